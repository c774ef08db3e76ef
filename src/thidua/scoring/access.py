"""Who enters the sheet, who approves it, who opens it again. Everybody reads their own grade on their own page instead."""

from uuid import UUID

from django.shortcuts import get_object_or_404

from thidua.files.models import StoredFile
from thidua.scoring.models import Regulation, Reopening
from thidua.scoring.states import ReopeningState
from thidua.units.access import Member, enters_grades, has_role, is_chair, reads_the_work, works_here
from thidua.units.models import Role, Team
from thidua.units.queries import holders

may_read = reads_the_work
may_read_own = works_here
may_enter = enters_grades
may_approve = is_chair
# Not the head: the paper is about the head.
may_enter_head_paper = has_role(Role.SECRETARY, Role.VICE_PRINCIPAL)
may_ask_reopening = enters_grades
may_enter_regulation = enters_grades
may_take_points = enters_grades
may_enter_unit_grade = enters_grades


def team_for(member: Member, team_id: UUID) -> Team:
    return get_object_or_404(Team, id=team_id, unit=member.unit)


def regulation_scan_for(member: Member, regulation_id: UUID) -> StoredFile:
    rows = Regulation.objects.select_related("scan").exclude(scan=None)
    scan = get_object_or_404(rows, id=regulation_id, unit=member.unit).scan
    assert scan is not None  # as the look-up asks
    return scan


def reopening_for(member: Member, reopening_id: UUID) -> Reopening:
    rows = Reopening.objects.select_related("evaluation__unit", "evaluation__year", "asked_by", "answered_by")
    return get_object_or_404(rows, id=reopening_id, evaluation__unit=member.unit)


def may_answer(member: Member, reopening: Reopening) -> bool:
    """Another than who asked; one of the two is the head."""
    if reopening.state != ReopeningState.ASKED or reopening.asked_by_id == member.user.id:
        return False
    heads = {user.id for user in holders(member.unit, Role.CHAIR, member.on)}
    return bool(enters_grades.test(member)) and not heads.isdisjoint({member.user.id, reopening.asked_by_id})

"""Who sees a submission, and which unit itself decides: the unit that sent it, the one it was sent to, the deciding level."""

from datetime import date
from uuid import UUID

import rules
from django.db.models import Count, F, Q, QuerySet
from django.http import Http404
from django.shortcuts import get_object_or_404

from statute.authority import decides
from statute.errors import NotInForceError
from thidua.decisions.models import Decision, Submission, SubmissionLine
from thidua.decisions.states import Outcome
from thidua.people.models import Grant
from thidua.units.access import Member, has_role, reads_papers, runs_the_work, sees_lists
from thidua.units.models import Level, Role, SchoolYear, Unit, UnitParent
from thidua.units.queries import HEADS

is_officer_above = rules.predicate(
    lambda member: member.unit.level != Level.SCHOOL and member.has(Role.UPPER_OFFICER),
    name="is_officer_above",
)
# Who sends and enters answers; who sees what was sent; whom it lies with above.
may_send = runs_the_work
may_handle_submissions = runs_the_work | is_officer_above
may_read_submissions = reads_papers | is_officer_above
may_appraise = rules.predicate(
    lambda member: (
        member.unit.level != Level.SCHOOL and member.has(Role.UPPER_OFFICER, Role.CHAIR, Role.SECRETARY)
    ),
    name="may_appraise",
)
may_open_officers = rules.predicate(
    lambda member: member.unit.level != Level.SCHOOL and member.has(Role.SYSTEM_OFFICER),
    name="may_open_officers",
)
may_attach_scans = runs_the_work | is_officer_above
may_read_register = sees_lists
may_make_certificates = runs_the_work
may_change_parent = has_role(Role.CHAIR, Role.SYSTEM_OFFICER)

# The engine names the deciding authority in words; only these are heads of units kept here.
LEVELS = {
    **HEADS,
    "Bộ trưởng Bộ Giáo dục và Đào tạo": Level.MINISTRY,
}

# An award which heads of districts decided as long as there were districts.
OF_DISTRICTS = "LDTT"


def deciding_level(code: str, on: date) -> Level | None:
    """The level of the unit whose head decides; none above the ministry."""
    return LEVELS.get(decides(code, on)[0])


def districts_ended(on: date) -> bool:
    """Whether what district heads decided is decided by somebody else on that day: there are no districts then."""
    try:
        return deciding_level(OF_DISTRICTS, on) != Level.DISTRICT
    except NotInForceError:
        return False  # a day before the oldest figure of the law library


def may_decide(unit: Unit, code: str, on: date) -> bool:
    """Whether this unit itself decides the award on that day. A school never does: no award is its head's."""
    return deciding_level(code, on) == unit.level


def submissions_seen_by(unit: Unit) -> QuerySet[Submission]:
    """What the unit sent, what lies with it and what it has answered lines of, the newest first, with counts of lines."""
    answered = SubmissionLine.objects.filter(decision__issuer=unit).values("submission")
    return (
        Submission.objects.filter(Q(unit=unit) | Q(addressee=unit) | Q(id__in=answered))
        .select_related("unit", "addressee", "year", "letter__file", "list__file")
        .annotate(
            count=Count("lines"),
            pending=Count("lines", filter=Q(lines__outcome=Outcome.PENDING)),
            returned=Count("lines", filter=Q(lines__outcome=Outcome.RETURNED)),
            taken=Count("lines", filter=Q(lines__outcome=Outcome.PENDING, lines__taken_on__isnull=False)),
            # From paper by whoever sent them: nobody above received these here.
            outside=Count("lines", filter=Q(lines__decision__unit=F("unit"))),
        )
        .order_by("-on", "-id")
    )


def submission_for(member: Member, submission: UUID) -> Submission:
    """Sent by the member's unit or to it; any other does not exist."""
    return get_object_or_404(submissions_seen_by(member.unit), id=submission)


def own_submission_for(member: Member, submission: UUID) -> Submission:
    """Sent by the member's unit: the one that enters the decision it gets back."""
    return get_object_or_404(submissions_seen_by(member.unit).filter(unit=member.unit), id=submission)


def submission_at(member: Member, submission: UUID) -> Submission:
    """Lies with the member's unit now: any other does not exist for whoever appraises."""
    return get_object_or_404(submissions_seen_by(member.unit).filter(addressee=member.unit), id=submission)


def submission_to_decide(member: Member, submission: UUID) -> Submission:
    """Sent to the member's unit, which itself decides a waiting line on this day; else there is no such page."""
    found = submission_at(member, submission)
    waiting = SubmissionLine.objects.filter(submission=found, outcome=Outcome.PENDING)
    awards = waiting.order_by().values_list("dossier__award", flat=True).distinct()
    if not any(may_decide(member.unit, code, member.on) for code in awards):
        raise Http404
    return found


def is_past_addressee(unit: Unit, submission: Submission) -> bool:
    """It answered lines, then the open ones went elsewhere: it keeps reading what it decided, and no more."""
    return unit.id not in (submission.unit_id, submission.addressee_id)


def decision_for(member: Member, decision: UUID) -> Decision:
    """A decision on what the member's unit sent, on what lies with it now, or one of its own."""
    unit = member.unit
    of_unit = Submission.objects.filter(Q(unit=unit) | Q(addressee=unit))
    seen = Decision.objects.filter(Q(lines__submission__in=of_unit.values("id")) | Q(issuer=unit))
    return get_object_or_404(seen.select_related("scan", "document__file").distinct(), id=decision)


def own_decision_for(member: Member, decision: UUID) -> Decision:
    """A decision which the member's unit entered."""
    return get_object_or_404(Decision.objects.select_related("scan"), id=decision, unit=member.unit)


def placing_for(member: Member, row: UUID) -> UnitParent:
    """Under whom the member's unit stands from a day on."""
    return get_object_or_404(UnitParent.objects.select_related("unit", "parent"), id=row, unit=member.unit)


def year_for(member: Member, year: UUID) -> SchoolYear:
    return get_object_or_404(SchoolYear, id=year, unit=member.unit)


def grants_for(member: Member, grants: list[UUID]) -> list[Grant]:
    """Grants of the unit, in the order asked for; a foreign or unknown one makes 404."""
    found = {grant.id: grant for grant in Grant.objects.filter(unit=member.unit, id__in=grants)}
    if set(found) != set(grants):
        raise Http404
    return [found[grant] for grant in dict.fromkeys(grants)]

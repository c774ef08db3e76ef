"""Another unit above from a day on: the tree, and everything still open that was sent to the one before."""

from datetime import date

from django.db.models import QuerySet

from thidua.core import clock
from thidua.core.ids import uuid7
from thidua.core.text import fold, tidy
from thidua.decisions.access import districts_ended
from thidua.decisions.errors import (
    CommuneTooEarlyError,
    DistrictEndedError,
    FarAheadError,
    OwnParentError,
    ParentAnsweredError,
    SameParentError,
)
from thidua.decisions.models import Readdressing, Submission, SubmissionLine
from thidua.decisions.queries.placing import misaddressed
from thidua.decisions.states import Outcome
from thidua.documents.actions.registers import readdress_dispatches, restore_dispatches
from thidua.ledger.actions import Actor, action, record
from thidua.nominations.actions import note_readdressed
from thidua.units.actions import create_unit, place_under, withdraw_placing
from thidua.units.actions.tree import refuse_overlap
from thidua.units.models import Level, Unit, UnitParent
from thidua.units.queries import ancestors_on, parent_on

WHY = "Cấp trên trực tiếp thay đổi"


@action("decisions.parent_changed")
def change_parent(
    *, by: Actor, unit: Unit, parent: Unit, on: date, paper: str = "", place: str = ""
) -> UnitParent:
    """Put the unit under another from a day on, and tell the new one of what still waits for its answer.

    A day to come changes no addressee yet: the nightly job does when it has come.
    """
    refuse_parent(unit, parent, on)
    row = place_under(by=by, unit=unit, parent=parent, on=on, paper=paper, place=place)
    if on <= clock.today() and misaddressed(unit, clock.today()):
        readdress_open(by=by, unit=unit, on=on, why=f"{WHY} theo {row.paper}" if row.paper else WHY)
    record(about=unit, fields={"parent": parent.id, "paper": row.paper}, on=on, units=[parent.id])
    return row


@action("decisions.parent_withdrawn")
def withdraw_parent(*, by: Actor, row: UnitParent) -> list[Submission]:
    """Take back a parent entered for a day to come; what a clock that ran ahead has already sent there comes back.

    Gives the submissions that came back. Where the new parent has answered a line, nothing is taken back.
    """
    today = clock.today()
    withdraw_placing(by=by, row=row, today=today)
    moves = Readdressing.objects.filter(
        submission__unit=row.unit_id, submission__addressee=row.parent_id, goes_to=row.parent_id
    )
    back = [
        _brought_back(by, move, today) for move in moves.filter(on__gte=row.starts).order_by("-on", "-id")
    ]
    concerned = {row.parent_id, *(submission.addressee_id for submission in back)}
    record(about=row.unit, fields={"parent": (row.parent_id, None)}, on=today, units=concerned)
    return back


def _brought_back(by: Actor, move: Readdressing, today: date) -> Submission:
    """The open lines lie again with whom they were sent to before this move."""
    lines = list(_locked(move.submission))
    submission = Submission.objects.select_related("letter").get(id=move.submission_id)
    if any(_answered_by(line, move) for line in lines):
        raise ParentAnsweredError(submission.letter.symbol, move.goes_to.name)
    earlier = Readdressing.objects.filter(submission=submission, on__lt=move.on).order_by("-on").first()
    restore_dispatches(
        by=by,
        document=submission.letter,
        was=move.goes_to,
        goes_to=move.sent_to,
        instead_of=earlier.sent_to.name if earlier else "",
    )
    submission.addressee = move.sent_to
    submission.save(update_fields=["addressee"])
    waiting = [line for line in lines if line.outcome == Outcome.PENDING]
    SubmissionLine.objects.filter(id__in=[line.id for line in waiting]).update(taken_on=None)
    for line in waiting:
        note_readdressed(by=by, dossier=line.dossier, goes_to=move.sent_to_id, on=today)
    move.delete()
    return submission


def _answered_by(line: SubmissionLine, move: Readdressing) -> bool:
    return line.decision is not None and line.decision.issuer_id == move.goes_to_id


def refuse_parent(unit: Unit, parent: Unit, on: date) -> None:
    """Raise why this one cannot stand above from that day on."""
    if parent.level == Level.DISTRICT and districts_ended(on):
        raise DistrictEndedError
    if (unit.level, parent.level) == (Level.SCHOOL, Level.COMMUNE) and not districts_ended(on):
        raise CommuneTooEarlyError
    if parent.id == unit.id or unit in ancestors_on(parent, on):
        raise OwnParentError
    refuse_overlap(unit, on)
    before = UnitParent.objects.filter(unit=unit, ends=None).select_related("parent").first()
    if before is not None and before.parent_id == parent.id:
        raise SameParentError(parent.name, before.starts)
    today = clock.today()
    if (on.year - 1, on.month, on.day) > (today.year, today.month, today.day):
        raise FarAheadError


def commune_named(name: str, unit: Unit) -> Unit:
    """A commune that nobody has entered yet, unsaved: `Xã Hoa Sen` is called so, on papers `UBND xã Hoa Sen`."""
    name = tidy(name)
    return Unit(
        id=uuid7(),
        code=f"{unit.code}/{fold(name).replace(' ', '-')}"[:40],
        level=Level.COMMUNE,
        name=f"UBND {name[:1].lower()}{name[1:]}",
        short_name=name,
    )


@action("decisions.unit_above_entered")
def new_unit_above(*, by: Actor, unit: Unit, parent: Unit, on: date) -> Unit:
    """Save a commune which was not known here, under the province of the unit."""
    made = create_unit(by=by, unit=parent)
    province = next((one for one in ancestors_on(unit, clock.today()) if one.level == Level.PROVINCE), None)
    if province is not None:
        place_under(by=by, unit=made, parent=province, on=on)
    record(about=made, fields={"for": unit.id}, on=on)
    return made


@action("decisions.open_readdressed")
def readdress_open(*, by: Actor, unit: Unit, on: date, why: str) -> list[Readdressing]:
    """Every submission of the unit with lines unanswered goes to its parent of today; answered lines stay as they are.

    Letter and list keep number and day. The lines are locked first, as those who answer lock them.
    """
    parent = parent_on(unit, clock.today())
    rows = [_readdressed(by, submission, parent, on, why) for submission in misaddressed(unit, clock.today())]
    moved = [row for row in rows if row is not None]
    concerned = {unit_id for row in moved for unit_id in (row.sent_to_id, row.goes_to_id)}
    record(about=unit, counts={"submissions": len(moved)}, on=on, units=concerned)
    return moved


def _readdressed(
    by: Actor, submission: Submission, parent: Unit | None, on: date, why: str
) -> Readdressing | None:
    """None where somebody answered the last line, or moved it, just before."""
    lines = [line for line in _locked(submission) if line.outcome == Outcome.PENDING]
    submission = Submission.objects.select_related("addressee", "letter").get(id=submission.id)
    if not lines or parent is None or submission.addressee_id == parent.id:
        return None
    row = Readdressing.objects.create(
        submission=submission,
        sent_to=submission.addressee,
        goes_to=parent,
        on=max(on, submission.on),
        why=why,
        lines=len(lines),
    )
    readdress_dispatches(by=by, document=submission.letter, was=submission.addressee, goes_to=parent)
    submission.addressee = parent
    submission.save(update_fields=["addressee"])
    SubmissionLine.objects.filter(id__in=[line.id for line in lines]).update(taken_on=None)
    for line in lines:
        note_readdressed(by=by, dossier=line.dossier, goes_to=parent.id, on=on)
    return row


def _locked(submission: Submission) -> QuerySet[SubmissionLine]:
    """The guard: whoever answers a line at the same moment comes before or after, never between."""
    rows = SubmissionLine.objects.select_for_update(of=("self",)).filter(submission=submission)
    return rows.select_related("dossier", "decision").order_by("id")

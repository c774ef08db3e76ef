"""Reading submissions: what can be sent, what was sent, what still waits for its answer."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import QuerySet

from statute.complaints import Deadline, first_complaint
from statute.errors import NotInForceError
from thidua.core import clock
from thidua.decisions.access import may_decide, submissions_seen_by
from thidua.decisions.models import Decision, Readdressing, Submission, SubmissionLine
from thidua.decisions.queries.authority import authority_names, has_officer
from thidua.decisions.states import Outcome
from thidua.nominations.models import Dossier
from thidua.nominations.queries import dossiers_of, fallen_first
from thidua.nominations.states import DossierState
from thidua.people.models import EVERY_TITLE, FORMS, Holder, of_holders
from thidua.people.queries import tell_apart
from thidua.units.models import SchoolYear, Unit

# A dossier in one of these states still goes somewhere this year.
SENDABLE = (DossierState.SUPPORTED, DossierState.RETURNED)
ON_THE_WAY = (DossierState.IN_COUNCIL, *SENDABLE, DossierState.SUBMITTED)


@dataclass(frozen=True, slots=True)
class Sendable:
    """A dossier the council supports, with who decides it; `fallen`: a title it rests on that was not supported."""

    dossier: Dossier
    authority: str
    fallen: str = ""


@dataclass(frozen=True, slots=True)
class Answered:
    """A decision with the last day for a first complaint, if it was received on the day it was signed.

    The day of receipt is not kept, so the true last day may be later, never earlier.
    """

    decision: Decision
    complaint: Deadline | None


@dataclass(frozen=True, slots=True)
class YearProgress:
    """How far the answers of a school year are."""

    lines: int
    pending: int
    unsent: int

    @property
    def may_close(self) -> bool:
        return not self.pending and not self.unsent


def sendable(unit: Unit, year: SchoolYear, on: date) -> list[Sendable]:
    """Supported dossiers in the order of the list that would be sent: by award, then by name."""
    dossiers = list(dossiers_of(unit, year, states=SENDABLE))
    tell_apart(unit, [dossier.person for dossier in dossiers])
    names = authority_names(unit, {dossier.award for dossier in dossiers}, on)
    fallen = fallen_first(dossiers, on)
    return [
        Sendable(dossier, names[dossier.award], fallen.get(dossier.id, ""))
        for dossier in in_list_order(dossiers)
    ]


def in_list_order(dossiers: Iterable[Dossier]) -> list[Dossier]:
    """Persons before collectives, titles before forms, the higher title first, then by Vietnamese name."""
    order = {code: place for place, code in enumerate([*reversed(EVERY_TITLE), *FORMS])}
    return sorted(dossiers, key=lambda one: (one.is_collective, order.get(one.award, 99), one.list_place))


@dataclass(frozen=True, slots=True)
class Received:
    """A submission in the list, with how long its open lines have waited."""

    submission: Submission
    waits: int | None
    moved: Readdressing | None = None  # to whom the open lines went from here; another answers them now


def inbox_of(unit: Unit, on: date) -> list[Received]:
    """What the unit sent and what came to it; days waited until today where a line is still open."""
    moves = Readdressing.objects.filter(sent_to=unit).select_related("goes_to").order_by("on", "id")
    moved = {move.submission_id: move for move in moves}
    return [
        Received(
            row,
            max(0, (on - row.on).days) if row.pending else None,  # type: ignore[attr-defined]  # annotated
            moved.get(row.id) if row.addressee_id != unit.id else None,
        )
        for row in submissions_seen_by(unit)
    ]


def waiting_submissions(unit: Unit) -> QuerySet[Submission]:
    """Sent by the unit and not answered in full."""
    pending = SubmissionLine.objects.filter(outcome=Outcome.PENDING).values("submission")
    return submissions_seen_by(unit).filter(unit=unit, id__in=pending)


def lines_of(submission: Submission) -> list[SubmissionLine]:
    """The lines as they stand in the list."""
    rows = SubmissionLine.objects.filter(submission=submission).order_by("order")
    lines = list(
        rows.select_related("dossier__person", "dossier__team", "dossier__unit", "decision", "assessment")
    )
    tell_apart(submission.unit_id, [line.dossier.person for line in lines])
    return lines


def may_issue(unit: Unit, lines: Iterable[SubmissionLine], on: date) -> bool:
    """Whether the unit itself decides at least one line that still waits."""
    waiting = {line.dossier.award for line in lines if line.outcome == Outcome.PENDING}
    return any(may_decide(unit, code, on) for code in waiting)


def in_hand_above(submission: Submission, lines: Iterable[SubmissionLine], on: date) -> list[SubmissionLine]:
    """The waiting lines which the addressee has in hand here and may decide: their answers are its own to enter."""
    addressee = submission.addressee
    held = [
        line
        for line in lines
        if line.outcome == Outcome.PENDING
        and line.taken_on is not None
        and on >= line.taken_on
        and may_decide(addressee, line.dossier.award, on)
    ]
    return held if held and has_officer(addressee, clock.today()) else []


def is_all_in_hand(submission: Submission, lines: Iterable[SubmissionLine], on: date) -> bool:
    """Nothing waits that could come back on paper: every open line is in hand above."""
    waiting = [line for line in lines if line.outcome == Outcome.PENDING]
    return bool(waiting) and len(in_hand_above(submission, waiting, on)) == len(waiting)


def is_untouched(lines: Iterable[SubmissionLine]) -> bool:
    """Nobody above has taken, answered or sent back anything of it."""
    return all(line.outcome == Outcome.PENDING and line.taken_on is None for line in lines)


def receivable(unit: Unit, on: date) -> list[Submission]:
    """What the unit sent of which an answer may still come on paper."""
    waiting = list(waiting_submissions(unit))
    open_lines = SubmissionLine.objects.filter(submission__in=waiting, outcome=Outcome.PENDING)
    lines = defaultdict[UUID, list[SubmissionLine]](list)
    for line in open_lines.select_related("dossier"):
        lines[line.submission_id].append(line)
    return [row for row in waiting if not is_all_in_hand(row, lines[row.id], on)]


def decisions_of(submission: Submission) -> list[Answered]:
    """The decisions which answered its lines, in the order of their days."""
    rows = Decision.objects.filter(lines__submission=submission).distinct()
    ordered = rows.select_related("scan", "document__file", "issuer").order_by("on", "paper")
    return [Answered(decision, _complaint(decision.on)) for decision in ordered]


def _complaint(signed_on: date) -> Deadline | None:
    """None for a day of which the law library knows nothing."""
    try:
        return first_complaint(signed_on)
    except NotInForceError:
        return None


def progress_of(year: SchoolYear) -> YearProgress:
    """How many lines of the year there are, wait, or were never sent."""
    lines = SubmissionLine.objects.filter(submission__year=year).exclude(outcome=Outcome.ANNULLED)
    states = DossierState.IN_COUNCIL, *SENDABLE
    return YearProgress(
        lines=lines.count(),
        pending=lines.filter(outcome=Outcome.PENDING).count(),
        unsent=Dossier.objects.filter(year=year, state__in=states).count(),
    )


def forms_on_the_way(year: SchoolYear, dossiers: Iterable[Dossier]) -> list[Dossier]:
    """Forms of commendation already sent up or granted to the same holders for their achievements of the year."""
    states = DossierState.SUBMITTED, DossierState.GRANTED, DossierState.GRANTED_LOWER
    rows = Dossier.objects.filter(of_holders(dossiers), year=year, award__in=FORMS, state__in=states)
    return list(rows.select_related("person", "team", "unit"))


def undecided_collectives(year: SchoolYear) -> set[UUID | None]:
    """Teams, and the school as None, of which a dossier of the year still goes somewhere."""
    rows = Dossier.objects.filter(year=year, state__in=ON_THE_WAY).exclude(holder=Holder.PERSON)
    return set(rows.values_list("team_id", flat=True))


def undecided_people(year: SchoolYear) -> set[UUID]:
    """People of whom a dossier of the year still goes somewhere."""
    rows = Dossier.objects.filter(year=year, state__in=ON_THE_WAY, holder=Holder.PERSON)
    return {person for person in rows.values_list("person_id", flat=True) if person}

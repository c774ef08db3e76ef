"""What the home pages of a unit are computed from and what is the same for everybody there, read once."""

from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.db.models import Exists, OuterRef, Q

from thidua.councils.models import Meeting
from thidua.councils.states import MeetingState
from thidua.decisions.models import Submission, SubmissionLine
from thidua.nominations.models import Dossier
from thidua.nominations.states import DossierState
from thidua.people.models import Posting
from thidua.people.queries import postings_on
from thidua.plans.models import Item
from thidua.plans.queries.tree import items_in_force
from thidua.registrations.models import Pledge
from thidua.scoring.models import Evaluation, Line, Reopening
from thidua.units.models import Appointment, Role, SchoolYear, Unit
from thidua.units.queries import duties_since, open_years

# So long after its last day a duty is still somebody's to hand over.
LATELY = timedelta(days=60)


@dataclass(frozen=True, slots=True)
class Sent:
    """One submission of an open year and its answers."""

    submission: Submission
    lines: tuple[SubmissionLine, ...]


@dataclass(frozen=True, slots=True)
class Ground:
    """Of the years still open, the oldest first.

    `reopened`: somebody asked to open a sheet of these years again. `living`: what the plans in force undertake.
    `secretaries`: who is in charge of the work, or was until lately.
    """

    years: tuple[SchoolYear, ...]
    duties: tuple[Appointment, ...]
    staff: tuple[Posting, ...]
    meetings: tuple[Meeting, ...]
    pledges: tuple[Pledge, ...]
    evaluations: dict[UUID, Evaluation]
    reopened: bool
    lines: tuple[Line, ...]
    dossiers: tuple[Dossier, ...]
    sent: tuple[Sent, ...]
    living: tuple[Item, ...]
    secretaries: tuple[Appointment, ...]


def ground_of(unit: Unit, on: date) -> Ground:
    years = tuple(open_years(unit))
    known = tuple(duties_since(unit, on - LATELY, on))
    meetings = Meeting.objects.filter(unit=unit).filter(Q(year__in=years) | ~Q(state=MeetingState.CLOSED))
    pledges = Pledge.objects.filter(unit=unit, round__year__in=years)
    asked = Exists(Reopening.objects.filter(evaluation=OuterRef("id")))
    sheets = list(Evaluation.objects.filter(unit=unit, year__in=years).annotate(was_asked_for=asked))
    return Ground(
        years=years,
        duties=tuple(one for one in known if one.ends is None or one.ends >= on),
        staff=tuple(postings_on(unit, on).select_related("person__user", "team")),
        meetings=tuple(meetings.select_related("council", "year").order_by("on", "id")),
        pledges=tuple(pledges.select_related("person", "team", "unit")),
        evaluations={row.year_id: row for row in sheets},
        reopened=any(row.was_asked_for for row in sheets),
        lines=tuple(Line.objects.filter(evaluation__unit=unit, evaluation__year__in=years)),
        dossiers=_dossiers(unit, years),
        sent=_sent(unit, years),
        living=_living(unit, on),
        secretaries=tuple(one for one in known if one.role == Role.SECRETARY),
    )


def _living(unit: Unit, on: date) -> tuple[Item, ...]:
    """Without who takes part, which no home says."""
    rows = items_in_force(unit, on).prefetch_related(None).prefetch_related("association__leads")
    return tuple(rows.order_by("order", "id"))


def _dossiers(unit: Unit, years: tuple[SchoolYear, ...]) -> tuple[Dossier, ...]:
    """Without the stored cases and findings, which are long and not shown here."""
    rows = Dossier.objects.filter(unit=unit, year__in=years).exclude(state=DossierState.WITHDRAWN)
    return tuple(rows.select_related("person", "team", "unit").defer("case", "assessment", "achievement"))


def _sent(unit: Unit, years: tuple[SchoolYear, ...]) -> tuple[Sent, ...]:
    rows = SubmissionLine.objects.filter(
        submission__unit=unit, submission__year__in=years, submission__annulled_on=None
    )
    found: dict[UUID, tuple[Submission, list[SubmissionLine]]] = {}
    related = (
        "submission__addressee",
        "submission__letter",
        "decision",
        "dossier__person",
        "dossier__team",
        "dossier__unit",
    )
    for line in rows.select_related(*related).order_by("submission__on", "submission_id", "order"):
        found.setdefault(line.submission_id, (line.submission, []))[1].append(line)
    return tuple(Sent(submission, tuple(lines)) for submission, lines in found.values())

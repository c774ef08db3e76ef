"""Reading dossiers: lists with filters, what could be opened, whether law or grades have changed since."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Max, Q, QuerySet

from statute import library
from thidua.collectives.models import Collective, collective_of
from thidua.core import clock
from thidua.core.school_years import ends, starts
from thidua.core.text import fold
from thidua.guidance.queries import asked_now, asked_then
from thidua.nominations.models import Dossier
from thidua.nominations.states import DossierState
from thidua.people.models import LIST_ORDER, Holder, Person, Posting
from thidua.registrations.queries import confirmed_pledges
from thidua.scoring.queries import Known, corrections_of
from thidua.units.models import SchoolYear, Team, Unit

BEFORE_COUNCIL = (DossierState.OPEN, DossierState.READY)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A confirmed pledge which has no dossier yet: what `open_dossiers` would open."""

    person: Person
    team: Team | None
    award: str

    @property
    def key(self) -> str:
        return f"{self.person.id}:{self.award}"


@dataclass(frozen=True, slots=True)
class CollectiveCandidate:
    """The same of a team or of the school."""

    collective: Collective
    award: str

    @property
    def key(self) -> str:
        return f"{self.collective.key}:{self.award}"


def dossiers_of(
    unit: Unit,
    year: SchoolYear,
    *,
    states: Iterable[DossierState] | None = None,
    award: str | None = None,
    team: UUID | None = None,
    answer: str | None = None,
    text: str = "",
) -> QuerySet[Dossier]:
    """A year's dossiers in the order of Vietnamese lists; withdrawn ones only if `states` names them."""
    rows = Dossier.objects.filter(unit=unit, year=year).select_related("person", "team", "unit", "year")
    if states is None:
        rows = rows.exclude(state=DossierState.WITHDRAWN)
    else:
        rows = rows.filter(state__in=list(states))
    if award:
        rows = rows.filter(award=award)
    if team:
        rows = rows.filter(team=team)
    if answer:
        rows = rows.filter(answer=answer)
    if text.strip():
        words = fold(text)
        rows = rows.filter(
            Q(person__folded__contains=words) | Q(holder=Holder.TEAM, team__folded__contains=words)
        )
    return rows.order_by(*LIST_ORDER, "award")


def dossiers_before_council(*, unit: Unit, year: SchoolYear, persons: Iterable[UUID]) -> QuerySet[Dossier]:
    """The dossiers of these people of which the law can still be asked."""
    return dossiers_of(unit, year, states=BEFORE_COUNCIL).filter(person__in=list(persons))


def posting_in_year(*, unit: Unit, year: SchoolYear, person: Person) -> Posting | None:
    """The person's last posting in the unit which touches the school year: who retired in March is still honoured."""
    return (
        Posting.objects.filter(unit=unit, person=person)
        .filter(
            Q(starts=None) | Q(starts__lte=ends(year.name)), Q(ends=None) | Q(ends__gte=starts(year.name))
        )
        .select_related("team")
        .order_by("starts")
        .last()
    )


def candidates_of(unit: Unit, year: SchoolYear) -> list[Candidate]:
    """One for each confirmed title and person without a dossier, in the order of the school's list."""
    there = set(dossiers_of(unit, year).order_by().values_list("person_id", "award"))
    return [
        Candidate(pledge.person, pledge.team, award)
        for pledge in confirmed_pledges(unit, year)
        if pledge.person is not None
        for award in pledge.awards
        if (pledge.person_id, award) not in there
    ]


def collective_candidates_of(unit: Unit, year: SchoolYear) -> list[CollectiveCandidate]:
    """The same of the teams and the school."""
    there = {(dossier.holder_key, dossier.award) for dossier in dossiers_of(unit, year)}
    return [
        CollectiveCandidate(collective_of(pledge), award)
        for pledge in confirmed_pledges(unit, year)
        if pledge.is_collective
        for award in pledge.awards
        if (pledge.holder_key, award) not in there
    ]


def law_version() -> str:
    """The digest of the law as it is installed today."""
    return library.load().version


def law_changed(dossier: Dossier) -> bool:
    """Whether another law than today's gave the stored answer, and the dossier can still be asked again."""
    return dossier.state in BEFORE_COUNCIL and dossier.law_version not in {"", law_version()}


def rules_changed(dossier: Dossier) -> bool:
    """Whether other local rules than today's stand beside the stored answer, and it can still be asked again."""
    if dossier.state not in BEFORE_COUNCIL or not dossier.assessment:
        return False
    return asked_then(dossier.assessment) != asked_now(dossier.unit, dossier.award, clock.today())


def graded_otherwise(unit: Unit, year: SchoolYear, known: Known | None = None) -> set[UUID]:
    """The dossiers whose answer rests on a grade (months, leave) that was corrected since: approved anew, not asked again.

    A team's or the school's rests on what its members were graded. `known`: the sheet, if read already.
    """
    corrections = [one for one in corrections_of(unit, year, known) if one.people]
    if not corrections:
        return set()
    rows = dossiers_of(unit, year).order_by().annotate(asked_at=Max("assessments__made_at"))
    teams = _teams_in(unit, year, {person for one in corrections for person in one.people})
    return {
        row.id
        for row in rows
        for one in corrections
        if row.asked_at and row.asked_at < one.at and _rests_on(row, one.people, teams)
    }


def _teams_in(unit: Unit, year: SchoolYear, people: set[UUID]) -> dict[UUID, set[UUID | None]]:
    """In which teams these people were in the year."""
    found: dict[UUID, set[UUID | None]] = {}
    postings = Posting.objects.filter(unit=unit, person__in=people).filter(
        Q(ends=None) | Q(ends__gte=starts(year.name))
    )
    for person, team in postings.values_list("person_id", "team_id"):
        found.setdefault(person, set()).add(team)
    return found


def _rests_on(dossier: Dossier, people: frozenset[UUID], teams: dict[UUID, set[UUID | None]]) -> bool:
    if dossier.holder == Holder.UNIT:
        return True
    if dossier.holder == Holder.TEAM:
        return any(dossier.team_id in teams.get(person, ()) for person in people)
    return dossier.person_id in people

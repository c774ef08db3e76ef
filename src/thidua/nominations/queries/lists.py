"""Reading dossiers: lists with filters, what could be opened, whether the law has changed since."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db.models import QuerySet

from statute import library
from thidua.core.text import fold
from thidua.nominations.models import Dossier
from thidua.nominations.states import DossierState
from thidua.people.models import Person
from thidua.registrations.queries import confirmed_pledges
from thidua.units.models import SchoolYear, Team, Unit


@dataclass(frozen=True, slots=True)
class Candidate:
    """A confirmed pledge which has no dossier yet: what `open_dossiers` would open."""

    person: Person
    team: Team | None
    award: str

    @property
    def key(self) -> str:
        return f"{self.person.id}:{self.award}"


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
    rows = Dossier.objects.filter(unit=unit, year=year).select_related("person", "team", "year")
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
        rows = rows.filter(person__folded__contains=fold(text))
    return rows.order_by("person__sort_key", "person_id", "award")


def open_dossiers_of(*, unit: Unit, year: SchoolYear, persons: Iterable[UUID]) -> QuerySet[Dossier]:
    """The dossiers of these people which are still being prepared."""
    return dossiers_of(unit, year, states=[DossierState.OPEN]).filter(person__in=list(persons))


def candidates_of(unit: Unit, year: SchoolYear) -> list[Candidate]:
    """One for each confirmed title and person without a dossier, in the order of the school's list."""
    there = set(dossiers_of(unit, year).order_by().values_list("person_id", "award"))
    return [
        Candidate(pledge.person, pledge.team, award)
        for pledge in confirmed_pledges(unit, year)
        for award in pledge.titles
        if (pledge.person_id, award) not in there
    ]


def law_version() -> str:
    """The digest of the law as it is installed today."""
    return library.load().version


def law_changed(dossier: Dossier) -> bool:
    """Whether another law than today's gave the stored answer."""
    return bool(dossier.law_version) and dossier.law_version != law_version()

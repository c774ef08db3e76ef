"""Reading collectives: their years, their awards, the strip of a page."""

from collections.abc import Iterable
from uuid import UUID

from django.db.models import F, Q, QuerySet

from thidua.collectives.models import Collective, CollectiveYear
from thidua.core.school_years import before
from thidua.people.models import COLLECTIVE_TITLES, Grant, Holder
from thidua.people.queries import StripYear
from thidua.units.models import SchoolYear, Team, Unit

SHOWN_YEARS = 10


def collectives_of(unit: Unit) -> list[Collective]:
    """The school and all its teams."""
    return [Collective(unit), *(Collective(unit, team) for team in Team.objects.filter(unit=unit))]


def years_of(collective: Collective) -> list[CollectiveYear]:
    """What was written down, the newest first."""
    rows = CollectiveYear.objects.filter(unit=collective.unit, team=collective.team)
    return list(rows.select_related("stated_by").order_by("-school_year"))


def rows_in_year(unit: Unit, school_year: str) -> dict[UUID | None, CollectiveYear]:
    """The year's row of each collective of the unit: by team, the school's own under None."""
    rows = CollectiveYear.objects.filter(unit=unit, school_year=school_year)
    return {row.team_id: row for row in rows}


def grants_held(collectives: Iterable[Collective]) -> QuerySet[Grant]:
    """All that these hold, the newest first."""
    listed = list(collectives)
    of_teams = Q(holder=Holder.TEAM, team__in=[one.team_id for one in listed if one.team])
    of_units = Q(holder=Holder.UNIT, unit__in=[one.unit.id for one in listed if not one.team])
    newest = F("on").desc(nulls_last=True)
    return (
        Grant.objects.filter(of_teams | of_units)
        .select_related("checked_by")
        .order_by(newest, "-school_year", "code")
    )


def is_counted(unit: Unit, school_year: str) -> bool:
    """Whether numbers are counted from the members' records: in a year which the unit has open."""
    return SchoolYear.objects.filter(unit=unit, name=school_year, closed_on=None).exists()


def strip_of(
    rows: list[CollectiveYear], grants: Iterable[Grant], *, now: str, graded: bool = True
) -> list[StripYear]:
    """Ten years as the page's strip shows them; `graded`: whether the reader may see grades."""
    by_year = {row.school_year: row for row in rows}
    held = {(grant.school_year, grant.code) for grant in grants if grant.revoked_on is None}
    cells = []
    for ago in reversed(range(SHOWN_YEARS)):
        name = before(now, ago)
        row = by_year.get(name)
        cells.append(
            StripYear(
                school_year=name,
                grade=row.grade if row and graded else None,
                titles=[code for code in COLLECTIVE_TITLES if (name, code) in held],
                initiatives=0,
                notes=[f"{row.ldtt}/{row.members} LĐTT"]
                if row and row.members and row.ldtt is not None
                else [],
                is_now=ago == 0,
                withheld=not graded,
            )
        )
    return cells

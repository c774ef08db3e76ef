"""What measures look at: one school year of a unit on a day, read in six queries whatever the size of the school."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q

from thidua.collectives.models import CollectiveYear
from thidua.people.models import Grant, Initiative, Posting, YearRecord
from thidua.units.models import Team, Unit


@dataclass(frozen=True, slots=True)
class YearFacts:
    """One school year as the records tell it on `day`; `titles` and `decided` by the id of their holder."""

    unit: Unit
    school_year: str
    day: date
    staff: tuple[Posting, ...]
    records: Mapping[UUID, YearRecord]
    initiatives: tuple[Initiative, ...]
    titles: Mapping[UUID, frozenset[str]]
    teams: tuple[Team, ...]
    decided: frozenset[UUID]


def years_of(unit: Unit, days: Mapping[str, date]) -> dict[str, YearFacts]:
    """The facts of each school year on its day."""
    if not days:
        return {}
    earliest, latest = min(days.values()), max(days.values())
    postings = list(
        Posting.objects.filter(unit=unit)
        .filter(Q(starts=None) | Q(starts__lte=latest), Q(ends=None) | Q(ends__gte=earliest))
        .select_related("person")
        .order_by("person__sort_key", "person_id")
    )
    here = Posting.objects.filter(unit=unit).values("person")
    records = list(YearRecord.objects.filter(school_year__in=days, person__in=here))
    initiatives = list(
        Initiative.objects.filter(record__unit=unit, record__school_year__in=days).select_related("record")
    )
    grants = list(
        Grant.objects.filter(school_year__in=days)
        .filter(Q(unit=unit) | Q(person__in=here))
        .only("code", "school_year", "on", "revoked_on", "holder", "person", "team", "unit")
    )
    collective_years = list(CollectiveYear.objects.filter(unit=unit, school_year__in=days))
    teams = tuple(unit.teams.all())
    return {
        year: YearFacts(
            unit=unit,
            school_year=year,
            day=day,
            staff=tuple(row for row in postings if _is_there(row, day)),
            records={row.person_id: row for row in records if row.school_year == year},
            initiatives=tuple(
                row
                for row in initiatives
                if row.record.school_year == year and (row.recognised_on is None or row.recognised_on <= day)
            ),
            titles=_titles(grants, year, day),
            teams=teams,
            decided=frozenset(
                row.team_id or unit.id
                for row in collective_years
                if row.school_year == year and row.titles_decided
            ),
        )
        for year, day in days.items()
    }


def _is_there(posting: Posting, day: date) -> bool:
    return (posting.starts is None or posting.starts <= day) and (posting.ends is None or posting.ends >= day)


def _titles(grants: list[Grant], year: str, day: date) -> dict[UUID, frozenset[str]]:
    found: dict[UUID, set[str]] = defaultdict(set)
    for grant in grants:
        is_given = grant.on is None or grant.on <= day
        is_kept = grant.revoked_on is None or grant.revoked_on > day
        if grant.school_year == year and is_given and is_kept:
            found[grant.holder_key].add(grant.code)
    return {holder: frozenset(codes) for holder, codes in found.items()}

"""The case of a team or of the school, as the engine's contract writes it. What no table knows is left null."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any
from uuid import UUID

from thidua.collectives.facts.counting import NOTHING, Counts, counts_in
from thidua.collectives.models import COUNTED, Collective, CollectiveYear
from thidua.collectives.queries import grants_held, is_counted
from thidua.people.models import COLLECTIVE_TITLES, Grant
from thidua.units.models import Unit

Case = dict[str, Any]
# So many of the members, and of no one else.
OF_MEMBERS = ("completed", "ldtt", "cstdcs", "disciplined_from_warning")


def case_of(collective: Collective, *, on: date, school_year: str) -> Case:
    return cases_of([collective], on=on, school_year=school_year)[collective.key]


def cases_of(
    collectives: Iterable[Collective],
    *,
    on: date,
    school_year: str,
    instead: Mapping[UUID, Mapping[str, int]] | None = None,
) -> dict[UUID, Case]:
    """The case of each collective of one unit on a day, by its key; a constant number of queries.

    `instead`: numbers put in place of what is known of this year, for asking what would be.
    """
    listed = list(collectives)
    if not listed:
        return {}
    unit = listed[0].unit
    rows: dict[UUID | None, list[CollectiveYear]] = defaultdict(list)
    for row in CollectiveYear.objects.filter(unit=unit, school_year__lte=school_year).order_by("school_year"):
        rows[row.team_id].append(row)
    grants: dict[UUID, list[Grant]] = defaultdict(list)
    for grant in grants_held(listed):
        grants[grant.holder_key].append(grant)
    counted = counts_in(unit, school_year, on) if is_counted(unit, school_year) else {}
    return {
        one.key: _case(
            one,
            rows[one.team_id],
            grants[one.key],
            counted.get(one.team_id, NOTHING),
            on=on,
            school_year=school_year,
            instead=(instead or {}).get(one.key, {}),
        )
        for one in listed
    }


def known_counts(row: CollectiveYear | None, counts: Counts) -> dict[str, int | None]:
    """What was entered, else what is counted. Numbers above that of the members contradict it: then not known."""
    known: dict[str, int | None] = {}
    for name in COUNTED:
        entered = getattr(row, name) if row else None
        known[name] = getattr(counts, name) if entered is None else entered
    members = known["members"]
    if members is not None:
        known |= {name: None for name in OF_MEMBERS if (known[name] or 0) > members}
    return known


def counts_now(unit: Unit, school_year: str, on: date) -> dict[UUID | None, Counts]:
    """What is counted today, as far as the year is one that is counted."""
    return counts_in(unit, school_year, on) if is_counted(unit, school_year) else {}


def _case(
    collective: Collective,
    rows: list[CollectiveYear],
    grants: list[Grant],
    counts: Counts,
    *,
    on: date,
    school_year: str,
    instead: Mapping[str, int],
) -> Case:
    this_year = next((row for row in rows if row.school_year == school_year), None)
    years = [_year(row, known_counts(row, NOTHING), grants, on) for row in rows if row is not this_year]
    now = this_year or CollectiveYear(unit=collective.unit, team=collective.team, school_year=school_year)
    years.append(_year(now, known_counts(this_year, counts), grants, on) | dict(instead))
    return {
        "on": on.isoformat(),
        "accepted_on": None,
        "school_year": school_year,
        "subject": {"kind": "collective", "small": collective.team is not None},
        "years": years,
        "awards": None,
        "under_review": this_year.under_review if this_year else None,
    }


def _year(
    row: CollectiveYear, counts: Mapping[str, int | None], grants: list[Grant], on: date
) -> dict[str, Any]:
    return {
        "school_year": row.school_year,
        "grade": row.grade,
        **counts,
        "awards": _titles(row, grants, on),
    }


def _titles(row: CollectiveYear, grants: list[Grant], on: date) -> list[str | Case] | None:
    """The year's titles once all are decided; a title decided after `on` was not known on that day."""
    of_year = [
        grant for grant in grants if grant.school_year == row.school_year and grant.code in COLLECTIVE_TITLES
    ]
    if not row.titles_decided or any(grant.on is not None and grant.on > on for grant in of_year):
        return None
    return [
        {"code": grant.code, "revoked": True}
        if grant.revoked_on is not None and grant.revoked_on <= on
        else grant.code
        for grant in of_year
    ]

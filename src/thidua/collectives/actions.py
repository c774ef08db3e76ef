"""Writing down what is known of collectives: a year's numbers, reviews, past awards, and which years are decided."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from thidua.accounts.queries import last_change
from thidua.collectives.errors import CountsError, OpenYearError
from thidua.collectives.facts import counts_in, known_counts
from thidua.collectives.facts.cases import OF_MEMBERS, counts_now
from thidua.collectives.facts.counting import NOTHING
from thidua.collectives.models import COUNTED, Collective, CollectiveYear
from thidua.collectives.queries import collectives_of
from thidua.core import clock
from thidua.core.errors import ChangedMeanwhileError, InvalidInputError
from thidua.core.school_years import is_school_year
from thidua.core.text import tidy
from thidua.ledger.actions import Actor, action, record
from thidua.people.actions import GrantEntry, record_grants
from thidua.people.models import EVERY_TITLE, Grant, Holder
from thidua.units.models import SchoolYear, Unit
from thidua.units.queries import current_year

MOST_PEOPLE = 100_000


@dataclass(frozen=True, slots=True)
class CollectiveGrant:
    """One past award of a team, or with no team of the school itself, as a list or a decision names it."""

    team: UUID | None
    code: str
    school_year: str | None
    on: date | None = None
    paper: str = ""
    authority: str = ""
    basis: str | None = None
    checked: bool = False


@action("collectives.year_recorded")
def record_collective_year(
    *,
    by: Actor,
    collective: Collective,
    school_year: str,
    version: int,
    grade: str | None,
    grade_paper: str,
    counts: Mapping[str, int | None],
    counts_paper: str,
    titles_decided: bool,
) -> CollectiveYear:
    """`counts` by the names in COUNTED, None where it is not known or left to be counted; `version` 0: nothing was there."""
    row = _row(collective, school_year)
    if row.version != max(version, 1):
        raise ChangedMeanwhileError(last_change(unit=row.unit_id, about=row.id))
    _check(row, counts, collective)
    is_open = _is_open(collective.unit, school_year)
    if titles_decided and is_open:
        raise OpenYearError
    entered = {name: counts.get(name) for name in COUNTED}
    fields = {
        "grade": grade or None,
        "grade_paper": tidy(grade_paper),
        **entered,
        "counts_paper": tidy(counts_paper),
        "titles_decided": row.titles_decided if is_open else titles_decided,
    }
    was = {name: getattr(row, name) for name in fields}
    for name, value in fields.items():
        setattr(row, name, value)
    if any(entered[name] != was[name] for name in COUNTED):
        row.counted_on = None
    row.stated_by_id, row.stated_at = by.user, clock.now()
    row.version += 1
    row.save()
    record(about=row, fields={name: (old, fields[name]) for name, old in was.items()})
    return row


@action("collectives.review_stated")
def state_collective_review(
    *, by: Actor, collective: Collective, school_year: str, under_review: bool, on: date
) -> CollectiveYear:
    """Whether a discipline or an inspection of the collective is going on, as the chair answers for it on a day."""
    row = _row(collective, school_year)
    was = row.under_review
    row.under_review, row.under_review_on = under_review, on
    row.save(update_fields=["under_review", "under_review_on"])
    record(about=row, fields={"under_review": (was, under_review)}, on=on)
    return row


@action("collectives.grants_recorded")
def record_collective_grants(
    *, by: Actor, unit: Unit, grants: Sequence[CollectiveGrant], on: date, all_titles: bool = False
) -> list[Grant]:
    """Past awards, typed in or out of a file; the same line twice is one grant. "Chưa đối chiếu" unless `checked`.

    `all_titles`: the years named here have no other titles of these collectives. Titles of a year that is not closed
    come with the decision about the dossiers sent up, not by hand.
    """
    for one in grants:
        if one.code in EVERY_TITLE and one.school_year and _is_open(unit, one.school_year):
            raise OpenYearError
    entries = [
        GrantEntry(
            person=None,
            holder=Holder.TEAM if one.team else Holder.UNIT,
            team=one.team,
            code=one.code,
            school_year=one.school_year,
            on=one.on,
            paper=one.paper,
            authority=one.authority,
            basis=one.basis,
            checked=one.checked,
        )
        for one in grants
    ]
    written = record_grants(by=by, unit=unit, grants=entries)
    if all_titles:
        for school_year in sorted({one.school_year for one in grants if one.school_year}):
            teams = {one.team for one in grants if one.school_year == school_year}
            decide_collective_titles(by=by, unit=unit, school_year=school_year, teams=teams, on=on)
    record(about=unit, counts={"grants": len(written)}, on=on)
    return written


@action("collectives.titles_decided")
def decide_collective_titles(
    *, by: Actor, unit: Unit, school_year: str, teams: Iterable[UUID | None], on: date
) -> None:
    """From now on these collectives' titles of the year are all decided; None among the teams is the school."""
    known = {one.team_id: one for one in collectives_of(unit)}
    rows = [_row(known[team], school_year) for team in set(teams)]
    CollectiveYear.objects.filter(id__in=[row.id for row in rows]).update(titles_decided=True)
    record(about=unit, counts={"collectives": len(rows), "school_year": school_year}, on=on)


@action("collectives.counts_kept")
def keep_counts(*, by: Actor, unit: Unit, year: SchoolYear, on: date) -> int:
    """With the closing of a year: what is counted of each collective stays as it is then. How many were kept."""
    counted = counts_in(unit, year.name, on)
    kept = 0
    for collective in collectives_of(unit):
        counts = counted.get(collective.team_id, NOTHING)
        if not counts.at_work:
            continue
        row = _row(collective, year.name)
        for name, value in known_counts(row, counts).items():
            setattr(row, name, value)
        row.counted_on = on
        row.version += 1
        row.save()
        kept += 1
    record(about=year, counts={"collectives": kept}, on=on)
    return kept


def _row(collective: Collective, school_year: str) -> CollectiveYear:
    """The year's row, held until the end, made where there was none: two at once make one."""
    if not is_school_year(school_year):
        raise InvalidInputError("school_year", "Năm học viết dạng 2025-2026.")
    row, _ = CollectiveYear.objects.get_or_create(
        unit=collective.unit, team=collective.team, school_year=school_year
    )
    return CollectiveYear.objects.select_for_update(of=("self",)).get(id=row.id)


def _check(row: CollectiveYear, counts: Mapping[str, int | None], collective: Collective) -> None:
    """Each number is one of people; of members no more than there are members, entered or counted."""
    for name in COUNTED:
        value = counts.get(name)
        if value is not None and not 0 <= value <= MOST_PEOPLE:
            raise CountsError(name, f"Số người phải từ 0 đến {MOST_PEOPLE:,}.".replace(",", "."))
    if counts.get("members") == 0:
        raise CountsError("members", "Tập thể không có ai thì không ghi số liệu. Chưa biết thì để trống.")
    counted = counts_now(collective.unit, row.school_year, clock.today()).get(collective.team_id, NOTHING)
    entered = counts.get("members")
    members = counted.members if entered is None else entered
    for name in OF_MEMBERS:
        value = counts.get(name)
        if members is not None and value is not None and value > members:
            raise CountsError(name, f"Nhiều hơn số người được xếp loại ({members}).")


def _is_open(unit: Unit, school_year: str) -> bool:
    """Titles of a year that is not closed come with the decision about the dossiers sent up."""
    running = current_year(unit)
    return running is not None and school_year >= running.name

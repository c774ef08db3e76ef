"""Where each target of the plan in force stands: its figure, its teams, its line over the year, its warning."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from decimal import ROUND_CEILING, Decimal
from uuid import UUID

from django.db.models import QuerySet

from thidua.core.school_years import before, ends, school_year_of
from thidua.plans.models import Item, ItemKind
from thidua.plans.queries.tree import items_in_force
from thidua.plans.queries.wording import aim_of
from thidua.targets.chart import Gauge, LineChart, gauge, line_chart
from thidua.targets.forecast import WORDS, Course, Judgement, Outlook, Point, judge
from thidua.targets.models import Measurement, Snapshot
from thidua.targets.queries.measures import COUNTINGS, PERCENT, WHOLE, Counting, Figure, figures_of, shown
from thidua.targets.queries.year import YearFacts, years_of
from thidua.units.models import Team, Unit

# Of a smaller group a share of grades tells the grade of somebody.
FEWEST_PEOPLE = 5


@dataclass(frozen=True, slots=True)
class TeamLine:
    """One team beside the others; `figure` None: entered by hand."""

    team: Team
    value: Decimal | None
    words: str
    note: str
    percent: int


@dataclass(frozen=True, slots=True)
class Progress:
    """One target on a day, in numbers and in words."""

    item: Item
    counting: Counting | None
    figure: Figure | None
    value: Decimal | None
    judgement: Judgement
    needed: str
    points: tuple[Point, ...]
    teams: tuple[TeamLine, ...]
    measured: tuple[Measurement, ...]
    starts: date
    ends: date

    @property
    def key(self) -> UUID:
        """The undertaking: the same through all editions of the plan."""
        assert self.item.undertaking_id is not None  # what lives has one
        return self.item.undertaking_id

    @property
    def outlook(self) -> Outlook:
        return self.judgement.outlook

    @property
    def is_in_danger(self) -> bool:
        return self.outlook in {Outlook.AT_RISK, Outlook.LOST}

    @property
    def outlook_words(self) -> str:
        return WORDS[self.outlook]

    @property
    def aim(self) -> Decimal:
        return self.item.aim or Decimal(0)

    @property
    def aim_words(self) -> str:
        return aim_of(self.item)

    @property
    def unit(self) -> str:
        return self.item.aim_unit

    @property
    def value_words(self) -> str:
        return "chưa có số liệu" if self.value is None else shown(self.value, self.unit)

    @property
    def expected_words(self) -> str:
        expected = self.judgement.expected
        return "" if expected is None else shown(expected, self.unit)

    @property
    def is_share(self) -> bool:
        return (self.counting.unit if self.counting else self.item.aim_unit) == PERCENT

    @property
    def gauge(self) -> Gauge:
        return gauge(self.value, self.aim, is_percent=self.is_share)

    @property
    def sentence(self) -> str:
        """What the bar shows."""
        if self.counting is None or self.figure is None:
            return f"Số liệu đến {self.last_point.day:%d/%m/%Y}." if self.points else "Chưa ghi con số nào."
        if not self.figure.base:
            return f"Chưa có {self.counting.what} nào để tính."
        unknown = f", {self.figure.unknown} chưa rõ" if self.figure.unknown else ""
        return f"{self.figure.done} trên {self.figure.base} {self.counting.what}{unknown}."

    @property
    def last_point(self) -> Point:
        """Asked only where there is one."""
        return self.points[-1]

    @property
    def is_personal(self) -> bool:
        return self.counting is not None and self.counting.is_personal

    @property
    def source(self) -> str:
        return self.counting.source if self.counting else "Con số do người phụ trách nhập, kèm minh chứng"

    @property
    def chart(self) -> LineChart | None:
        expected = self.judgement.expected if self.outlook in (Outlook.ON_TRACK, Outlook.AT_RISK) else None
        drawn = None if self.counting is not None and self.counting.at_end else expected
        return line_chart(self.points, starts=self.starts, ends=self.ends, aim=self.aim, expected=drawn)


def progress_of(unit: Unit, on: date, items: Iterable[Item] | None = None) -> list[Progress]:
    """Every target in force, in the order of the plan; in as many queries for one target as for twenty."""
    rows = list(targets_among(items_in_force(unit, on)) if items is None else items)
    keys = [row.undertaking_id for row in rows]
    facts = _facts(unit, rows, on)
    snapshots: dict[UUID, list[Snapshot]] = defaultdict(list)
    for one in Snapshot.objects.filter(undertaking__in=keys) if rows else ():
        snapshots[one.undertaking_id].append(one)
    measured = measured_of(keys)
    return [
        _progress(row, on, facts, snapshots[key], measured[key])
        for row in rows
        if (key := row.undertaking_id) is not None
    ]


def told_to_all(rows: Iterable[Progress]) -> list[Progress]:
    """The same without names, and of grades only the school's figure: a team's would tell that of one person."""
    return [_told(row) for row in rows if row.figure is None or not _tells_a_person(row, row.figure)]


def _tells_a_person(row: Progress, figure: Figure) -> bool:
    return row.is_personal and (figure.base < FEWEST_PEOPLE or row.item.team_id is not None)


def _told(row: Progress) -> Progress:
    figure = None if row.figure is None else replace(row.figure, missing=())
    return replace(row, figure=figure, teams=() if row.is_personal else row.teams)


def targets_among(items: QuerySet[Item]) -> list[Item]:
    rows = items.filter(kind=ItemKind.TARGET).exclude(undertaking=None)
    return list(rows.order_by("section__plan__starts", "section__order", "order", "id"))


def measured_of(keys: Iterable[UUID | None]) -> dict[UUID, tuple[Measurement, ...]]:
    """The figures entered that stand: of each day and team the last edition, by day."""
    wanted = [key for key in keys if key is not None]
    rows = Measurement.objects.filter(undertaking__in=wanted).select_related("team", "scan", "made_by")
    last: dict[UUID, dict[tuple[UUID | None, date], Measurement]] = defaultdict(dict)
    for row in rows.order_by("on", "edition") if wanted else ():
        last[row.undertaking_id][row.team_id, row.on] = row
    return defaultdict(tuple, {key: tuple(found.values()) for key, found in last.items()})


def school_year_for(item: Item) -> str:
    """The year whose results the target names; a plan of a calendar year begins within the year of its titles."""
    return item.year or school_year_of(item.section.plan.starts)


def last_day_of(item: Item) -> date:
    return item.due or item.section.plan.ends


def _facts(unit: Unit, items: list[Item], on: date) -> dict[str, YearFacts]:
    """Of each year that a measure asks for, and of the year before where results come only at the end."""
    days: dict[str, date] = {}
    for item in items:
        counting = COUNTINGS.get(item.measure)
        if counting is None:
            continue
        year = school_year_for(item)
        days[year] = min(on, ends(year))
        if counting.at_end:
            days.setdefault(before(year), ends(before(year)))
    return years_of(unit, days)


def _progress(
    item: Item,
    on: date,
    facts: dict[str, YearFacts],
    snapshots: list[Snapshot],
    measured: tuple[Measurement, ...],
) -> Progress:
    counting = COUNTINGS.get(item.measure)
    if counting is None:
        return _entered(item, on, measured)
    year = school_year_for(item)
    whole, by_team = figures_of(counting, facts[year])
    figure = by_team.get(item.team_id, Figure(0, 0, 0)) if item.team_id else whole
    value, unit = figure.value(counting.unit), counting.unit
    points = [
        Point(one.on, point)
        for one in snapshots
        if (point := Figure(one.done, one.base, one.unknown).value(unit)) is not None and one.on < on
    ]
    if value is not None:
        points.append(Point(min(on, last_day_of(item)), value))
    last_year = None
    if counting.at_end and (value is None or figure.unknown):
        former, _ = figures_of(counting, facts[before(year)])
        last_year = former.value(unit)
    course = Course(
        aim=item.aim or Decimal(0),
        value=value,
        most=figure.most(unit),
        starts=item.section.plan.starts,
        ends=last_day_of(item),
        is_percent=unit == PERCENT,
    )
    return Progress(
        item=item,
        counting=counting,
        figure=figure,
        value=value,
        judgement=judge(course, points, on, last_year=last_year),
        needed=_needed(course, figure, counting),
        points=tuple(points),
        teams=() if item.team_id else tuple(_team_lines(facts[year], by_team, counting, course.aim)),
        measured=(),
        starts=item.section.plan.starts,
        ends=last_day_of(item),
    )


def _entered(item: Item, on: date, measured: tuple[Measurement, ...]) -> Progress:
    whole = [row for row in measured if row.team_id == item.team_id]
    points = tuple(Point(row.on, row.value) for row in whole if row.on <= on)
    value = points[-1].value if points else None
    aim = item.aim or Decimal(0)
    starts, last = item.section.plan.starts, last_day_of(item)
    course = Course(aim, value, None, starts, last, item.aim_unit == PERCENT)
    lacking = aim - value if value is not None and value < aim else None
    newest = {row.team_id: row for row in measured if row.team_id is not None and row.on <= on}
    return Progress(
        item=item,
        counting=None,
        figure=None,
        value=value,
        judgement=judge(course, points, on),
        needed=f"Còn thiếu {shown(lacking, item.aim_unit)}." if lacking is not None else "",
        points=points,
        teams=tuple(
            TeamLine(
                row.team, row.value, shown(row.value, item.aim_unit), f"đến {row.on:%d/%m/%Y}", _share(row.value, aim)
            )
            for row in newest.values()
            if row.team is not None and not item.team_id
        ),
        measured=measured,
        starts=item.section.plan.starts,
        ends=last_day_of(item),
    )  # fmt: skip


def _needed(course: Course, figure: Figure, counting: Counting) -> str:
    """How many more, where anything is known of how many there are."""
    if not figure.base or (course.value is not None and course.value >= course.aim):
        return ""
    enough = course.aim * figure.base / WHOLE if counting.unit == PERCENT else course.aim
    lacking = int(enough.to_integral_value(ROUND_CEILING)) - figure.done
    is_open = course.most is None or course.most >= course.aim
    return f"Cần thêm {lacking} {counting.what} nữa." if is_open else f"Thiếu {lacking} {counting.what}."


def _team_lines(
    facts: YearFacts, by_team: dict[UUID, Figure], counting: Counting, aim: Decimal
) -> Iterable[TeamLine]:
    if counting.unit != PERCENT:
        return
    for team in facts.teams:
        figure = by_team.get(team.id)
        if figure is None:
            continue
        value = figure.value(counting.unit)
        unknown = f", {figure.unknown} chưa rõ" if figure.unknown else ""
        yield TeamLine(
            team=team,
            value=value,
            words="chưa rõ" if value is None else shown(value, counting.unit),
            note=f"{figure.done} trên {figure.base} {counting.what}{unknown}",
            percent=_share(value, aim),
        )


def _share(value: Decimal | None, aim: Decimal) -> int:
    if value is None or not aim:
        return 0
    return int(min(WHOLE, value * WHOLE / aim))

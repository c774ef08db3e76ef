"""What the pages of sets show: all sets by where they stand, one set with the law's word on each line."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from uuid import UUID

from thidua.accounts.models import User
from thidua.core.text import fold
from thidua.criteria.content import LevelLine, SetContent, written, written_levels
from thidua.criteria.marking import SectionKind
from thidua.criteria.models import CriteriaSet, Criterion, Section
from thidua.criteria.queries.screening import screened_criterion
from thidua.criteria.queries.sets import IN_USE, Whole, content_of, editions_of
from thidua.criteria.states import SetState
from thidua.guidance.screening import Screened, screened_measure
from thidua.ledger.queries import story_of
from thidua.people.models import StaffGroup
from thidua.units.models import Team, Unit


@dataclass(frozen=True, slots=True)
class Deed:
    sentence: str
    who: str
    at: datetime


@dataclass(frozen=True, slots=True)
class SetLine:
    """One edition as a line of the list."""

    row: CriteriaSet
    for_whom: str


@dataclass(frozen=True, slots=True)
class Board:
    """In force today, beginning later, being written, and over."""

    now: list[SetLine]
    later: list[SetLine]
    drafts: list[SetLine]
    over: list[SetLine]

    @property
    def is_empty(self) -> bool:
        return not any(self.every)

    @property
    def every(self) -> tuple[list[SetLine], ...]:
        return self.now, self.later, self.drafts, self.over


@dataclass(frozen=True, slots=True)
class ShownLine:
    """A criterion as it prints, and what the law says of it today."""

    row: Criterion
    screened: Screened

    @property
    def is_open(self) -> bool:
        return self.screened.open_with(self.row.because)

    @property
    def levels(self) -> str:
        return written_levels([LevelLine(one["name"], Decimal(one["points"])) for one in self.row.levels])

    @property
    def maximum(self) -> str:
        return written(self.row.maximum)

    @property
    def step(self) -> str:
        return "" if self.row.step is None else written(self.row.step)


@dataclass(frozen=True, slots=True)
class ShownSection:
    row: Section
    lines: tuple[ShownLine, ...]
    screened: Screened

    @property
    def points(self) -> str:
        """10 × 4 = 40; what is taken away with its sign."""
        most = written(self.row.maximum)
        if self.row.coefficient != 1:
            weighted = written(self.row.maximum * self.row.coefficient)
            return f"{most} × {written(self.row.coefficient)} = {weighted}"
        return {SectionKind.MINUS: f"−{most}", SectionKind.BONUS: f"+{most}"}.get(
            SectionKind(self.row.kind), most
        )


def board_of(unit: Unit, *, on: date, states: Collection[SetState]) -> Board:
    """Two queries: the sets and the names of the teams."""
    rows = list(editions_of(unit).filter(state__in=states).exclude(state=SetState.DISCARDED))
    teams = names_of_teams(unit)
    in_use = [row for row in rows if row.state in IN_USE]
    latest: dict[UUID, CriteriaSet] = {}
    for row in sorted(in_use, key=lambda row: row.applies_from or on):
        if row.applies_from is not None and row.applies_from <= on:
            latest[row.thread_id] = row
    now = [row for row in latest.values() if row.ends is None or row.ends >= on]
    later = [row for row in in_use if row.applies_from is not None and row.applies_from > on]
    over = [row for row in in_use if row not in now and row not in later]

    def lines(found: Collection[CriteriaSet]) -> list[SetLine]:
        ordered = sorted(found, key=lambda row: (row.name, -row.edition))
        return [SetLine(row, for_whom(row, teams)) for row in ordered]

    drafts = [row for row in rows if row.state == SetState.DRAFT]
    return Board(lines(now), lines(later), lines(drafts), lines(over))


def shown_sections(whole: Whole) -> list[ShownSection]:
    """Each line with its verdict of today; the screening itself reads no table."""
    content = content_of(whole)
    return [
        ShownSection(
            section,
            tuple(
                ShownLine(row, screened_criterion(part.kind, line))
                for row, line in zip(rows, part.criteria, strict=True)
            ),
            screened_measure(section.title),
        )
        for (section, rows), part in zip(whole.sections, content.sections, strict=True)
    ]


def editions_beside(row: CriteriaSet, states: Collection[SetState]) -> list[CriteriaSet]:
    """The other editions of the thread, the latest first."""
    rows = editions_of(row.unit).filter(thread=row.thread_id, state__in=states).exclude(id=row.id)
    return list(rows.order_by("-edition"))


def story(row: CriteriaSet) -> list[Deed]:
    """What was done to an edition, newest first, with names."""
    lines = story_of(unit=row.unit_id, about=[row.id])
    people = User.objects.in_bulk({line.actor for line in lines if line.actor})
    return [
        Deed(
            line.sentence,
            people[line.actor].full_name if line.actor and line.actor in people else "Hệ thống",
            line.at,
        )
        for line in lines
    ]


def names_of_teams(unit: Unit) -> dict[str, str]:
    """By id, as a set keeps them."""
    return {str(team.id): team.title for team in Team.objects.filter(unit=unit)}


def ids_of_teams(unit: Unit) -> dict[str, str]:
    """By folded title and by folded name, as a spreadsheet may call them."""
    teams = list(Team.objects.filter(unit=unit))
    return {name: str(team.id) for team in teams for name in (team.folded, fold(team.title))}


def for_whom(row: CriteriaSet, teams: dict[str, str]) -> str:
    """Giáo viên; Nhân viên · Tổ Văn phòng."""
    labels = dict(StaffGroup.choices)
    if row.thread.about == "team":
        who = "Tập thể tổ"
    else:
        who = ", ".join(str(labels[group]) for group in row.groups) or "Mọi người"
    named = ", ".join(teams[team] for team in row.teams if team in teams)
    return f"{who} · {named}" if named else who


def sums_of(content: SetContent) -> list[tuple[str, str, str, bool]]:
    """Each section: its name, what its criteria sum up to, its maximum with its weight, whether they agree."""
    return [
        (
            f"{section.number}. {section.title}" if section.number else section.title,
            written(section.sum),
            written(section.maximum)
            + (
                f" × {written(section.coefficient)} = {written(section.weighted)}"
                if section.coefficient != 1
                else ""
            ),
            section.sum == section.maximum if section.is_base else section.sum >= section.maximum,
        )
        for section in content.sections
    ]

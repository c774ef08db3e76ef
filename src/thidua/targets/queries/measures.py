"""The measures over the system's own data: from a year's facts to who counts, who does not, and who is not known.

What is not known is never counted as no: it stays in the base, and the figure says how many they are.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import NamedTuple
from uuid import UUID

from thidua.core.text import fold
from thidua.people.models import COLLECTIVE_TITLES, TITLES, Grade, Posting
from thidua.plans.measures import Measure, register
from thidua.targets.queries.year import YearFacts
from thidua.units.models import Team

WHOLE = Decimal(100)
TENTH = Decimal("0.1")
PERCENT, COLLECTIVES = "%", "tập thể"


class Mark(NamedTuple):
    """One person, initiative or collective that a measure looks at: in which teams, and with what answer."""

    name: str
    teams: tuple[UUID | None, ...]
    answer: bool | None


@dataclass(frozen=True, slots=True)
class Figure:
    """How many of how many, and of how many nothing is known; `missing`: their names, for whoever may read them."""

    done: int
    base: int
    unknown: int
    missing: tuple[str, ...] = ()

    @property
    def is_known(self) -> bool:
        """Whether anything at all was recorded: with nothing, no share is told."""
        return self.base > self.unknown

    def value(self, unit: str) -> Decimal | None:
        return self._in(unit, self.done) if self.is_known else None

    def most(self, unit: str) -> Decimal | None:
        """If all that is unknown turned out well."""
        return self._in(unit, self.done + self.unknown) if self.base else None

    def _in(self, unit: str, count: int) -> Decimal:
        return WHOLE * count / self.base if unit == PERCENT else Decimal(count)


@dataclass(frozen=True, slots=True)
class Counting:
    """How a measure counts. `what`: those counted, in words. `at_end`: results come only when the year is closed.

    `is_personal`: a small team's figure would tell a grade of one person.
    """

    name: str
    label: str
    unit: str
    what: str
    source: str
    marks: Callable[[YearFacts], Iterator[Mark]]
    at_end: bool = False
    is_personal: bool = False


def shown(value: Decimal, unit: str) -> str:
    """Rounded to a tenth as a spreadsheet rounds; whether an aim is reached is judged by the figure itself."""
    number = value.quantize(TENTH, ROUND_HALF_UP)
    text = format(number.normalize() if number else Decimal(0), ",f")
    text = text.replace(",", "\0").replace(".", ",").replace("\0", ".")
    return f"{text}%" if unit == PERCENT else f"{text} {unit}"


def figure_of(counting: Counting, facts: YearFacts, team: Team | None = None) -> Figure:
    """Of a team, or of the whole unit."""
    return _figure(list(counting.marks(facts)), team)


def figures_of(counting: Counting, facts: YearFacts) -> tuple[Figure, dict[UUID, Figure]]:
    """Of the whole unit, and of each team that has anybody in it."""
    marks = list(counting.marks(facts))
    by_team = {team.id: _figure(marks, team) for team in facts.teams}
    return _figure(marks, None), {key: figure for key, figure in by_team.items() if figure.base}


def _figure(marks: list[Mark], team: Team | None) -> Figure:
    rows = marks if team is None else [mark for mark in marks if team.id in mark.teams]
    missing = tuple(mark.name for mark in rows if mark.answer is None)
    return Figure(
        done=sum(mark.answer is True for mark in rows),
        base=len(rows),
        unknown=len(missing),
        missing=missing,
    )


# --- who counts ------------------------------------------------------------------------------------


def _of_staff(answer: Callable[[YearFacts, UUID], bool | None]) -> Callable[[YearFacts], Iterator[Mark]]:
    """Everybody at work on the day, each with the answer to one question."""

    def marks(facts: YearFacts) -> Iterator[Mark]:
        for posting in facts.staff:
            yield _person(posting, answer(facts, posting.person_id))

    return marks


def _person(posting: Posting, answer: bool | None) -> Mark:
    return Mark(posting.person.full_name, (posting.team_id,), answer)


def _recognised(facts: YearFacts) -> Iterator[Mark]:
    with_one = {row.record.person_id for row in facts.initiatives}
    for posting in facts.staff:
        record = facts.records.get(posting.person_id)
        said_none = record is not None and record.initiatives_known
        has_one = posting.person_id in with_one
        yield _person(posting, True if has_one else False if said_none else None)


def _applied(facts: YearFacts) -> Iterator[Mark]:
    """Each initiative once, however many wrote it; applied if it is so for one of them."""
    team_of = {posting.person_id: posting.team_id for posting in facts.staff}
    answers: dict[str, set[bool | None]] = {}
    teams: dict[str, set[UUID | None]] = {}
    titles: dict[str, str] = {}
    for row in facts.initiatives:
        key = fold(row.title)
        titles.setdefault(key, row.title)
        answers.setdefault(key, set()).add(row.applied)
        teams.setdefault(key, set()).add(team_of.get(row.record.person_id))
    for key, title in titles.items():
        said = answers[key]
        yield Mark(title, tuple(teams[key]), True if True in said else None if None in said else False)


def _has_registered(facts: YearFacts, person: UUID) -> bool | None:
    record = facts.records.get(person)
    return None if record is None or record.registered is None else bool(record.registered)


def _kept(facts: YearFacts) -> Iterator[Mark]:
    """Those who registered a title: have they this one or a higher one?"""
    for posting in facts.staff:
        record = facts.records.get(posting.person_id)
        if record is None or record.registered is None:
            yield _person(posting, None)
            continue
        wanted = [TITLES.index(code) for code in record.registered if code in TITLES]
        if wanted:
            yield _person(posting, _holds(facts, posting.person_id, max(wanted)))


def _holds(facts: YearFacts, person: UUID, rank: int) -> bool | None:
    """A title at least as high; where the year's titles are not all written down, not having one is not known."""
    if any(code in TITLES[rank:] for code in facts.titles.get(person, ())):
        return True
    record = facts.records.get(person)
    return False if record is not None and record.titles_decided else None


def _title(code: str) -> Callable[[YearFacts], Iterator[Mark]]:
    return _of_staff(lambda facts, person: _holds(facts, person, TITLES.index(code)))


def _graded(*enough: Grade) -> Callable[[YearFacts], Iterator[Mark]]:
    """Whoever is “không xếp loại” in the year stands outside of the base."""

    def marks(facts: YearFacts) -> Iterator[Mark]:
        for posting in facts.staff:
            record = facts.records.get(posting.person_id)
            grade = record.grade if record else None
            if grade != Grade.UNGRADED:
                yield _person(posting, None if grade is None else grade in enough)

    return marks


def _collective(code: str) -> Callable[[YearFacts], Iterator[Mark]]:
    enough = COLLECTIVE_TITLES[COLLECTIVE_TITLES.index(code) :]

    def marks(facts: YearFacts) -> Iterator[Mark]:
        staffed = {posting.team_id for posting in facts.staff}
        holders = [(team.title, team.id, (team.id,)) for team in facts.teams if team.id in staffed]
        for name, key, teams in [*holders, (facts.unit.name, facts.unit.id, ())]:
            has_it = any(held in enough for held in facts.titles.get(key, ()))
            yield Mark(name, teams, True if has_it else False if key in facts.decided else None)

    return marks


# --- the registry ----------------------------------------------------------------------------------

STAFF, TITLED = "người", "Danh hiệu có quyết định, ghi ở sổ khen thưởng"
GRADED = "Bảng xếp loại đã phê duyệt; không tính người không xếp loại"
_ALL = (
    Counting(
        "initiative.recognised",
        "tỷ lệ người có sáng kiến được công nhận trong năm học",
        PERCENT,
        STAFF,
        "Sáng kiến được công nhận, ghi ở trang của từng người; tính trên mọi người đang làm việc ở trường",
        _recognised,
    ),
    Counting(
        "initiative.applied",
        "tỷ lệ sáng kiến được công nhận đã áp dụng có hiệu quả",
        PERCENT,
        "sáng kiến",
        "Mục “đã áp dụng” của từng sáng kiến được công nhận; sáng kiến làm chung tính một lần",
        _applied,
    ),
    Counting(
        "pledge.made",
        "tỷ lệ người đăng ký danh hiệu thi đua",
        PERCENT,
        STAFF,
        "Danh sách đăng ký đã khóa của năm học",
        _of_staff(_has_registered),
    ),
    Counting(
        "pledge.kept",
        "tỷ lệ người đạt danh hiệu đã đăng ký",
        PERCENT,
        STAFF,
        "Danh sách đăng ký đã khóa, so với danh hiệu được tặng (đạt danh hiệu cao hơn cũng tính)",
        _kept,
        at_end=True,
    ),
    *(
        Counting(f"title.{code}", f"tỷ lệ người đạt {name} trở lên", PERCENT, STAFF, TITLED, _title(code), at_end=True)
        for code, name in (
            ("LDTT", "Lao động tiên tiến"),
            ("CSTDCS", "Chiến sĩ thi đua cơ sở"),
            ("CSTD_TINH", "Chiến sĩ thi đua cấp tỉnh, cấp Bộ"),
        )
    ),
    Counting(
        "grade.good",
        "tỷ lệ người hoàn thành tốt nhiệm vụ trở lên",
        PERCENT,
        STAFF,
        GRADED,
        _graded(Grade.GOOD, Grade.EXCELLENT),
        at_end=True,
        is_personal=True,
    ),
    Counting(
        "grade.excellent",
        "tỷ lệ người hoàn thành xuất sắc nhiệm vụ",
        PERCENT,
        STAFF,
        GRADED,
        _graded(Grade.EXCELLENT),
        at_end=True,
        is_personal=True,
    ),
    *(
        Counting(f"collective.{code}", f"số tập thể đạt {name} trở lên", COLLECTIVES, COLLECTIVES, TITLED, _collective(code), at_end=True)
        for code, name in (("TTLDTT", "Tập thể lao động tiên tiến"), ("TTLDXS", "Tập thể lao động xuất sắc"))
    ),
)  # fmt: skip
COUNTINGS = {one.name: one for one in _ALL}


def register_all() -> None:
    """Lets the plan offer these measures by name."""
    for one in _ALL:
        register(Measure(one.name, one.label, one.unit))

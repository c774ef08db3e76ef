"""Whole careers of persons, rich enough that every rule is met, refused and left open by some of them.

A career is drawn from a seed: a school year in the life of somebody strong, middling or wild, told with more or
fewer gaps. `reach` bounds how far back rows go.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from typing import Any

from hypothesis import strategies as st

from statute.days import SchoolYear
from statute.rows import BASES, DISCIPLINE_FORMS, GRADES, LEAVE_KINDS, RECOGNISERS, SCOPES

Case = dict[str, Any]

# The first and the last day of each text that matters, and days between.
DAYS = (
    date(2017, 10, 1),
    date(2021, 6, 10),
    date(2023, 9, 4),
    date(2023, 9, 5),
    date(2023, 12, 31),
    date(2024, 1, 1),
    date(2024, 2, 14),
    date(2024, 2, 15),
    date(2024, 2, 29),
    date(2024, 5, 25),
    date(2025, 6, 30),
    date(2025, 7, 1),
    date(2026, 6, 10),
    date(2026, 9, 30),
    date(2026, 10, 1),
)
# From the lowest up: a strong career holds them in this order, years apart.
_LADDER = ("BK_TINH", "BK_TTG", "HCLD3", "HCLD2", "HCLD1")
_OTHERS = ("BK_BO", "GK", "KNC_GD", "NGUT")
# As many years of rows as a mask sees; grants may be older.
ROWS_SEEN = 16


@dataclass(frozen=True)
class Career:
    """One career being drawn: how good it is, and how likely any one thing is not known."""

    chance: Random
    strength: float
    gaps: float

    def is_so(self, share: float) -> bool:
        return self.chance.random() < share

    def well(self, strong: float, weak: float) -> bool:
        """Something that goes well more often in a strong career."""
        return self.is_so(weak + (strong - weak) * self.strength)

    def told(self, value: Any) -> Any:
        return None if self.is_so(self.gaps) else value

    def one_of(self, *values: Any) -> Any:
        return self.chance.choice(values)


def people(on: date, school_year: SchoolYear, *, reach: int | None = None) -> st.SearchStrategy[list[Case]]:
    """Several people asked on one day of one school year; without `reach` some go back further than masks see."""
    seeds = st.integers(0, 2**32 - 1)
    return st.lists(
        seeds.map(lambda seed: career(Random(seed), on, school_year, reach)), min_size=1, max_size=12
    )


def moments() -> st.SearchStrategy[tuple[date, SchoolYear]]:
    """A day and the school year asked about: that of the day, or the one just ended."""
    return st.tuples(st.sampled_from(DAYS), st.sampled_from((0, 0, 1))).map(
        lambda drawn: (drawn[0], SchoolYear.of(drawn[0]).earlier(drawn[1]))
    )


def career(chance: Random, on: date, school_year: SchoolYear, reach: int | None = None) -> Case:
    strength = chance.choice((1.0, 1.0, 1.0, 0.97, 0.9, 0.6, 0.2))
    one = Career(chance, strength, chance.choice((0.0, 0.0, 0.0, 0.005, 0.02, 0.1, 0.4)))
    rows = min(chance.choice((1, 3, 6, 8, 11, 13, 16, 20)), reach or ROWS_SEEN + 8)
    return {
        "on": on.isoformat(),
        "school_year": str(school_year),
        "subject": _subject(one, on, rows),
        "years": [
            _year(one, school_year.earlier(ago), ago)
            for ago in range(rows)
            if not one.is_so(0.02 + 0.1 * (1 - strength))
        ],
        "awards": one.told(_forms(one, on)),
        "local": {"school_recognises_initiatives": one.told(one.is_so(0.7))},
        "under_review": one.told(one.is_so(0.05)),
    }


def _subject(one: Career, on: date, rows: int) -> Case:
    years = one.one_of(rows - 1, rows, rows, rows + 4, 15, 20, 25, 30)
    moved = timedelta(days=one.one_of(-1, 0, 1, 40, 300))
    return {
        "kind": "person",
        "joined_sector": one.told((on.replace(year=on.year - years, day=1) + moved).isoformat()),
        "manager": one.told(one.is_so(0.4)),
        "teaching_years": one.told(one.one_of(14, 14.9, 15, 20, 25, 30)),
        "hardship_years": one.told(one.one_of(0, 4, 5, 10)),
        "hardship_now": one.told(one.is_so(0.3)),
        "discipline_complete": one.told(one.is_so(0.8)),
    }


def _year(one: Career, school_year: SchoolYear, ago: int) -> Case:
    decided = ago > 0 or one.is_so(0.5)
    return {
        "school_year": str(school_year),
        "grade": one.told("excellent" if one.well(0.97, 0.1) else one.one_of(*GRADES, "good", "good")),
        "registered": one.told(["LDTT", "CSTDCS"] if one.well(0.98, 0.5) else []),
        "awards": one.told(_titles(one, ago)) if decided else None,
        "initiatives": one.told([_initiative(one) for _ in range(one.one_of(0, 1, 1, 2, 3))]),
        "discipline": one.told(_discipline(one, school_year)),
        "leave": one.told([] if one.well(0.9, 0.5) else [_leave(one), _leave(one)]),
        "months_worked": one.told(12 if one.well(0.97, 0.7) else one.one_of(0, 9.9, 10)),
    }


def _titles(one: Career, ago: int) -> list[str | Case]:
    held: list[str | Case] = []
    if one.well(0.99, 0.5):
        held.append("LDTT")
    if one.well(0.97, 0.2):
        held.append("CSTDCS")
    if ago % 3 == 0 and one.well(0.7, 0.05):
        held.append(one.one_of("CSTD_TINH", "CSTD_BO"))
    if one.is_so(0.02):
        held.append({"code": one.one_of("CSTD_TINH", "CSTD_BO"), "revoked": True})
    return held


def _initiative(one: Career) -> Case:
    return {
        "scope": one.told(one.one_of("province", "national") if one.well(0.7, 0.2) else one.one_of(*SCOPES)),
        "kind": one.told(one.one_of("initiative", "initiative", "research")),
        "recognised_by": one.told(one.one_of(*RECOGNISERS)),
        "used_for": one.told([] if one.well(0.8, 0.5) else [one.one_of("CSTDCS", "BK_TINH", "GK")]),
    }


def _discipline(one: Career, school_year: SchoolYear) -> list[Case]:
    if one.well(0.99, 0.85):
        return []
    begun = school_year.first_day + timedelta(days=one.chance.randrange(365))
    ended = begun + timedelta(days=one.one_of(30, 90, 365, 800))
    return [
        {
            "form": one.told(one.one_of(*DISCIPLINE_FORMS)),
            "on": one.told(begun.isoformat()),
            "ended": one.told(ended.isoformat()),
        }
    ]


def _leave(one: Career) -> Case:
    return {
        "kind": one.told(one.one_of(*LEAVE_KINDS)),
        "working_days": one.told(one.one_of(0, 10, 19.5, 20.5, 40)),
    }


def _forms(one: Career, on: date) -> list[Case]:
    """Some rungs of the ladder, the highest granted some years ago, those below further back; now and then others."""
    steps = _LADDER[: one.one_of(0, 1, 1, 2, 2, 3, 3, 4, 4, 5)]
    ago = one.one_of(0, 2, 5, 6, 8)
    granted = []
    for code in (*reversed(steps), *([one.one_of(*_OTHERS)] if one.is_so(0.2) else [])):
        granted.append(_grant(one, code, on - timedelta(days=365 * ago + one.chance.randrange(180))))
        ago += one.one_of(1, 4, 5, 5)
    return granted


def _grant(one: Career, code: str, on: date) -> Case:
    return {
        "code": code,
        "on": one.told(on.isoformat()),
        "basis": one.told("merit" if one.well(0.95, 0.5) else one.one_of(*BASES)),
        "revoked": one.is_so(0.02),
    }

"""People invented by chance from a seed: ten school years of records each, as a country's schools might keep them.

Every field is one array, a row for each year (0: this year), a column for each person; -1 is not known. The fields are
those of a record, not of a rule: `facts.py` makes of them what rules ask.
"""

from dataclasses import dataclass
from typing import Any

import numpy as np

YEARS = 10
BEGINS = 2022  # this school year: 2022-2023
EXCELLENT, GOOD, COMPLETED, FAILED = range(4)
INITIATIVE, RESEARCH = range(2)
SCOPES = ("unit", "district", "province", "national")
RECOGNISERS = ("school", "commune", "district", "province", "ministry", "national")
SLOTS = (1, 2)  # initiatives of one person in one year, at most
FORMS = ("BK_TINH", "BK_BO", "BK_TTG", "HCLD3", "HCLD2")
OF_A_SLOT = ("kind", "scope", "recogniser", "used_for_form", "used_for_title")
OF_A_YEAR = (
    *("grade", "registered", "decided", "LDTT", "CSTDCS", "CSTD_TINH", "CSTD_BO", "listed", "initiatives"),
    *(f"{field}_{slot}" for slot in SLOTS for field in OF_A_SLOT),
    *("discipline", "leave", "months"),
)


@dataclass(frozen=True)
class People:
    """`years`: by field, ten rows; `own`: what is known of the person beside the years, by field, one row."""

    years: dict[str, Any]
    own: dict[str, Any]

    @property
    def count(self) -> int:
        return len(self.own["worked"])


def people(count: int, seed: int) -> People:
    chance = np.random.default_rng(seed)
    strength = chance.choice(np.array([0.97, 0.7, 0.25], dtype=np.float32), count, p=[0.2, 0.4, 0.4])
    gaps = chance.choice(np.array([0.0, 0.02, 0.15], dtype=np.float32), count, p=[0.6, 0.3, 0.1])
    draw = _Draw(chance, count, strength, gaps)
    return People(years=_years(draw), own=_own(draw))


class _Draw:
    """Fields drawn at once for all years and people; those who are strong fare better, of some less is known."""

    def __init__(self, chance: Any, count: int, strength: Any, gaps: Any) -> None:
        self.chance, self.count, self.strength, self.gaps = chance, count, strength, gaps

    def well(self, best: float, *, years: int = YEARS) -> Any:
        return self._uniform(years) < self.strength * np.float32(best)

    def share(self, share: float, *, years: int = YEARS) -> Any:
        return self._uniform(years) < np.float32(share)

    def below(self, end: int, *, years: int = YEARS) -> Any:
        return self.chance.integers(0, end, (years, self.count), dtype=np.int8)

    def told(self, values: Any) -> Any:
        """With gaps where somebody's record has them."""
        known = np.asarray(values, dtype=np.int8)
        known[self._uniform(len(known)) < self.gaps] = -1
        return known

    def _uniform(self, years: int) -> Any:
        return self.chance.random((years, self.count), dtype=np.float32)


def _years(draw: _Draw) -> dict[str, Any]:
    graded = np.where(draw.well(1.0), EXCELLENT, np.where(draw.share(0.9), GOOD, draw.below(4)))
    years: dict[str, Any] = {"grade": draw.told(graded), "registered": draw.told(draw.share(0.97))}
    years["decided"] = draw.told(np.ones_like(graded)) == 1
    years["decided"][0] &= draw.share(0.5, years=1)[0]  # this year's lists are still to come for half of them
    years["LDTT"], years["CSTDCS"] = draw.share(0.9), draw.well(1.0)
    years["CSTD_TINH"], years["CSTD_BO"] = draw.well(0.3), draw.well(0.1)
    for title in ("LDTT", "CSTDCS", "CSTD_TINH", "CSTD_BO"):
        years[title] = np.where(years["decided"], years[title], -1).astype(np.int8)
    years["listed"] = draw.told(np.ones_like(graded)) == 1
    years["initiatives"] = np.where(draw.well(1.0), 1 + draw.below(2), 0).astype(np.int8)
    for slot in SLOTS:
        years |= {f"{field}_{slot}": values for field, values in _slot(draw).items()}
    years["discipline"] = draw.told(draw.share(0.004))
    years["leave"] = draw.told(np.where(draw.share(0.05), 40, draw.below(30)))
    years["months"] = draw.told(np.where(draw.share(0.97), 12, 8))
    return {field: np.asarray(values, dtype=np.int8) for field, values in years.items()}


def _slot(draw: _Draw) -> dict[str, Any]:
    use_told = draw.told(np.ones((YEARS, draw.count))) == 1
    return {
        "kind": draw.told(draw.share(0.25)),
        "scope": draw.told(draw.below(len(SCOPES))),
        "recogniser": draw.told(draw.below(len(RECOGNISERS))),
        "used_for_form": np.where(use_told, draw.share(0.1), -1),
        "used_for_title": np.where(use_told, draw.share(0.1), -1),
    }


def _own(draw: _Draw) -> dict[str, Any]:
    """`worked`: school years since joining, this one counted; every one of the last ten has a record."""
    own: dict[str, Any] = {
        "worked": (1 + draw.chance.integers(0, 35, draw.count)).astype(np.int8),
        "joined_known": draw.told(draw.share(1.1, years=1))[0] == 1,
        "forms_known": draw.told(draw.share(1.1, years=1))[0] == 1,
        "complete": draw.share(0.9, years=1)[0],
        "KNC_GD": draw.share(0.3, years=1)[0],
    }
    for field, share in {"hardship_now": 0.1, "manager": 0.1, "local": 0.6, "review": 0.02}.items():
        own[field] = draw.told(draw.share(share, years=1))[0]
    own["teaching_years"] = np.where(draw.share(0.95, years=1)[0], own["worked"], -1).astype(np.int8)
    own["hardship_years"] = np.where(draw.share(0.95, years=1)[0], draw.below(8, years=1)[0], -1).astype(
        np.int8
    )
    for form, best in zip(FORMS, (0.8, 0.2, 0.5, 0.3, 0.15), strict=True):  # school years ago, -1: never
        granted = np.where(draw.well(best, years=1)[0], draw.below(YEARS, years=1)[0], -1)
        own[form] = np.where(granted < own["worked"], granted, -1).astype(np.int8)
    return own

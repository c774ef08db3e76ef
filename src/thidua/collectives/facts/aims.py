"""How a collective stands towards each title, and which numbers of a year may be shown to whom."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from thidua.collectives.facts.cases import Case, known_counts
from thidua.collectives.facts.counting import Counts
from thidua.collectives.models import COUNTED, Collective, CollectiveYear
from thidua.guidance.queries import assess_for
from thidua.people.facts.aims import NO_RULE
from thidua.people.facts.missing import in_words
from thidua.people.facts.withholding import without_discipline

DISCIPLINE = "disciplined_from_warning"
# What everybody who sees the page may know: titles are published, the rest tells of single people in a small team.
PUBLISHED = ("members", "ldtt", "cstdcs")


@dataclass(frozen=True, slots=True)
class Aim:
    """One title's assessment, and what is missing for an answer, in words."""

    award: Mapping[str, Any]
    missing: list[str]


@dataclass(frozen=True, slots=True)
class Aims:
    near: list[Aim]
    without_rule: list[str]


@dataclass(frozen=True, slots=True)
class Number:
    """One number of people: what is known, and whether somebody entered it or it was counted."""

    label: str
    value: int | None
    entered: bool
    counted: int | None

    @property
    def differs(self) -> bool:
        return self.entered and self.counted is not None and self.counted != self.value


def aims_of(collective: Collective, case: Case, *, held: Collection[str], discipline: bool) -> Aims:
    """Every title of collectives but those which the year has brought; `discipline`: whether the reader may know of it."""
    found = [one for one in assess_for(unit=collective.unit, case=case)["awards"] if one["code"] not in held]
    ruled = [one for one in found if not _is_without_rule(one)]
    shown = ruled if discipline else [without_discipline(one) for one in ruled]
    return Aims(
        near=[Aim(one, in_words(one["missing"])) for one in shown],
        without_rule=[one["name"] for one in found if one not in ruled],
    )


def numbers_of(
    row: CollectiveYear | None, counts: Counts, *, standing: bool, discipline: bool
) -> list[Number]:
    """The numbers of a year, as far as the reader may see them."""
    known = known_counts(row, counts)
    return [
        Number(
            label=label,
            value=known[name],
            entered=row is not None and row.counted_on is None and getattr(row, name) is not None,
            counted=getattr(counts, name),
        )
        for name, label in COUNTED.items()
        if name in PUBLISHED or (standing and name != DISCIPLINE) or (discipline and name == DISCIPLINE)
    ]


def _is_without_rule(award: Mapping[str, Any]) -> bool:
    return award["answer"] == "not_in_force" or any(one["id"] == NO_RULE for one in award["findings"])

"""What a person can aim at, award by award: what is near, the rest in groups, and what the library has no rule for."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from thidua.people.facts.missing import Missing, missing
from thidua.people.models import TITLES

# What a school's own people work towards within every year.
USUAL = ("LDTT", "CSTDCS")
NO_RULE = "no_rule"
_COUNTED = (("yes", "đủ"), ("no", "chưa đủ"), ("unknown", "chưa rõ"), ("blocked", "chưa được xét"))
_GROUPS = (
    ("Danh hiệu thi đua", TITLES),
    ("Giấy khen, bằng khen", ("GK", "BK_TINH", "BK_BO", "BK_TTG")),
    ("Huân chương", ("HCLD3", "HCLD2", "HCLD1")),
    ("Kỷ niệm chương, danh hiệu nhà giáo", ("KNC_GD", "NGUT", "NGND")),
)


@dataclass(frozen=True, slots=True)
class Aim:
    """One award's assessment, with what is missing for an answer."""

    award: Mapping[str, Any]
    missing: list[Missing]


@dataclass(frozen=True, slots=True)
class Group:
    name: str
    aims: list[Aim]

    @property
    def counts(self) -> str:
        """How many of the group stand how, for the line above it while it is folded."""
        counted = [
            (sum(aim.award["answer"] == answer for aim in self.aims), words) for answer, words in _COUNTED
        ]
        return ", ".join(f"{count} {words}" for count, words in counted if count)


@dataclass(frozen=True, slots=True)
class Aims:
    """`near` is read at once; `without_rule` are names only."""

    school_year: str
    near: list[Aim]
    groups: list[Group]
    without_rule: list[str]


def aims_of(
    answered: Mapping[str, Any],
    *,
    person: UUID,
    registered: Iterable[str],
    held: Collection[str],
    may_record: Collection[str],
) -> Aims:
    """The answers of all awards to one case, sorted. Titles which the year has brought already are left out.

    `registered`: what the person registered for this year, which is near whatever the answer.
    """
    aims = {
        award["code"]: Aim(award, missing(award["missing"], person, may_record))
        for award in answered["awards"]
        if award["code"] not in held
    }
    ruled = {code: aim for code, aim in aims.items() if not _is_without_rule(aim.award)}
    near_codes = {*USUAL, *registered, *(code for code, aim in ruled.items() if aim.award["answer"] == "yes")}
    groups = [
        Group(name, [ruled[code] for code in codes if code in ruled and code not in near_codes])
        for name, codes in _GROUPS
    ]
    return Aims(
        school_year=answered["school_year"],
        near=[aim for code, aim in ruled.items() if code in near_codes],
        groups=[group for group in groups if group.aims],
        without_rule=[aim.award["name"] for code, aim in aims.items() if code not in ruled],
    )


def _is_without_rule(award: Mapping[str, Any]) -> bool:
    return award["answer"] == "not_in_force" or any(one["id"] == NO_RULE for one in award["findings"])

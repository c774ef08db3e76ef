"""The rules of a council's vote: the law's own where it counts all members, else those of its regulation."""

from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Any

from statute import tally
from statute.ceilings import exactly, share_text
from statute.findings import Citation, Verification
from statute.library import load
from statute.words import capital

QUORUM = "council_quorum"
MAJORITY = "council_majority"
ALL_MEMBERS_AWARDS = "vote_all_members_awards"
ALL_MEMBERS_COUNCILS = "vote_all_members_councils"
ALL_MEMBERS_SHARE = "vote_all_members_share"
ALL_MEMBERS_SECRET = "vote_all_members_secret"  # noqa: S105 - a parameter's name
ABSENTEES_IN_WRITING = "vote_absentees_in_writing"
ASKED = frozenset(
    {
        QUORUM,
        MAJORITY,
        ALL_MEMBERS_AWARDS,
        ALL_MEMBERS_COUNCILS,
        ALL_MEMBERS_SHARE,
        ALL_MEMBERS_SECRET,
        ABSENTEES_IN_WRITING,
    }
)


@dataclass(frozen=True)
class VoteRules:
    """`quorum`: at least this share of all members. `majority`: more than this share of those not recused."""

    quorum: Fraction
    majority: Fraction


@dataclass(frozen=True)
class VoteRule:
    """How many must agree on one award. `at_least`: the share itself is enough, else more than it.

    `all_members`: the base is never reduced by recusals. `by_law`: the law's own threshold, else that of
    the council's regulation. `secret`, `absentees_in_writing`: asked for by the law.
    """

    share: Fraction
    at_least: bool
    all_members: bool
    secret: bool
    absentees_in_writing: bool
    by_law: bool
    citation: Citation | None
    verification: Verification | None

    def base(self, members: int, recused: int) -> int:
        reduced = base(members, recused)
        return members if self.all_members else reduced

    def needed(self, members: int, recused: int = 0) -> int:
        return tally.threshold(self.base(members, recused), self.share, at_least=self.at_least)

    def passed(self, agree: int, members: int, recused: int = 0) -> bool:
        return tally.passed(agree, self.base(members, recused), self.share, at_least=self.at_least)

    @property
    def required(self) -> str:
        """What is asked, as an explanation says it."""
        if not self.all_members:
            half = Fraction(1, 2)
            share = "nửa" if self.share == half else share_text(self.share)
            least = "ít nhất" if self.at_least else "quá"
            return f"{least} {share} số thành viên có quyền biểu quyết đồng ý"
        said = [f"ít nhất {share_text(self.share)} tổng số thành viên Hội đồng đồng ý"]
        said += ["bỏ phiếu kín"] if self.secret else []
        said += ["thành viên vắng mặt được lấy ý kiến bằng văn bản"] if self.absentees_in_writing else []
        return "; ".join(said)

    def counted(self, members: int, recused: int = 0) -> str:
        """The figures of one vote: the share of the base, the votes needed, and the recusals beside them."""
        of = self.base(members, recused)
        exact = self.share * of
        figures = f"{share_text(self.share)} của {of} thành viên là {exactly(exact)}"
        needed = self.needed(members, recused)
        said = f"{figures}, {'cần ít nhất' if self.at_least else 'cần nhiều hơn, tức là ít nhất'} {needed} phiếu đồng ý"
        if not recused:
            return f"{said}."
        if self.all_members:
            return f"{said}; {recused} người không biểu quyết vẫn tính trong mẫu số."
        return f"{said}; mẫu số là {members} thành viên trừ {recused} người không biểu quyết."


def defaults(on: date) -> VoteRules:
    law = load()
    return VoteRules(
        quorum=Fraction(law.figure(QUORUM, on).value),
        majority=Fraction(law.figure(MAJORITY, on).value),
    )


def rule_for(
    code: str, on: date, *, council: str | None = None, majority: Fraction | None = None
) -> VoteRule:
    """The threshold for an award on a day.

    `council`: the level of the council that votes (`school`, `province`, …); None: the one the law speaks of.
    A council below only proposes, so its own regulation's `majority` counts (None: the usual one).
    """
    return _of_all_members(code, on, council) or _of_the_regulation(on, majority)


def asked(code: str, on: date) -> dict[str, Any] | None:
    """The law's own threshold as an explanation lists it; None where the law leaves it to the council."""
    rule = _of_all_members(code, on, None)
    if rule is None or rule.verification is None:
        return None
    return {
        "id": "vote",
        "required": capital(rule.required),
        "citation": rule.citation and rule.citation.as_dict(),
        "verification": rule.verification.value,
    }


def base(members: int, recused: int) -> int:
    """The base of a majority: members less those recused for this motion."""
    if not 0 <= recused <= members:
        raise ValueError(f"{recused} of {members}")
    return members - recused


def _of_all_members(code: str, on: date, council: str | None) -> VoteRule | None:
    law = load()
    awards, councils = (
        law.parameter(ALL_MEMBERS_AWARDS).find(on),
        law.parameter(ALL_MEMBERS_COUNCILS).find(on),
    )
    if awards is None or code not in awards.value:
        return None
    if council is not None and (councils is None or council not in councils.value):
        return None
    share = law.figure(ALL_MEMBERS_SHARE, on)
    return VoteRule(
        share=Fraction(share.value),
        at_least=True,
        all_members=True,
        secret=bool(law.figure(ALL_MEMBERS_SECRET, on).value),
        absentees_in_writing=bool(law.figure(ABSENTEES_IN_WRITING, on).value),
        by_law=True,
        citation=share.citation,
        verification=share.verification,
    )


def _of_the_regulation(on: date, majority: Fraction | None) -> VoteRule:
    """The council's own figure, which no law can verify; else the usual one with its source."""
    usual = load().figure(MAJORITY, on) if majority is None else None
    return VoteRule(
        share=majority if majority is not None else defaults(on).majority,
        at_least=False,
        all_members=False,
        secret=False,
        absentees_in_writing=False,
        by_law=False,
        citation=usual.citation if usual else None,
        verification=usual.verification if usual else None,
    )

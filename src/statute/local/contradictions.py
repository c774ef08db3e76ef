"""What makes a local rule "xem lại": it seems to take away what the law gives, or to loosen what the law fixes.

A table of checks; each asks one dated figure of the law library, whose first note is the reason shown.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Any

from statute.findings import Citation, Verification
from statute.library import Library, load
from statute.local.kinds import Kind
from statute.local.rules import LocalRule
from statute.local.wording import share_text
from statute.quota import CSTDCS_SHARE
from statute.records import DatedValue
from statute.screening import Screened, Verdict, screen_line
from statute.votes import MAJORITY, QUORUM

REGISTRATION = "local_registration"
MATERNITY = "local_maternity"
LEAVE_SPARED = "local_leave_spared"
CONTRACTS = "local_contracts"
DISCIPLINE = "local_discipline"
MERIT_ONLY = "local_merit_only"
LEAVE_LIMIT = "ldtt_leave_limit"
NEWCOMER_MONTHS = "ldtt_newcomer_months"
ALL_MEMBERS_SHARE = "vote_all_members_share"
ALL_MEMBERS_AWARDS = "vote_all_members_awards"
# Figures which no condition of an award names: the program itself asks for them.
ASKED_FOR = frozenset({REGISTRATION, MATERNITY, LEAVE_SPARED, CONTRACTS, DISCIPLINE, MERIT_ONLY})


@dataclass(frozen=True)
class Review:
    """Why a rule has to be looked at again, by which article, and how well that was checked."""

    reason: str
    verification: Verification
    citation: Citation | None = None

    def as_dict(self) -> dict[str, Any]:
        return {
            "reason": self.reason,
            "citation": self.citation and self.citation.as_dict(),
            "verification": self.verification.value,
        }


@dataclass(frozen=True)
class Check:
    """One contradiction: the figure asked, when a rule goes against it, and the reason where the figure has none.

    `award`: the only one of which the law says this.
    """

    figure: str
    against: Callable[[LocalRule, Any], bool]
    reason: str = ""
    award: str = ""

    def is_of(self, rule: LocalRule, code: str | None) -> bool:
        return not self.award or (rule.concerns(self.award) and code in {None, self.award})


def _share_above(rule: LocalRule, ceiling: str) -> bool:
    demand: Any = rule.demand
    of_ldtt = demand.base == "ldtt" and demand.share is not None
    return of_ldtt and demand.share > Fraction(ceiling)


def _below(share: Fraction | None, least: str) -> bool:
    return share is not None and share < Fraction(least)


CHECKS: Mapping[Kind, tuple[Check, ...]] = {
    Kind.MONTHS_WORKED: (
        Check(MATERNITY, lambda rule, _: not _demand(rule).maternity_counts),
        Check(
            NEWCOMER_MONTHS,
            lambda rule, least: _demand(rule).months < least,
            "Luật không xét Lao động tiên tiến cho người mới tuyển dụng dưới {figure} tháng; quy định này đòi ít tháng hơn.",
            award="LDTT",
        ),
    ),
    Kind.LEAVE_DAYS: (
        Check(MATERNITY, lambda rule, _: "maternity" in _demand(rule).kinds),
        Check(
            LEAVE_LIMIT,
            lambda rule, limit: _demand(rule).days > limit,
            "Luật không xét Lao động tiên tiến khi nghỉ từ {figure} ngày làm việc trở lên; quy định này cho nghỉ nhiều hơn.",
            award="LDTT",
        ),
        Check(LEAVE_SPARED, lambda rule, spared: bool(set(spared) & set(_demand(rule).kinds))),
    ),
    Kind.CONTRACTS: (Check(CONTRACTS, lambda rule, alike: not set(alike) <= set(_demand(rule).kinds)),),
    Kind.REGISTERED: (Check(REGISTRATION, lambda _, value: value == "no_ground"),),
    Kind.NO_DISCIPLINE: (Check(DISCIPLINE, lambda _, value: value == "not_excluded"),),
    Kind.ALLOTMENT: (
        Check(MERIT_ONLY, lambda rule, _: _demand(rule).base == "team"),
        Check(
            CSTDCS_SHARE,
            _share_above,
            "Luật đặt trần Chiến sĩ thi đua cơ sở là {share} số Lao động tiên tiến; chỉ tiêu được giao không thể cao hơn trần.",
            award="CSTDCS",
        ),
    ),
    Kind.COUNCIL: (
        Check(
            QUORUM,
            lambda rule, least: _below(_demand(rule).quorum, least),
            "Thấp hơn tỷ lệ dự họp thường dùng là {share} số thành viên; luật không ấn định chung cho cấp cơ sở, hãy đối chiếu với quy chế của hội đồng.",
        ),
        Check(
            MAJORITY,
            lambda rule, least: _below(_demand(rule).majority, least),
            "Dưới quá bán ({share}): người có ít phiếu đồng ý hơn phiếu không đồng ý vẫn đạt.",
        ),
        Check(
            ALL_MEMBERS_SHARE,
            lambda rule, least: not rule.own and _below(_demand(rule).majority, least),
            "Luật đòi ít nhất {share} tổng số thành viên hội đồng đồng ý; quy định này thấp hơn.",
        ),
    ),
}


def reviews(rule: LocalRule, on: date, code: str | None = None) -> tuple[Review, ...]:
    """Why the rule has to be looked at again on a day, for one award or (None) for any that it concerns."""
    law = load()
    return tuple(_found(law, rule, on, code))


def reviews_during(rule: LocalRule) -> list[tuple[date, Review]]:
    """Each reason of the rule's whole time, once, with the first day on which it holds."""
    law = load()
    found: dict[str, tuple[date, Review]] = {}
    for on in _days_of_change(law, rule):
        for review in _found(law, rule, on, None):
            found.setdefault(review.reason, (on, review))
    return list(found.values())


def _found(law: Library, rule: LocalRule, on: date, code: str | None) -> Iterator[Review]:
    for check in CHECKS.get(rule.kind, ()):
        figure = _figure(law, check.figure, on)
        if figure is None or not check.is_of(rule, code) or not check.against(rule, figure.value):
            continue
        if check.figure == ALL_MEMBERS_SHARE and not _of_all_members(law, rule, on, code):
            continue
        yield Review(_reason(check, figure), figure.verification, figure.citation)
    for text in rule.texts:
        screened = screen_line(text)
        if screened.verdict is not Verdict.OK:
            yield _written(text, screened)


def _written(text: str, screened: Screened) -> Review:
    """Of words that people wrote; the reason names its article and how well that was checked by itself."""
    instead = f" Có thể viết: {screened.instead}" if screened.instead else ""
    return Review(f"“{text}”: {screened.reason}{instead}", Verification.SECONDARY)


def _reason(check: Check, figure: DatedValue) -> str:
    if not check.reason:
        return figure.notes[0]
    return check.reason.format(figure=figure.value, share=share_text(Fraction(figure.value)))


def _of_all_members(law: Library, rule: LocalRule, on: date, code: str | None) -> bool:
    """Whether the award asked about is one for which the law counts all members of a council."""
    figure = _figure(law, ALL_MEMBERS_AWARDS, on)
    named = figure.value if figure else ()
    return any(rule.concerns(award) and code in {None, award} for award in named)


def _days_of_change(law: Library, rule: LocalRule) -> list[date]:
    """The rule's first day, and every later one on which a figure asked of it changes."""
    figures = (law.parameters.get(check.figure) for check in CHECKS.get(rule.kind, ()))
    changes = {value.first for figure in figures if figure for value in figure.values}
    return sorted({rule.first, *(day for day in changes if rule.first < day and rule.in_force(day))})


def _figure(law: Library, name: str, on: date) -> DatedValue | None:
    figure = law.parameters.get(name)
    return figure.find(on) if figure else None


def _demand(rule: LocalRule) -> Any:
    """The demand of a kind is of that kind's own type; the table above asks each kind only for its own fields."""
    return rule.demand

"""Local rules asked of a case: findings of those that ask something of it, notes of the others.

They stand after the law's findings and never change its answer. A rule which seems to contradict the law answers
nothing: it is unknown, and says why it has to be looked at again.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from statute.cases import Case
from statute.findings import Answer, Citation, Finding, Verification
from statute.local.asking import ASKED_OF_COLLECTIVES, ASKED_OF_PERSONS, Met
from statute.local.contradictions import Review, reviews
from statute.local.demands import Deadline
from statute.local.kinds import Kind
from statute.local.rules import LocalRule, concerning
from statute.local.wording import says
from statute.sentences import sentence

# What the law's own note says until somebody enters a rule of the level that decides.
NOT_ENTERED = "chưa nhập quy định của cấp quyết định"
# A rule is known from the document which the unit entered; nobody here has read the document itself.
ENTERED = Verification.SECONDARY
# Rules that ask nothing of a case and yet concern whoever works towards an award.
NOTED = (Kind.SCHOOL_INITIATIVES, Kind.ALLOTMENT, Kind.DEADLINE, Kind.PAPERS)
_AGAINST = {
    Answer.YES: "; đạt yêu cầu",
    Answer.NO: "; không đạt yêu cầu",
    Answer.UNKNOWN: ", nên chưa kết luận được về yêu cầu",
}


@dataclass(frozen=True)
class LocalFinding(Finding):
    """A finding with its rule and the document's issuer: no law library knows that document."""

    rule: str = ""
    issuer: str = ""
    issued: str = ""
    reviews: tuple[Review, ...] = ()

    def as_dict(self) -> dict[str, Any]:
        shown = super().as_dict()
        return {
            **shown,
            "citation": {**shown["citation"], "issuer": self.issuer, "issued": self.issued},
            "rule": self.rule,
            "missing": list(self.missing),
            "reviews": [review.as_dict() for review in self.reviews],
        }


def findings(rules: Iterable[LocalRule], case: Case, code: str) -> tuple[Finding, ...]:
    """One finding for each rule in force that asks something of this subject for this award."""
    asked = ASKED_OF_COLLECTIVES if case.subject.kind == "collective" else ASKED_OF_PERSONS
    return tuple(
        _finding(rule, asked[rule.kind](rule.demand, case, code), reviews(rule, case.on, code))
        for rule in concerning(rules, code, case.on)
        if rule.kind in asked
    )


def notes(rules: Iterable[LocalRule], case: Case, code: str) -> list[str]:
    """The rules in force about the way to an award, each as one sentence."""
    said = []
    for rule in concerning(rules, code, case.on):
        if rule.kind in NOTED:
            passed = isinstance(rule.demand, Deadline) and rule.demand.last_day < case.on
            what = says(rule.kind, rule.demand) + (", đã qua vào ngày xét" if passed else "")
            doubts = "".join(f" Xem lại: {review.reason}" for review in reviews(rule, case.on, code))
            said.append(sentence(f"{what} ({rule.source})") + doubts)
    return said


def told(rules: Iterable[LocalRule], award: Mapping[str, Any], case: Case) -> dict[str, Any]:
    """An award's answer with what local rules say beside it; the law's own keys stay as they are.

    But for one note: that no rule of the deciding level was entered is no longer so once there is one.
    """
    code = str(award["code"])
    there = concerning(rules, code, case.on)
    entered = any(not rule.own for rule in there)
    return {
        **award,
        "notes": [note for note in award["notes"] if not (entered and note == NOT_ENTERED)],
        "local": {
            "findings": [finding.as_dict() for finding in findings(there, case, code)],
            "notes": notes(there, case, code),
            # Which were asked: so that a stored answer can tell whether others are in force now.
            "rules": [rule.id for rule in there],
        },
    }


def _finding(rule: LocalRule, met: Met, doubts: tuple[Review, ...]) -> LocalFinding:
    required = says(rule.kind, rule.demand)
    answer = Answer.UNKNOWN if doubts else met.answer
    if doubts:
        because = f"{rule.source} yêu cầu {required}; cần xem lại với luật nên chưa áp dụng"
    else:
        because = f"{met.has}{_AGAINST[answer]} {required} theo {rule.source}"
    return LocalFinding(
        id=f"local_{rule.kind}",
        answer=answer,
        because=sentence(because),
        required=required,
        observed=met.observed,
        verification=ENTERED,
        citation=Citation(rule.paper, None),
        missing=() if doubts else met.missing,
        rule=rule.id,
        issuer=rule.issuer,
        issued=rule.paper_on.isoformat(),
        reviews=doubts,
    )

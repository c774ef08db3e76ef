"""Findings that are no condition of an award: a pending case, a rule not entered, a rule not complete."""

from statute.bits import Pair
from statute.cases import Case
from statute.days import in_vietnamese
from statute.findings import Answer, Finding, Verification
from statute.history import CaseFacts, constant
from statute.library import Library
from statute.records import DatedValue
from statute.rules import Days
from statute.sentences import sentence

REVIEW_STOP = "review_stop"
_MATTERS = "kỷ luật, điều tra, thanh tra hoặc xác minh đơn thư"
NOTHING_PENDING = f"không có việc đang xem xét {_MATTERS}"

UNDER_REVIEW = constant("under_review", lambda case: case.under_review)

_REVIEWED = {
    True: "có việc đang xem xét",
    False: "không có việc nào đang xem xét",
    None: "chưa biết có việc nào đang xem xét hay không",
}
_BECAUSE = {
    True: f"tạm dừng xét vì đang có việc xem xét {_MATTERS}",
    False: f"hiện {NOTHING_PENDING}",
    None: f"chưa biết có việc nào đang xem xét {_MATTERS} hay không; nếu có thì phải tạm dừng xét",
}


def review_stop(law: Library, days: Days) -> DatedValue | None:
    """The rule that something pending stops every award; None where the law has no such stop."""
    figure = law.figure(REVIEW_STOP, days.rule)
    return figure if figure.value else None


def under_review(law: Library, facts: CaseFacts, days: Days) -> Finding | None:
    """Whether nothing is pending against the holder; `no` blocks the award. None where the law has no stop."""
    figure = review_stop(law, days)
    if figure is None:
        return None
    nothing_pending: Pair[int] = ~facts.pair(UNDER_REVIEW)
    answer = Answer.this_year(nothing_pending)
    pending = facts.case.under_review
    observed = _REVIEWED[pending]
    return Finding(
        id="under_review",
        answer=answer,
        because=sentence(_BECAUSE[pending]),
        required=NOTHING_PENDING,
        observed=observed,
        verification=figure.verification,
        citation=figure.citation,
        missing=() if pending is not None else ("under_review",),
    )


def no_rule(case: Case) -> Finding:
    """The award's rule is not known for the day: an answer nobody may guess."""
    return Finding(
        id="no_rule",
        answer=Answer.UNKNOWN,
        because="Chưa kết luận được: quy định áp dụng cho ngày xét chưa được nhập vào thư viện luật.",
        required="quy định áp dụng cho ngày xét",
        observed=f"chưa nhập quy định của ngày {in_vietnamese(case.on)}",
        verification=Verification.MEMORY,
    )


def incomplete(*, carried_over: bool) -> Finding:
    """The rule is known in part: what is entered may refuse, but where all of it is met it never says yes."""
    return Finding(
        id="incomplete",
        answer=Answer.UNKNOWN,
        because="Chưa kết luận được: quy định mới nhập được một phần, còn điều kiện chưa biết.",
        required="toàn bộ điều kiện của quy định",
        observed="mới nhập một phần",
        verification=Verification.CARRIED_OVER if carried_over else Verification.MEMORY,
    )

"""The sentences of `because`: what is had, measured against what is required, as an official would put it."""

from collections.abc import Sequence

from statute.findings import Answer
from statute.words import capital

_AGAINST = {
    Answer.YES: "; đạt yêu cầu",
    Answer.NO: "; không đạt yêu cầu",
    Answer.UNKNOWN: ", nên chưa kết luận được về yêu cầu",
}
_WAYS = {
    Answer.YES: "chỉ cần đạt một trong {count} điều kiện, và đã đạt",
    Answer.NO: "cần đạt một trong {count} điều kiện nhưng chưa đạt điều kiện nào",
    Answer.UNKNOWN: "cần đạt một trong {count} điều kiện, hiện chưa kết luận được",
}
_TOGETHER = {
    Answer.YES: "{way} đạt cả {count} điều kiện",
    Answer.NO: "{way} không đạt, vì thiếu",
    Answer.UNKNOWN: "{way} chưa kết luận được, vì chưa rõ",
}
_OF_COUNT = {
    Answer.YES: ", đúng yêu cầu",
    Answer.NO: "; cần {wanted}",
    Answer.UNKNOWN: ", nên chưa kết luận được; cần {wanted}",
}
# More conditions than these are counted, not listed: they stand below one by one.
_LISTED = 2
_COUNT = {2: "hai", 3: "ba", 4: "bốn"}


def sentence(said: str) -> str:
    return f"{capital(said)}."


def because(answer: Answer, wanted: str, has: str) -> str:
    """What is had, then whether it meets what is required, which is not said twice."""
    if answer is Answer.YES and has.endswith(wanted):
        return sentence(f"{has}, đúng yêu cầu")
    return sentence(f"{has}{_AGAINST[answer]} {wanted}")


def one_of_ways(answer: Answer, ways: int, has: Sequence[str]) -> str:
    """Of several ways that each suffice: those that are met, or what is had of all."""
    begun = _WAYS[answer].format(count=_COUNT.get(ways, str(ways)))
    return sentence(f"{begun}: {'; '.join(has)}" if has else begun)


def all_of_them(answer: Answer, conditions: int, wanted: Sequence[str], way: str | None = None) -> str:
    """One way with several conditions: those that are lacking, or not known; where they are many, how many."""
    named = f"cách {way}" if way else "cách này"
    begun = _TOGETHER[answer].format(count=_COUNT.get(conditions, str(conditions)), way=named)
    if answer is Answer.YES:
        return sentence(begun)
    if len(wanted) > _LISTED or any("; " in one for one in wanted):
        return sentence(f"{begun} {len(wanted)} trong {conditions} điều kiện dưới đây")
    return sentence(f"{begun}: {'; '.join(wanted)}")


def counted(answer: Answer, where: str, has: str, wanted: str) -> str:
    """What is counted in some years, then what is asked for, where it is not met already."""
    return f"{where} {has}{_OF_COUNT[answer].format(wanted=wanted)}"


def of_one_year(answer: Answer, has: str, *, decided: bool) -> str:
    """A title of one year; where it is not decided yet, what is had already says how its conditions answer."""
    if not decided:
        return sentence(has)
    return sentence(
        f"{has}, {'đúng yêu cầu' if answer is Answer.YES else 'mà điều kiện là phải có danh hiệu này'}"
    )

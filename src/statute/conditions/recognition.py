"""An initiative or research of the year, recognised by who may, and not used up for something else."""

from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from statute.bits import B, Pair
from statute.cases import Case
from statute.conditions.use import FORM, unused_for
from statute.conditions.vocabulary import Asked, Said, Word
from statute.findings import Answer, Verification, all_of, any_of
from statute.history import CaseFacts, Column, Facts, constant, yearly
from statute.rows import Initiative, Row
from statute.words import RECOGNISER, either

LOCAL = constant("local_school_recognises", lambda case: case.school_recognises_initiatives)
LOCAL_KEY = "local.school_recognises_initiatives"
SCHOOL = "school"
# From the lowest level up.
_LADDER = ("commune", "district", "province", "ministry", "national")


@cache
def recognised_column(recogniser: str, *, unused: bool) -> Column:
    """One of the year recognised by just this one; `unused`: and not used for a form of commendation."""

    def of_row(row: Row, _: Case) -> Answer:
        if row.initiatives is None:
            return Answer.UNKNOWN
        return any_of(
            all_of((_recognised_by(each, recogniser), unused_for(each, FORM) if unused else Answer.YES))
            for each in row.initiatives
        )

    return yearly(f"initiative_{recogniser}{'_unused' if unused else ''}", of_row)


class RecognisedInitiative(Word):
    """Kind, scope, application and the day of recognition are not asked.

    Who may recognise and whether use counts go by the case's day; a school alone counts only where the
    deciding level lets schools recognise.
    """

    asks = ("recognisers", "school", "used_for_a_form")
    by_day = ("recognisers", "school", "used_for_a_form")

    def pair(self, asked: Asked, facts: Facts[B], /) -> Pair[B]:
        unused = asked["used_for_a_form"].value == "excluded"
        found = facts.pair(recognised_column(SCHOOL, unused=unused)) & facts.pair(LOCAL)
        for recogniser in asked["recognisers"].value:
            found |= facts.pair(recognised_column(recogniser, unused=unused))
        return found

    def required(self, asked: Asked, /) -> str:
        unused = (
            ", chưa dùng cho hình thức khen thưởng" if asked["used_for_a_form"].value == "excluded" else ""
        )
        return f"có sáng kiến hoặc đề tài của năm học được cấp {_levels(asked)} công nhận{unused}"

    def say(self, asked: Asked, facts: CaseFacts, /) -> Said:
        case, row = facts.case, facts.case.this_year
        if row.initiatives is None:
            observed = "chưa biết danh sách sáng kiến, đề tài"
            plain = f"{observed} của năm học {row.school_year}{_end(Answer.UNKNOWN, asked)}"
            return Said(observed, plain=plain, missing=(row.key("initiatives"),))
        answers = [self._alone(each, asked, case) for each in row.initiatives]
        observed = _observed(row, answers, asked, case)
        return Said(
            observed,
            plain=f"năm học {row.school_year} {observed}{_end(any_of(answers), asked)}",
            missing=tuple(dict.fromkeys(_missing(row, answers, asked, case))),
            verification=_verification(row, answers, asked),
        )

    def _alone(self, initiative: Initiative, asked: Asked, case: Case) -> Answer:
        """Whether this one counts: the rule itself, asked as if the year had no other."""
        alone = replace(case, rows={0: replace(case.this_year, initiatives=(initiative,))})
        return Answer.this_year(self.pair(asked, CaseFacts(alone)))


def _recognised_by(initiative: Initiative, recogniser: str) -> Answer:
    if initiative.recognised_by is None:
        return Answer.UNKNOWN
    return Answer.YES if initiative.recognised_by == recogniser else Answer.NO


def _use_answer(initiative: Initiative, asked: Asked) -> Answer:
    return unused_for(initiative, FORM) if asked["used_for_a_form"].value == "excluded" else Answer.YES


def _end(answer: Answer, asked: Asked) -> str:
    """The end of the sentence: whether what is had is enough, and what is asked."""
    if answer is Answer.YES:
        return ", đúng yêu cầu"
    doubt = ", nên chưa kết luận được" if answer is Answer.UNKNOWN else ""
    return f"{doubt}; cần có sáng kiến hoặc đề tài được cấp {_levels(asked)} công nhận"


def _levels(asked: Asked) -> str:
    """Where it is everyone from one level up: huyện trở lên."""
    named = asked["recognisers"].value
    lowest = next((level for level in _LADDER if level in named), None)
    if lowest and len(named) > 1 and set(named) == set(_LADDER[_LADDER.index(lowest) :]):
        return f"{RECOGNISER[lowest]} trở lên"
    return either(RECOGNISER[recogniser] for recogniser in named)


def _why_not(initiative: Initiative, asked: Asked) -> str:
    """Why one that is known not to count does not."""
    if _use_answer(initiative, asked) is Answer.NO:
        return "đã dùng cho hình thức khen thưởng"
    if initiative.recognised_by == SCHOOL:
        return "do trường công nhận, trong khi cấp quyết định không giao việc này cho trường"
    return f"chưa được cấp {_levels(asked)} công nhận"


def _observed(row: Row, answers: list[Answer], asked: Asked, case: Case) -> str:
    if not answers:
        return "không có sáng kiến, đề tài"
    counted = answers.count(Answer.YES)
    if counted:
        return f"có {counted} sáng kiến, đề tài được tính"
    doubtful = answers.count(Answer.UNKNOWN)
    if not doubtful:
        why = dict.fromkeys(_why_not(each, asked) for each in row.initiatives or ())
        return f"có {len(answers)} sáng kiến, đề tài nhưng không được tính ({'; '.join(why)})"
    school_only = any(
        each.recognised_by == SCHOOL and answer is Answer.UNKNOWN
        for each, answer in zip(row.initiatives or (), answers, strict=True)
    )
    if school_only and case.school_recognises_initiatives is None:
        return (
            "có sáng kiến do trường công nhận, chưa biết cấp quyết định có giao việc này cho trường hay không"
        )
    return f"có {doubtful} sáng kiến, đề tài chưa đủ dữ kiện để tính"


def _missing(row: Row, answers: list[Answer], asked: Asked, case: Case) -> Iterator[str]:
    for index, (initiative, answer) in enumerate(zip(row.initiatives or (), answers, strict=True)):
        if answer is not Answer.UNKNOWN:
            continue
        if initiative.recognised_by is None:
            yield row.key(f"initiatives[{index}].recognised_by")
        if initiative.recognised_by == SCHOOL and case.school_recognises_initiatives is None:
            yield LOCAL_KEY
        if _use_answer(initiative, asked) is Answer.UNKNOWN:
            yield row.key(f"initiatives[{index}].used_for")


def _verification(row: Row, answers: list[Answer], asked: Asked) -> Verification | None:
    """The weaker verification of the school's rule, where the answer rests on a school's recognition."""
    known = list(zip(row.initiatives or (), answers, strict=True))
    if any(answer is Answer.YES and each.recognised_by != SCHOOL for each, answer in known):
        return None
    by_school = any(
        each.recognised_by == SCHOOL and _use_answer(each, asked) is not Answer.NO for each, _ in known
    )
    return asked["school"].verification if by_school else None

"""Forms of commendation held: on grounds that the law allows, and in which school year they were granted."""

from collections.abc import Iterator
from functools import cache, reduce
from operator import or_

from statute.bits import B, Pair, after_first
from statute.cases import Case
from statute.conditions.vocabulary import Asked, Said, Word
from statute.days import SchoolYear, in_vietnamese
from statute.findings import Answer, any_of
from statute.history import EVERY_YEAR, CaseFacts, Column, Facts
from statute.names import award_name, short_name
from statute.rows import BASES, Grant
from statute.words import BASIS, either

# A grant counts whatever its ground.
ANY_GROUND = BASES
_TRUTH = {Answer.YES: True, Answer.NO: False, Answer.UNKNOWN: None}


def qualifies(grant: Grant, code: str, grounds: tuple[str, ...]) -> Answer:
    """Of that form, not revoked, on one of those grounds."""
    if grant.code != code or grant.revoked:
        return Answer.NO
    if set(grounds) == set(BASES):
        return Answer.YES
    if grant.basis is None:
        return Answer.UNKNOWN
    return Answer.YES if grant.basis in grounds else Answer.NO


def _suffix(grounds: tuple[str, ...]) -> str:
    return "any_ground" if set(grounds) == set(BASES) else "_".join(grounds)


@cache
def holds_column(code: str, grounds: tuple[str, ...]) -> Column:
    """Holds the form: every bit alike."""

    def of_case(case: Case) -> Pair[int]:
        if case.awards is None:
            return EVERY_YEAR[None]
        return EVERY_YEAR[_TRUTH[any_of(qualifies(grant, code, grounds) for grant in case.awards)]]

    return Column(f"holds_{code}_{_suffix(grounds)}", of_case, alike=True)


@cache
def after_column(code: str, grounds: tuple[str, ...]) -> Column:
    """The school years after that of the first grant; a grant of a day not known may be of any year.

    Kept so, and not as the year of each grant: a mask of sixteen years then says all of a grant long ago.
    """

    def of_case(case: Case) -> Pair[int]:
        if case.awards is None:
            return EVERY_YEAR[None]
        certain = possible = 0
        for grant in case.awards:
            answer = qualifies(grant, code, grounds)
            year = _year(grant, case)
            if answer is not Answer.NO:
                possible |= year.possible
            if answer is Answer.YES:
                certain |= year.certain
        return after_first(Pair(certain, possible))

    return Column(f"after_{code}_{_suffix(grounds)}", of_case)


def _year(grant: Grant, case: Case) -> Pair[int]:
    """The bit of its school year; none for one that is later than the case's own."""
    if grant.on is None:
        return EVERY_YEAR[None]
    ago = SchoolYear.of(grant.on).years_before(case.school_year)
    return Pair(1 << ago, 1 << ago) if ago >= 0 else EVERY_YEAR[False]


def held(codes: tuple[str, ...], grounds: tuple[str, ...], facts: Facts[B]) -> Pair[B]:
    """One of these forms is held."""
    return reduce(or_, (facts.pair(holds_column(code, grounds)) for code in codes))


class Holds(Word):
    """`of`: one of these forms is enough."""

    asks = ("grounds",)
    of = "form"

    def pair(self, asked: Asked, facts: Facts[B], /) -> Pair[B]:
        return held(asked.of, tuple(asked.value("grounds")), facts)

    def required(self, asked: Asked, /) -> str:
        grounds = [BASIS[ground] for ground in asked.value("grounds")]
        return f"đã được tặng {either(award_name(code) for code in asked.of)} ({either(grounds)})"

    def say(self, asked: Asked, facts: CaseFacts, /) -> Said:
        awards, grounds = facts.case.awards, tuple(asked.value("grounds"))
        if awards is None:
            observed = "chưa biết đã được tặng những hình thức khen thưởng nào"
            return Said(observed, observed, missing=("awards",))
        answers = {
            index: any_of(qualifies(grant, code, grounds) for code in asked.of)
            for index, grant in enumerate(awards)
            if grant.code in asked.of
        }
        answer = Answer.this_year(self.pair(asked, facts))
        shown = [_shown(awards[index]) for index, one in answers.items() if one is answer]
        observed = "; ".join(shown) or f"chưa được tặng {_either_short(asked.of)}"
        return Said(
            observed,
            plain=f"{observed}{_end(answer, [awards[index] for index in answers], grounds)}",
            missing=tuple(
                f"awards[{index}].basis" for index, one in answers.items() if one is Answer.UNKNOWN
            ),
        )


def _end(answer: Answer, listed: list[Grant], grounds: tuple[str, ...]) -> str:
    """Whether that is enough; why one that is there does not count: revoked, or of another ground."""
    allowed = f"chỉ tính loại hình {either(BASIS[ground] for ground in grounds)}"
    if answer is Answer.YES:
        return ", đúng yêu cầu"
    if answer is Answer.UNKNOWN:
        return f"; {allowed}, nên chưa kết luận được"
    return f"; {allowed}" if any(not grant.revoked for grant in listed) else ""


class NotGrantedBefore(Word):
    """A form that is granted once; a revoked grant is none."""

    of = "form"

    def pair(self, asked: Asked, facts: Facts[B], /) -> Pair[B]:
        return ~held(asked.of, ANY_GROUND, facts)

    def required(self, asked: Asked, /) -> str:
        return f"chưa được tặng {_either_short(asked.of)} lần nào"

    def say(self, asked: Asked, facts: CaseFacts, /) -> Said:
        awards = facts.case.awards
        if awards is None:
            observed = "chưa biết đã được tặng những hình thức khen thưởng nào"
            return Said(observed, observed, missing=("awards",))
        held = [grant for grant in awards if grant.code in asked.of and not grant.revoked]
        observed = "; ".join(map(_shown, held)) or self.required(asked)
        return Said(
            observed, plain=observed if not held else f"{observed}, mà hình thức này chỉ tặng một lần"
        )


def dates_missing(asked: Asked, facts: CaseFacts) -> Iterator[str]:
    """What is not known of the grants after which a run is counted."""
    awards, grounds = facts.case.awards, tuple(asked.value("grounds"))
    if awards is None:
        yield "awards"
    for index, grant in enumerate(awards or ()):
        answers = [qualifies(grant, code, grounds) for code in asked.of]
        if Answer.UNKNOWN in answers:
            yield f"awards[{index}].basis"
        if grant.on is None and any(answer is not Answer.NO for answer in answers):
            yield f"awards[{index}].on"


def _either_short(codes: tuple[str, ...]) -> str:
    return either(short_name(code) for code in codes)


def _shown(grant: Grant) -> str:
    of_day = f" ngày {in_vietnamese(grant.on)}" if grant.on else " (chưa biết ngày)"
    ground = f", {BASIS[grant.basis]}" if grant.basis else ", chưa biết loại hình"
    return f"được tặng {short_name(grant.code)}{of_day}{', đã bị thu hồi' if grant.revoked else ground}"

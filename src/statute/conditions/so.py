"""Facts of the person beside the years: now in a hardship area, a manager, years of teaching."""

from fractions import Fraction

from statute.bits import UNBOUNDED, B, Pair, Range, at_least
from statute.cases import Case
from statute.conditions.vocabulary import Asked, Said, Word
from statute.history import CaseFacts, Column, Facts, Measure, constant
from statute.words import decimal

_STATED: dict[str, Column] = {
    "hardship_now": constant("hardship_now", lambda case: case.subject.hardship_now),
    "manager": constant("manager", lambda case: case.subject.manager),
}
_IS = {"hardship_now": "đang công tác ở vùng đặc biệt khó khăn", "manager": "là cán bộ quản lý"}
_IS_NOT = {
    "hardship_now": "không công tác ở vùng đặc biệt khó khăn",
    "manager": "không phải là cán bộ quản lý",
}
_WHETHER = _IS | {"manager": "phải là cán bộ quản lý"}
_NUMBERS = {
    "teaching_years": "năm trực tiếp giảng dạy",
    "hardship_years": "năm công tác ở vùng đặc biệt khó khăn",
}


def _number(name: str) -> Measure:
    def of_case(case: Case) -> Range:
        amount: Fraction | None = getattr(case.subject, name)
        return Range(0, UNBOUNDED) if amount is None else Range(amount, amount)

    return Measure(name, of_case)


FACTS, NUMBERS = tuple(_STATED), tuple(_NUMBERS)
_MEASURES = {name: _number(name) for name in _NUMBERS}


class IsSo(Word):
    """`of`: a fact of the subject that is true."""

    of = "fact"

    def pair(self, asked: Asked, facts: Facts[B], /) -> Pair[B]:
        return facts.pair(_STATED[asked.of[0]])

    def required(self, asked: Asked, /) -> str:
        return _IS[asked.of[0]]

    def say(self, asked: Asked, facts: CaseFacts, /) -> Said:
        name = asked.of[0]
        stated = getattr(facts.case.subject, name)
        if stated is None:
            observed = f"chưa biết có {_WHETHER[name]} hay không"
            return Said(observed, plain=observed, missing=(f"subject.{name}",))
        observed = _IS[name] if stated else _IS_NOT[name]
        return Said(observed, plain=observed)


class IsNot(IsSo):
    """`of`: a fact of the subject that is not true."""

    def pair(self, asked: Asked, facts: Facts[B], /) -> Pair[B]:
        return ~super().pair(asked, facts)

    def required(self, asked: Asked, /) -> str:
        return _IS_NOT[asked.of[0]]


class NumberAtLeast(Word):
    """`of`: a number of the subject's, fractions counting as they are."""

    asks = ("least",)
    of = "number"

    def pair(self, asked: Asked, facts: Facts[B], /) -> Pair[B]:
        found: Pair[B] = at_least(facts.amount(_MEASURES[asked.of[0]]), asked.value("least"))
        return found

    def required(self, asked: Asked, /) -> str:
        return f"ít nhất {asked.value('least')} {_NUMBERS[asked.of[0]]}"

    def say(self, asked: Asked, facts: CaseFacts, /) -> Said:
        name = asked.of[0]
        amount = getattr(facts.case.subject, name)
        if amount is None:
            observed = f"chưa biết số {_NUMBERS[name]}"
            return Said(observed, observed, missing=(f"subject.{name}",))
        observed = f"có {decimal(amount)} {_NUMBERS[name]}"
        return Said(observed, observed)

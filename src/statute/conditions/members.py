"""What is counted among a collective's members: shares as exact fractions, everybody, so many, nobody.

Members are the people subject to grading; those not graded stand apart, and a share is shown both ways.
"""

from fractions import Fraction

from statute.bits import UNBOUNDED, B, Pair, Range, at_least, at_most, flag
from statute.cases import Case
from statute.conditions.vocabulary import Asked, Said, Word
from statute.history import CaseFacts, Facts, Measure
from statute.words import COUNTED, decimal


def _members(case: Case) -> Range:
    members = case.this_year.members
    return Range(1, UNBOUNDED) if members is None else Range(members, members)


def _counted(name: str) -> Measure:
    """One not known is at most all members."""

    def of_case(case: Case) -> Range:
        amount = getattr(case.this_year, name)
        return Range(0, _members(case).high) if amount is None else Range(amount, amount)

    return Measure(name, of_case)


MEMBERS = Measure("members", _members)
_MEASURES = {name: _counted(name) for name in COUNTED}


def _amount(asked: Asked, facts: Facts[B]) -> Range:
    return facts.amount(_MEASURES[asked.of[0]])


class _Counting(Word):
    """A condition on one count of this year."""

    of = "count"

    def say(self, asked: Asked, facts: CaseFacts, /) -> Said:
        name, row = asked.of[0], facts.case.this_year
        counted = getattr(row, name)
        missing = tuple(row.key(key) for key in self._rests_on(name) if getattr(row, key) is None)
        if counted is None:
            observed = f"chưa biết số {COUNTED[name]}"
            return Said(observed, f"năm học {row.school_year} {observed}", missing=missing)
        observed = self._observed(counted, row.members, row.ungraded, COUNTED[name])
        return Said(observed, f"năm học {row.school_year} {observed}", missing=missing)

    def _rests_on(self, name: str) -> tuple[str, ...]:
        return (name,)

    def _observed(self, counted: int, _: int | None, __: int | None, what: str) -> str:
        return f"có {counted} {what}" if counted else f"không có {what}"


class _OfMembers(_Counting):
    """A condition on a count beside the number of members."""

    def _rests_on(self, name: str) -> tuple[str, ...]:
        return (name, "members")

    def _observed(self, counted: int, members: int | None, ungraded: int | None, what: str) -> str:
        if members is None:
            return f"có {counted} {what}, chưa biết số thành viên"
        shown = f"có {counted}/{members} {what} ({_percent(counted, members)})"
        if not ungraded:
            return shown
        every = members + ungraded
        return f"{shown}; tính cả {ungraded} người không xếp loại là {counted}/{every} ({_percent(counted, every)})"


class ShareOfMembers(_OfMembers):
    """At least this share, exactly."""

    asks = ("least",)

    def pair(self, asked: Asked, facts: Facts[B], /) -> Pair[B]:
        share, part, whole = Fraction(asked.value("least")), _amount(asked, facts), facts.amount(MEMBERS)
        return flag(
            part.low * share.denominator >= whole.high * share.numerator,
            part.high * share.denominator >= whole.low * share.numerator,
        )

    def required(self, asked: Asked, /) -> str:
        return f"ít nhất {_share(asked.value('least'))} {COUNTED[asked.of[0]]}"


class ShareAbove(_OfMembers):
    """More than this share: exactly the share is not enough."""

    asks = ("above",)

    def pair(self, asked: Asked, facts: Facts[B], /) -> Pair[B]:
        share, part, whole = Fraction(asked.value("above")), _amount(asked, facts), facts.amount(MEMBERS)
        return flag(
            part.low * share.denominator > whole.high * share.numerator,
            part.high * share.denominator > whole.low * share.numerator,
        )

    def required(self, asked: Asked, /) -> str:
        return f"trên {_share(asked.value('above'))} {COUNTED[asked.of[0]]}"


class Everybody(_OfMembers):
    """All members are counted."""

    def pair(self, asked: Asked, facts: Facts[B], /) -> Pair[B]:
        part, whole = _amount(asked, facts), facts.amount(MEMBERS)
        return flag(part.low >= whole.high, part.high >= whole.low)

    def required(self, asked: Asked, /) -> str:
        return f"100% {COUNTED[asked.of[0]]}"


class CountAtLeast(_Counting):
    asks = ("least",)

    def pair(self, asked: Asked, facts: Facts[B], /) -> Pair[B]:
        found: Pair[B] = at_least(_amount(asked, facts), asked.value("least"))
        return found

    def required(self, asked: Asked, /) -> str:
        return f"ít nhất {asked.value('least')} {COUNTED[asked.of[0]]}"


class Nobody(_Counting):
    def pair(self, asked: Asked, facts: Facts[B], /) -> Pair[B]:
        found: Pair[B] = at_most(_amount(asked, facts), 0)
        return found

    def required(self, asked: Asked, /) -> str:
        return f"không có {COUNTED[asked.of[0]]}"


def _share(share: str) -> str:
    return f"{decimal(Fraction(share) * 100)}%"


def _percent(part: int, whole: int) -> str:
    return f"{decimal(Fraction(part * 100, whole))}%"

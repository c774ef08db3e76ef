"""Years of service by the calendar: full years in the sector, and the years since a discipline was served.

Days of a discipline move the beginning of service later; they run from the day it was given up to but without
the day it ended, never past the case's day, and days under two disciplines count once.
"""

from collections.abc import Iterable, Iterator
from datetime import date

from statute.bits import UNBOUNDED, B, Pair, Range, at_most
from statute.cases import Case
from statute.conditions.vocabulary import Asked, Said, Word
from statute.days import SchoolYear, in_vietnamese, years_before
from statute.findings import Answer
from statute.history import CaseFacts, Facts, Measure
from statute.rows import Discipline, Row

_NOT_KNOWN = Range(0, UNBOUNDED)
_KNOWN_NONE = Range(0, 0)
# The plain words of `full_years`: the sector's service as it is, or less the days under discipline.
SPANS = SECTOR, SERVICE = ("sector", "service")


def _joined(case: Case) -> Range:
    joined = case.subject.joined_sector
    return _NOT_KNOWN if joined is None else Range(joined.toordinal(), joined.toordinal())


def _discipline_days(case: Case) -> Range:
    if discipline_not_told(case):
        return _NOT_KNOWN
    spans = [span for row in case.rows.values() for one in row.discipline or () for span in [(row, one)]]
    return Range(
        _days_covered(_surely_under(row, one, case.on) for row, one in spans),
        _days_covered(_maybe_under(row, one, case.on) for row, one in spans),
    )


def _discipline_ended(case: Case) -> Range:
    """The last day on which a discipline ended; nothing known is 0, one not known may be any day."""
    listed = [one for row in case.rows.values() for one in row.discipline or ()]
    latest = max((one.ended.toordinal() for one in listed if one.ended is not None), default=0)
    doubt = any(one.ended is None for one in listed) or bool(discipline_not_told(case))
    return Range(latest, UNBOUNDED if doubt else latest)


JOINED = Measure("joined_sector", _joined)
DISCIPLINE_DAYS = Measure("discipline_days", _discipline_days)
DISCIPLINE_ENDED = Measure("discipline_ended", _discipline_ended)


def discipline_not_told(case: Case) -> list[str]:
    """The keys of the years of service of which it is not known whether there was discipline."""
    joined = case.subject.joined_sector
    if joined is None:
        return ["subject.joined_sector"]
    keys = []
    for ago in range(SchoolYear.of(joined).years_before(case.school_year), -1, -1):
        row = case.rows.get(ago)
        if row is None or not row.stated:
            if case.subject.discipline_complete is not True:
                keys.append("subject.discipline_complete")
        elif row.discipline is None:
            keys.append(row.key("discipline"))
    return list(dict.fromkeys(keys))


class FullYears(Word):
    """So many full years from joining the sector to the case's day; `of`: sector, or service less discipline."""

    asks = ("years",)
    of = "span"

    def pair(self, asked: Asked, facts: Facts[B], /) -> Pair[B]:
        start = facts.amount(JOINED)
        if SERVICE in asked.of:
            start = start.later_by(facts.amount(DISCIPLINE_DAYS))
        latest = years_before(facts.on, int(asked.value("years"))).toordinal()
        found: Pair[B] = at_most(start, latest)
        return found

    def required(self, asked: Asked, /) -> str:
        less = ", không tính thời gian chịu kỷ luật" if SERVICE in asked.of else ""
        return f"đủ {asked.value('years')} năm công tác trong ngành{less}"

    def say(self, asked: Asked, facts: CaseFacts, /) -> Said:
        joined = facts.case.subject.joined_sector
        if joined is None:
            observed = "chưa biết ngày vào ngành"
            return Said(observed, observed, missing=("subject.joined_sector",))
        observed = (
            f"vào ngành ngày {in_vietnamese(joined)}, đến ngày xét được {_full_years(joined, facts.on)} năm"
        )
        if SERVICE not in asked.of:
            return Said(observed, observed)
        keys = tuple(discipline_not_told(facts.case))
        keys = keys or tuple(_ends_missing(facts.case))
        return Said(f"{observed}{self._less(facts)}", f"{observed}{self._less(facts)}", missing=keys)

    def _less(self, facts: CaseFacts) -> str:
        days = facts.amount(DISCIPLINE_DAYS)
        if days.high == UNBOUNDED:
            return ", chưa biết thời gian chịu kỷ luật"
        if not days.high:
            return ", không có thời gian chịu kỷ luật"
        return f", trừ {days.low if days.low == days.high else f'từ {days.low} đến {days.high}'} ngày chịu kỷ luật"


class YearsSinceDiscipline(Word):
    """So many full years since the last discipline was served."""

    asks = ("years",)

    def pair(self, asked: Asked, facts: Facts[B], /) -> Pair[B]:
        latest = years_before(facts.on, int(asked.value("years"))).toordinal()
        found: Pair[B] = at_most(facts.amount(DISCIPLINE_ENDED), latest)
        return found

    def required(self, asked: Asked, /) -> str:
        return f"đủ {asked.value('years')} năm kể từ khi hết thời hạn kỷ luật, nếu từng bị kỷ luật"

    def say(self, asked: Asked, facts: CaseFacts, /) -> Said:
        ended, answer = facts.amount(DISCIPLINE_ENDED), Answer.this_year(self.pair(asked, facts))
        if ended == _KNOWN_NONE:
            return Said("không bị kỷ luật", plain="trong thời gian công tác không bị kỷ luật, đúng yêu cầu")
        known = self._known(ended.low, facts.on) if ended.low else ""
        if answer is not Answer.UNKNOWN:
            end = "đã đủ" if answer is Answer.YES else "chưa đủ"
            return Said(known, plain=f"{known}, đến ngày xét {end} {asked.value('years')} năm")
        ends = tuple(_ends_missing(facts.case))
        doubt = (
            "chưa biết ngày hết thời hạn của một lần kỷ luật"
            if ends
            else "chưa biết những năm khác có bị kỷ luật hay không"
        )
        observed = f"{known}; {doubt}" if known else doubt
        plain = f"{observed}, nên chưa biết đã đủ {asked.value('years')} năm hay chưa"
        return Said(observed, plain=plain, missing=(*discipline_not_told(facts.case), *ends))

    def _known(self, ended: int, on: date) -> str:
        day = date.fromordinal(ended)
        if day > on:
            return f"đến ngày {in_vietnamese(day)} mới hết thời hạn kỷ luật"
        return f"lần kỷ luật gần nhất đã biết hết hạn ngày {in_vietnamese(day)}"


def _surely_under(row: Row, one: Discipline, on: date) -> tuple[int, int]:
    """From the latest day it may have begun to the earliest it may have ended."""
    begun = (one.on or row.school_year.last_day).toordinal()
    ended = min(one.ended, on).toordinal() if one.ended else begun
    return begun, ended


def _maybe_under(row: Row, one: Discipline, on: date) -> tuple[int, int]:
    begun = (one.on or row.school_year.first_day).toordinal()
    return begun, min(one.ended or on, on).toordinal()


def _days_covered(spans: Iterable[tuple[int, int]]) -> int:
    """Days in at least one span, each once; a span's last day is not in it."""
    days, reached = 0, 0
    for begun, ended in sorted(spans):
        days += max(ended - max(begun, reached), 0)
        reached = max(reached, ended)
    return days


def _ends_missing(case: Case) -> Iterator[str]:
    for ago, row in sorted(case.rows.items()):
        for index, one in enumerate(row.discipline or ()):
            if one.on is None:
                yield case.key(ago, f"discipline[{index}].on")
            if one.ended is None:
                yield case.key(ago, f"discipline[{index}].ended")


def _full_years(start: date, on: date) -> int:
    years = max(on.year - start.year, 0)
    return years if start <= years_before(on, years) else max(years - 1, 0)

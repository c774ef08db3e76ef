"""Chains and runs of grades, and the years with a better grade that are counted in a run."""

from collections.abc import Iterator

from statute.bits import UNBOUNDED, B, Pair, Range, at_least, chain, run, total
from statute.conditions.grades import at_least_grade, grade_column
from statute.conditions.grants import dates_missing
from statute.conditions.vocabulary import Asked, Said, Word
from statute.conditions.windows import (
    DISCIPLINE_NOT_TOLD,
    graded,
    in_window,
    length,
    run_of,
    shown_count,
    told,
    window,
    years_looked_at,
)
from statute.days import SchoolYear, in_vietnamese
from statute.findings import Answer
from statute.history import CaseFacts, Facts
from statute.names import short_name
from statute.sentences import counted
from statute.words import DISCIPLINE, either


class ChainOfGrades(Word):
    """So many school years in a row, ending this year."""

    asks = ("least", "years", "discipline")

    def pair(self, asked: Asked, facts: Facts[B], /) -> Pair[B]:
        years = int(asked.value("years"))
        found = chain(graded(asked, facts), years)
        within = facts.pair(DISCIPLINE_NOT_TOLD).possible & ((1 << years) - 1)
        return told(asked, facts, found, within)

    def required(self, asked: Asked, /) -> str:
        return f"{asked.value('years')} năm học liên tục được xếp loại {at_least_grade(asked.value('least'))}"

    def say(self, asked: Asked, facts: CaseFacts, /) -> Said:
        years = range(int(asked.value("years")))
        grade = facts.pair(grade_column(asked.value("least")))
        had = sum(grade.certain >> ago & 1 for ago in years)
        observed = (
            f"trong {len(years)} năm học gần nhất đã biết {had} năm {at_least_grade(asked.value('least'))}"
        )
        served = _discipline_said(asked, facts)
        return Said(
            f"{observed}{served}", f"{observed}{served}", missing=tuple(_grades_missing(asked, facts, years))
        )


class RunOfGrades(Word):
    """So many or more school years without a break, ending this year; `of`: after one of these forms was granted."""

    asks = ("least", "years", "discipline")
    may_ask = ("grounds",)
    of = "form"

    def pair(self, asked: Asked, facts: Facts[B], /) -> Pair[B]:
        found = run_of(asked, facts)
        last = int(asked.value("years")) - 1
        return Pair(found.certain >> last, found.possible >> last)

    def required(self, asked: Asked, /) -> str:
        after = f" sau khi được tặng {either(map(short_name, asked.of))}" if asked.of else ""
        least = at_least_grade(asked.value("least"))
        return f"{asked.value('years')} năm học liên tục trở lên{after} được xếp loại {least}"

    def say(self, asked: Asked, facts: CaseFacts, /) -> Said:
        found = length(run_of(asked, facts))
        silent = _silent_years(asked, facts)
        observed = f"{_length_said(found, silent)}{_discipline_said(asked, facts)}"
        missing = [*dates_missing(asked, facts)] if asked.of else []
        missing += _grades_missing(asked, facts, self._open_years(asked, facts))
        return Said(observed, observed, missing=tuple(dict.fromkeys(missing)))

    def _open_years(self, asked: Asked, facts: CaseFacts) -> Iterator[int]:
        """The years that may belong to the run, as far as it is asked for."""
        longest = run_of(asked, facts).possible
        last = max(int(asked.value("years")), max(facts.case.rows, default=0) + 1)
        return (ago for ago in range(last) if longest >> ago & 1)


class YearsOfGrade(Word):
    """So many years in the run with that grade or a better one."""

    asks = ("least", "count")
    in_a_run = True

    def pair(self, asked: Asked, facts: Facts[B], /) -> Pair[B]:
        found = total([facts.pair(grade_column(asked.value("least")))], window(asked, facts))
        return at_least(found, asked.value("count"))

    def required(self, asked: Asked, /) -> str:
        return f"{asked.value('count')} năm {at_least_grade(asked.value('least'))} {in_window(asked)}"

    def say(self, asked: Asked, facts: CaseFacts, /) -> Said:
        fact = facts.pair(grade_column(asked.value("least")))
        found, enough = total([fact], window(asked, facts)), int(asked.value("count"))
        observed = shown_count(found, enough, f"năm {at_least_grade(asked.value('least'))}")
        answer = Answer.this_year(self.pair(asked, facts))
        wanted = f"ít nhất {enough} năm"
        return Said(
            observed,
            plain=counted(answer, in_window(asked), observed, wanted),
            missing=counted_missing(asked, facts, fact, "grade"),
        )


def run_missing(asked: Asked, facts: CaseFacts) -> tuple[str, ...]:
    """What is not known of the run in which a condition counts."""
    return RunOfGrades().say(asked.within, facts).missing if asked.within is not None else ()


def counted_missing(asked: Asked, facts: CaseFacts, fact: Pair[int], key: str) -> tuple[str, ...]:
    """What is not known where years with a fact are counted in a run: of the fact, and of the run itself."""
    open_years = fact.possible & ~fact.certain
    named = [facts.case.key(ago, key) for ago in years_looked_at(asked, facts) if open_years >> ago & 1]
    return tuple(dict.fromkeys((*named, *run_missing(asked, facts))))


def _silent_years(asked: Asked, facts: CaseFacts) -> list[str]:
    """The school years surely graded so whose row does not tell of discipline."""
    if not asked.value("discipline"):
        return []
    graded_so = run(facts.pair(grade_column(asked.value("least")))).certain
    silent = facts.pair(DISCIPLINE_NOT_TOLD).possible & graded_so
    return [str(facts.case.school_year.earlier(ago)) for ago in facts.case.rows if silent >> ago & 1]


def _length_said(found: Range, silent: list[str]) -> str:
    """có 7 năm học liên tục; chưa đủ dữ kiện …; of a run without end not how long it may be."""
    if found.low == found.high:
        years = f"tính đến năm nay có {found.low} năm học liên tục"
        return years if found.low else "tính đến năm nay không có năm học nào được tính"
    if not found.low and silent:
        return f"chưa biết có bị kỷ luật trong năm học {', '.join(sorted(silent))} hay không"
    most = f", nhiều nhất {found.high} năm" if found.high < UNBOUNDED else ""
    if not found.low:
        return f"chưa đủ dữ kiện để tính số năm học liên tục{most}"
    return f"tính đến năm nay đã biết {found.low} năm học liên tục{most or ', các năm trước đó chưa biết'}"


def _discipline_said(asked: Asked, facts: CaseFacts) -> str:
    """Which discipline, if any, the years are counted after."""
    if not asked.value("discipline"):
        return ""
    listed = [one for row in facts.case.rows.values() for one in row.discipline or ()]
    unserved = [one for one in listed if one.ended is None]
    if unserved:
        form = DISCIPLINE[unserved[0].form] if unserved[0].form else "kỷ luật"
        return f" (chưa biết ngày chấp hành xong {form}, nên chưa biết năm nào được tính)"
    latest = max((one.ended for one in listed if one.ended is not None), default=None)
    if latest is None:
        return ""
    if latest > facts.on:
        return f" (đến ngày {in_vietnamese(latest)} mới chấp hành xong kỷ luật, nên chưa năm nào được tính)"
    first = SchoolYear.from_day_on(latest)
    return f" (chấp hành xong kỷ luật ngày {in_vietnamese(latest)}, tính từ năm học {first})"


def _grades_missing(asked: Asked, facts: CaseFacts, years: Iterator[int] | range) -> Iterator[str]:
    case = facts.case
    grade = facts.pair(grade_column(asked.value("least")))
    for ago in years:
        if Answer.this_year(Pair(grade.certain >> ago, grade.possible >> ago)) is Answer.UNKNOWN:
            yield case.key(ago, "grade")
        row = case.rows.get(ago)
        if asked.value("discipline") and row is not None and row.stated and row.discipline is None:
            yield case.key(ago, "discipline")
    if asked.value("discipline"):
        for ago, row in sorted(case.rows.items()):
            for index, one in enumerate(row.discipline or ()):
                if one.ended is None:
                    yield case.key(ago, f"discipline[{index}].ended")

"""Graded at least so and so in the year."""

from functools import cache

from statute.bits import B, Pair
from statute.cases import Case
from statute.conditions.vocabulary import Asked, Said, Word
from statute.findings import Answer
from statute.history import CaseFacts, Column, Facts, yearly
from statute.rows import Row
from statute.words import GRADE

# From the best down. `failed` and `ungraded` meet no "at least".
_RANKED = ("excellent", "good", "completed")


@cache
def grade_column(least: str) -> Column:
    enough = _RANKED[: _RANKED.index(least) + 1]

    def of_row(row: Row, _: Case) -> Answer:
        if row.grade is None:
            return Answer.UNKNOWN
        return Answer.YES if row.grade in enough else Answer.NO

    return yearly(f"grade_{least}", of_row)


def at_least_grade(least: str) -> str:
    """hoàn thành tốt nhiệm vụ trở lên; of the best grade there is no better one."""
    return GRADE[least] if least == _RANKED[0] else f"{GRADE[least]} trở lên"


class GradeAtLeast(Word):
    asks = ("least",)

    def pair(self, asked: Asked, facts: Facts[B], /) -> Pair[B]:
        return facts.pair(grade_column(asked["least"].value))

    def required(self, asked: Asked, /) -> str:
        return at_least_grade(asked.value("least"))

    def say(self, _: Asked, facts: CaseFacts, /) -> Said:
        row = facts.case.this_year
        if row.grade is None:
            observed = "chưa biết kết quả xếp loại"
            return Said(observed, f"{observed} của năm học {row.school_year}", missing=(row.key("grade"),))
        graded = "không được xếp loại" if row.grade == "ungraded" else f"được xếp loại {GRADE[row.grade]}"
        return Said(GRADE[row.grade], f"năm học {row.school_year} {graded}")

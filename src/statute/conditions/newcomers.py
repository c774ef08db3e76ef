"""Not one who joined the sector in the year and worked too few months of it."""

from datetime import date
from fractions import Fraction

from statute.bits import B, Pair
from statute.cases import Case
from statute.conditions.vocabulary import Asked, Said, Word
from statute.findings import Answer
from statute.history import CaseFacts, Column, Facts, yearly
from statute.rows import Row
from statute.words import decimal


def joined_in(row: Row, joined: date | None) -> bool | None:
    return None if joined is None else joined in row.school_year


def newcomer_column(months: int) -> Column:
    def of_row(row: Row, case: Case) -> Answer:
        new = joined_in(row, case.subject.joined_sector)
        long = None if row.months_worked is None else row.months_worked >= months
        if new is False or long is True:
            return Answer.YES
        return Answer.NO if new is True and long is False else Answer.UNKNOWN

    return yearly("not_newcomer", of_row)


class NotNewcomer(Word):
    asks = ("months",)

    def pair(self, asked: Asked, facts: Facts[B], /) -> Pair[B]:
        return facts.pair(newcomer_column(asked["months"].value))

    def required(self, asked: Asked, /) -> str:
        return f"làm việc đủ {asked['months'].value} tháng nếu mới tuyển dụng trong năm học"

    def say(self, _: Asked, facts: CaseFacts, /) -> Said:
        row, joined = facts.case.this_year, facts.case.subject.joined_sector
        new = joined_in(row, joined)
        if new is False:
            observed = "không phải người mới tuyển dụng"
            passed_by = f"{observed} trong năm học {row.school_year}, nên không xét số tháng làm việc"
            return Said(observed, plain=passed_by)
        entry = "chưa biết ngày vào ngành" if new is None else f"vào ngành trong năm học {row.school_year}"
        observed = f"{entry}, {_worked(row.months_worked)}"
        missing = () if joined else ("subject.joined_sector",)
        if row.months_worked is None:
            missing = (*missing, row.key("months_worked"))
        return Said(observed, observed, missing=missing)


def _worked(months: Fraction | None) -> str:
    return "chưa biết số tháng làm việc" if months is None else f"đã làm việc {decimal(months)} tháng"

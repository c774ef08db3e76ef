"""Had registered for a title in the year."""

from statute.bits import B, Pair
from statute.cases import Case
from statute.conditions.vocabulary import Asked, Said, Word
from statute.findings import Answer
from statute.history import CaseFacts, Column, Facts, yearly
from statute.names import short_name
from statute.rows import Row
from statute.words import either


def registered_column(titles: list[str]) -> Column:
    def of_row(row: Row, _: Case) -> Answer:
        if row.registered is None:
            return Answer.UNKNOWN
        return Answer.YES if set(titles) & set(row.registered) else Answer.NO

    return yearly("registered_title", of_row)


class RegisteredOneOf(Word):
    asks = ("titles",)

    def pair(self, asked: Asked, facts: Facts[B], /) -> Pair[B]:
        return facts.pair(registered_column(asked["titles"].value))

    def required(self, asked: Asked, /) -> str:
        return f"đăng ký {either(short_name(code) for code in asked['titles'].value)}"

    def say(self, asked: Asked, facts: CaseFacts, /) -> Said:
        row, year = facts.case.this_year, f"năm học {facts.case.school_year}"
        if row.registered is None:
            observed = "chưa biết danh sách đăng ký"
            return Said(observed, f"{observed} của {year}", missing=(row.key("registered"),))
        listed = ", ".join(short_name(code) for code in row.registered)
        observed = f"đã đăng ký {listed}" if listed else "không đăng ký danh hiệu nào"
        enough = set(asked["titles"].value) & set(row.registered)
        return Said(
            observed, f"{year} {observed}", plain=f"{year} {observed}, đúng yêu cầu" if enough else ""
        )

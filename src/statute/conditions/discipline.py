"""Not disciplined in the year, whatever the form."""

from statute.bits import B, Pair
from statute.cases import Case
from statute.conditions.vocabulary import Asked, Said, Word
from statute.findings import Answer
from statute.history import CaseFacts, Facts, yearly
from statute.rows import Row
from statute.words import DISCIPLINE

_REFUSED = "người bị kỷ luật trong năm học không được xét"


def _disciplined(row: Row, _: Case) -> Answer:
    if row.discipline is None:
        return Answer.UNKNOWN
    return Answer.YES if row.discipline else Answer.NO


DISCIPLINED = yearly("disciplined", _disciplined)


class NoDiscipline(Word):
    """Only a decision of this year counts; an earlier one that still runs does not matter."""

    def pair(self, _: Asked, facts: Facts[B], /) -> Pair[B]:
        return ~facts.pair(DISCIPLINED)

    def required(self, _: Asked, /) -> str:
        return "không bị kỷ luật trong năm học"

    def say(self, _: Asked, facts: CaseFacts, /) -> Said:
        row = facts.case.this_year
        if row.discipline is None:
            observed = "chưa biết có bị kỷ luật hay không"
            doubt = f"chưa biết năm học {row.school_year} có bị kỷ luật hay không; {_REFUSED}"
            return Said(observed, plain=doubt, missing=(row.key("discipline"),))
        if not row.discipline:
            return Said("không bị kỷ luật", plain=f"năm học {row.school_year} không bị kỷ luật, đúng yêu cầu")
        forms = [DISCIPLINE[each.form] if each.form else "chưa biết hình thức" for each in row.discipline]
        observed = f"bị kỷ luật ({', '.join(forms)})"
        return Said(observed, plain=f"năm học {row.school_year} {observed}; {_REFUSED}")

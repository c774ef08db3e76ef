"""A title of the year, by the list of titles decided for it."""

from functools import cache

from statute.cases import Case
from statute.findings import Answer
from statute.history import Column, yearly
from statute.rows import Row


@cache
def title_column(code: str) -> Column:
    """Named in the year's list and not revoked; a list that is known without it says no."""

    def of_row(row: Row, _: Case) -> Answer:
        if row.awards is None:
            return Answer.UNKNOWN
        held = any(title.code == code and not title.revoked for title in row.awards)
        return Answer.YES if held else Answer.NO

    return yearly(f"title_{code}", of_row)

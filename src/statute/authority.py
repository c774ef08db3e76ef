"""Who decides an award on a day, and how well that is known."""

from datetime import date

from statute.library import load


def decides(code: str, on: date) -> tuple[str, str]:
    """The deciding authority's Vietnamese name and its verification.

    A school only proposes. Raises NotInForceError on a day for which no authority is known.
    """
    law = load()
    figure = law.figure(law.award(code).decides, on)
    return str(figure.value), figure.verification.value

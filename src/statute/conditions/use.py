"""Whether an initiative or research was used up by an award of some kind: a form of commendation, a title."""

from statute.findings import Answer
from statute.library import load
from statute.rows import Initiative

FORM, TITLE = "form", "title"


def codes_used_for(used_for: tuple[str, ...], kind: str) -> list[str]:
    """Those of the awards for which it was used that are of this kind."""
    if not used_for:
        return []
    law = load()
    return [code for code in used_for if law.award(code).kind == kind]


def unused_for(one: Initiative, kind: str | None) -> Answer:
    """Not used for an award of that kind; None: use is not asked."""
    if kind is None:
        return Answer.YES
    if one.used_for is None:
        return Answer.UNKNOWN
    return Answer.NO if codes_used_for(one.used_for, kind) else Answer.YES

"""Which titles of the same school year an award cannot do without: whoever was refused one does not get the other."""

from datetime import date

from statute.library import load
from statute.records import TitleHeld


def asked_first(code: str, on: date) -> list[str]:
    """Titles of this year that its rule of the day asks for by all means, and what those ask for; the nearest first.

    A title that is only one of several ways, or only counted over earlier years, is none of them.
    """
    found: list[str] = []
    waiting = [code]
    while waiting:
        version = load().award(waiting.pop(0)).on(on)
        nodes = (version.conditions or ()) if version else ()
        named = [node.title for node in nodes if isinstance(node, TitleHeld) and _is_of_this_year(node)]
        fresh = [title for title in named if title not in found]
        found += fresh
        waiting += fresh
    return found


def _is_of_this_year(node: TitleHeld) -> bool:
    """Asked of this year alone, or of a chain of years that ends with it."""
    return node.ago is None and node.count is None and node.within is None

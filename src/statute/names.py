"""Names for display: awards in full and in short, codes in the contract's order, citations as one reads them."""

from collections.abc import Mapping

from statute.library import Library, load

KINDS = ("person", "collective")


def award_name(code: str, library: Library | None = None) -> str:
    """The full Vietnamese name; raises LibraryError for a code that is not in the law."""
    return (library or load()).award(code).name


def short_name(code: str, library: Library | None = None) -> str:
    """The short name used in lists: LĐTT, CSTĐ cơ sở."""
    return (library or load()).award(code).short_name


def codes(kind: str, library: Library | None = None) -> list[str]:
    """The codes for a person or a collective, in the contract's order."""
    if kind not in KINDS:
        raise ValueError(kind)
    return (library or load()).codes(kind)


def citation_text(citation: Mapping[str, str | None] | None, library: Library | None = None) -> str:
    """A finding's citation as a reader meets it: Luật TĐKT 2022, Điều 24.1. Empty where there is none."""
    if citation is None:
        return ""
    instrument = (library or load()).instrument(str(citation["instrument"]))
    article = citation["article"]
    return f"{instrument.short_title}, Điều {article}" if article else instrument.short_title

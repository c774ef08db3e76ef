"""Legal ceilings on how many of a list may hold a title. Allotments are local rules, not here."""

from datetime import date
from fractions import Fraction
from typing import Any

from statute.ceilings import Ceiling, share_text
from statute.library import load
from statute.words import capital

CSTDCS_SHARE = "cstdcs_quota"
CSTDCS = "CSTDCS"


def most_cstdcs(ldtt: int, on: date) -> int | None:
    """The most CSTDCS for so many LDTT on the deciding unit's list; None where the law sets no ceiling.

    Rounded down: 15 % of 19 is 2.
    """
    ceiling = cstdcs_ceiling(ldtt, on)
    return ceiling.most if ceiling else None


def cstdcs_ceiling(ldtt: int, on: date) -> Ceiling | None:
    """The same with its figures and source."""
    if ldtt < 0:
        raise ValueError(ldtt)
    figure = load().parameter(CSTDCS_SHARE).find(on)
    if figure is None:
        return None
    return Ceiling(Fraction(figure.value), ldtt, figure.citation, figure.verification)


def asked(code: str, on: date) -> dict[str, Any] | None:
    """The ceiling on an award as an explanation lists it; None where the law sets none."""
    figure = load().parameter(CSTDCS_SHARE).find(on) if code == CSTDCS else None
    if figure is None:
        return None
    share = share_text(Fraction(figure.value))
    wanted = (
        f"số Chiến sĩ thi đua cơ sở không quá {share} số Lao động tiên tiến "
        "trong danh sách của cấp quyết định, làm tròn xuống"
    )
    return {
        "id": "quota",
        "required": capital(wanted),
        "citation": figure.citation and figure.citation.as_dict(),
        "verification": figure.verification.value,
    }

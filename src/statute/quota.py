"""Legal ceilings on how many of a list may hold a title. Allotments are local rules, not here."""

from datetime import date
from fractions import Fraction
from math import floor

from statute.library import load

CSTDCS_SHARE = "cstdcs_quota"


def most_cstdcs(ldtt: int, on: date) -> int | None:
    """The most CSTDCS for so many LDTT on the deciding unit's list; None where the law sets no ceiling.

    Rounded down: 15 % of 19 is 2.
    """
    if ldtt < 0:
        raise ValueError(ldtt)
    share = load().parameter(CSTDCS_SHARE).find(on)
    return None if share is None else floor(Fraction(share.value) * ldtt)

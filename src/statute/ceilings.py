"""A ceiling on how many: a share of a base, rounded down, with the figures for people to check."""

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from math import floor

from statute.findings import Citation, Verification

# Up to fourths a share is spoken as a fraction (1/2, 2/3), finer ones as a percentage.
_SPOKEN_AS_FRACTION = 4


@dataclass(frozen=True)
class Ceiling:
    """`most` is what fits under the share; `exact` is the share of the base before rounding."""

    share: Fraction
    base: int
    citation: Citation | None
    verification: Verification

    @property
    def exact(self) -> Fraction:
        return self.share * self.base

    @property
    def most(self) -> int:
        return floor(self.exact)

    @property
    def figures(self) -> str:
        """15% của 19 là 2,85, làm tròn xuống 2. A ceiling is said in per cent, 25% beside 20%."""
        exact = _is_decimal(self.share)
        share = f"{exactly(self.share * 100)}%" if exact else share_text(self.share)
        said = f"{share} của {self.base} là {exactly(self.exact)}"
        return said if self.exact == self.most else f"{said}, làm tròn xuống {self.most}"


def share_text(share: Fraction) -> str:
    """1/2, 2/3, 15%, 12,5%; what no percentage says exactly stays a fraction."""
    if share.denominator <= _SPOKEN_AS_FRACTION or not _is_decimal(share):
        return f"{share.numerator}/{share.denominator}"
    return f"{exactly(share * 100)}%"


def exactly(amount: Fraction) -> str:
    """2,85 with all its places; 8/3 where no decimal number is exact."""
    if not _is_decimal(amount):
        return f"{amount.numerator}/{amount.denominator}"
    written = f"{Decimal(amount.numerator) / Decimal(amount.denominator):f}"
    return written.replace(".", ",")


def _is_decimal(amount: Fraction) -> bool:
    """Whether a decimal number says it exactly: its denominator has no other prime than 2 and 5."""
    left = amount.denominator
    for prime in (2, 5):
        while left % prime == 0:
            left //= prime
    return left == 1

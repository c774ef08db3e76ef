"""The bonus that goes with an award: coefficient × base salary, rounded up."""

from datetime import date
from fractions import Fraction
from math import ceil
from typing import Any

from statute.findings import weakest
from statute.library import load

BASE = "base_salary"
ROUNDING = "bonus_rounding"


def bonus(code: str, on: date) -> dict[str, Any] | None:
    """Coefficient, base and amount in đồng on the day of the decision; None where a figure is not known.

    How well it is verified: the weaker of coefficient and rounding.
    """
    law = load()
    named = law.award(code).bonus
    coefficient = law.parameter(named).find(on) if named else None
    base = law.parameter(BASE).find(on)
    rounding = law.parameter(ROUNDING).find(on)
    if coefficient is None or base is None or rounding is None:
        return None
    return {
        "coefficient": str(coefficient.value),
        "base": int(base.value),
        "amount": rounded_up(Fraction(coefficient.value) * base.value, int(rounding.value)),
        "verification": weakest(coefficient.verification, rounding.verification).value,
    }


def rounded_up(amount: Fraction, to: int) -> int:
    """The amount rounded up to the next multiple (NĐ 91/2017 Điều 68: to ten thousand đồng)."""
    return ceil(amount / to) * to

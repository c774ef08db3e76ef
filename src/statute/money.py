"""The bonus that goes with an award: coefficient × base salary, rounded up."""

from datetime import date
from decimal import Decimal
from fractions import Fraction
from math import ceil
from typing import Any

from statute.ceilings import exactly
from statute.findings import Verification, weakest
from statute.library import Library, load
from statute.records import DatedValue

BASE = "base_salary"
ROUNDING = "bonus_rounding"
COLLECTIVE_ORDERS = "bonus_collective_orders"
COLLECTIVE_ORDER_TIMES = "bonus_collective_order_times"
COLLECTIVE_FORMS = "bonus_collective_forms"
COLLECTIVE_FORM_TIMES = "bonus_collective_form_times"
COMMUNE = "bonus_gk_commune"
PAYER = "bonus_payer"
ASKED = frozenset(
    {
        BASE,
        ROUNDING,
        COLLECTIVE_ORDERS,
        COLLECTIVE_ORDER_TIMES,
        COLLECTIVE_FORMS,
        COLLECTIVE_FORM_TIMES,
        COMMUNE,
        PAYER,
    }
)
CERTIFICATE_OF_MERIT = "GK"


def bonus(code: str, on: date, *, collective: bool = False) -> dict[str, Any] | None:
    """Coefficient, base and amount in đồng on the day of the decision; None where a figure is not known.

    How well it is verified: the weaker of coefficient and rounding; for a form of a `collective` also of
    how many times a person's bonus it is.
    """
    law = load()
    award = law.award(code)
    coefficient = law.parameter(award.bonus).find(on) if award.bonus else None
    base = law.parameter(BASE).find(on)
    rounding = law.parameter(ROUNDING).find(on)
    if coefficient is None or base is None or rounding is None:
        return None
    verified, times = [coefficient.verification, rounding.verification], Decimal(1)
    if collective and award.subject == "person":
        multiple = _times(law, code, on)
        if multiple is None:
            return None
        times, verified = Decimal(multiple.value), [*verified, multiple.verification]
    multiplied = Decimal(coefficient.value) * times
    return {
        "coefficient": str(multiplied),
        "base": int(base.value),
        "amount": rounded_up(Fraction(multiplied) * base.value, int(rounding.value)),
        "verification": weakest(*verified).value,
    }


def _times(law: Library, code: str, on: date) -> DatedValue | None:
    """How many times a person's bonus a collective gets for a form; None where it is not known to get any."""
    for codes, times in (
        (COLLECTIVE_ORDERS, COLLECTIVE_ORDER_TIMES),
        (COLLECTIVE_FORMS, COLLECTIVE_FORM_TIMES),
    ):
        listed = law.parameter(codes).find(on)
        if listed is not None and code in listed.value:
            return law.parameter(times).find(on)
    return None


def rounded_up(amount: Fraction, to: int) -> int:
    """The amount rounded up to the next multiple (NĐ 91/2017 Điều 68: to ten thousand đồng)."""
    return ceil(amount / to) * to


def bonus_text(paid: dict[str, Any]) -> str:
    """0,3 × 2.340.000 đồng = 702.000 đồng, làm tròn lên 710.000 đồng."""
    coefficient = Fraction(paid["coefficient"])
    exact = coefficient * paid["base"]
    said = f"{exactly(coefficient)} × {in_dong(paid['base'])} = {in_dong(exact)}"
    return said if exact == paid["amount"] else f"{said}, làm tròn lên {in_dong(paid['amount'])}"


def bonus_notes(code: str, on: date) -> list[str]:
    """What stands beside a bonus but is not computed: a commune chair's certificate while districts were there."""
    lower = load().parameter(COMMUNE).find(on) if code == CERTIFICATE_OF_MERIT else None
    if lower is None:
        return []
    coefficient = exactly(Fraction(lower.value))
    note = (
        f"Giấy khen do Chủ tịch UBND xã tặng có hệ số {coefficient} lần lương cơ sở; "
        "tiền thưởng ở đây tính theo Giấy khen của Chủ tịch UBND huyện."
    )
    return [note]


def payer(on: date) -> tuple[str, Verification]:
    """Which fund pays, and how well that is known."""
    figure = load().figure(PAYER, on)
    return str(figure.value), figure.verification


def in_dong(amount: Fraction | int) -> str:
    """2.340.000 đồng."""
    return f"{int(amount):,} đồng".replace(",", ".")

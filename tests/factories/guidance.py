"""Local rules, made by the real action: the commune's by default, from the beginning of the school year on."""

from datetime import date
from typing import Any

from factories.base import School, actor
from statute.local import Kind
from thidua.guidance.actions import enter_rule
from thidua.guidance.models import LocalRule

PAPER = "36/HD-UBND"
FIRST = date(2025, 9, 1)
MONTHS = {"months": "9", "maternity_counts": True}


def make_rule(
    school: School, kind: str = "months_worked", values: dict[str, Any] | None = None, **others: Any
) -> LocalRule:
    given = {
        "own": False,
        "issuer": "UBND xã Hoa Sen",
        "paper": PAPER,
        "paper_on": date(2025, 10, 3),
        "starts": FIRST,
    }
    return enter_rule(
        by=actor(school.alice, school),
        unit=school.unit,
        kind=Kind(kind),
        values=MONTHS if values is None else values,
        **(given | others),
    )

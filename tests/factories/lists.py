"""Lists as they are handed in, read and planned without pages."""

from datetime import date
from typing import Any

from factories.base import School, actor
from thidua.intake.actions import Outcome, apply_list
from thidua.intake.reading.lists import ListFile, read_list
from thidua.intake.targets import STAFF, Target
from thidua.intake.targets.asked import Asked
from thidua.intake.targets.plan_rows import Plan

ON = date(2026, 6, 10)


def read(
    content: bytes, target: Target = STAFF, *, name: str = "tep.xls", on: date = ON, **more: Any
) -> ListFile:
    return read_list(content, target.words, target.record, name=name, on=on, **more)


def planned(
    school: School, file: ListFile, target: Target = STAFF, *, on: date = ON, user: Any = None
) -> Plan:
    return target.plan(Asked(actor(user or school.alice, school), school.unit, on), file)


def applied(
    school: School,
    content: bytes,
    *ticked: int,
    target: Target = STAFF,
    on: date = ON,
    user: Any = None,
    **more: Any,
) -> Outcome:
    file = read(content, target, on=on)
    return apply_list(
        by=actor(user or school.alice, school),
        unit=school.unit,
        target=target,
        file=file,
        seen=planned(school, file, target, on=on, user=user).fingerprint,
        ticked=frozenset(ticked),
        on=on,
        **more,
    )

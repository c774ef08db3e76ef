"""What a line of a staff list writes, in words: all of a new person, of a known one what comes out otherwise."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from thidua.intake.targets.award_marks import said_of
from thidua.intake.targets.people_lines import team_name
from thidua.intake.targets.plan_rows import MembershipClaim, PlanRow, Step
from thidua.intake.targets.staff.grades import grade_told
from thidua.intake.targets.staff.header_aliases import WORDS
from thidua.people.actions import OF_PERSON
from thidua.people.models import ContractKind, Organisation, Posting, Sex, StaffGroup

# What is written and stands in no column of its own.
_LABELS = {**WORDS.labels, "staff_group": "nhóm", "ends": "ngày rời trường"}
_WORDS = {**dict(Sex.choices), **dict(ContractKind.choices), **dict(StaffGroup.choices)}


def told(row: PlanRow) -> list[str]:
    """What is written of somebody whom the unit does not have yet; the reason says it of everybody else."""
    if row.step != Step.ADD:
        return []
    named = [name for name in _LABELS if name in row.values and name != "full_name"]
    return [
        *(f"{_LABELS[name]}: {_value(name, row.values[name])}" for name in named),
        *(f"khen thưởng: {said_of(claim)}" for claim in row.grants),
        *memberships_told(row.memberships),
        *([grade_told(row.grade)] if row.grade else []),
    ]


def change_told(name: str, posting: Posting, value: Any) -> str:
    return f"{_LABELS[name]}: {_shown(current(name, posting))} → {_shown(value)}"


def current(name: str, posting: Posting) -> Any:
    return getattr(posting.person if name in OF_PERSON else posting, name)


def memberships_told(claims: Iterable[MembershipClaim]) -> list[str]:
    return [
        f"ghi sinh hoạt {Organisation(claim.organisation).label}"
        + (f" từ {claim.starts:%d/%m/%Y}" if claim.starts else "")
        for claim in claims
    ]


def _value(name: str, value: Any) -> str:
    return team_name(value) if name == "team" else _shown(value)


def _shown(value: Any) -> str:
    if value in (None, ""):
        return "trống"
    if isinstance(value, date):
        return f"{value:%d/%m/%Y}"
    return str(_WORDS.get(str(value), value))

"""Plans by the real actions: a draft with one item of each living kind, and one that is in force."""

from datetime import date
from decimal import Decimal

from factories.base import School
from thidua.ledger.actions import Actor
from thidua.plans.actions.drafting import put_item, start_plan
from thidua.plans.actions.lifecycle import approve_plan, issue_plan, send_plan
from thidua.plans.models import Item, ItemKind, Plan, Section, SectionRole
from thidua.units.models import Role

WRITTEN = date(2025, 9, 10)
STARTS, ENDS = date(2025, 9, 1), date(2026, 8, 31)

SAYS = {
    ItemKind.MOVEMENT: {"name": "Dạy tốt, học tốt", "level": "ministry", "mode": "regular"},
    ItemKind.PERIOD: {
        "name": "Chào mừng ngày 20/11",
        "level": "unit",
        "starts": date(2025, 10, 15),
        "ends": date(2025, 11, 20),
    },
    ItemKind.TARGET: {"name": "Giáo viên có sáng kiến", "aim": Decimal(85), "aim_unit": "%"},
    ItemKind.TASK: {"name": "Báo cáo sơ kết", "due": date(2026, 1, 15), "role": Role.SECRETARY},
    ItemKind.DRIVE: {"name": "Quỹ vì người nghèo", "due": date(2025, 11, 18)},
}


def office(school: School) -> Actor:
    return Actor(user=school.alice.id, unit=school.unit.id)


def chair(school: School) -> Actor:
    return Actor(user=school.an.id, unit=school.unit.id)


def make_draft(school: School, **frame: date) -> Plan:
    """A draft of the school year with the usual headings and nothing in them."""
    given = {"starts": STARTS, "ends": ENDS} | frame
    return start_plan(
        by=office(school), unit=school.unit, title="Công tác thi đua, khen thưởng", on=WRITTEN, **given
    )


def content_of(plan: Plan) -> Section:
    return Section.objects.get(plan=plan, role=SectionRole.CONTENT)


def add(school: School, plan: Plan, kind: ItemKind, **values: object) -> Item:
    """One item into the section of contents; what is not given is as in `SAYS`."""
    return put_item(
        by=office(school),
        section=content_of(plan),
        kind=kind,
        values=SAYS.get(kind, {}) | values,
        on=WRITTEN,
    )


def make_full_draft(school: School) -> Plan:
    plan = make_draft(school)
    for kind in SAYS:
        add(school, plan, kind)
    return plan


def issued(school: School, plan: Plan, on: date = WRITTEN, because: str = "") -> Plan:
    """The plan taken through its steps until it is in force; `because`: why with what should be looked at."""
    plan.refresh_from_db()
    plan = send_plan(by=office(school), plan=plan, on=on, because=because)
    plan = approve_plan(by=chair(school), plan=plan, on=on)
    return issue_plan(by=chair(school), plan=plan, on=on)


def make_issued(school: School) -> Plan:
    return issued(school, make_full_draft(school))


def plan_in_force(school: School) -> Plan:
    """A plan of many years, for those who look at something else."""
    return Plan.objects.create(
        unit=school.unit, title="Thi đua", starts=date(2020, 9, 1), ends=date(2040, 8, 31), state="issued"
    )


__all__ = [
    "SAYS",
    "WRITTEN",
    "add",
    "chair",
    "content_of",
    "issued",
    "make_draft",
    "make_full_draft",
    "make_issued",
    "office",
    "plan_in_force",
]

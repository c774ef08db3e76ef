"""September 2025: the year's plan is drafted, read by the principal and issued; the clerk sends it in time."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from thidua.demo.plan_words import BASES, CHAPTERS, CLOSING, GOES_TO, OPENING, TITLE
from thidua.demo.plan_words.lines import Line
from thidua.demo.school import PRINCIPAL, SECRETARY, Stage, on_day
from thidua.ledger.actions import Actor
from thidua.plans.actions.bases import put_base
from thidua.plans.actions.drafting import drop_section, put_frame, put_item, put_section, start_plan
from thidua.plans.actions.lifecycle import approve_plan, issue_plan, send_plan
from thidua.plans.actions.recipients import put_recipient
from thidua.plans.models import Plan, Section
from thidua.units.models import Association, Team, Unit
from thidua.units.queries import associations_for_choice

STARTS, ENDS = date(2025, 9, 1), date(2026, 8, 31)


def plan(stage: Stage) -> Plan:
    """Written by the secretary, approved and issued by the principal the next day."""
    by, today = stage.by(SECRETARY), on_day(2025, 9, 5, 17)
    draft = write(by=by, unit=stage.unit, teams=stage.teams, on=today)
    draft = send_plan(by=by, plan=draft, on=on_day(2025, 9, 5, 18))
    draft = approve_plan(by=stage.by(PRINCIPAL), plan=draft, on=on_day(2025, 9, 6))
    return issue_plan(by=stage.by(PRINCIPAL), plan=draft, on=on_day(2025, 9, 6, 9))


def write(*, by: Actor, unit: Unit, teams: Sequence[Team], on: date) -> Plan:
    """The whole draft, with the plan's own sections in the place of the usual ones."""
    draft = start_plan(by=by, unit=unit, title=TITLE, starts=STARTS, ends=ENDS, on=on)
    for section in Section.objects.filter(plan=draft, parent=None):
        drop_section(by=by, section=section, on=on)
    draft = put_frame(
        by=by, plan=draft, title=TITLE, opening=OPENING, closing=CLOSING, drafter="Dương", copies=3, on=on
    )
    for given in BASES:
        put_base(by=by, plan=draft, given=given, on=on)
    bodies = {row.kind: row for row in associations_for_choice(unit, on)}
    made: dict[str, Section] = {}
    for chapter in CHAPTERS:
        made[chapter.key] = put_section(
            by=by,
            plan=draft,
            number=chapter.number,
            title=chapter.title,
            role=chapter.role,
            parent=made.get(chapter.below),
            on=on,
        )
        for line in chapter.lines:
            values = _rows(line, teams, bodies)
            put_item(by=by, section=made[chapter.key], kind=line.kind, values=values, on=on)
    for name, purpose, ways in GOES_TO:
        put_recipient(by=by, plan=draft, name=name, purpose=purpose, ways=ways, on=on)
    return draft


def _rows(line: Line, teams: Sequence[Team], bodies: Mapping[str, Association]) -> dict[str, Any]:
    """The words of a line with the school's own rows in the place of what names them."""
    values = dict(line.values)
    if "team" in values:
        values["team"] = teams[values["team"]]
    if kind := values.pop("association", None):
        # A school that has not entered it yet names it in words.
        values |= {"association": bodies[kind]} if kind in bodies else {"who": str(kind.label)}
    if "launched_by" in values:
        values["launched_by"] = bodies.get(values["launched_by"])
    if "taking_part" in values:
        values["taking_part"] = [bodies[kind] for kind in values["taking_part"] if kind in bodies]
    return values

"""Who writes the plan, who approves it, who reads what; and the objects of the member's unit."""

from uuid import UUID

from django.shortcuts import get_object_or_404

from thidua.plans.models import Base, Item, Plan, Recipient, Section
from thidua.plans.states import PlanState
from thidua.units.access import Member, inspects, is_chair, reads_the_work, runs_the_work, works_here

may_write_plan = runs_the_work
may_approve_plan = is_chair
# Whoever works here reads what is in force: it binds everybody. What is being written is read by the office.
may_read_plans = works_here | inspects
reads_drafts = reads_the_work

OPEN_TO_ALL = (PlanState.ISSUED, PlanState.REPLACED)


def plan_for(member: Member, plan: UUID) -> Plan:
    """An edition of the member's unit; a draft exists only for who may read drafts."""
    rows = Plan.objects.filter(unit=member.unit)
    if not reads_drafts.test(member):
        rows = rows.filter(state__in=OPEN_TO_ALL)
    return get_object_or_404(rows.select_related("document__file"), id=plan)


def readable_plans(member: Member) -> list[Plan]:
    """The unit's editions that the member may read, the newest period first."""
    rows = Plan.objects.filter(unit=member.unit).select_related("document")
    return list(rows if reads_drafts.test(member) else rows.filter(state__in=OPEN_TO_ALL))


def section_for(member: Member, section: UUID) -> Section:
    row = get_object_or_404(Section.objects.select_related("plan"), id=section, plan__unit=member.unit)
    plan_for(member, row.plan_id)
    return row


def base_for(member: Member, base: UUID) -> Base:
    row = get_object_or_404(Base.objects.select_related("plan", "incoming"), id=base, plan__unit=member.unit)
    plan_for(member, row.plan_id)
    return row


def recipient_for(member: Member, recipient: UUID) -> Recipient:
    row = get_object_or_404(
        Recipient.objects.select_related("plan", "unit_to"), id=recipient, plan__unit=member.unit
    )
    plan_for(member, row.plan_id)
    return row


def item_for(member: Member, item: UUID) -> Item:
    rows = Item.objects.select_related(
        "section__plan", "person", "team", "answers", "undertaking", "association"
    )
    row = get_object_or_404(rows, id=item, section__plan__unit=member.unit)
    plan_for(member, row.section.plan_id)
    return row

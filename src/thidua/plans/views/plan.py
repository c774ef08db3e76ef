"""All plans, one edition as it reads, and its steps from draft to paper."""

from datetime import date
from functools import partial
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from paper.errors import PaperError
from thidua.core.errors import RefusedError
from thidua.core.school_years import ends, school_year_of, starts
from thidua.documents.access import edition_file
from thidua.plans.access import (
    may_approve_plan,
    may_read_plans,
    may_write_plan,
    plan_for,
    readable_plans,
    reads_drafts,
)
from thidua.plans.actions.copying import Period, carry_forward, later
from thidua.plans.actions.drafting import start_plan
from thidua.plans.actions.lifecycle import (
    amend_plan,
    approve_plan,
    drop_plan,
    issue_plan,
    send_back_plan,
    send_plan,
)
from thidua.plans.forms import PlanForm
from thidua.plans.models import Item, ItemKind, Plan
from thidua.plans.queries.bases import standings, warned
from thidua.plans.queries.changes import changes_of
from thidua.plans.queries.doubts import doubts_in
from thidua.plans.queries.paper import plan_paper
from thidua.plans.queries.periods import UNREPORTED
from thidua.plans.queries.sending import sending_of
from thidua.plans.queries.story import plan_story
from thidua.plans.queries.tree import Branch, counts_of, tree_of
from thidua.plans.queries.years import TITLE, later_words, moved_words
from thidua.plans.states import PlanState
from thidua.units.access import MemberRequest, gate
from thidua.web.refusals import refuse, sent
from thidua.web.steps import STATUS_OF_FAULT, Pages

PLANS = Pages(listed=("plan_list", "Kế hoạch"), shown="plan_page", noun="plan")


@gate(may_read_plans)
def plan_list(request: MemberRequest) -> HttpResponse:
    """Every edition that the member may read, the newest period first."""
    context = {
        "plans": readable_plans(request.member),
        "may_write": may_write_plan.test(request.member),
    }
    return render(request, "plans/list.html", context)


@gate(may_write_plan)
def plan_new(request: MemberRequest) -> HttpResponse:
    """The frame of a new plan: a school year is proposed, a calendar year is as good."""
    year = school_year_of(request.member.on)
    initial = {
        "title": f"Công tác thi đua, khen thưởng năm học {year}",
        "starts": starts(year),
        "ends": ends(year),
    }
    form = PlanForm(sent(request), initial=initial)
    if form.is_bound and form.is_valid():
        try:
            plan = start_plan(
                by=request.member.actor, unit=request.member.unit, on=request.member.on, **form.cleaned_data
            )
        except RefusedError as refusal:
            refuse(form, refusal)
        else:
            return redirect("plan_page", plan.id)
    return render(request, "plans/new.html", {"form": form}, status=STATUS_OF_FAULT if form.errors else 200)


@gate(may_read_plans)
def plan_page(request: MemberRequest, plan: UUID) -> HttpResponse:
    """The edition as it will print, with what can be done to it now."""
    row, on = plan_for(request.member, plan), request.member.on
    bases, may_write = standings(row, on), bool(may_write_plan.test(request.member))
    branches = tree_of(row)
    context = {
        "plan": row,
        "branches": branches,
        "unreported": _unreported(row, branches, on),
        "to_look_at": sum(item.waits_for_a_look for branch in branches for item in branch.items),
        "counts": _counts(row),
        "bases": bases,
        "warned": [one for one in warned(bases) if not one.is_ended],
        "doubts": doubts_in(row, bases, [item for branch in branches for item in branch.items]),
        "sending": sending_of(row, on),
        "changes": changes_of(row),
        "story": plan_story(row) if reads_drafts.test(request.member) else [],
        "may_write": may_write,
        "may_approve": may_approve_plan.test(request.member),
        "edits": may_write and row.is_draft,
        "sorts": may_write and row.is_draft and "sap-xep" in request.GET,
    }
    return render(request, "plans/plan.html", context)


@require_POST
@gate(may_write_plan)
def plan_send(request: MemberRequest, plan: UUID) -> HttpResponse:
    act = partial(send_plan, because=request.POST.get("because", ""))
    return PLANS.step(request, plan_for(request.member, plan), act, "Đã gửi dự thảo để xem xét.")


@require_POST
@gate(may_approve_plan)
def plan_approve(request: MemberRequest, plan: UUID) -> HttpResponse:
    return PLANS.step(
        request, plan_for(request.member, plan), approve_plan, "Đã duyệt kế hoạch. Bây giờ ban hành được."
    )


@require_POST
@gate(may_approve_plan)
def plan_issue(request: MemberRequest, plan: UUID) -> HttpResponse:
    return PLANS.step(request, plan_for(request.member, plan), issue_plan, "Đã ban hành kế hoạch.")


@require_POST
@gate(may_write_plan)
def plan_drop(request: MemberRequest, plan: UUID) -> HttpResponse:
    return PLANS.step(request, plan_for(request.member, plan), drop_plan, "Đã bỏ bản dự thảo.")


@gate(may_approve_plan)
def plan_send_back(request: MemberRequest, plan: UUID) -> HttpResponse:
    """What is to be mended, in words."""
    lead = "Người soạn đọc lý do ở đầu kế hoạch, sửa rồi gửi lại."
    words = {"heading": "Trả lại để sửa", "button": "Trả lại", "lead": lead}
    row = plan_for(request.member, plan)
    return PLANS.ask_why(request, row, send_back_plan, "Đã trả lại dự thảo để sửa.", words)


@gate(may_write_plan)
def plan_amend(request: MemberRequest, plan: UUID) -> HttpResponse:
    """Why the plan in force is amended; the new edition begins as its copy."""
    lead = "Bản sửa đổi chép mọi nội dung của bản này; lý do được in ở lời dẫn của nó."
    words = {"heading": "Lập bản sửa đổi", "button": "Lập bản sửa đổi", "lead": lead}
    done = "Đã lập bản sửa đổi. Bản đang có hiệu lực vẫn còn đến khi ban hành bản này."
    return PLANS.ask_why(request, plan_for(request.member, plan), amend_plan, done, words)


@gate(may_read_plans)
def plan_file(request: MemberRequest, plan: UUID, ending: str) -> HttpResponse:
    """The paper as it was issued; of a draft, a copy of today marked as one."""
    row = plan_for(request.member, plan)
    try:
        return edition_file(row, ending, lambda: plan_paper(row, on=request.member.on, symbol=""))
    except PaperError as fault:
        messages.error(request, str(fault))
        return redirect("plan_page", row.id)


@gate(may_write_plan)
def plan_carry(request: MemberRequest, plan: UUID) -> HttpResponse:
    """The plan of the next year, begun as a copy of this one with its days moved."""
    row = plan_for(request.member, plan)
    initial = {
        "title": later_words(row.title, 1, of=row),
        "starts": later(row.starts, 1),
        "ends": later(row.ends, 1),
    }
    form = PlanForm(sent(request), initial=initial)
    if form.is_bound and form.is_valid():
        period = Period(**form.cleaned_data)
        try:
            draft = carry_forward(by=request.member.actor, source=row, period=period, on=request.member.on)
        except RefusedError as refusal:
            refuse(form, refusal)
        else:
            messages.success(request, _carried(row, draft))
            return redirect("plan_page", draft.id)
    context = {"form": form, "plan": row, "moved": moved_words(row, 1)}
    return render(request, "plans/carry.html", context, status=STATUS_OF_FAULT if form.errors else 200)


def _carried(source: Plan, draft: Plan) -> str:
    """What was done, and which words to read again because a year in them moved."""
    said = "Đã chép sang năm mới. Hãy xem lại từng ngày, từng hạn."
    moved = [one.place for one in moved_words(source, draft.starts.year - source.starts.year)]
    places = ", ".join(dict.fromkeys(place.lower() for place in moved if place != TITLE))
    return f"{said} Năm viết trong {places} cũng đã dời, hãy đọc lại." if places else said


def _unreported(plan: Plan, branches: list[Branch], on: date) -> list[Item]:
    """Of an issued plan whose time is over: what nobody has told the end of."""
    if plan.state != PlanState.ISSUED or plan.ends >= on:
        return []
    items = (item for branch in branches for item in branch.items if item.kind != ItemKind.TARGET)
    return [item for item in items if item.undertaking and item.undertaking.state in UNREPORTED]


def _counts(plan: Plan) -> list[tuple[str, str, int]]:
    found = counts_of(plan)
    return [
        (kind.value, str(kind.label), found[kind])
        for kind in ItemKind
        if found[kind] and kind != ItemKind.TEXT
    ]

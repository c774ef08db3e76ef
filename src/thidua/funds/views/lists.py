"""Payment lists: all of them with what is still unlisted, a new one, one of them with its lines."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from paper.numerals import money_in_words
from statute.money import payer
from thidua.core.errors import RefusedError
from thidua.documents.access import attachment
from thidua.funds.access import (
    may_approve_lists,
    may_keep_fund,
    may_prepare_lists,
    may_read_fund,
    may_withdraw_list,
    payment_list_for,
)
from thidua.funds.actions import prepare_list
from thidua.funds.forms import ListForm, attach
from thidua.funds.queries.book import balance_on
from thidua.funds.queries.due import Unlisted, unlisted_decisions
from thidua.funds.queries.lists import lines_of, lists_of
from thidua.funds.states import ListState
from thidua.units.access import MemberRequest, gate


@gate(may_read_fund)
def payment_lists(request: MemberRequest) -> HttpResponse:
    unit = request.member.unit
    context = {
        "lists": lists_of(unit),
        "unlisted": unlisted_decisions(unit),
        "prepares": may_prepare_lists.test(request.member),
        "balance": balance_on(unit, request.member.on),
        "today": request.member.on,
    }
    return render(request, "funds/lists.html", context)


@gate(may_prepare_lists)
def payment_list_new(request: MemberRequest) -> HttpResponse:
    """`?quyet-dinh=` ticks one decision's grants; without it everything that is due."""
    member = request.member
    unlisted = unlisted_decisions(member.unit)
    wanted = [one for one in unlisted if str(one.decision.id) == request.GET.get("quyet-dinh")] or unlisted
    grants = {str(due.grant.id): due.grant for one in unlisted for due in one.due}
    form = ListForm(
        request.POST or None, grants=[one.id for one in grants.values()], initial={"title": _title(wanted)}
    )
    if form.is_valid():
        try:
            made = prepare_list(
                by=member.actor,
                unit=member.unit,
                grants=[grants[one] for one in form.cleaned_data["grant"]],
                title=form.cleaned_data["title"],
                on=member.on,
            )
        except RefusedError as refusal:
            attach(form, getattr(refusal, "field", ""), str(refusal))
        else:
            messages.success(request, "Đã lập danh sách chi. Kế toán xem số tiền, rồi Hiệu trưởng duyệt.")
            return redirect("payment_list_page", made.id)
    ticked = (
        set(request.POST.getlist("grant"))
        if form.is_bound
        else {str(due.grant.id) for one in wanted for due in one.due}
    )
    context = {"form": form, "unlisted": unlisted, "ticked": ticked}
    return render(request, "funds/list_new.html", context, status=422 if form.errors else 200)


@gate(may_read_fund)
def payment_list_page(request: MemberRequest, payment_list: UUID) -> HttpResponse:
    member = request.member
    found = payment_list_for(member, payment_list)
    lines = lines_of(found)
    total = sum(line.amount or 0 for line in lines)
    context = {
        "list": found,
        "lines": lines,
        "total": total,
        "in_words": money_in_words(total) if total else "",
        "unknown": sum(line.amount is None for line in lines),
        "unsigned": sum(bool(line.amount) and line.collected_on is None for line in lines),
        "payer": payer(member.on),
        "balance": balance_on(member.unit, member.on),
        "states": {state.name: state.value for state in ListState},
        "keeps": may_keep_fund.test(member),
        "approves": may_approve_lists.test(member),
        "withdraws": may_withdraw_list(member, found),
    }
    return render(request, "funds/list.html", context)


@gate(may_read_fund)
def payment_list_file(request: MemberRequest, payment_list: UUID) -> HttpResponse:
    found = payment_list_for(request.member, payment_list)
    if found.document is None:
        raise Http404
    return attachment(found.document.file)


def _title(wanted: list[Unlisted]) -> str:
    papers = ", ".join(one.decision.paper for one in wanted)
    return f"Chi tiền thưởng theo Quyết định số {papers}"[:240] if papers else ""

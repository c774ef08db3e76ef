"""The steps of a payment list: amounts, approval, payment, later signatures, withdrawal."""

from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from thidua.core.errors import RefusedError
from thidua.funds.access import (
    may_approve_lists,
    may_keep_fund,
    may_withdraw_list,
    may_withdraw_lists,
    payment_list_for,
)
from thidua.funds.actions import approve_list, collect_lines, pay_list, set_amounts, withdraw_list
from thidua.funds.forms import AmountsForm, SignForm, WithdrawForm, attach
from thidua.funds.models import PaymentLine, PaymentList
from thidua.funds.queries.book import balance_on
from thidua.funds.queries.lists import lines_of
from thidua.funds.states import ListState
from thidua.units.access import MemberRequest, gate

GONE_ON = "Danh sách này không còn ở bước đó. Đây là trạng thái hiện tại."


@gate(may_keep_fund)
def payment_amounts(request: MemberRequest, payment_list: UUID) -> HttpResponse:
    found = payment_list_for(request.member, payment_list)
    if found.state != ListState.DRAFT:
        return _elsewhere(request, found)
    form = AmountsForm(request.POST or None, lines=lines_of(found), initial={"version": found.version})
    if form.is_valid():
        try:
            set_amounts(
                by=request.member.actor,
                payment_list=found,
                amounts=form.amounts(),
                reason=form.cleaned_data["reason"],
                version=form.cleaned_data["version"],
            )
        except RefusedError as refusal:
            attach(form, getattr(refusal, "field", ""), str(refusal))
        else:
            messages.success(request, "Đã ghi số tiền.")
            return redirect("payment_list_page", found.id)
    return render(
        request, "funds/amounts.html", {"list": found, "form": form}, status=422 if form.errors else 200
    )


@require_POST
@gate(may_approve_lists)
def payment_approve(request: MemberRequest, payment_list: UUID) -> HttpResponse:
    found = payment_list_for(request.member, payment_list)
    seen = request.POST.get("version", "")
    try:
        approve_list(
            by=request.member.actor,
            payment_list=found,
            version=int(seen) if seen.isdecimal() else 0,
            on=request.member.on,
        )
    except RefusedError as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, "Đã duyệt. Tải danh sách về in; kế toán chi và lấy chữ ký nhận tiền.")
    return redirect("payment_list_page", found.id)


@gate(may_keep_fund)
def payment_pay(request: MemberRequest, payment_list: UUID) -> HttpResponse:
    """Everybody is ticked as having signed; who was not there is unticked and signs later."""
    found = payment_list_for(request.member, payment_list)
    if found.state != ListState.APPROVED:
        return _elsewhere(request, found)
    return _signing(request, found, later=False)


@gate(may_keep_fund)
def payment_collect(request: MemberRequest, payment_list: UUID) -> HttpResponse:
    found = payment_list_for(request.member, payment_list)
    if found.state != ListState.PAID:
        return _elsewhere(request, found)
    return _signing(request, found, later=True)


@gate(may_withdraw_lists)
def payment_withdraw(request: MemberRequest, payment_list: UUID) -> HttpResponse:
    found = payment_list_for(request.member, payment_list)
    if found.state not in (ListState.DRAFT, ListState.APPROVED):
        return _elsewhere(request, found)
    if not may_withdraw_list(request.member, found):
        raise PermissionDenied
    form = WithdrawForm(request.POST or None)
    if form.is_valid():
        try:
            withdraw_list(
                by=request.member.actor,
                payment_list=found,
                reason=form.cleaned_data["reason"],
                on=request.member.on,
            )
        except RefusedError as refusal:
            attach(form, getattr(refusal, "field", ""), str(refusal))
        else:
            messages.success(request, "Đã bỏ danh sách. Các lượt khen trong đó có thể lập danh sách mới.")
            return redirect("payment_lists")
    return render(
        request, "funds/withdraw.html", {"list": found, "form": form}, status=422 if form.errors else 200
    )


def _signing(request: MemberRequest, found: PaymentList, *, later: bool) -> HttpResponse:
    lines = [line for line in lines_of(found) if line.amount and line.collected_on is None]
    form = SignForm(request.POST or None, lines=lines, later=later, initial={"on": request.member.on})
    if form.is_valid():
        try:
            _sign(request, found, form, later=later)
        except RefusedError as refusal:
            attach(form, getattr(refusal, "field", ""), str(refusal))
        else:
            messages.success(request, "Đã ghi người ký nhận." if later else "Đã ghi chi và trừ vào quỹ.")
            return redirect("payment_list_page", found.id)
    context = {
        "list": found,
        "form": form,
        "later": later,
        "rows": [(line, _ticked(request, line, later=later)) for line in lines],
        "total": sum(line.amount or 0 for line in lines),
        "balance": balance_on(request.member.unit, request.member.on),
    }
    return render(request, "funds/sign.html", context, status=422 if form.errors else 200)


def _sign(request: MemberRequest, found: PaymentList, form: SignForm, *, later: bool) -> None:
    given, by = form.cleaned_data, request.member.actor
    chosen = [UUID(one) for one in given["line"]]
    if later:
        collect_lines(by=by, payment_list=found, lines=chosen, on=given["on"])
    else:
        pay_list(by=by, payment_list=found, on=given["on"], collected=chosen, reason=given["reason"])


def _ticked(request: MemberRequest, line: PaymentLine, *, later: bool) -> bool:
    if request.method == "POST":
        return str(line.id) in request.POST.getlist("line")
    return not later


def _elsewhere(request: MemberRequest, found: PaymentList) -> HttpResponse:
    """Somebody took the step meanwhile, or it is not its turn."""
    messages.error(request, GONE_ON)
    return redirect("payment_list_page", found.id)

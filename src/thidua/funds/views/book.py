"""The fund book: entries until a day, a new entry, a correction, the book as a file."""

from datetime import date
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from paper.media import DOCX, XLSX
from thidua.core.errors import RefusedError
from thidua.documents.access import download
from thidua.funds.access import entry_for, may_keep_fund, may_read_fund
from thidua.funds.actions import correct_entry, receive_money, spend_money
from thidua.funds.forms import CorrectForm, EntryForm, attach
from thidua.funds.models import EntryKind
from thidua.funds.queries.book import balance_on, book_of
from thidua.funds.tables import book_paper, book_sheet
from thidua.units.access import MemberRequest, gate
from thidua.web.days import read_day


@gate(may_read_fund)
def fund_book(request: MemberRequest) -> HttpResponse:
    until = _until(request)
    context = {
        "book": book_of(request.member.unit, until),
        "keeps": may_keep_fund.test(request.member),
        "today": request.member.on,
    }
    return render(request, "funds/book.html", context)


@gate(may_read_fund)
def fund_export(request: MemberRequest, ending: str) -> HttpResponse:
    """The same lines as on the page."""
    book = book_of(request.member.unit, _until(request))
    name = f"Sổ quỹ thi đua, khen thưởng {book.until.year}"
    if ending == "xlsx":
        return download(book_sheet(book), f"{name}.xlsx", XLSX)
    if ending == "docx":
        return download(book_paper(book, request.member.unit, request.member.on), f"{name}.docx", DOCX)
    raise Http404


@gate(may_keep_fund)
def fund_entry_new(request: MemberRequest) -> HttpResponse:
    member = request.member
    form = EntryForm(request.POST or None, initial={"on": member.on, "kind": EntryKind.ALLOTMENT})
    if form.is_valid():
        given = dict(form.cleaned_data)
        kind, reason = given.pop("kind"), given.pop("reason")
        try:
            if kind == EntryKind.SPENDING:
                spend_money(by=member.actor, unit=member.unit, reason=reason, **given)
            else:
                receive_money(by=member.actor, unit=member.unit, **given)
        except RefusedError as refusal:
            attach(form, getattr(refusal, "field", ""), str(refusal))
        else:
            messages.success(request, "Đã ghi vào sổ quỹ.")
            return redirect("fund_book")
    context = {"form": form, "balance": balance_on(member.unit, member.on), "today": member.on}
    return render(request, "funds/entry.html", context, status=422 if form.errors else 200)


@gate(may_keep_fund)
def fund_entry_correct(request: MemberRequest, entry: UUID) -> HttpResponse:
    member = request.member
    found = entry_for(member, entry)
    form = CorrectForm(request.POST or None, initial={"on": member.on})
    if form.is_valid():
        try:
            correct_entry(by=member.actor, entry=found, **form.cleaned_data)
        except RefusedError as refusal:
            attach(form, getattr(refusal, "field", ""), str(refusal))
        else:
            messages.success(request, "Đã ghi bút toán điều chỉnh. Dòng sai vẫn giữ trong sổ.")
            return redirect("fund_book")
    context = {"form": form, "entry": found, "counter": getattr(found, "counter", None)}
    return render(request, "funds/correct.html", context, status=422 if form.errors else 200)


def _until(request: MemberRequest) -> date:
    """`?ngay=30/06/2026`; a day that is none is today."""
    return min(read_day(request.GET.get("ngay", "")) or request.member.on, request.member.on)

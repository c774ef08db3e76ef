"""The evaluation sheet: entered like a spreadsheet, saved line by line or as one form, approved by the chair."""

from datetime import date
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from statute.findings import Answer
from thidua.core.errors import RefusedError
from thidua.core.school_years import starts
from thidua.registrations.access import year_for
from thidua.scoring.access import may_approve, may_enter, may_enter_head_paper, may_read
from thidua.scoring.actions import approve_evaluation, enter_lines
from thidua.scoring.forms import ApproveForm, LineForm, PaperDayForm
from thidua.scoring.queries import (
    Row,
    Sheet,
    ceilings_of_sheet,
    head_finding,
    lines_of_heads,
    open_reopening,
    regulations_of,
    reopenings_of,
    sheet_of,
    told_of_unread_share,
)
from thidua.units.access import MemberRequest, gate
from thidua.units.models import SchoolYear


@gate(may_read)
def evaluation_sheet(request: MemberRequest) -> HttpResponse:
    """The whole sheet; without JavaScript it is one form with one button. Some only read it."""
    year = year_for(request.member, request.GET.get("nam"))
    if year is None:
        return render(request, "scoring/sheet_none.html")
    sheet = sheet_of(request.member.unit, year, today=request.member.on)
    enters = bool(may_enter.test(request.member))
    posted = request.POST if request.method == "POST" and enters else None
    lines = [_form(request, posted, row, sheet) for row in sheet.rows]
    refusal = ""
    if posted is not None:
        refusal = _saved(request, year, lines)
        if not refusal:
            return redirect(f"{reverse('evaluation_sheet')}?nam={year.name}")
    heads = lines_of_heads(request.member.unit, year, today=request.member.on)
    context = {
        "year": year,
        "sheet": sheet,
        "lines": lines,
        "refusal": refusal,
        "enters": enters,
        "may_approve": may_approve.test(request.member),
        "may_ask": enters and not sheet.is_open and not year.closed_on,
        "groups": ceilings_of_sheet(sheet, request.member.unit, request.member.on),
        "unread": told_of_unread_share(sheet.basis),
        "regulations": regulations_of(request.member.unit),
        "heads": heads,
        "head": head_finding(sheet.basis, heads[0].grade, sheet.evaluation) if heads else None,
        "may_enter_head_paper": may_enter_head_paper.test(request.member),
        "reopenings": reopenings_of(sheet.evaluation),
    }
    return render(request, "scoring/sheet.html", context)


@require_POST
@gate(may_enter)
def evaluation_line(request: MemberRequest, person_id: UUID) -> HttpResponse:
    """One line, sent by htmx when a cell has changed: answers with its new version, its mark and the counts."""
    year = year_for(request.member, request.GET.get("nam"))
    if year is None:
        raise Http404
    sheet = sheet_of(request.member.unit, year, today=request.member.on)
    row = next((row for row in sheet.rows if row.posting.person_id == person_id), None)
    if row is None:
        raise Http404
    line = LineForm(request.POST, row=row, by_points=sheet.basis.by_points)
    context: dict[str, Any] = {"year": year, "line": line, "version": line["version"].value()}
    if not line.is_valid():
        context["fault"] = " ".join(str(fault) for faults in line.errors.values() for fault in faults)
    else:
        try:
            saved = enter_lines(
                by=request.member.actor,
                unit=request.member.unit,
                year=year,
                entries=[line.entry()],
                on=request.member.on,
            )
        except RefusedError as refusal:
            context["fault"] = str(refusal)
        else:
            context["version"] = saved[0].version if saved else line.cleaned_data["version"]
            had_paper = row.line is not None and row.line.upper_on is not None
            context["paper_gone"] = had_paper and bool(saved) and not saved[0].upper_on
            sheet = sheet_of(request.member.unit, year, today=request.member.on)
            line.row = next(row for row in sheet.rows if row.posting.person_id == person_id)
            context["groups"] = ceilings_of_sheet(sheet, request.member.unit, request.member.on)
    return render(request, "scoring/line_saved.html", {**context, "sheet": sheet})


@gate(may_approve)
def evaluation_approve(request: MemberRequest) -> HttpResponse:
    """The sheet and its gaps once more, the paper's number and day; then the grades are fixed."""
    year = year_for(request.member, request.GET.get("nam"))
    if year is None:
        return render(request, "scoring/sheet_none.html")
    sheet = sheet_of(request.member.unit, year, today=request.member.on, judged_on=_paper_day(request, year))
    missing = [(str(posting.person_id), posting.person.full_name) for posting in sheet.missing]
    groups = ceilings_of_sheet(sheet, request.member.unit, request.member.on)
    form = ApproveForm(
        request.POST or None,
        missing=missing,
        may_exceed=any(group.limit.answer == Answer.NO for group in groups),
        initial={"on": request.member.on},
    )
    if request.method == "POST" and form.is_valid():
        try:
            approve_evaluation(
                by=request.member.actor,
                unit=request.member.unit,
                year=year,
                paper=form.cleaned_data["paper"],
                on=form.cleaned_data["on"],
                ungraded={UUID(value) for value in form.cleaned_data["ungraded"]},
                seen=request.POST.get("seen", ""),
                excess=form.cleaned_data.get("excess", ""),
                shown=request.POST.get("rules", ""),
            )
        except RefusedError as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(
                request, "Đã phê duyệt kết quả xếp loại. Bây giờ lập được hồ sơ đề nghị danh hiệu."
            )
            return redirect(f"{reverse('evaluation_sheet')}?nam={year.name}")
    context = {"year": year, "sheet": sheet, "form": form, "groups": groups}
    context["reopening"] = open_reopening(sheet.evaluation)
    return render(request, "scoring/approve.html", context)


def _paper_day(request: MemberRequest, year: SchoolYear) -> date:
    """The day that was typed decides by which rules the page is shown; one that cannot be is refused later."""
    form, today = PaperDayForm(request.POST or None), request.member.on
    typed = form.cleaned_data["on"] if form.is_bound and form.is_valid() else today
    return typed if starts(year.name) <= typed <= today else today


def _form(request: MemberRequest, posted: QueryDict | None, row: Row, sheet: Sheet) -> LineForm:
    is_own = row.posting.person.user_id == request.member.user.id
    return LineForm(posted, row=row, by_points=sheet.basis.by_points, is_own=is_own)


def _saved(request: MemberRequest, year: SchoolYear, lines: list[LineForm]) -> str:
    """Save every line of the sheet, all or none; the reason if that was not possible."""
    if not all(line.is_valid() for line in lines):
        return "Còn ô cần sửa. Những gì đã nhập vẫn được giữ."
    try:
        saved = enter_lines(
            by=request.member.actor,
            unit=request.member.unit,
            year=year,
            entries=[line.entry() for line in lines],
            on=request.member.on,
        )
    except RefusedError as refusal:
        return str(refusal)
    messages.success(
        request, f"Đã lưu {len(saved)} dòng thay đổi." if saved else "Không có dòng nào thay đổi."
    )
    return ""

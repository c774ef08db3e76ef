"""Writing a draft: begun, one part a page, figures that changed, recipients."""

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from thidua.core.errors import RefusedError
from thidua.summaries.access import may_write_report, part_for, report_for
from thidua.summaries.actions.beginning import start_report
from thidua.summaries.actions.figures import ask_figures, take_figures
from thidua.summaries.actions.writing import put_recipients, write_part
from thidua.summaries.forms import FrameForm, OffersForm, PartForm, RecipientsForm
from thidua.summaries.outline import PARTS, SORTS, outline_of
from thidua.summaries.queries.due import proposed
from thidua.summaries.queries.reading import has_offers, recipients_of, section_of, sections_of
from thidua.units.access import MemberRequest, gate
from thidua.web.refusals import refuse, sent

STATUS_OF_FAULT = 422


@gate(may_write_report)
def summary_new(request: MemberRequest, sort: str) -> HttpResponse:
    """Of which kind the address says; subject and stretch are proposed."""
    if sort not in SORTS:
        raise Http404
    member, wanted = request.member, SORTS[sort]
    title, starts, ends = proposed(wanted, member.on)
    initial = {"title": title, "starts": starts, "ends": ends}
    form = FrameForm(sent(request), unit=member.unit, sort=wanted, initial=initial)
    if form.is_bound and form.is_valid():
        try:
            row = start_report(by=member.actor, unit=member.unit, frame=form.frame(), on=member.on)
        except RefusedError as refusal:
            refuse(form, refusal)
        else:
            messages.success(request, "Đã lấy số liệu. Bây giờ xem từng phần và viết phần của thầy cô.")
            return redirect("summary_page", row.id)
    return _shown(request, "summaries/new.html", form, {"sort": wanted})


@gate(may_write_report)
def summary_part(request: MemberRequest, report: UUID, part: str) -> HttpResponse:
    """One question: the figures to look at, and the words to write."""
    row = part_for(request.member, report, part)
    form = PartForm(sent(request), part=row)
    if form.is_bound and form.is_valid():
        given = form.cleaned_data
        row.version = given["version"]
        try:
            write_part(
                by=request.member.actor,
                part=row,
                words=given["words"],
                is_in=given.get("is_in", True),
                on=request.member.on,
            )
        except RefusedError as refusal:
            refuse(form, refusal)
        else:
            following = _following(row.report.kind, row.report.theme, row.key)
            if "next" in request.POST and following:
                return redirect("summary_part", row.report_id, following)
            return redirect("summary_page", row.report_id)
    context = {
        "report": row.report,
        "section": section_of(row),
        "following": _following(row.report.kind, row.report.theme, row.key),
    }
    return _shown(request, "summaries/part.html", form, context)


@require_POST
@gate(may_write_report)
def summary_refresh(request: MemberRequest, report: UUID) -> HttpResponse:
    """What the data says now is put beside what the draft says."""
    row = report_for(request.member, report)
    try:
        ask_figures(by=request.member.actor, report=row, on=request.member.on)
    except RefusedError as refusal:
        messages.error(request, str(refusal))
        return redirect("summary_page", row.id)
    if has_offers(row):
        return redirect("summary_figures", row.id)
    messages.success(request, "Số liệu trong báo cáo đúng với hôm nay, không có số nào đổi.")
    return redirect("summary_page", row.id)


@gate(may_write_report)
def summary_figures(request: MemberRequest, report: UUID) -> HttpResponse:
    """Old and new of each figure that changed; what is ticked is taken."""
    row = report_for(request.member, report)
    form = OffersForm(sent(request), report=row)
    if form.is_bound and form.is_valid():
        row.version = form.cleaned_data["version"]
        taken = {figure.id for figure in form.cleaned_data["taken"]}
        try:
            take_figures(by=request.member.actor, report=row, taken=taken, on=request.member.on)
        except RefusedError as refusal:
            refuse(form, refusal)
        else:
            messages.success(request, f"Đã nhận {len(taken)} số mới, giữ nguyên các số còn lại.")
            return redirect("summary_page", row.id)
    sections = [one for one in sections_of(row) if one.offers]
    return _shown(request, "summaries/figures.html", form, {"report": row, "sections": sections})


@gate(may_write_report)
def summary_recipients(request: MemberRequest, report: UUID) -> HttpResponse:
    """To whom it goes and for what; the subject and the last line too."""
    row = report_for(request.member, report)
    form = RecipientsForm(sent(request), report=row, there=recipients_of(row))
    if form.is_bound and form.is_valid():
        given = form.cleaned_data
        row.version = given["version"]
        try:
            put_recipients(
                by=request.member.actor,
                report=row,
                title=given["title"],
                lines=form.lines(),
                drafter=given["drafter"],
                copies=given["copies"],
                on=request.member.on,
            )
        except RefusedError as refusal:
            refuse(form, refusal)
        else:
            return redirect("summary_page", row.id)
    return _shown(request, "summaries/recipients.html", form, {"report": row})


def _following(kind: str, theme: str, key: str) -> str:
    """The word of the next part in addresses; empty after the last."""
    keys = [one.key for one in outline_of(kind, theme)]
    place = keys.index(key) + 1
    return PARTS[keys[place]].slug if place < len(keys) else ""


def _shown(request: MemberRequest, template: str, form: forms.Form, context: dict[str, Any]) -> HttpResponse:
    status = STATUS_OF_FAULT if form.errors else 200
    return render(request, template, {"form": form, **context}, status=status)

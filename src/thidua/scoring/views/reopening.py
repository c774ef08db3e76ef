"""An approved sheet is opened again: asked for with a reason, answered by a second person; what was approved stays readable."""

from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from thidua.core.errors import RefusedError
from thidua.registrations.access import year_for
from thidua.scoring.access import may_answer, may_ask_reopening, may_read, reopening_for
from thidua.scoring.actions import answer_reopening, ask_reopening
from thidua.scoring.forms import AnswerForm, ReasonForm
from thidua.scoring.queries import former_lines
from thidua.units.access import MemberRequest, gate
from thidua.web.refusals import refuse, sent


@gate(may_ask_reopening)
def evaluation_reopen(request: MemberRequest) -> HttpResponse:
    """Why the approved sheet should be opened; a second person answers."""
    year = year_for(request.member, request.GET.get("nam"))
    if year is None:
        return render(request, "scoring/sheet_none.html")
    form = ReasonForm(sent(request))
    if form.is_bound and form.is_valid():
        try:
            asked = ask_reopening(
                by=request.member.actor, unit=request.member.unit, year=year, **form.cleaned_data
            )
        except RefusedError as refusal:
            refuse(form, refusal)
        else:
            messages.success(
                request, "Đã gửi đề nghị mở lại bảng xếp loại. Người thứ hai thấy ở “Việc của tôi”."
            )
            return redirect("evaluation_reopening", asked.id)
    return render(request, "scoring/reopen.html", {"year": year, "form": form})


@gate(may_read)
def evaluation_reopening(request: MemberRequest, reopening_id: UUID) -> HttpResponse:
    """One request with its answer, and the approval it opened, as it was."""
    reopening = reopening_for(request.member, reopening_id)
    answers = may_answer(request.member, reopening)
    form = AnswerForm(sent(request))
    if form.is_bound and not answers:
        raise PermissionDenied
    if form.is_bound and form.is_valid():
        granted = request.POST.get("act") == "grant"
        try:
            answer_reopening(
                by=request.member.actor,
                reopening=reopening,
                granted=granted,
                on=request.member.on,
                **form.cleaned_data,
            )
        except RefusedError as refusal:
            refuse(form, refusal)
        else:
            said = (
                "Đã mở lại bảng xếp loại. Sửa xong, Hiệu trưởng phê duyệt lại." if granted else "Đã trả lời."
            )
            messages.success(request, said)
            return redirect(f"{reverse('evaluation_sheet')}?nam={reopening.evaluation.year.name}")
    context = {
        "reopening": reopening,
        "year": reopening.evaluation.year,
        "answers": answers,
        "form": form,
        "lines": former_lines(reopening),
    }
    return render(request, "scoring/reopening.html", context)

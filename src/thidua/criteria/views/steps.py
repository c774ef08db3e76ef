"""The steps of a set: issued, taken back, discarded, ended, followed by a new edition; a line's reason."""

from collections.abc import Callable
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from thidua.core.errors import RefusedError, StepRefusedError
from thidua.criteria.access import criterion_for, may_write_sets, set_for
from thidua.criteria.actions import (
    begin_edition,
    discard_set,
    end_set,
    explain_line,
    issue_set,
    take_back_set,
)
from thidua.criteria.forms import EndForm, IssueForm, ReasonForm, TakeBackForm
from thidua.criteria.models import CriteriaSet
from thidua.criteria.queries import content_of, whole_of
from thidua.criteria.queries.screening import screened_criterion
from thidua.criteria.states import NEXT, SetAct
from thidua.units.access import MemberRequest, gate
from thidua.web.refusals import refuse, sent

Do = Callable[[CriteriaSet, forms.Form], object]


@gate(may_write_sets)
def criteria_issue(request: MemberRequest, set_id: UUID) -> HttpResponse:
    row = set_for(request.member, set_id)
    form = IssueForm(sent(request), initial={"version": row.version, "paper_on": request.member.on})
    return _asked(
        request,
        row,
        SetAct.ISSUE,
        form,
        lambda row, form: issue_set(
            by=request.member.actor,
            criteria_set=row,
            paper=form.cleaned_data["paper"],
            paper_on=form.cleaned_data["paper_on"],
            applies_from=form.cleaned_data["applies_from"],
        ),
        words=(
            "Ban hành bộ tiêu chí",
            (
                "Ban hành xong, mọi người trong trường đọc được và các đợt bình xét dùng được. Sau lần dùng đầu tiên "
                "không sửa được nữa, chỉ ban hành lần mới."
            ),
            "Ban hành",
            "Đã ban hành bộ tiêu chí.",
        ),
    )


@gate(may_write_sets)
def criteria_take_back(request: MemberRequest, set_id: UUID) -> HttpResponse:
    row = set_for(request.member, set_id)
    form = TakeBackForm(sent(request), initial={"version": row.version})
    return _asked(
        request,
        row,
        SetAct.TAKE_BACK,
        form,
        lambda row, form: take_back_set(
            by=request.member.actor, criteria_set=row, because=form.cleaned_data["because"]
        ),
        words=(
            "Rút bộ tiêu chí để sửa",
            "Chỉ rút được khi chưa đợt bình xét nào dùng bộ tiêu chí này.",
            "Rút lại",
            "Đã rút lại: bộ tiêu chí trở về bản đang soạn.",
        ),
    )


@gate(may_write_sets)
def criteria_end(request: MemberRequest, set_id: UUID) -> HttpResponse:
    row = set_for(request.member, set_id)
    form = EndForm(sent(request), initial={"version": row.version, "last_day": request.member.on})
    return _asked(
        request,
        row,
        SetAct.END,
        form,
        lambda row, form: end_set(
            by=request.member.actor, criteria_set=row, last_day=form.cleaned_data["last_day"]
        ),
        words=(
            "Kết thúc áp dụng",
            "Sau ngày ấy không đợt bình xét nào dùng bộ tiêu chí này; điểm đã chấm vẫn giữ nguyên.",
            "Kết thúc",
            "Đã ghi ngày hết áp dụng.",
        ),
    )


@gate(may_write_sets)
def criteria_discard(request: MemberRequest, set_id: UUID) -> HttpResponse:
    row = set_for(request.member, set_id)
    form = VersionForm(sent(request), initial={"version": row.version})
    return _asked(
        request,
        row,
        SetAct.DISCARD,
        form,
        lambda row, _: discard_set(by=request.member.actor, criteria_set=row),
        words=(
            "Bỏ bản đang soạn",
            "Bản này không ban hành được nữa. Những lần đã ban hành không bị ảnh hưởng.",
            "Bỏ bản này",
            "Đã bỏ bản đang soạn.",
        ),
    )


@require_POST
@gate(may_write_sets)
def criteria_edition(request: MemberRequest, set_id: UUID) -> HttpResponse:
    """A new draft of the same thread, and straight into its sheet."""
    row = set_for(request.member, set_id)
    try:
        made = begin_edition(by=request.member.actor, criteria_set=row)
    except RefusedError as refusal:
        messages.error(request, str(refusal))
        return redirect("criteria_page", row.id)
    messages.success(request, "Đã chép thành bản soạn của lần ban hành mới.")
    return redirect("criteria_edit", made.id)


@gate(may_write_sets)
def criteria_explain(request: MemberRequest, criterion_id: UUID) -> HttpResponse:
    """Why a line that the law's words call risky is kept, in a set that is not rewritten any more."""
    line = criterion_for(request.member, criterion_id)
    row = line.section.set
    if (row.state, SetAct.EXPLAIN) not in NEXT:
        # In a draft the reason is written in the sheet, beside the line.
        return redirect("criteria_edit", row.id)
    content = content_of(whole_of(row))
    section = content.sections[line.section.order]
    found = screened_criterion(section.kind, section.criteria[line.order])
    form = ReasonForm(sent(request), initial={"version": row.version, "because": line.because})
    if form.is_valid():
        row.version = form.cleaned_data["version"]
        try:
            explain_line(by=request.member.actor, criterion=line, because=form.cleaned_data["because"])
        except RefusedError as refusal:
            refuse(form, refusal)
        else:
            messages.success(request, "Đã ghi lý do.")
            return redirect("criteria_page", row.id)
    context = {"row": row, "line": line, "screened": found, "form": form}
    return render(request, "criteria/explain.html", context, status=422 if form.errors else 200)


class VersionForm(forms.Form):
    """Nothing but what was seen."""

    version = forms.IntegerField(widget=forms.HiddenInput)


def _asked(
    request: MemberRequest,
    row: CriteriaSet,
    act: SetAct,
    form: forms.Form,
    do: Do,
    *,
    words: tuple[str, str, str, str],
) -> HttpResponse:
    """One step asked for on a page of its own; `words`: heading, what it means, the button, what was done."""
    heading, lead, button, done = words
    if (row.state, act) not in NEXT:
        messages.error(request, str(StepRefusedError()))
        return redirect("criteria_page", row.id)
    if form.is_valid():
        row.version = form.cleaned_data["version"]
        try:
            do(row, form)
        except RefusedError as refusal:
            refuse(form, refusal)
        else:
            messages.success(request, done)
            return redirect("criteria_page", row.id)
    context = {"row": row, "form": form, "heading": heading, "lead": lead, "button": button}
    return render(request, "criteria/step.html", context, status=422 if form.errors else 200)

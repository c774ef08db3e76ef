"""Answering who asks to pledge late: permit with a day of their own, or refuse with the reason."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from thidua.core.errors import RefusedError
from thidua.registrations.access import late_for, may_answer_late, may_decide_late
from thidua.registrations.actions import grant_late, refuse_late
from thidua.registrations.forms import LateAnswerForm
from thidua.registrations.models import LateRequest
from thidua.registrations.states import LateState
from thidua.units.access import MemberRequest, gate
from thidua.web.refusals import refuse


@gate(may_answer_late)
def late_decide(request: MemberRequest, late_id: UUID) -> HttpResponse:
    found = late_for(request.member, late_id)
    form = LateAnswerForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid() and _answered(request, found, form):
        return redirect(f"{reverse('round_board')}?nam={found.round.year.name}")
    context = {
        "late": found,
        "form": form,
        "decides": found.state == LateState.ASKED and may_decide_late(request.member, found),
    }
    return render(request, "registrations/late_decide.html", context, status=422 if form.errors else 200)


def _answered(request: MemberRequest, found: LateRequest, form: LateAnswerForm) -> bool:
    by, name = request.member.actor, found.holder_name
    try:
        if request.POST.get("act") == "refuse":
            refuse_late(by=by, asked=found, answer=form.cleaned_data["answer"])
            messages.success(request, f"Đã trả lời không đồng ý cho {name} đăng ký muộn.")
        else:
            permitted = grant_late(
                by=by,
                asked=found,
                deadline=form.cleaned_data["deadline"],
                answer=form.cleaned_data["answer"],
            )
            messages.success(request, f"{name} được đăng ký muộn đến hết ngày {permitted.deadline:%d/%m/%Y}.")
    except RefusedError as refusal:
        refuse(form, refusal)
        return False
    return True

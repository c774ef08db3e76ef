"""The second factor in this unit: of whom it is required, who has it, and help for whoever lost phone and codes."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from thidua.core.errors import RefusedError
from thidua.people.access import appointed_for, may_correct_school, may_give_roles
from thidua.people.forms.second_factor import SecondFactorForm
from thidua.units.access import MemberRequest, gate
from thidua.units.actions import free_of_second_factor, rule_second_factor
from thidua.units.queries import guarded_in, has_second_factor, second_factor_rule
from thidua.web.refusals import refuse, sent


@gate(may_correct_school)
def second_factor(request: MemberRequest) -> HttpResponse:
    """What is required of which roles, and how each of their holders stands."""
    member = request.member
    rule = second_factor_rule(member.unit, member.on)
    form = SecondFactorForm(sent(request), unit=member.unit, rule=rule)
    if request.method == "POST" and form.is_valid():
        try:
            made = rule_second_factor(
                by=member.actor,
                unit=member.unit,
                roles=form.wanted(),
                grace_days=form.cleaned_data["grace_days"],
                seen=form.seen_rule(),
                on=member.on,
            )
        except RefusedError as error:
            refuse(form, error)
        else:
            until = f"Từ ngày {made.must_by:%d/%m/%Y}, ai chưa bật chỉ vào được trang bật xác thực hai bước."
            messages.success(request, until if made.roles else "Đã thôi bắt buộc xác thực hai bước.")
            return redirect("second_factor")
    context = {
        "form": form,
        "rule": rule,
        "today": member.on,
        "lines": guarded_in(member.unit, member.on),
        "resets": may_give_roles.test(member),
    }
    return render(request, "people/second_factor.html", context, status=409 if form.errors else 200)


@gate(may_give_roles)
def second_factor_reset(request: MemberRequest, user_id: UUID) -> HttpResponse:
    """Asked for certain on a page of its own: whoever asks by telephone may be somebody else."""
    member = request.member
    user = appointed_for(member, user_id)
    if request.method == "POST":
        free_of_second_factor(by=member.actor, unit=member.unit, user=user, on=member.on)
        messages.success(
            request,
            f"Đã đặt lại xác thực hai bước của {user.full_name}. Người này được báo khi đăng nhập lần tới.",
        )
        return redirect("second_factor")
    context = {"one": user, "is_on": has_second_factor(user), "is_own": user.id == member.user.id}
    return render(request, "people/second_factor_reset.html", context)

"""The two entrances without an account: the first run of an installation, and the printed slip."""

from allauth.account.utils import perform_login
from axes.handlers.proxy import AxesProxyHandler
from axes.helpers import get_lockout_response
from django.contrib import messages
from django.contrib.auth.signals import user_login_failed
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.debug import sensitive_post_parameters

from thidua.accounts.actions import SlipRefusedError
from thidua.accounts.actions import activate as use_slip
from thidua.accounts.models import User
from thidua.core import clock
from thidua.core.errors import InvalidInputError, RefusedError
from thidua.core.ids import uuid7
from thidua.core.school_years import school_year_of
from thidua.ledger.actions import Actor
from thidua.reports.actions import begin_school
from thidua.reports.forms import ActivateForm, FirstRunForm
from thidua.reports.queries import is_begun
from thidua.units.access import public


@sensitive_post_parameters("password", "again")
@public
def first_run(request: HttpRequest) -> HttpResponse:
    """Open only while there is no unit at all; afterwards it leads to the sign-in page."""
    if is_begun():
        return redirect("account_login")
    form = FirstRunForm(request.POST or None, initial={"school_year": school_year_of(clock.today())})
    if request.method == "POST" and form.is_valid():
        try:
            user = begin_school(
                by=Actor(user=None, unit=uuid7()), beginning=form.beginning(), on=clock.today()
            )
        except RefusedError as refusal:
            _show(form, refusal)
        else:
            messages.success(request, "Đã khai báo trường. Việc tiếp theo: nhập danh sách nhân sự.")
            return _signed_in(request, user, "staff_import")
    return render(request, "reports/first_run.html", {"form": form})


@sensitive_post_parameters("code", "password", "again")
@public
def activate(request: HttpRequest) -> HttpResponse:
    """A slip makes the password and signs in; a second factor, if there is one, is still asked for.

    Wrong codes count like wrong passwords: after eight the name is locked for that address for a quarter of an hour.
    """
    form = ActivateForm(request.POST or None, initial={"username": request.GET.get("ten", "")})
    if request.method == "POST" and form.is_valid():
        credentials = {"username": form.cleaned_data["username"]}
        if not AxesProxyHandler.is_allowed(request, credentials):
            return get_lockout_response(request, credentials=credentials)
        try:
            user = use_slip(
                username=form.cleaned_data["username"],
                code=form.cleaned_data["code"],
                password=form.cleaned_data["password"],
            )
        except SlipRefusedError as refusal:
            user_login_failed.send(sender=__name__, credentials=credentials, request=request)
            _show(form, refusal)
        except RefusedError as refusal:
            _show(form, refusal)
        else:
            messages.success(request, "Đã kích hoạt tài khoản. Lần sau đăng nhập bằng mật khẩu vừa đặt.")
            return _signed_in(request, user, "home")
    return render(request, "reports/activate.html", {"form": form})


def _show(form: FirstRunForm | ActivateForm, refusal: RefusedError) -> None:
    """At the field it is about, if the form has it; else above the form."""
    field = refusal.field if isinstance(refusal, InvalidInputError) and refusal.field in form.fields else None
    form.add_error(field, str(refusal))


def _signed_in(request: HttpRequest, user: User, page: str) -> HttpResponse:
    """By allauth's own steps, so that a second factor is asked for here as at the sign-in page."""
    answer: HttpResponse = perform_login(request, user, redirect_url=reverse(page))
    return answer

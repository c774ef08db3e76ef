"""The frame's own pages: going from one's unit to another, help, what to do instead of signing up by e-mail."""

from typing import Any

from allauth.mfa.recovery_codes.views import ViewRecoveryCodesView
from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from thidua.core import clock
from thidua.units.access import SESSION_UNIT, MemberRequest, gate, is_member, public
from thidua.web.help_pages import help_of, rooms


@require_POST
@gate(is_member)
def switch_unit(request: MemberRequest) -> HttpResponse:
    """Only among the member's own units; any other is not there."""
    others = {str(unit.id): unit for unit in request.member.other_units}
    chosen = others.get(request.POST.get("unit", ""))
    if chosen is None:
        raise Http404
    request.session[SESSION_UNIT] = str(chosen.id)
    messages.success(request, f"Đang làm việc ở {chosen.short_name}.")
    return redirect("home")


SESSION_LATER = "second_factor_later"


@require_POST
@gate(is_member)
def second_factor_later(request: MemberRequest) -> HttpResponse:
    """Not asked again until the next sign-in."""
    request.session[SESSION_LATER] = True
    return redirect("home")


class _RecoverySheet(ViewRecoveryCodesView):
    """allauth's page with what the printed sheet says besides: the day, and where one signs in."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        address = settings.THIDUA_PUBLIC_URL or self.request.build_absolute_uri("/").rstrip("/")
        context: dict[str, Any] = super().get_context_data(**kwargs)
        used = range(context["total_count"] - len(context["unused_codes"]))
        return context | {"today": clock.today(), "address": address, "used": used}


_recovery_sheet = _RecoverySheet.as_view()


@never_cache
@public
def recovery_codes(request: HttpRequest) -> HttpResponse:
    """Public only as far as the door: allauth behind it asks for sign-in, and for the password once more."""
    return _recovery_sheet(request)


@public
def account_closed(request: HttpRequest) -> HttpResponse:
    return render(request, "web/account_closed.html", status=404)


@public
def help_index(request: HttpRequest) -> HttpResponse:
    """All that the help says; it holds no secret, and whoever cannot sign in needs it too."""
    return render(request, "web/help_index.html", {"rooms": rooms()})


@public
def help_page(request: HttpRequest, route: str) -> HttpResponse:
    """The help of one page: alone, or for htmx the inside of the panel."""
    page = help_of(route)
    if page is None:
        raise Http404
    template = "web/help_panel.html" if request.headers.get("HX-Request") else "web/help_page.html"
    return render(request, template, {"page": page})

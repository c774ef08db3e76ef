"""The frame's own pages: going from one's unit to another, help, what to do instead of signing up by e-mail."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

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

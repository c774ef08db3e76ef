"""Screening of criteria: what one had better not measure people by, and how it may be said."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from thidua.lawdesk.forms.screening import CriteriaForm
from thidua.lawdesk.queries.screened import screened
from thidua.units.access import MemberRequest, gate, is_member


@require_http_methods(["GET", "POST"])
@gate(is_member)
def law_screen(request: MemberRequest) -> HttpResponse:
    """Nothing is kept; the criteria of a file are put into the box, to be mended there and screened again."""
    form = CriteriaForm(request.POST, request.FILES) if request.method == "POST" else CriteriaForm()
    if not form.is_valid():
        return render(request, "lawdesk/screen.html", {"form": form})
    shown = CriteriaForm(initial={"text": "\n".join(one.text for one in form.found)})
    return render(request, "lawdesk/screen.html", {"form": shown, "screened": screened(form.found)})

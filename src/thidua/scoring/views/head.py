"""By which paper of the level above the head was graded."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from thidua.core.errors import RefusedError
from thidua.registrations.access import year_for
from thidua.scoring.access import may_enter_head_paper
from thidua.scoring.actions import enter_head_paper
from thidua.scoring.forms import HeadPaperForm
from thidua.scoring.queries import lines_of_heads
from thidua.units.access import MemberRequest, gate
from thidua.web.refusals import refuse, sent


@gate(may_enter_head_paper)
def evaluation_head(request: MemberRequest) -> HttpResponse:
    """Number, day and issuer of what the level above said."""
    member = request.member
    year = year_for(member, request.GET.get("nam"))
    if year is None:
        return render(request, "scoring/sheet_none.html")
    line = next(iter(lines_of_heads(member.unit, year, today=member.on)), None)
    initial = {"number": line.upper_number, "on": line.upper_on, "issuer": line.upper_issuer} if line else {}
    form = HeadPaperForm(sent(request), initial=initial)
    if line and form.is_bound and form.is_valid():
        try:
            enter_head_paper(
                by=member.actor, unit=member.unit, year=year, person=line.person, **form.cleaned_data
            )
        except RefusedError as refusal:
            refuse(form, refusal)
        else:
            messages.success(request, f"Đã ghi văn bản cấp trên xếp loại {line.person.full_name}.")
            return redirect(f"{reverse('evaluation_sheet')}?nam={year.name}")
    return render(request, "scoring/head.html", {"year": year, "line": line, "form": form})

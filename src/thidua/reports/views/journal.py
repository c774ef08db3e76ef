"""The journal: what was done in the unit, for the chair, the system officer and whoever inspects. Nothing is written."""

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render

from thidua.reports.forms import JournalForm
from thidua.reports.queries.journal import actors_of, head_of, in_words, journal_of, leaves_nothing_out
from thidua.units.access import MemberRequest, gate, reads_journal

PER_PAGE = 50


@gate(reads_journal)
def journal(request: MemberRequest) -> HttpResponse:
    member = request.member
    form = JournalForm(request.GET, actors=actors_of(member.unit))
    page = Paginator(journal_of(member, **form.asked()), PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "form": form,
        "page": page,
        "rows": in_words(page.object_list),
        "filtered": any(form.asked().values()),
        "is_whole": leaves_nothing_out(member),
        "head": head_of(member.unit),
    }
    return render(request, "reports/journal.html", context)

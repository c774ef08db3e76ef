"""All reports with what is due, one report as it reads, its check before sending, its file."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from paper.errors import PaperError
from thidua.accounts.queries import steps_of
from thidua.documents.access import edition_file
from thidua.summaries.access import (
    may_approve_report,
    may_number_report,
    may_read_reports,
    may_write_report,
    readable_reports,
    reads_drafts,
    report_for,
)
from thidua.summaries.outline import SORTS
from thidua.summaries.queries.due import due_reports, reports_of, tasks_that_set_days
from thidua.summaries.queries.paper import report_paper
from thidua.summaries.queries.reading import grouped, recipients_of, sections_of
from thidua.units.access import MemberRequest, gate

NOTHING_TO_PRINT = (
    "Chưa có tệp: báo cáo chưa có số liệu nào và chưa viết phần nào, nên chưa có gì để in. "
    "Hãy viết ít nhất một phần rồi tải lại."
)


@gate(may_read_reports)
def summary_list(request: MemberRequest) -> HttpResponse:
    """Every edition that the member may read; for whoever reads drafts also what is due."""
    member = request.member
    reads = bool(reads_drafts.test(member))
    context = {
        "reports": list(readable_reports(member)),
        "due": due_reports(member.on, reports_of(member.unit), tasks_that_set_days(member.unit))
        if reads
        else [],
        "sorts": SORTS.values(),
        "may_write": may_write_report.test(member),
    }
    return render(request, "summaries/list.html", context)


@gate(may_read_reports)
def summary_page(request: MemberRequest, report: UUID) -> HttpResponse:
    """The edition as it will print, with what can be done to it now."""
    row, member = report_for(request.member, report), request.member
    sections = sections_of(row)
    may_write = bool(may_write_report.test(member))
    context = {
        "report": row,
        # Whoever writes sees what is empty; whoever reads sees what prints.
        "groups": grouped(sections if row.is_draft else [one for one in sections if one.prints]),
        "offers": sum(one.offers for one in sections),
        "missing": [one for one in sections if one.is_missing],
        "recipients": recipients_of(row),
        "reads": reads_drafts.test(member),
        "story": steps_of(unit=row.unit_id, about=row.id) if reads_drafts.test(member) else [],
        "may_write": may_write,
        "may_approve": may_approve_report.test(member),
        "may_number": may_number_report.test(member),
        "edits": may_write and row.is_draft,
    }
    return render(request, "summaries/report.html", context)


@gate(may_write_report)
def summary_check(request: MemberRequest, report: UUID) -> HttpResponse:
    """Everything once more on one page before it goes to be approved."""
    row = report_for(request.member, report)
    sections = sections_of(row)
    context = {
        "report": row,
        "sections": sections,
        "missing": [one for one in sections if one.is_missing],
        "offers": sum(one.offers for one in sections),
        "recipients": recipients_of(row),
    }
    return render(request, "summaries/check.html", context)


@gate(may_read_reports)
def summary_file(request: MemberRequest, report: UUID, ending: str) -> HttpResponse:
    """The paper as it was issued; before that a copy of today marked as a draft."""
    row = report_for(request.member, report)
    if row.is_draft and not any(one.prints for one in sections_of(row)):
        messages.error(request, NOTHING_TO_PRINT)
        return redirect("summary_page", row.id)
    try:
        return edition_file(row, ending, lambda: report_paper(row, on=request.member.on, symbol=""))
    except PaperError as fault:
        messages.error(request, str(fault))
        return redirect("summary_page", row.id)

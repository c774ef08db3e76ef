"""Who writes a report, approves it, gives it a number, reads it; the reports of the member's unit."""

from uuid import UUID

from django.db.models import Q, QuerySet
from django.http import Http404
from django.shortcuts import get_object_or_404

from thidua.documents.access import may_keep_registers
from thidua.summaries.models import Part, Report
from thidua.summaries.outline import BY_SLUG
from thidua.summaries.states import OPEN_TO_ALL, ReportState
from thidua.units.access import (
    Member,
    inspects,
    is_chair,
    keeps_registers,
    reads_the_work,
    runs_the_work,
    works_here,
)

may_write_report = runs_the_work
may_approve_report = is_chair
# Numbers are the clerk's; where there is no clerk, the secretary keeps the registers.
may_number_report = may_keep_registers
# Whoever works here reads what was issued.
may_read_reports = works_here | inspects
reads_drafts = reads_the_work


def readable_reports(member: Member) -> QuerySet[Report]:
    """A draft exists only for whoever reads drafts; what waits for its number also for the clerk."""
    rows = Report.objects.filter(unit=member.unit).select_related(
        "unit", "document", "undertaking", "answers"
    )
    if reads_drafts.test(member):
        return rows
    seen = Q(state__in=OPEN_TO_ALL)
    if keeps_registers.test(member):
        seen |= Q(state=ReportState.APPROVED)
    return rows.filter(seen)


def report_for(member: Member, report: UUID) -> Report:
    return get_object_or_404(readable_reports(member), id=report)


def part_for(member: Member, report: UUID, slug: str) -> Part:
    """One part of a report, by its word in the address."""
    if slug not in BY_SLUG:
        raise Http404
    row = report_for(member, report)
    part = get_object_or_404(Part.objects.select_related("report__unit"), report=row, key=BY_SLUG[slug].key)
    part.report = row
    return part

"""The steps of a report by a button, and those that ask for a reason."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from thidua.core.errors import RefusedError
from thidua.summaries.access import may_approve_report, may_number_report, may_write_report, report_for
from thidua.summaries.actions.beginning import correct_report
from thidua.summaries.actions.figures import check_sources
from thidua.summaries.actions.lifecycle import (
    approve_report,
    drop_report,
    issue_report,
    send_back_report,
    send_report,
)
from thidua.units.access import MemberRequest, gate
from thidua.web.steps import Pages

REPORTS = Pages(listed=("summary_list", "Báo cáo"), shown="summary_page", noun="report")


@require_POST
@gate(may_write_report)
def summary_send(request: MemberRequest, report: UUID) -> HttpResponse:
    return REPORTS.step(request, report_for(request.member, report), send_report, "Đã gửi để duyệt.")


@require_POST
@gate(may_approve_report)
def summary_approve(request: MemberRequest, report: UUID) -> HttpResponse:
    return REPORTS.step(
        request,
        report_for(request.member, report),
        approve_report,
        "Đã duyệt. Số liệu từ nay giữ nguyên; văn thư vào số.",
    )


@require_POST
@gate(may_number_report)
def summary_issue(request: MemberRequest, report: UUID) -> HttpResponse:
    return REPORTS.step(
        request,
        report_for(request.member, report),
        issue_report,
        "Đã vào số, báo cáo nằm trong sổ văn bản đi.",
    )


@require_POST
@gate(may_write_report)
def summary_drop(request: MemberRequest, report: UUID) -> HttpResponse:
    return REPORTS.step(request, report_for(request.member, report), drop_report, "Đã bỏ bản dự thảo.")


@require_POST
@gate(may_write_report)
def summary_sources(request: MemberRequest, report: UUID) -> HttpResponse:
    """What was fixed is compared with its sources now, and not only at night."""
    row = report_for(request.member, report)
    try:
        row = check_sources(by=request.member.actor, report=row, on=request.member.on)
    except RefusedError as refusal:
        messages.error(request, str(refusal))
    else:
        if row.stale:
            messages.warning(request, row.stale)
        else:
            messages.success(request, "Số liệu nguồn không đổi so với báo cáo.")
    return redirect("summary_page", row.id)


@gate(may_approve_report)
def summary_send_back(request: MemberRequest, report: UUID) -> HttpResponse:
    """What is to be mended, in words."""
    lead = "Người soạn đọc lý do ở đầu báo cáo, sửa rồi gửi lại."
    words = {"heading": "Trả lại để sửa", "button": "Trả lại", "lead": lead}
    return REPORTS.ask_why(
        request, report_for(request.member, report), send_back_report, "Đã trả lại để sửa.", words
    )


@gate(may_write_report)
def summary_correct(request: MemberRequest, report: UUID) -> HttpResponse:
    """Why what was issued is corrected; the new edition begins as its copy."""
    lead = "Bản đính chính chép mọi phần của bản này; lý do được in ở lời dẫn của nó."
    words = {"heading": "Lập bản đính chính", "button": "Lập bản đính chính", "lead": lead}
    done = "Đã lập bản đính chính. Bản cũ vẫn có hiệu lực đến khi bản này vào số."
    return REPORTS.ask_why(request, report_for(request.member, report), correct_report, done, words)

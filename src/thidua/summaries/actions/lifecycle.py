"""A report goes to be approved, comes back, is approved, gets its number, replaces the edition before it."""

from datetime import date

from thidua.documents.actions.editions import approved, number_paper, reason, refuse_future, saved, sent_back
from thidua.documents.actions.registers import plan_dispatch
from thidua.documents.models import DocumentKind
from thidua.ledger.actions import Actor, action, record
from thidua.summaries.actions.locked import REPORTS, as_seen, step
from thidua.summaries.errors import OffersWaitError, WordsMissingError
from thidua.summaries.models import Figure, Part, Recipient, Report
from thidua.summaries.outline import PARTS
from thidua.summaries.queries.paper import report_paper
from thidua.summaries.states import ReportAct


@action("summaries.report_sent")
def send_report(*, by: Actor, report: Report, on: date) -> Report:
    """To whoever approves it: every part that needs words has them, every changed figure was looked at."""
    row = as_seen(report)
    change = step(row, ReportAct.SEND)
    if Figure.objects.filter(part__report=row).exclude(offer="").exists():
        raise OffersWaitError
    missing = [
        PARTS[part.key].title
        for part in Part.objects.filter(report=row)
        if PARTS[part.key].must and not part.words
    ]
    if missing:
        raise WordsMissingError(f"Chưa viết: {', '.join(missing)}. Hãy viết rồi gửi.")
    row.returned_because = ""
    return saved(row, change, on)


@action("summaries.report_sent_back")
def send_back_report(*, by: Actor, report: Report, because: str, on: date) -> Report:
    """Back to the draft, with what is to be mended."""
    row = as_seen(report)
    told = reason(because, "Hãy ghi cần sửa điều gì.")
    return sent_back(row, step(row, ReportAct.SEND_BACK), told, on)


@action("summaries.report_approved")
def approve_report(*, by: Actor, report: Report, on: date) -> Report:
    """From here on its figures are fixed."""
    row = as_seen(report)
    return approved(row, step(row, ReportAct.APPROVE), by, on)


@action("summaries.report_dropped")
def drop_report(*, by: Actor, report: Report, on: date) -> Report:
    row = as_seen(report)
    return saved(row, step(row, ReportAct.DROP), on)


@action("summaries.report_issued")
def issue_report(*, by: Actor, report: Report, on: date) -> Report:
    """Number and keep the paper, plan its sending; the edition before it is replaced."""
    row = as_seen(report)
    change = step(row, ReportAct.ISSUE)
    refuse_future(on)
    REPORTS.replace_older(row, ReportAct.REPLACE)
    row.document = number_paper(
        by, row, DocumentKind.REPORT, lambda symbol: report_paper(row, on=on, symbol=symbol), on
    )
    row.issued_on = on
    for one in Recipient.objects.filter(report=row).select_related("unit_to"):
        plan_dispatch(by=by, document=row.document, recipient=one.name, unit_to=one.unit_to)
    row.version += 1
    row.save()
    record(about=row, fields={"state": change, "paper": row.document.symbol}, on=on)
    return row

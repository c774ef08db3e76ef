"""A report goes to be approved, comes back, is approved, gets its number, replaces the edition before it."""

from datetime import date

from paper.media import DOCX, PDF
from paper.plan import make_plan
from paper.plan_pdf import make_plan_pdf
from thidua.core import clock
from thidua.core.errors import InvalidInputError
from thidua.core.text import tidy
from thidua.documents.actions import issue_document
from thidua.documents.actions.registers import plan_dispatch
from thidua.documents.models import Document, DocumentKind
from thidua.ledger.actions import Actor, action, record
from thidua.summaries.actions.locked import as_seen, step
from thidua.summaries.errors import OffersWaitError, WordsMissingError
from thidua.summaries.models import Figure, Part, Recipient, Report
from thidua.summaries.outline import PARTS
from thidua.summaries.queries.paper import report_paper
from thidua.summaries.states import ReportAct, ReportState


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
    return _saved(row, change, on)


@action("summaries.report_sent_back")
def send_back_report(*, by: Actor, report: Report, because: str, on: date) -> Report:
    """Back to the draft, with what is to be mended."""
    row = as_seen(report)
    if not tidy(because):
        raise InvalidInputError("because", "Hãy ghi cần sửa điều gì.")
    change = step(row, ReportAct.SEND_BACK)
    row.returned_because = tidy(because)
    return _saved(row, change, on)


@action("summaries.report_approved")
def approve_report(*, by: Actor, report: Report, on: date) -> Report:
    """From here on its figures are fixed."""
    row = as_seen(report)
    return _saved(row, step(row, ReportAct.APPROVE), on)


@action("summaries.report_dropped")
def drop_report(*, by: Actor, report: Report, on: date) -> Report:
    row = as_seen(report)
    return _saved(row, step(row, ReportAct.DROP), on)


@action("summaries.report_issued")
def issue_report(*, by: Actor, report: Report, on: date) -> Report:
    """Number and keep the paper, plan its sending; the edition before it is replaced."""
    row = as_seen(report)
    change = step(row, ReportAct.ISSUE)
    if on > clock.today():
        raise InvalidInputError("on", f"Ngày ban hành không thể sau hôm nay ({clock.today():%d/%m/%Y}).")
    _replace_older(row)
    row.document = _paper(by, row, on)
    row.issued_on = on
    for one in Recipient.objects.filter(report=row).select_related("unit_to"):
        plan_dispatch(by=by, document=row.document, recipient=one.name, unit_to=one.unit_to)
    row.version += 1
    row.save()
    record(about=row, fields={"state": change, "paper": row.document.symbol}, on=on)
    return row


def _paper(by: Actor, row: Report, on: date) -> Document:
    """The numbered .docx, and the same as PDF beside it for whoever only reads."""
    issued = issue_document(
        by=by,
        unit=row.unit,
        kind=DocumentKind.REPORT,
        title=row.title,
        on=on,
        make=lambda symbol: make_plan(report_paper(row, on=on, symbol=symbol)),
        name=f"{row.title}.docx",
        content_type=DOCX,
        about=row.id,
        numbered=True,
    )
    issue_document(
        by=by,
        unit=row.unit,
        kind=DocumentKind.REPORT,
        title=row.title,
        on=on,
        make=lambda _: make_plan_pdf(report_paper(row, on=on, symbol=issued.symbol)),
        name=f"{row.title}.pdf",
        content_type=PDF,
        about=row.id,
        numbered=False,
    )
    return issued


def _replace_older(row: Report) -> None:
    """The edition that stands so far, if there is one, held and marked."""
    older = Report.objects.select_for_update(of=("self",)).filter(
        unit=row.unit, thread=row.thread, state=ReportState.ISSUED
    )
    for one in older.exclude(id=row.id):
        step(one, ReportAct.REPLACE)
        one.version += 1
        one.save()


def _saved(row: Report, change: tuple[str, str], on: date) -> Report:
    row.version += 1
    row.save()
    record(about=row, fields={"state": change}, on=on)
    return row

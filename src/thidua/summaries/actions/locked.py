"""The row of a report, held until the end: whoever comes second waits here and is told."""

from thidua.accounts.queries import last_change
from thidua.core.errors import ChangedMeanwhileError
from thidua.core.states import next_state
from thidua.summaries.errors import ReportFixedError
from thidua.summaries.models import Report
from thidua.summaries.states import NEXT_REPORT, ReportAct, ReportState


def locked(report: Report) -> Report:
    return Report.objects.select_for_update(of=("self",)).select_related("unit").get(id=report.id)


def as_seen(report: Report) -> Report:
    """The row, held; refused when it is no longer as whoever acts saw it."""
    row = locked(report)
    if row.version != report.version:
        raise ChangedMeanwhileError(last_change(unit=row.unit_id, about=row.id))
    return row


def editable(report: Report) -> Report:
    """The row of a draft, held: what is written now is not being sent at the same moment."""
    row = locked(report)
    if row.state != ReportState.DRAFT:
        raise ReportFixedError
    step(row, ReportAct.EDIT)
    return row


def step(row: Report, act: ReportAct) -> tuple[str, str]:
    """Moves the row and tells from where to where; the caller saves."""
    before = row.state
    row.state = next_state(NEXT_REPORT, ReportState(row.state), act)
    return before, row.state

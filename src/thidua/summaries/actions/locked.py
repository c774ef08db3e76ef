"""The life of a report: its row, held until the end, and the steps of its table."""

from thidua.documents.actions.editions import Life
from thidua.summaries.errors import ReportFixedError
from thidua.summaries.models import Report
from thidua.summaries.states import NEXT_REPORT, ReportAct

REPORTS = Life(Report.objects, NEXT_REPORT, ReportAct.EDIT, ReportFixedError)

locked, as_seen, editable, step = REPORTS.held, REPORTS.as_seen, REPORTS.editable, REPORTS.step

"""What of reports and recognitions is under way: editions not out, overdue ones, the next recognition's file."""

from collections.abc import Iterator
from datetime import date

from thidua.accounts.models import User
from thidua.duties.models import Line
from thidua.duties.queries.lines import line
from thidua.standards.queries.board import branches_of, counted, rows_of
from thidua.standards.states import Standing
from thidua.summaries.models import Report
from thidua.summaries.queries.due import Due, due_reports, reports_of, tasks_that_set_days
from thidua.summaries.states import UNDER_WAY, ReportState
from thidua.units.models import Unit


def reports(unit: Unit, _giver: User, on: date) -> Iterator[Line]:
    """Editions that are not out, those whose sources have changed, and what by the plan should be there already."""
    there = reports_of(unit)
    due = due_reports(on, there, tasks_that_set_days(unit))
    days = {one.report.id: one for one in due if one.report is not None}
    for report in there:
        if report.state in UNDER_WAY:
            note = ", ".join(filter(None, [report.get_state_display(), _day_of(days.get(report.id), on)]))
            yield line(report.title, note, "summary_page", report.id)
        elif report.stale and report.state != ReportState.REPLACED:
            yield line(f"{_symbol(report)} {report.title}".strip(), report.stale, "summary_page", report.id)
    for one in due:
        if one.report is None and one.by_plan is not None and one.due < on:
            yield line(one.title, f"Chưa lập, {_day_of(one, on)}", "summary_new", one.sort.slug)


def recognitions(unit: Unit, _giver: User, on: date) -> Iterator[Line]:
    """What is prepared, with how far it is; what expires or has expired."""
    for row in rows_of(unit, on):
        one, stands = row.recognition, row.stands
        if row.is_over or stands.standing == Standing.IN_FORCE:
            continue
        note = f"{stands.label}: {stands.remark}" if stands.remark else stands.label
        if stands.standing == Standing.PREPARING:
            count = counted(branches_of(one))
            note += f", {count['assessed']} trên {count['all']} tiêu chí đã tự đánh giá, {count['proven']} có minh chứng"
        elif one.valid_until is not None:
            note += f", có giá trị đến hết {one.valid_until:%d/%m/%Y}"
        yield line(one.name, note, "recognition_page", one.id)


def _symbol(report: Report) -> str:
    return report.document.symbol if report.document else ""


def _day_of(one: Due | None, on: date) -> str:
    if one is None:
        return ""
    late = (on - one.due).days
    return f"hạn {one.due:%d/%m/%Y}" + (f", quá hạn {late} ngày" if late > 0 else "")

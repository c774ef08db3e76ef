"""Reports on the homes of those who write, approve and number them."""

from collections.abc import Iterator

from thidua.plans.models import ItemKind
from thidua.reports.queries.desk import Desk
from thidua.reports.queries.task import Task, page
from thidua.summaries.access import may_approve_report, may_number_report, may_write_report
from thidua.summaries.models import Report
from thidua.summaries.queries.due import Waiting, due_reports, reports_of, reports_waiting


def reports_to_make(desk: Desk) -> Iterator[Task]:
    """What waits for the head and the clerk; for whoever writes what came back, what is due or to be looked at."""
    approves, writes = may_approve_report.test(desk.member), may_write_report.test(desk.member)
    numbers = may_number_report.test(desk.member)
    if not (approves or writes or numbers) or len(desk.staff) <= 1:
        return
    rows = reports_of(desk.member.unit)
    found = reports_waiting(rows)
    if approves:
        for row in found.to_approve:
            yield Task(
                1, "Báo cáo chờ duyệt", row.title, "Đọc và duyệt", page("summary_page", row.id), desk.on
            )
    if numbers:
        for row in found.to_number:
            yield Task(1, "Báo cáo chờ vào số", row.title, "Vào số", page("summary_page", row.id), desk.on)
    if writes and not approves:
        yield from _to_write(desk, found, rows)


def _to_write(desk: Desk, found: Waiting, rows: list[Report]) -> Iterator[Task]:
    for row in found.to_mend:
        note = f"{row.title}. {row.returned_because}"
        yield Task(1, "Báo cáo được trả lại để sửa", note, "Sửa", page("summary_page", row.id), desk.on)
    for row in found.stale:
        note = f"{row.title}. {row.stale}"
        yield Task(1, "Báo cáo cần xem lại", note, "Xem", page("summary_page", row.id), desk.on)
    tasks = [item for item in desk.living if item.kind == ItemKind.TASK and item.due]
    for one in due_reports(desk.on, rows, tasks):
        if one.report is None and (one.by_plan is not None or desk.on <= one.due):
            note = one.why[0].upper() + one.why[1:]
            yield Task(1, one.sort.title, note, "Lập báo cáo", one.url, desk.on, one.due)

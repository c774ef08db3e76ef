"""Reports on the homes of those who write, approve and number them."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from uuid import UUID

from thidua.plans.models import ItemKind
from thidua.reports.queries.desk import Desk
from thidua.reports.queries.task import Task, page
from thidua.summaries.access import may_approve_report, may_number_report, may_write_report
from thidua.summaries.models import Report
from thidua.summaries.queries.due import Due, Waiting, due_reports, reports_of, reports_waiting


def reports_to_make(desk: Desk) -> Iterator[Task]:
    """What waits for the head and the clerk; for whoever writes what came back, what is due or to be looked at."""
    approves, writes = may_approve_report.test(desk.member), may_write_report.test(desk.member)
    numbers = may_number_report.test(desk.member)
    if not (approves or writes or numbers) or len(desk.staff) <= 1:
        return
    rows = reports_of(desk.member.unit)
    found, due = reports_waiting(rows), _due(desk, rows)
    days = {one.report.id: one.due for one in due if one.report and one.is_under_way}
    if approves:
        yield from _each(desk, found.to_approve, "Báo cáo chờ duyệt", "Đọc và duyệt", days)
    if numbers:
        yield from _each(desk, found.to_number, "Báo cáo chờ vào số", "Vào số", days)
    if writes and not approves:
        yield from _to_write(desk, found, due, days)


def _due(desk: Desk, rows: list[Report]) -> list[Due]:
    tasks = [item for item in desk.living if item.kind == ItemKind.TASK and item.due]
    return due_reports(desk.on, rows, tasks)


def _each(
    desk: Desk, rows: Iterable[Report], title: str, button: str, days: Mapping[UUID, date]
) -> Iterator[Task]:
    for row in rows:
        yield Task(1, title, row.title, button, page("summary_page", row.id), desk.on, days.get(row.id))


def _to_write(desk: Desk, found: Waiting, due: list[Due], days: Mapping[UUID, date]) -> Iterator[Task]:
    for row in found.to_mend:
        note, url = f"{row.title}. {row.returned_because}", page("summary_page", row.id)
        yield Task(1, "Báo cáo được trả lại để sửa", note, "Sửa", url, desk.on, days.get(row.id))
    for row in found.stale:
        note = f"{row.title}. {row.stale}"
        yield Task(1, "Báo cáo cần xem lại", note, "Xem", page("summary_page", row.id), desk.on)
    for one in due:
        why = one.why[0].upper() + one.why[1:]
        if one.report is None and (one.by_plan is not None or desk.on <= one.due):
            yield Task(1, one.sort.title, why, "Lập báo cáo", one.url, desk.on, one.due)
        elif one.is_under_way and one.report and one.report.is_draft and not one.report.returned_because:
            yield Task(1, one.sort.title, f"Đang soạn. {why}", "Viết tiếp", one.url, desk.on, one.due)

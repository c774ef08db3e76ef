"""When reports are due, as the calendar tells it; where a task of the plan sets the day, the task is there already."""

from collections.abc import Iterator

from django.urls import reverse

from thidua.movements.dated import Asked, Entry
from thidua.summaries.access import may_write_report, reads_drafts
from thidua.summaries.queries.due import due_reports, reports_of, tasks_that_set_days

WHAT, WHO = "Báo cáo", "Thư ký Hội đồng"


def days_of_reports(asked: Asked) -> Iterator[Entry]:
    """Those of which the list of reports tells today; only to whoever reads it."""
    if asked.reader is not None and not reads_drafts.test(asked.reader):
        return
    writes = asked.reader is None or may_write_report.test(asked.reader)
    for one in due_reports(asked.on, reports_of(asked.unit), tasks_that_set_days(asked.unit)):
        is_asked_for = one.is_under_way or (one.report is None and asked.on <= one.due)
        if one.by_plan is None and is_asked_for and asked.holds(one.due):
            url = one.url if one.report or writes else reverse("summary_list")
            key = f"{one.sort.slug}-{one.starts:%Y}"
            yield Entry(one.due, f"Hạn: {one.sort.title}", "due", key, url, None, False, WHAT, WHO)

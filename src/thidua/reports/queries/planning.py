"""The year's plan on the homes of those who write it, approve it and issue it."""

from collections.abc import Iterator

from thidua.plans.access import may_approve_plan, may_write_plan
from thidua.plans.queries.waiting import plans_waiting
from thidua.reports.queries.desk import Desk
from thidua.reports.queries.task import Task, page


def plan_of_the_year(desk: Desk) -> Iterator[Task]:
    """What waits for the head; for whoever writes what came back, and that this year has no plan yet."""
    approves, writes = may_approve_plan.test(desk.member), may_write_plan.test(desk.member)
    if not (approves or writes) or len(desk.staff) <= 1:
        return
    found = plans_waiting(desk.member.unit, desk.on)
    if approves:
        for plan in found.to_approve:
            yield Task(
                1, "Kế hoạch chờ duyệt", plan.title, "Đọc và duyệt", page("plan_page", plan.id), desk.on
            )
        for plan in found.to_issue:
            yield Task(
                1, "Kế hoạch chờ ban hành", plan.title, "Ban hành", page("plan_page", plan.id), desk.on
            )
    if writes and not approves:
        for plan in found.to_mend:
            note = f"{plan.title}. {plan.returned_because}"
            yield Task(1, "Kế hoạch được trả lại để sửa", note, "Sửa", page("plan_page", plan.id), desk.on)
    if writes:
        for plan, count in found.unreported:
            note = f"{plan.title}: {count} nội dung chưa báo kết quả."
            yield Task(2, "Kế hoạch đã hết thời gian", note, "Xem", page("plan_page", plan.id), desk.on)
    if writes and found.is_missing:
        note = "Soạn mới, hoặc chép từ kế hoạch năm trước rồi sửa."
        yield Task(1, "Chưa có kế hoạch năm nay", note, "Mở trang kế hoạch", page("plan_list"), desk.on)

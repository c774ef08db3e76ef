"""What of the fund waits: lists to complete and to pay, lists to approve, decisions without a payment list."""

from collections.abc import Iterator

from thidua.funds.models import PaymentList
from thidua.funds.queries.lists import waiting_for
from thidua.reports.queries.desk import Desk
from thidua.reports.queries.task import Task, page


def money_waiting(desk: Desk) -> Iterator[Task]:
    """One row a list, since each is approved and paid by itself; decisions without a list together."""
    waiting = waiting_for(desk.member)
    for one in waiting.to_approve:
        yield _task(desk, one, "Chờ phê duyệt chi", "Xem và duyệt", "payment_list_page")
    for one in waiting.to_complete:
        yield _task(desk, one, "Chờ ghi số tiền", "Ghi số tiền", "payment_amounts")
    for one in waiting.to_pay:
        yield _task(desk, one, "Chờ chi", "Ghi đã chi", "payment_pay")
    if waiting.unlisted:
        papers = ", ".join(one.paper for one in waiting.unlisted[:3])
        more = len(waiting.unlisted) - 3
        note = f"{papers} và {more} quyết định nữa" if more > 0 else papers
        yield Task(
            len(waiting.unlisted),
            "Quyết định chưa có danh sách chi",
            note,
            "Lập danh sách chi",
            page("payment_lists"),
            desk.on,
        )


def _task(desk: Desk, one: PaymentList, what: str, button: str, route: str) -> Task:
    return Task(
        1, f"{what}: {one.title}", f"Lập ngày {one.on:%d/%m/%Y}", button, page(route, one.id), desk.on
    )

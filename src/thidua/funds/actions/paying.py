"""The money goes out: one entry of the fund book a list, and who has signed for it."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from thidua.core import clock
from thidua.core.errors import InvalidInputError
from thidua.core.states import next_state
from thidua.core.text import tidy
from thidua.funds.actions.book import locked_fund, refuse_above_balance
from thidua.funds.actions.lists import locked_list, refuse_revoked
from thidua.funds.models import Entry, EntryKind, PaymentLine, PaymentList
from thidua.funds.states import NEXT, ListAct, ListState
from thidua.ledger.actions import Actor, action, record


@action("funds.list_paid")
def pay_list(
    *, by: Actor, payment_list: PaymentList, on: date, collected: Iterable[UUID] = (), reason: str = ""
) -> PaymentList:
    """Paid once, whole, out of the fund; above its balance only with a reason."""
    row = locked_list(payment_list)
    row.state = next_state(NEXT, ListState(row.state), ListAct.PAY)
    if row.approved_on is None or not row.approved_on <= on <= clock.today():
        raise InvalidInputError("on", "Ngày chi phải từ ngày duyệt đến hôm nay.")
    lines = list(row.lines.select_related("grant"))
    refuse_revoked(lines)
    total = sum(line.amount or 0 for line in lines)
    fund = locked_fund(row.unit)
    refuse_above_balance(fund, amount=total, on=on, reason=reason)
    Entry.objects.create(
        fund=fund,
        kind=EntryKind.BONUSES,
        on=on,
        amount=-total,
        text=row.title,
        list=row,
        reason=tidy(reason),
    )
    row.paid_on, row.version = on, row.version + 1
    row.save(update_fields=["state", "paid_on", "version"])
    signed = _collect(row, collected, on)
    record(about=row, fields={"total": total, "reason": reason}, counts={"collected": signed}, on=on)
    return row


@action("funds.lines_collected")
def collect_lines(*, by: Actor, payment_list: PaymentList, lines: Iterable[UUID], on: date) -> int:
    """Those who signed later, on the day they did; whoever is marked already stays as marked."""
    row = locked_list(payment_list)
    next_state(NEXT, ListState(row.state), ListAct.COLLECT)
    if row.paid_on is None or not row.paid_on <= on <= clock.today():
        raise InvalidInputError("on", "Ngày ký nhận phải từ ngày chi đến hôm nay.")
    signed = _collect(row, lines, on)
    if not signed:
        raise InvalidInputError("line", "Chưa chọn ai, hoặc những người này vừa được ghi đã ký nhận.")
    record(about=row, counts={"collected": signed}, on=on)
    return signed


def _collect(row: PaymentList, lines: Iterable[UUID], on: date) -> int:
    """A conditional update: a line is signed for once."""
    rows = PaymentLine.objects.filter(list=row, id__in=list(lines), amount__gt=0, collected_on=None)
    return rows.update(collected_on=on)

"""Entries of the fund book: money in, other money out, and the counter-entry that undoes a wrong one."""

from datetime import date
from uuid import UUID

from django.db import IntegrityError, transaction

from statute.money import in_dong
from thidua.core import clock
from thidua.core.errors import InvalidInputError
from thidua.core.text import tidy
from thidua.funds.errors import AboveBalanceError, CorrectedMeanwhileError, NotCorrectableError
from thidua.funds.models import Entry, EntryKind, Fund
from thidua.funds.queries.book import is_correctable, lowest_from
from thidua.ledger.actions import Actor, action, record
from thidua.units.models import Unit

MOST = 10**13


@action("funds.money_received")
def receive_money(*, by: Actor, unit: Unit, amount: int, text: str, on: date, paper: str = "") -> Entry:
    """An allotment or another source: money comes in."""
    _check(amount, text, on)
    entry = Entry.objects.create(
        fund=locked_fund(unit),
        kind=EntryKind.ALLOTMENT,
        on=on,
        amount=amount,
        text=tidy(text),
        paper=tidy(paper),
    )
    record(about=entry, fields={"amount": amount, "text": entry.text, "paper": entry.paper}, on=on)
    return entry


@action("funds.money_spent")
def spend_money(
    *, by: Actor, unit: Unit, amount: int, text: str, on: date, paper: str = "", reason: str = ""
) -> Entry:
    """What the fund pays beside bonuses: frames, printing. Above the balance only with a reason."""
    _check(amount, text, on)
    fund = locked_fund(unit)
    refuse_above_balance(fund, amount=amount, on=on, reason=reason)
    entry = Entry.objects.create(
        fund=fund,
        kind=EntryKind.SPENDING,
        on=on,
        amount=-amount,
        text=tidy(text),
        paper=tidy(paper),
        reason=tidy(reason),
    )
    record(about=entry, fields={"amount": -amount, "text": entry.text, "reason": entry.reason}, on=on)
    return entry


@action("funds.entry_corrected")
def correct_entry(*, by: Actor, entry: Entry, on: date, reason: str) -> Entry:
    """The same amount the other way, once, with the reason; the wrong entry stays as it is."""
    reason = tidy(reason)
    if not is_correctable(entry):
        raise NotCorrectableError(
            "Khoản chi tiền thưởng theo danh sách và dòng điều chỉnh không đảo lại được. "
            "Tiền thưởng thu hồi thì ghi là khoản thu mới."
        )
    if not reason:
        raise InvalidInputError("reason", "Hãy ghi lý do điều chỉnh.")
    if not entry.on <= on <= clock.today():
        raise InvalidInputError("on", "Ngày điều chỉnh phải từ ngày của dòng sai đến hôm nay.")
    fund = locked_fund(entry.fund.unit)
    try:
        with transaction.atomic():
            counter = Entry.objects.create(
                fund=fund,
                kind=EntryKind.CORRECTION,
                on=on,
                amount=-entry.amount,
                text=f"Điều chỉnh dòng ngày {entry.on:%d/%m/%Y}: {entry.text}"[:240],
                paper=entry.paper,
                reason=reason,
                corrects=entry,
            )
    except IntegrityError:
        raise CorrectedMeanwhileError from None
    record(about=counter, fields={"amount": counter.amount, "reason": reason}, on=on)
    return counter


def locked_fund(unit: Unit) -> Fund:
    """The fund, made at its first use, and locked: whoever spends second sees what the first one left."""
    fund, _ = Fund.objects.get_or_create(unit=unit)
    return _locked(fund.id)


def refuse_above_balance(fund: Fund, *, amount: int, on: date, reason: str) -> None:
    """More than there is from that day on goes out only with a reason."""
    left = lowest_from(fund, on)
    if amount > left and not tidy(reason):
        raise AboveBalanceError(
            "reason",
            f"Quỹ từ ngày {on:%d/%m/%Y} chỉ còn chi được {in_dong(max(left, 0))}, khoản này {in_dong(amount)}. "
            "Ghi thêm khoản thu trước, hoặc ghi lý do vẫn chi.",
        )


def _locked(fund: UUID) -> Fund:
    """The guard: two who spend at once are put one after the other here."""
    return Fund.objects.select_for_update().get(id=fund)


def _check(amount: int, text: str, on: date) -> None:
    if not 0 < amount < MOST:
        raise InvalidInputError("amount", "Số tiền phải lớn hơn 0 và dưới mười nghìn tỷ đồng.")
    if not tidy(text):
        raise InvalidInputError("text", "Hãy ghi nội dung: nguồn tiền, hoặc chi việc gì.")
    if on > clock.today():
        raise InvalidInputError("on", "Ngày không thể ở tương lai.")

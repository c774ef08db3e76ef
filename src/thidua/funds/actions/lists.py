"""A payment list before the money: prepared from grants, completed by the accountant, approved or withdrawn."""

from collections.abc import Mapping, Sequence
from datetime import date
from uuid import UUID

from django.db import IntegrityError, transaction

from paper.media import DOCX
from thidua.accounts.queries import last_change
from thidua.core.errors import ChangedMeanwhileError, InvalidInputError
from thidua.core.states import next_state
from thidua.core.text import tidy
from thidua.documents.actions import issue_document
from thidua.documents.models import DocumentKind
from thidua.funds.actions.book import MOST
from thidua.funds.errors import ListedMeanwhileError, NothingToPayError, RevokedError, UnknownAmountError
from thidua.funds.models import PaymentLine, PaymentList
from thidua.funds.queries.due import Due, award_of, dues, unlisted_grants
from thidua.funds.queries.papers import list_paper
from thidua.funds.states import NEXT, ListAct, ListState
from thidua.ledger.actions import Actor, action, record
from thidua.people.models import Grant
from thidua.units.models import Unit


@action("funds.list_prepared")
def prepare_list(*, by: Actor, unit: Unit, grants: Sequence[Grant], title: str, on: date) -> PaymentList:
    """One line a grant, in the order of lists; what a higher award of the same achievement covers gets no money."""
    title = tidy(title)
    if not grants:
        raise NothingToPayError
    if not title:
        raise InvalidInputError("title", "Hãy ghi nội dung chi.")
    wanted = {grant.id for grant in grants}
    rows = sorted(unlisted_grants(unit).filter(id__in=wanted), key=_place)
    if {row.id for row in rows} != wanted:
        raise ListedMeanwhileError
    made = PaymentList.objects.create(unit=unit, title=title, on=on)
    lines = [_line(made, order, due) for order, due in enumerate(dues(rows), start=1)]
    try:
        with transaction.atomic():
            PaymentLine.objects.bulk_create(lines)
    except IntegrityError:
        raise ListedMeanwhileError from None
    record(about=made, fields={"title": title}, counts={"lines": len(lines)}, on=on)
    return made


@action("funds.amount_set")
def set_amounts(
    *, by: Actor, payment_list: PaymentList, amounts: Mapping[UUID, int], reason: str, version: int
) -> PaymentList:
    """What the accountant says of lines, with one reason for them; by the version that was seen."""
    reason = tidy(reason)
    if not amounts:
        raise InvalidInputError("reason", "Chưa ghi số tiền của dòng nào.")
    if not reason:
        raise InvalidInputError("reason", "Hãy ghi lý do, ví dụ đã đối chiếu với văn bản nào.")
    row = _step(payment_list, ListAct.SET_AMOUNT, version=version)
    lines = list(PaymentLine.objects.filter(list=row, id__in=amounts.keys()))
    for line in lines:
        if not 0 <= amounts[line.id] < MOST:
            raise InvalidInputError("amount", "Số tiền phải từ 0 và dưới mười nghìn tỷ đồng.")
        line.amount, line.reason = amounts[line.id], reason
    PaymentLine.objects.bulk_update(lines, ["amount", "reason"])
    record(
        about=row,
        fields={"reason": reason},
        each={line.id: {"amount": line.amount} for line in lines},
        counts={"lines": len(lines)},
    )
    return row


@action("funds.list_approved")
def approve_list(*, by: Actor, payment_list: PaymentList, version: int, on: date) -> PaymentList:
    """The head approves exactly what was seen; the paper is made and nothing of the list changes afterwards."""
    row = _step(payment_list, ListAct.APPROVE, version=version)
    lines = list(row.lines.select_related("grant"))
    if any(line.amount is None for line in lines):
        raise UnknownAmountError
    refuse_revoked(lines)
    if not any(line.amount for line in lines):
        raise NothingToPayError("Danh sách không có khoản nào phải chi. Hãy bỏ danh sách này.")
    if on < row.on:
        raise InvalidInputError("on", "Ngày duyệt không thể trước ngày lập danh sách.")
    row.approved_on = on
    row.document = issue_document(
        by=by,
        unit=row.unit,
        kind=DocumentKind.PAYMENT_LIST,
        title=row.title,
        on=on,
        make=lambda _: list_paper(row, lines),
        name=f"Danh sách chi tiền thưởng {on:%d-%m-%Y}.docx",
        content_type=DOCX,
        about=row.id,
        numbered=False,
    )
    row.save(update_fields=["state", "version", "approved_on", "document"])
    total = sum(line.amount or 0 for line in lines)
    record(
        about=row,
        fields={"total": total, "file": row.document.file.sha256},
        counts={"lines": len(lines)},
        on=on,
    )
    return row


@action("funds.list_withdrawn")
def withdraw_list(*, by: Actor, payment_list: PaymentList, reason: str, on: date) -> PaymentList:
    """Given up before anything was paid; its grants may stand on another list."""
    reason = tidy(reason)
    if not reason:
        raise InvalidInputError("reason", "Hãy ghi lý do bỏ danh sách.")
    row = _step(payment_list, ListAct.WITHDRAW)
    row.withdrawn_on, row.withdrawn_because = on, reason
    row.save(update_fields=["withdrawn_on", "withdrawn_because"])
    row.lines.update(released=True)
    record(about=row, fields={"reason": reason}, on=on)
    return row


def _step(payment_list: PaymentList, act: ListAct, *, version: int | None = None) -> PaymentList:
    """The locked list, one state and one version further."""
    row = locked_list(payment_list)
    if version is not None and row.version != version:
        raise ChangedMeanwhileError(last_change(unit=row.unit_id, about=row.id))
    row.state = next_state(NEXT, ListState(row.state), act)
    row.version += 1
    row.save(update_fields=["state", "version"])
    return row


def locked_list(payment_list: PaymentList) -> PaymentList:
    """The guard: whoever comes second waits here, then sees the state which the first one left."""
    return PaymentList.objects.select_for_update().get(id=payment_list.id)


def refuse_revoked(lines: Sequence[PaymentLine]) -> None:
    gone = [line.holder for line in lines if line.grant.revoked_on is not None]
    if gone:
        raise RevokedError(f"Lượt khen của {', '.join(gone)} đã bị thu hồi. Hãy bỏ danh sách này và lập lại.")


def _line(made: PaymentList, order: int, due: Due) -> PaymentLine:
    grant = due.grant
    return PaymentLine(
        list=made,
        grant=grant,
        order=order,
        holder=grant.holder_name,
        team=due.team,
        award=award_of(grant),
        paper=grant.paper,
        granted_on=grant.on,
        coefficient=due.coefficient,
        base=due.base,
        computed=due.computed,
        amount=due.amount,
        merged=due.merged,
        because=due.because,
        cited=due.cited,
        verification=due.verification,
    )


def _place(grant: Grant) -> tuple[tuple[str, str, int, str], str]:
    return grant.list_place, str(grant.id)

"""The payment list as a paper, from the frozen lines alone."""

from collections.abc import Sequence
from datetime import date

from paper.contracts import Signature
from paper.payment_list import PaymentRow, PaymentSheet, make_payment_list
from thidua.accounts.models import User
from thidua.documents.queries import letterhead
from thidua.documents.queries.signing import head_signs
from thidua.funds.models import PaymentLine, PaymentList
from thidua.ledger.models import Line
from thidua.units.models import Role, Unit
from thidua.units.queries import holders


def list_paper(payment_list: PaymentList, lines: Sequence[PaymentLine]) -> bytes:
    """Lines with money in the table; what brings none, and why, below it."""
    unit, on = payment_list.unit, payment_list.approved_on or payment_list.on
    paid = [line for line in lines if line.amount]
    return make_payment_list(
        PaymentSheet(
            letterhead=letterhead(unit, on, ""),
            subject=payment_list.title,
            rows=tuple(_row(line) for line in paid),
            notes=tuple(_notes(lines)),
            prepared_by=Signature(position="Người lập", name=_maker(payment_list)),
            accountant=_signs("Kế toán", unit, Role.ACCOUNTANT, on),
            head=head_signs(unit, on),
        )
    )


def _row(line: PaymentLine) -> PaymentRow:
    assert line.amount is not None  # the caller has taken lines with money
    return PaymentRow(
        name=line.holder,
        team=line.team,
        award=line.award,
        paper=line.paper,
        paper_on=line.granted_on,
        coefficient=line.coefficient,
        amount=line.amount,
        by_hand=line.amount != line.computed,
    )


def _notes(lines: Sequence[PaymentLine]) -> list[str]:
    """The base salaries, what the accountant said otherwise and why, and who gets nothing apart."""
    bases = sorted({line.base for line in lines if line.base and line.amount})
    said = "; ".join(dict.fromkeys(line.reason for line in lines if line.amount and line.reason))
    without = [f"{line.holder} ({line.award})" for line in lines if not line.amount]
    found = []
    if bases:
        amounts = " và ".join(f"{base:,}".replace(",", ".") for base in bases)
        found.append(f"Lương cơ sở vào ngày quyết định: {amounts} đồng; hệ số lấy theo ngày quyết định.")
    if said:
        found.append(f"Kế toán ghi chú: {said}.")
    if without:
        found.append(f"Không nhận riêng, vì đã gộp vào mức cao nhất hoặc không chi: {', '.join(without)}.")
    return found


def _maker(payment_list: PaymentList) -> str:
    """Who prepared the list, as the ledger says it."""
    lines = Line.objects.filter(unit=payment_list.unit_id, about=payment_list.id, kind="funds.list_prepared")
    user = User.objects.filter(id__in=lines.values("actor")).first()
    return user.full_name if user else ""


def _signs(position: str, unit: Unit, role: Role, on: date) -> Signature:
    found = holders(unit, role, on)
    return Signature(position=position, name=found[0].full_name if found else "")

"""The fund's year: money comes in, three payment lists from the decisions, each at another step."""

from collections.abc import Iterable
from datetime import date

from thidua.demo.school import PRINCIPAL, Stage, on_day
from thidua.funds.actions import (
    approve_list,
    collect_lines,
    pay_list,
    prepare_list,
    receive_money,
    set_amounts,
    spend_money,
)
from thidua.funds.models import PaymentLine, PaymentList
from thidua.funds.queries.due import unlisted_grants
from thidua.funds.states import ListState

ACCOUNTANT = "Hoàng Thị Mai Vàng"
# Enough for a school of so many people at this year's base salary.
ALLOTTED_EACH = 1_500_000
# Have not signed for their money yet when the list was paid.
UNSIGNED = 2


def fill(stage: Stage) -> None:
    """January: the year's allotment."""
    receive_money(
        by=stage.by(ACCOUNTANT),
        unit=stage.unit,
        amount=ALLOTTED_EACH * len(stage.people),
        text="Kinh phí khen thưởng năm 2026",
        on=on_day(2026, 1, 15),
        paper="05/QĐ-UBND",
    )


def buy_frames(stage: Stage) -> None:
    """May, before the certificates come."""
    spend_money(
        by=stage.by(ACCOUNTANT),
        unit=stage.unit,
        amount=1_150_000,
        text="Mua khung giấy chứng nhận",
        on=on_day(2026, 5, 12),
        paper="PC-018",
    )


def begin_paying(stage: Stage) -> None:
    """The higher titles are paid, two have still to sign; the others are approved; of the bodies there is a draft."""
    today = on_day(2026, 7, 15, 14)
    higher = _prepared(stage, "Chi tiền thưởng Chiến sĩ thi đua cơ sở", {"CSTDCS"}, today)
    higher = _approved(stage, higher, today)
    today = on_day(2026, 7, 16)
    pay_list(by=stage.by(ACCOUNTANT), payment_list=higher, on=today)
    lines = [line.id for line in higher.lines.all() if line.amount]
    today = on_day(2026, 7, 17, 9)
    collect_lines(by=stage.by(ACCOUNTANT), payment_list=higher, lines=lines[:-UNSIGNED], on=today)
    lower = _prepared(stage, "Chi tiền thưởng Lao động tiên tiến", {"LDTT"}, today)
    _approved(stage, lower, on_day(2026, 7, 17, 11))
    today = on_day(2026, 7, 17, 15)
    _prepared(stage, "Chi tiền thưởng tập thể", {"TTLDTT", "TTLDXS"}, today)


def finish_paying(stage: Stage) -> None:
    """August: what was left is approved and paid, with the grants of the last decision."""
    today = on_day(2026, 8, 10)
    if unlisted_grants(stage.unit).exists():
        _prepared(stage, "Chi tiền thưởng theo quyết định bổ sung", set(), today)
    for row in PaymentList.objects.filter(unit=stage.unit, state=ListState.DRAFT).order_by("on", "id"):
        _approved(stage, row, today)
    today = on_day(2026, 8, 12)
    for row in PaymentList.objects.filter(unit=stage.unit, state=ListState.APPROVED).order_by("on", "id"):
        paid = [line.id for line in row.lines.all()]
        pay_list(by=stage.by(ACCOUNTANT), payment_list=row, on=today, collected=paid)


def _prepared(stage: Stage, title: str, codes: Iterable[str], on: date) -> PaymentList:
    """Of all that stands on no list, or of these awards alone."""
    grants = [one for one in unlisted_grants(stage.unit) if not codes or one.code in codes]
    return prepare_list(by=stage.by(ACCOUNTANT), unit=stage.unit, grants=grants, title=title, on=on)


def _approved(stage: Stage, row: PaymentList, on: date) -> PaymentList:
    """What the program could not say itself, the accountant says from the paper; then the head approves."""
    unsaid = {line.id: _left(line) for line in row.lines.select_related("grant") if line.amount is None}
    if unsaid:
        row = set_amounts(
            by=stage.by(ACCOUNTANT),
            payment_list=row,
            amounts=unsaid,
            reason="Đã đối chiếu với quyết định và danh sách chi trước",
            version=row.version,
        )
    return approve_list(by=stage.by(PRINCIPAL), payment_list=row, version=row.version, on=on)


def _left(line: PaymentLine) -> int:
    """What the award brings, without what its holder got already for the same year."""
    whole = int((line.coefficient or 0) * (line.base or 0))
    before = PaymentLine.objects.filter(
        grant__person=line.grant.person_id, grant__team=line.grant.team_id, released=False
    ).exclude(list=line.list_id)
    return whole - sum(one.amount or 0 for one in before)

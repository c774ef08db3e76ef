"""What every step of a round begins with: the round's row locked, then the pledge's, and a look at the calendar."""

from thidua.core import clock
from thidua.registrations.errors import RoundClosedError, RoundLockedError, RoundNotBegunError
from thidua.registrations.models import Pledge, Round
from thidua.registrations.states import RoundState


def check_day(row: Round) -> None:
    """The deadline is the moment of saving, not a legal day that somebody types."""
    today = clock.today()
    if today < row.opens:
        raise RoundNotBegunError(f"Đợt đăng ký mở từ ngày {row.opens:%d/%m/%Y}, hôm nay chưa lưu được.")
    if today > row.closes:
        raise RoundClosedError(
            f"Đợt đăng ký đã hết hạn ngày {row.closes:%d/%m/%Y} nên không lưu được nữa. "
            "Nếu cần sửa, hãy nhờ thư ký Hội đồng gia hạn đợt."
        )


def locked_round_row(given: Round) -> Round:
    row = Round.objects.select_for_update(of=("self",)).select_related("unit", "year").get(id=given.id)
    if row.state == RoundState.LOCKED:
        raise RoundLockedError
    return row


def locked_pledge(pledge: Pledge) -> Pledge:
    """The pledge as it is now; the round first, so that locking it and deciding a pledge queue up."""
    row_round = locked_round_row(pledge.round)
    row = Pledge.objects.select_for_update(of=("self",)).select_related("person").get(id=pledge.id)
    row.round = row_round
    return row

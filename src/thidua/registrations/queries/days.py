"""The days of registration rounds as the calendar tells them."""

from collections.abc import Iterator

from django.db.models import Q
from django.urls import reverse

from thidua.movements.dated import Asked, Entry
from thidua.registrations.access import may_pledge, may_see_board
from thidua.registrations.models import Round
from thidua.registrations.states import RoundState

WHAT, WHO = "Đăng ký thi đua", "Mỗi người, tổ trưởng, thư ký Hội đồng"


def days_of_rounds(asked: Asked) -> Iterator[Entry]:
    if asked.reader is not None and not may_pledge.test(asked.reader):
        return
    sees_board = asked.reader is None or may_see_board.test(asked.reader)
    stretch = (asked.first, asked.last)
    near = Q(opens__range=stretch) | Q(closes__range=stretch)
    for row in Round.objects.filter(near, unit=asked.unit).select_related("year"):
        url = f"{reverse('round_board' if sees_board else 'pledge_page')}?nam={row.year.name}"
        named, over = f"đăng ký thi đua năm học {row.year.name}", row.state != RoundState.OPEN
        if asked.holds(row.opens):
            title = f"Mở {named}"
            yield Entry(row.opens, title, "start", f"{row.id}-opens", url, row.closes, over, WHAT, WHO)
        if asked.holds(row.closes):
            yield Entry(row.closes, f"Hạn: {named}", "due", f"{row.id}-closes", url, None, over, WHAT, WHO)

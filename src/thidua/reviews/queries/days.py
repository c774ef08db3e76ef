"""The days of reviews as the calendar tells them: until when each step lasts, until when one may object."""

from collections.abc import Iterator
from datetime import date

from django.db.models import Q
from django.urls import reverse

from thidua.movements.dated import Asked, Entry
from thidua.reviews.access import may_see_board, may_see_reviews
from thidua.reviews.models import Review
from thidua.reviews.states import ReviewState

WHAT = "Bình xét thi đua"


def days_of_reviews(asked: Asked) -> Iterator[Entry]:
    """Everybody has a sheet of the own, so everybody reads until when."""
    if asked.reader is not None and not may_see_reviews.test(asked.reader):
        return
    sees_board = asked.reader is None or may_see_board.test(asked.reader)
    stretch = (asked.first, asked.last)
    near = Q(self_closes__range=stretch) | Q(team_closes__range=stretch) | Q(council_closes__range=stretch)
    rows = Review.objects.filter(near | Q(objections_until__range=stretch), unit=asked.unit)
    for row in rows.exclude(state=ReviewState.DISCARDED):
        for step, day, said, who, is_over in _steps(row):
            if asked.holds(day) and day is not None:
                title = f"Hạn: bình xét {row.name}, {said}"
                url = reverse("review_board", args=[row.id]) if sees_board else reverse("review_list")
                yield Entry(day, title, "due", f"{row.id}-{step}", url, None, is_over, WHAT, who)


def _steps(row: Review) -> list[tuple[str, date | None, str, str, bool]]:
    over = not row.is_open
    return [
        ("self", row.self_closes if row.with_self else None, "tự chấm", "Mỗi người", over),
        ("team", row.team_closes, "tổ chấm", "Tổ trưởng các tổ", over),
        ("council", row.council_closes if row.has_council else None, "Hội đồng xét", "Hội đồng", over),
        ("objections", row.objections_until, "gửi ý kiến về kết quả", "Mỗi người", False),
    ]

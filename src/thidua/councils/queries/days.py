"""Meetings of the council as the calendar tells them: to whoever follows or sits in them, never what they are about."""

from collections.abc import Iterator

from django.urls import reverse

from thidua.councils.access import councils_sat_on, may_follow_meetings
from thidua.councils.models import Meeting
from thidua.councils.states import MeetingState
from thidua.movements.dated import Asked, Entry

TITLE, WHO = "Họp Hội đồng thi đua, khen thưởng", "Thành viên Hội đồng"


def days_of_meetings(asked: Asked) -> Iterator[Entry]:
    rows = Meeting.objects.filter(unit=asked.unit, on__range=(asked.first, asked.last))
    follows = asked.reader is None or may_follow_meetings.test(asked.reader)
    if asked.reader is not None and not follows:
        rows = rows.filter(council__in=councils_sat_on(asked.reader))
    for row in rows:
        url = reverse("meeting_page", args=[row.id]) if follows else reverse("council_page")
        over = row.state != MeetingState.PLANNED
        what = f"Phiên họp, tại {row.place}" if row.place else "Phiên họp"
        yield Entry(row.on, TITLE, "meeting", str(row.id), url, None, over, what, WHO)

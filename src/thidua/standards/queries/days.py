"""Until when recognitions hold, as the calendar tells it; one that has been renewed is over."""

from collections.abc import Iterator

from django.urls import reverse

from thidua.movements.dated import Asked, Entry
from thidua.standards.access import may_read
from thidua.standards.models import Recognition
from thidua.standards.queries.board import row_of

WHO = "Ban Giám hiệu, thư ký Hội đồng"


def days_of_recognitions(asked: Asked) -> Iterator[Entry]:
    if asked.reader is not None and not may_read.test(asked.reader):
        return
    rows = Recognition.objects.filter(unit=asked.unit, valid_until__range=(asked.first, asked.last))
    for one in rows.exclude(decided_on=None).select_related("renewed_by"):
        if one.valid_until is not None:
            url, over = reverse("recognition_page", args=[one.id]), row_of(one, asked.on).is_over
            title = f"{one.name}: ngày cuối còn giá trị"
            what = one.get_kind_display()
            yield Entry(one.valid_until, title, "due", f"{one.id}-valid", url, None, over, what, WHO)

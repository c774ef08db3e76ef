"""What may be told of a drive to everybody: sums and papers; nobody is named, nobody is pressed."""

import re
from datetime import date

from thidua.core.errors import InvalidInputError
from thidua.core.text import fold
from thidua.guidance.screening import refuse_pressing
from thidua.people.queries import people_at_work
from thidua.units.models import Unit


def check_told(unit: Unit, text: str, *, field: str, on: date) -> None:
    """Who gave and who did not are read off any list of names, so none is kept; nor what ties giving to marks."""
    refuse_pressing(text, field=field)
    words = f" {_plain(text)} "
    names = people_at_work(unit, on).values_list("full_name", flat=True)
    found = [name for name in names if f" {_plain(name)} " in words]
    if found:
        raise InvalidInputError(
            field,
            f"Không ghi tên người ở đây: {', '.join(found)}. Ủng hộ là tự nguyện, mọi người đều đọc được dòng này; "
            "chỉ ghi tổng số, nộp về đâu, ngày nào, theo phiếu thu nào.",
        )


def _plain(text: str) -> str:
    return " ".join(re.findall(r"[^\W_]+", fold(text)))

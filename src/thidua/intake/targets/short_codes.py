"""Codes that lost the noughts before them: a spreadsheet takes them for numbers. Told at the line, never kept as they are."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from typing import TypeVar

from thidua.intake.reading.lists import Record

CODE = "ministry_code"
# One code may be longer by a slip of the pen; two of the same length are no slip.
ENOUGH = 2
R = TypeVar("R", bound=Record)


def without_short_codes(records: list[R], known: Iterable[str | None]) -> list[R]:
    """The records, those with a code of fewer digits than others have without it and with a doubt.

    How many digits a code has is told by the file's own codes and the unit's (`known`); no law says it.
    """
    told = [record.values[CODE] for record in records if CODE in record.values]
    lengths = Counter(len(code) for code in (*told, *known) if code and code.isdigit())
    digits = max((length for length, times in lengths.items() if times >= ENOUGH), default=0)
    return [_without_code(record, digits) if _is_short(record, digits) else record for record in records]


def _is_short(record: Record, digits: int) -> bool:
    code = record.values.get(CODE, "")
    # One that begins with a nought has lost none.
    return bool(code) and code.isdigit() and not code.startswith("0") and len(code) < digits


def _without_code(record: R, digits: int) -> R:
    code = record.values[CODE]
    doubt = (
        f"mã định danh Bộ «{code}» có {len(code)} chữ số, các mã khác có {digits}: có thể Excel đã bỏ số 0 ở đầu, "
        "mã này không ghi; hãy định dạng cột là văn bản (Text) và ghi đủ chữ số"
    )
    values = {name: value for name, value in record.values.items() if name != CODE}
    return replace(record, values=values, problems=(*record.problems, doubt))

"""The criteria of a file: one a line of text, or the rows of a criteria spreadsheet with what each may score."""

import json
import os
import re
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from typing import Any

from statute.errors import CaseError
from statute.screening import workbook
from statute.screening.letters import composed, exact
from statute.screening.rules import rules

_SOURCES = Path(__file__).parents[2]
_ZIP, _OLD_EXCEL = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
_LARGEST = 20 * 1024 * 1024
_LARGEST_UNPACKED = 256 * 1024 * 1024
_SECONDS = 60
_HEADER_WITHIN = 20
_AILMENTS = {
    workbook.PROTECTED: "is protected by a password",
    workbook.TOO_LARGE: "is too large",
}
_HEADING = re.compile(r"[A-ZĐ]|[IVX]+", re.IGNORECASE)
_LINE_END = re.compile(r"\r\n|\r|\n")
_BROKEN = "is a spreadsheet that cannot be read"

Row = Sequence[Any]


@dataclass(frozen=True)
class Criterion:
    """One criterion and where it stands: a line of a text, or a row of a named sheet, from 1 on."""

    line: int
    text: str
    sheet: str | None = None


def criteria(content: bytes, place: str) -> list[Criterion]:
    """All criteria of a text (UTF-8, or UTF-16 with its mark), an .xlsx or an .xls.

    Raises CaseError, naming the `place`, where the content is none of these.
    """
    if len(content) > _LARGEST:
        raise CaseError(place, "is too large")
    if content.startswith((_ZIP, _OLD_EXCEL)):
        return list(_of_sheets(_cells(content, place)))
    lines = _LINE_END.split(_decoded(content, place))
    return [Criterion(number, text) for number, text in enumerate(lines, start=1) if text.strip()]


def _decoded(content: bytes, place: str) -> str:
    coding = "utf-16" if content.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8-sig"
    try:
        text = content.decode(coding)
    except UnicodeDecodeError:
        raise CaseError(place, "is neither UTF-8 text nor a spreadsheet") from None
    if "\0" in text:
        raise CaseError(place, "is neither UTF-8 text nor a spreadsheet")
    return text


def _cells(content: bytes, place: str) -> Mapping[str, Sequence[Row]]:
    if content.startswith(_ZIP) and _unpacked(content, place) > _LARGEST_UNPACKED:
        raise CaseError(place, "is too large")
    with tempfile.TemporaryDirectory(prefix="thidua-") as folder:
        path = Path(folder) / ("book.xlsx" if content.startswith(_ZIP) else "book.xls")
        path.write_bytes(content)
        try:
            done = subprocess.run(  # noqa: S603 - our own interpreter and module, no word from outside
                [sys.executable, "-m", workbook.__name__, str(path)],
                stdin=subprocess.DEVNULL,
                capture_output=True,
                timeout=_SECONDS,
                check=False,
                env={**os.environ, "PYTHONPATH": str(_SOURCES)},
            )
        except subprocess.TimeoutExpired:
            raise CaseError(place, _BROKEN) from None
    if done.returncode:
        raise CaseError(place, _AILMENTS.get(done.returncode, _BROKEN))
    sheets: Mapping[str, Sequence[Row]] = json.loads(done.stdout)
    return sheets


def _unpacked(content: bytes, place: str) -> int:
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            return sum(part.file_size for part in archive.infolist())
    except zipfile.BadZipFile:
        raise CaseError(place, _BROKEN) from None


def _of_sheets(sheets: Mapping[str, Sequence[Row]]) -> Iterator[Criterion]:
    """The sheets that have a column of criteria; where none has, every row with words of every sheet."""
    headed = {name: header for name, rows in sheets.items() if (header := _header(rows))}
    for name, rows in sheets.items():
        if name in headed:
            below, columns = headed[name]
            yield from _under_header(name, rows, below, columns)
        elif not headed:
            for number, row in enumerate(rows, start=1):
                text = " – ".join(cell for cell in map(_words, row) if cell)
                if text:
                    yield Criterion(number, text, name)


def _header(rows: Sequence[Row]) -> tuple[int, dict[int, str]] | None:
    """The first row after the header and what its columns are: criterion, maximum, bonus or minus."""
    names = {_spelled(name): kind for kind in _KINDS for name in rules().sheet[kind]}
    for below, row in enumerate(rows[:_HEADER_WITHIN], start=1):
        columns = {
            column: names[_spelled(cell)]
            for column, cell in enumerate(row)
            if isinstance(cell, str) and _spelled(cell) in names
        }
        if "criterion" in columns.values():
            return below, columns
    return None


_KINDS = ("criterion", "maximum", "bonus", "minus")


def _under_header(
    name: str, rows: Sequence[Row], below: int, columns: Mapping[int, str]
) -> Iterator[Criterion]:
    """Rows with a criterion; under a heading such as "C. Điểm trừ" what a row scores is taken away."""
    minus = {_spelled(heading) for heading in rules().sheet["minus"]}
    taken_away = False
    for number, row in enumerate(rows[below:], start=below + 1):
        text = " – ".join(
            _words(cell) for column, cell in enumerate(row) if columns.get(column) == "criterion"
        )
        if _HEADING.fullmatch(str(row[0] if row else "").strip(" .)")):
            taken_away = _spelled(text) in minus
        if text.strip(" –"):
            yield Criterion(number, _with_points(text, row, columns, taken_away=taken_away), name)


def _with_points(text: str, row: Row, columns: Mapping[int, str], *, taken_away: bool) -> str:
    for column, kind in columns.items():
        points = row[column] if column < len(row) else None
        if (
            kind == "criterion"
            or isinstance(points, bool)
            or not isinstance(points, int | float)
            or not points
        ):
            continue
        return scored_text(
            text, points, "minus" if points < 0 or (taken_away and kind == "maximum") else kind
        )
    return text


def scored_text(text: str, points: float | Decimal, kind: str) -> str:
    """A criterion with what it scores, as one sentence; `kind` is maximum, bonus or minus (what is taken away)."""
    return rules().says[kind].format(text=text, points=f"{abs(float(points)):g}".replace(".", ","))


def _words(cell: object) -> str:
    return " ".join(cell.split()) if isinstance(cell, str) and any(sign.isalpha() for sign in cell) else ""


def _spelled(text: str) -> str:
    """A header in one spelling, without what stands in brackets."""
    return " ".join(exact(word) for word in re.findall(r"[^\W\d_]+", composed(text)[0].split("(")[0]))

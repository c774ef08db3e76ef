"""What stands in a workbook once it is read, and how much of it is taken in."""

from dataclasses import dataclass
from datetime import date, datetime

UNCALCULATED = "ô công thức chưa có giá trị: mở tệp bằng Excel, lưu lại"


@dataclass(frozen=True, slots=True)
class ErrorCell:
    """A cell without a value: Excel shows an error there, such as "#N/A", or (no text) never calculated its formula."""

    text: str

    @property
    def complaint(self) -> str:
        """What to tell whoever handed the file in."""
        return f"ô báo lỗi {self.text}" if self.text else UNCALCULATED


Cell = str | int | float | bool | date | datetime | ErrorCell | None
"""Text is NFC; a whole number is int; an empty cell None; a time of day is text "HH:MM:SS"."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One visible or hidden sheet; rows[0][0] is A1, all rows are of the same length."""

    name: str
    rows: list[list[Cell]]


@dataclass(frozen=True, slots=True)
class SheetHead:
    """How a sheet begins, how large it is, and whether whoever opens the file sees it."""

    name: str
    height: int
    width: int
    head: list[list[Cell]]
    is_hidden: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """How much is taken in. Defaults: a nationwide list fits, a bomb does not.

    ``ratio`` (unpacked to packed) counts only for parts above ``ratio_from`` bytes: a small sheet of empty, styled
    cells may well shrink a hundredfold. ``seconds`` are those the reader itself works; ``patience`` is how long it may
    lie there before its first word, on a machine that is busy with other things.
    """

    file_bytes: int = 25 * 1024 * 1024
    unpacked_bytes: int = 256 * 1024 * 1024
    ratio: int = 200
    ratio_from: int = 8 * 1024 * 1024
    parts: int = 2_000
    rows: int = 120_000
    cells: int = 2_500_000
    seconds: int = 60
    patience: float = 300
    memory_bytes: int = 1536 * 1024 * 1024

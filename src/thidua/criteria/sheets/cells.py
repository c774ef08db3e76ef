"""Single cells of a score sheet: points as people type them, numbers of lines, what a heading means."""

import re
from dataclasses import dataclass, field
from decimal import Decimal

from paper.sheets import Cell, ErrorCell
from thidua.core.text import fold, tidy
from thidua.criteria.content import number_of

_POINTS = re.compile(r"([-–−+]?)\s*(\d{1,5}(?:[.,]\d{1,2})?)\s*(?:đ|d|điểm|diem)?\.?", re.IGNORECASE)
_FIRST_NUMBER = re.compile(r"([-–−+]?)\s*(\d{1,5}(?:[.,]\d{1,2})?)")
_IN_BRACKETS = re.compile(r"\([^)]*\)")
# What headings mean, folded and without what stands in brackets; the first that fits a column counts.
HEADINGS: dict[str, tuple[str, ...]] = {
    "number": ("stt", "tt", "so tt", "so thu tu", "muc"),
    "text": (
        "noi dung", "tieu chi", "noi dung tieu chi", "noi dung danh gia", "tieu chi danh gia", "noi dung thi dua",
        "tieu chuan", "noi dung cham diem", "linh vuc", "tieu chi thi dua", "noi dung va tieu chi",
    ),
    "maximum": (
        "diem toi da", "toi da", "diem chuan", "thang diem", "diem", "so diem", "diem quy dinh", "muc diem",
    ),
    "bonus": ("diem cong", "cong", "diem thuong", "cong diem"),
    "minus": ("diem tru", "tru", "tru diem"),
    "coefficient": ("he so", "hs"),
    "evidence": ("minh chung", "ho so minh chung"),
    "kind": ("loai dong",),
    "step": ("buoc diem",),
    "levels": ("cac muc",),
    "verified_by": ("nguoi xac nhan",),
    "may_not_apply": ("co the khong ap dung",),
    "because": ("ly do giu",),
}  # fmt: skip
# Columns in which people are marked: a set has none of them.
MARKED = ("tu cham", "hieu truong", "to cham", "to chuyen mon", "hoi dong", "hieu truong cham", "ca nhan tu cham", "ghi chu", "diem tu cham", "to danh gia")  # fmt: skip
LEVEL_NAMES = ("a+", "a", "b", "c", "d")


@dataclass(slots=True)
class Notes:
    """What is told beside what was read, by the row it is about."""

    doubts: list[tuple[int, str]] = field(default_factory=list)
    skipped: list[tuple[int, str]] = field(default_factory=list)

    def doubt(self, row: int, words: str) -> None:
        self.doubts.append((row, words))

    def skip(self, row: int, words: str) -> None:
        self.skipped.append((row, words))


def text_of(cell: Cell) -> str:
    """Words as they stand; a number as people write it, an error or an empty cell as nothing."""
    if cell is None or isinstance(cell, ErrorCell | bool):
        return ""
    if isinstance(cell, float):
        return f"{cell:g}".replace(".", ",")
    return tidy(str(cell))


def meaning_of(cell: Cell) -> tuple[str, int]:
    """What a heading means and how well it says so (the less the better); empty where it means nothing here."""
    words = fold(_IN_BRACKETS.sub(" ", text_of(cell))).strip(" .:")
    return next(((name, known.index(words)) for name, known in HEADINGS.items() if words in known), ("", 0))


def level_of(cell: Cell) -> str:
    """A heading that is the name of a level: A+, A, B."""
    words = text_of(cell)
    return words.upper() if fold(words).replace("muc ", "") in LEVEL_NAMES else ""


@dataclass(frozen=True, slots=True)
class Points:
    """So many points; `minus` where a sign took them away, `clear` where nothing but the number stood there."""

    value: Decimal
    minus: bool
    clear: bool


def points_of(cell: Cell) -> Points | None:
    """None where there is no number at all."""
    if isinstance(cell, bool) or cell is None or isinstance(cell, ErrorCell):
        return None
    if isinstance(cell, int | float):
        value = number_of(f"{abs(cell):g}".replace(".", ","))
        return None if value is None else Points(value, cell < 0, clear=True)
    words = text_of(cell)
    whole = _POINTS.fullmatch(words)
    found = whole or _FIRST_NUMBER.search(words)
    if found is None:
        return None
    value = number_of(found[2])
    return None if value is None else Points(value, found[1] in tuple("-–−"), clear=whole is not None)

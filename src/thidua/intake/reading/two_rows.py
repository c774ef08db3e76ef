"""Headings in two rows: «Quyết định» above «Số» and «Ngày». Written as one row, they are found like any other."""

from dataclasses import replace
from itertools import pairwise

from paper.sheets import Cell, SheetHead
from thidua.core.text import tidy
from thidua.intake.reading.columns import ROWS_SEARCHED, Vocabulary, plain


def with_one_heading(sheet: SheetHead, words: Vocabulary) -> SheetHead:
    """The sheet's first rows, two rows of a heading joined in the lower one; the same where there is none."""
    for number, (upper, lower) in enumerate(pairwise(sheet.head[: ROWS_SEARCHED + 1])):
        if _is_one(upper, lower, words):
            joined = _joined(upper, lower, words)
            nothing: list[Cell] = [None] * len(upper)
            head = [*sheet.head[:number], nothing, joined, *sheet.head[number + 2 :]]
            return replace(sheet, head=head)
    return sheet


def _is_one(upper: list[Cell], lower: list[Cell], words: Vocabulary) -> bool:
    """Words only, in the lower row at least two beneath one of the upper, and nothing beneath the name: that is nobody."""
    below = [at for at, cell in enumerate(lower) if cell is not None]
    if not below or not all(_is_words(lower[at]) for at in below):
        return False
    names = {name for way in words.names for name in way}
    named = [at for at, cell in enumerate(upper) if words.fields.get(plain(cell)) in names]
    if not named or any(lower[at] is not None for at in named):
        return False
    return all(_parent(upper, at) is not None for at in below) and any(upper[at] is None for at in below)


def _joined(upper: list[Cell], lower: list[Cell], words: Vocabulary) -> list[Cell]:
    return [
        above if below is None else _name(_parent(upper, at), below, words)
        for at, (above, below) in enumerate(zip(upper, lower, strict=True))
    ]


def _name(parent: Cell, below: Cell, words: Vocabulary) -> str:
    """«Số quyết định» or «Quyết định số», whichever is known; both rows where neither is."""
    both = f"{parent} {below}"
    other = f"{below} {parent}"
    return tidy(other if plain(other) in words.fields and plain(both) not in words.fields else both)


def _parent(upper: list[Cell], at: int) -> Cell:
    """The heading above, or, as it is where cells were merged, the nearest one to the left."""
    return next((cell for cell in reversed(upper[: at + 1]) if cell is not None), None)


def _is_words(cell: Cell) -> bool:
    return isinstance(cell, str) and any(sign.isalpha() for sign in cell) and not any(map(str.isdigit, cell))

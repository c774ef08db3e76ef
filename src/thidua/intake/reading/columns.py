"""Finds the list within a workbook: which sheet, which row heads it, which column is which."""

import hashlib
import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal, NamedTuple

from paper.sheets import Cell, ErrorCell, SheetHead
from thidua.core.text import fold, tidy
from thidua.intake.errors import NoHeaderError

# The header stands "somewhere in the first ~12 rows"; a few more cost nothing.
ROWS_SEARCHED = 20
LEAST_COLUMNS = 2
_BRACKETS = re.compile(r"[(\[][^)\]]*[)\]]?")
# Columns which nobody misses: without a heading, and running numbers.
_NOTHING_TO_READ = {"", "stt", "tt", "so tt", "so thu tu"}
_NOT_WORD = re.compile(r"[\W_]+")

Source = Literal["sector", "canhan", "school"]
Confidence = Literal["seen", "likely"]


class Alias(NamedTuple):
    """One heading of one field, where it was met, and how sure that is; written as `plain` writes it."""

    field: str
    heading: str
    source: Source
    confidence: Confidence


class Once(NamedTuple):
    """What one answer says for all lines of a file that has no column of it.

    `said_in`: columns which say it, too; `beside`: only asked where one of these is read (empty: always); `kept`: the
    next file's answer is likely the same, so it is proposed.
    """

    said_in: tuple[str, ...] = ()
    beside: frozenset[str] = frozenset()
    kept: bool = False


@dataclass(frozen=True)
class Vocabulary:
    """What a target's columns may be. `names`: the ways in which a line says whom or what it is about.

    Of two ways the first that the heading has counts, and the other's columns are left aside, unless `keeps_ways`.
    """

    aliases: tuple[Alias, ...]
    labels: dict[str, str]
    names: tuple[tuple[str, ...], ...]
    keeps_ways: bool = False
    beside: frozenset[str] = frozenset()
    """One of these must stand beside the name; empty: any other column."""
    telling: tuple[str, ...] = ()
    """A line with a number in one of these is of the list, whatever else stands in it."""
    dated: tuple[str, ...] = ()
    once: dict[str, Once] = field(default_factory=dict)
    needed: tuple[tuple[str, ...], ...] = ()
    """Where nothing says any of one of these, hardly a line can be written."""
    asked_first: bool = True
    """Whether that is asked before anything is shown; where the list is about more than that, it is only told."""
    whole: tuple[str, ...] = ()
    """A line with words in all of these is of the list too, unless all are such as stand where one signs."""

    @cached_property
    def fields(self) -> dict[str, str]:
        return {alias.heading: alias.field for alias in self.aliases}

    def heads(self, fields: Iterable[str]) -> bool:
        """Whether these columns make a list."""
        there = set(fields)
        way = next((way for way in self.names if there.issuperset(way)), None)
        if way is None:
            return False
        return not self.beside.isdisjoint(there) if self.beside else len(there - set(way)) > 0


@dataclass(frozen=True, slots=True)
class Header:
    """Where the list begins: the row's index in its sheet, and the column's index of each field."""

    place: int
    sheet: SheetHead
    row: int
    columns: dict[str, int]
    headings: dict[str, str]
    unused: list[str]
    names: tuple[str, ...]
    words: Vocabulary
    others: list[str] = field(default_factory=list)
    """Sheets which hold such a list too."""
    kept: bool = False
    """Matched by hand before."""

    def name_cells(self, row: list[Cell]) -> list[Cell]:
        """The cells that say whom or what the line is about."""
        return [row[self.columns[name]] for name in self.names]

    @property
    def lacks(self) -> list[str]:
        """What no column says, and one answer may say for the whole file."""
        there = self.columns.keys()
        return [
            name
            for name, one in self.words.once.items()
            if there.isdisjoint({name, *one.said_in}) and not (one.beside and one.beside.isdisjoint(there))
        ]

    def wants(self, stated: Collection[str]) -> list[str]:
        """What has to be known and neither a column nor an answer says."""
        lacks = self.lacks
        groups = [names for names in self.words.needed if set(names).issubset(lacks)]
        return [name for names in groups if set(names).isdisjoint(stated) for name in names]

    @property
    def asks(self) -> bool:
        """Whether it has to be asked first."""
        return self.words.asked_first and bool(self.wants(()))

    @property
    def cells(self) -> list[Cell]:
        return self.sheet.head[self.row]

    @property
    def fingerprint(self) -> str:
        return fingerprint(self.cells)


def plain(cell: Cell) -> str:
    """A heading without line breaks, notes in brackets, diacritics and punctuation."""
    if cell is None or isinstance(cell, ErrorCell):
        return ""
    return " ".join(_NOT_WORD.sub(" ", fold(_BRACKETS.sub(" ", str(cell)))).split())


def fingerprint(cells: Iterable[Cell]) -> str:
    """The same for a heading row however it is spaced, broken and accented."""
    words = [plain(cell) for cell in cells]
    while words and not words[-1]:
        words.pop()
    return hashlib.sha256("\n".join(words).encode()).hexdigest()


def find_header(
    sheets: list[SheetHead],
    words: Vocabulary,
    *,
    kept: Mapping[str, dict[str, int]] | None = None,
    sheet: str = "",
) -> Header:
    """The heading row with most known columns of all sheets; look-up sheets and guides have fewer.

    `kept`: columns matched by hand, by the fingerprint of their heading row; they come first. `sheet`: only that one.
    Raises NoHeaderError when no row heads what the list needs.
    """
    found = [
        header
        for place, one in enumerate(sheets)
        if not sheet or one.name == sheet
        for header in _headers(place, one, words, kept or {})
    ]
    if not found:
        raise NoHeaderError
    best = max(found, key=lambda header: (header.kept, len(header.columns), header.sheet.height))
    alike = {header.sheet.name for header in found if header.columns.keys() == best.columns.keys()}
    best.others.extend(sorted(alike - {best.sheet.name}))
    return best


def is_header_again(header: Header, row: list[Cell]) -> bool:
    """The heading repeated in the middle, as at the top of a printed page."""
    if any(not isinstance(cell, str) for cell in header.name_cells(row)):
        return False
    if not all(_heads(header, name, row) for name in header.names):
        return False
    return sum(_heads(header, name, row) for name in header.columns) >= LEAST_COLUMNS


def _heads(header: Header, name: str, row: list[Cell]) -> bool:
    """Whether the cell is the column's heading, as it stands above or as other lists write it."""
    place = header.columns[name]
    if not isinstance(row[place], str):
        return False
    word = plain(row[place])
    return header.words.fields.get(word) == name or (bool(word) and word == plain(header.cells[place]))


def _headers(
    place: int, sheet: SheetHead, words: Vocabulary, kept: Mapping[str, dict[str, int]]
) -> list[Header]:
    fields = words.fields
    headers = []
    for number, row in enumerate(sheet.head[:ROWS_SEARCHED]):
        by_hand = kept.get(fingerprint(row))
        if by_hand is not None:
            columns = {name: at for name, at in by_hand.items() if name in words.labels and at < len(row)}
        else:
            columns = {}
            for at, cell in enumerate(row):
                name = fields.get(plain(cell))
                if name and name not in columns:
                    columns[name] = at
        if words.heads(columns):
            headers.append(_header(place, sheet, number, columns, words, kept=by_hand is not None))
    return headers


def _header(
    place: int, sheet: SheetHead, number: int, columns: dict[str, int], words: Vocabulary, *, kept: bool
) -> Header:
    row = sheet.head[number]
    way = next(way for way in words.names if columns.keys() >= set(way))
    others = {name for other in words.names if other != way for name in other} - set(way)
    if words.keeps_ways:
        others = set()
    columns = {name: at for name, at in columns.items() if name not in others}
    read = set(columns.values())
    unused = [
        tidy(str(cell))
        for at, cell in enumerate(row)
        if at not in read and plain(cell) not in _NOTHING_TO_READ
    ]
    headings = {name: tidy(str(row[at] or "")) or f"cột {at + 1}" for name, at in columns.items()}
    return Header(place, sheet, number, columns, headings, unused, way, words, kept=kept)

"""Headings that nobody knows: which row they may be, and what each column may mean."""

from dataclasses import dataclass
from difflib import get_close_matches

from paper.errors import SpreadsheetError
from paper.sheets import Cell, ErrorCell, SheetHead, open_book
from thidua.core.text import tidy
from thidua.intake.errors import FileRefusedError
from thidua.intake.reading.columns import ROWS_SEARCHED, Vocabulary, plain
from thidua.intake.reading.two_rows import with_one_heading

LEAST_WORDS = 2
EXAMPLES = 3
ALIKE = 0.82
SHORT = 60
# More columns than anybody matches by hand, and than a form may have boxes.
MOST_COLUMNS = 200


@dataclass(frozen=True, slots=True)
class Candidate:
    """A row which may head the list: where it is, and how it begins."""

    key: str
    place: int
    row: int
    sheet: str
    cells: list[str]

    @property
    def words(self) -> str:
        said = " · ".join(cell for cell in self.cells if cell)
        return f"Trang «{self.sheet}», dòng {self.row + 1}: {said[:SHORT]}"


@dataclass(frozen=True, slots=True)
class Column:
    """One column as somebody has to recognise it, and what we take it for (empty: nothing)."""

    place: int
    heading: str
    examples: list[str]
    suggestion: str


def begin_of(content: bytes, words: Vocabulary, *, name: str) -> list[SheetHead]:
    """How each sheet of a file begins. Raises FileRefusedError in words."""
    try:
        with open_book(content, name=name, text=True) as book:
            return [with_one_heading(sheet, words) for sheet in book.sheets]
    except SpreadsheetError as error:
        raise FileRefusedError(str(error)) from None


def candidates(sheets: list[SheetHead]) -> list[Candidate]:
    """Rows with words in several cells, the likeliest first: many words, no numbers, and rows beneath."""
    found = [
        (_weight(sheet, number), Candidate(f"{place}-{number}", place, number, sheet.name, _said(row)))
        for place, sheet in enumerate(sheets)
        for number, row in enumerate(sheet.head[:ROWS_SEARCHED])
        if sum(1 for cell in row if _is_word(cell)) >= LEAST_WORDS and number + 1 < sheet.height
    ]
    # Of two alike the upper one: what stands beneath a heading looks like it as often as not.
    return [candidate for _, candidate in sorted(found, key=lambda pair: pair[0], reverse=True)]


def columns(sheet: SheetHead, number: int, words: Vocabulary, kept: dict[str, int]) -> list[Column]:
    """The columns under a heading row. What was matched before stands; then the words say what they may."""
    by_hand = {place: name for name, place in kept.items()}
    taken = set(by_hand.values())
    found = []
    for place, cell in enumerate(sheet.head[number][:MOST_COLUMNS]):
        examples = _examples(sheet, number, place)
        if not plain(cell) and not examples:
            continue
        suggestion = by_hand.get(place, "")
        if not kept:
            suggestion = _meaning(plain(cell), words)
            suggestion = "" if suggestion in taken else suggestion
            taken.add(suggestion)
        found.append(Column(place, _text(cell) or f"cột {place + 1}", examples, suggestion))
    return found


def _meaning(heading: str, words: Vocabulary) -> str:
    if heading in words.fields:
        return words.fields[heading]
    near = get_close_matches(heading, words.fields, n=1, cutoff=ALIKE)
    return words.fields[near[0]] if near else ""


def _examples(sheet: SheetHead, number: int, place: int) -> list[str]:
    values = [_text(row[place]) for row in sheet.head[number + 1 :] if row[place] is not None]
    return values[:EXAMPLES]


def _weight(sheet: SheetHead, number: int) -> tuple[int, int]:
    row = sheet.head[number]
    below = sheet.head[number + 1] if number + 1 < len(sheet.head) else []
    wordy = sum(1 for cell in row if _is_word(cell))
    strange = sum(1 for cell in row if cell is not None and not _is_word(cell))
    filled = sum(1 for cell in below if cell is not None)
    return min(wordy, filled + 1) - 2 * strange, min(sheet.height, ROWS_SEARCHED * 100)


def _is_word(cell: Cell) -> bool:
    return isinstance(cell, str) and any(sign.isalpha() for sign in cell)


def _said(row: list[Cell]) -> list[str]:
    return [_text(cell) for cell in row]


def _text(cell: Cell) -> str:
    if cell is None:
        return ""
    text = (
        cell.text
        if isinstance(cell, ErrorCell)
        else f"{cell:%d/%m/%Y}"
        if hasattr(cell, "strftime")
        else str(cell)
    )
    return tidy(text)[:SHORT]

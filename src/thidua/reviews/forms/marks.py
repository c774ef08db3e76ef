"""Marks as they are typed: every cell read by itself, so that a wrong one is told at its place and the others are kept."""

from collections.abc import Mapping
from dataclasses import replace

from thidua.criteria.marking import NOT_ENTERED
from thidua.reviews.content import BadMarkError, Entry, read_mark
from thidua.reviews.models import Card, Sheet, Step
from thidua.reviews.queries.marks import CardKey
from thidua.reviews.queries.reasons import confirmed_card, word_missing
from thidua.reviews.queries.rows import Row


class TypedRow:
    """What was sent of one sheet: the entry that can be saved, and beside it what cannot."""

    def __init__(self, data: Mapping[str, str], row: Row, cards: Mapping[CardKey, Card]) -> None:
        self.row, self.faults, self.typed = row, {}, {}  # type: tuple[Row, dict[int, str], dict[int, str]]
        sheet, step = row.sheet, Step(row.step or Step.SELF)
        base = confirmed_card(sheet, step, cards)
        marks: dict[int, int] = {}
        notes: dict[int, str] = {}
        for line in row.measure.lines:
            name = f"{sheet.id}-{line.place}"
            if (note := data.get(f"n-{name}")) is not None:
                notes[line.place] = note
            if (typed := data.get(f"d-{name}")) is None:
                continue
            self.typed[line.place] = typed
            note = notes.get(line.place, self._note(line.place))
            fault, mark = _read(typed, row, line.place)
            confirms = base.marks[line.place] if base else None
            fault = fault or word_missing(sheet, step, mark, note, confirms)
            if fault:
                self.faults[line.place] = fault
            else:
                marks[line.place] = mark
        self.entry = Entry(sheet.id, _version(data, sheet), marks, notes)

    def shown(self) -> Row:
        """The row as it was typed, with what is wrong at each cell."""
        cells = tuple(
            replace(
                cell,
                typed=self.typed.get(cell.line.place, cell.typed) if cell.typed is not None else None,
                fault=self.faults.get(cell.line.place, ""),
            )
            for cell in self.row.cells
        )
        return replace(self.row, cells=cells, version=self.entry.version)

    @property
    def told(self) -> str:
        """All faults in one sentence for the line's end."""
        lines = self.row.measure.lines
        return " ".join(f"{lines[place].short}: {fault}" for place, fault in self.faults.items())

    def _note(self, place: int) -> str:
        return next((cell.note for cell in self.row.cells if cell.line.place == place), "")


def _read(typed: str, row: Row, place: int) -> tuple[str, int]:
    """What is wrong with it, and the mark."""
    try:
        mark = read_mark(typed)
    except BadMarkError as fault:
        return str(fault), NOT_ENTERED
    return row.measure.scale.allowed[place].refusal(mark), mark


def _version(data: Mapping[str, str], sheet: Sheet) -> int:
    text = data.get(f"v-{sheet.id}", "")
    return int(text) if text.isdecimal() and len(text) < 10 else 0  # noqa: PLR2004 -- no version is so long

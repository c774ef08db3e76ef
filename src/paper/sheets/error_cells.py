"""Finds cells of an .xlsx with an error or a formula without a value: the parser gives both as empty (18.3.1.4)."""

import posixpath
import re
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import IO
from xml.parsers import expat

MARK = re.compile(rb"""\bt=["']e["']|<(\w+:)?f[\s/>]""")
# A sheet is read piece by piece: unpacked it may be as large as everything else that the reader holds. No mark is
# longer than what is looked at again with the next piece.
PIECE = 256 * 1024
AGAIN = 64
CELL_NAME = re.compile(r"([A-Z]{1,3})([0-9]{1,7})$")

Found = tuple[int, int, str]


def error_cells(path: Path) -> dict[str, list[Found]]:
    """For each sheet by name: (row, column, text) of its error cells, counted from 0; text is empty for a formula
    that nobody has calculated.

    Raises ValueError where the XML is not well formed or brings a DTD of its own, which no workbook has.
    """
    found: dict[str, list[Found]] = {}
    with zipfile.ZipFile(path) as archive:
        for name, part in _sheet_paths(archive).items():
            if part in archive.namelist():
                with archive.open(part) as sheet:
                    marked = is_marked(sheet)
                if marked:
                    with archive.open(part) as sheet:
                        found[name] = _in_sheet(sheet)
    return found


def is_marked(sheet: IO[bytes]) -> bool:
    """Whether there is anything to look for, wherever one piece ends and the next begins."""
    before = b""
    while piece := sheet.read(PIECE):
        if MARK.search(before + piece):
            return True
        before = piece[-AGAIN:]
    return False


def _sheet_paths(archive: zipfile.ZipFile) -> dict[str, str]:
    targets: dict[str, str] = {}
    sheets: dict[str, str] = {}

    def relation(tag: str, attributes: dict[str, str]) -> None:
        if _local(tag) == "Relationship":
            targets[attributes["Id"]] = posixpath.normpath(
                posixpath.join("/xl", attributes["Target"])
            ).lstrip("/")

    def sheet(tag: str, attributes: dict[str, str]) -> None:
        if _local(tag) == "sheet":
            key = next((value for name, value in attributes.items() if _local(name) == "id"), "")
            sheets[attributes["name"]] = key

    with archive.open("xl/_rels/workbook.xml.rels") as part:
        _parse(part, start=relation)
    with archive.open("xl/workbook.xml") as part:
        _parse(part, start=sheet)
    return {name: targets[key] for name, key in sheets.items() if key in targets}


class _ErrorCells:
    """Follows one sheet and keeps the text of <v> within <c t="e">, and where <f> has no <v>.

    Cells may come without a name, then they count on. A formula may well give an empty text: <c t="str"><v></v>.
    """

    def __init__(self) -> None:
        self.found: list[Found] = []
        self.row = -1
        self.column = -1
        self.error = False
        self.text_cell = False
        self.formula = False
        self.valued = False
        self.value: list[str] | None = None

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        name = _local(tag)
        if name == "row":
            self.row = int(attributes["r"]) - 1 if "r" in attributes else self.row + 1
            self.column = -1
        elif name == "c":
            self._at(attributes.get("r", ""))
            self.error = attributes.get("t") == "e"
            self.text_cell = attributes.get("t") == "str"
            self.formula = self.valued = False
        elif name == "f":
            self.formula = True
        elif name == "v":
            self.valued = self.text_cell
            self.value = []

    def end(self, tag: str) -> None:
        name = _local(tag)
        if name == "v" and self.value is not None:
            text, self.value = "".join(self.value), None
            self.valued = self.valued or bool(text)
            if self.error and text:
                self.found.append((self.row, self.column, text))
        elif name == "c" and self.formula and not self.valued:
            self.found.append((self.row, self.column, ""))

    def text(self, piece: str) -> None:
        if self.value is not None:
            self.value.append(piece)

    def _at(self, name: str) -> None:
        match = CELL_NAME.match(name)
        if match is None:
            self.column += 1
            return
        self.row = int(match[2]) - 1
        self.column = -1
        for letter in match[1]:
            self.column = (self.column + 1) * 26 + ord(letter) - ord("A")


def _in_sheet(sheet: IO[bytes]) -> list[Found]:
    cells = _ErrorCells()
    _parse(sheet, start=cells.start, end=cells.end, data=cells.text)
    return cells.found


def _parse(
    part: IO[bytes],
    *,
    start: Callable[[str, dict[str, str]], None],
    end: Callable[[str], None] | None = None,
    data: Callable[[str], None] | None = None,
) -> None:
    parser = expat.ParserCreate()
    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = data
    parser.StartDoctypeDeclHandler = _refuse
    try:
        parser.ParseFile(part)
    except expat.ExpatError as error:
        raise ValueError(str(error)) from error


def _refuse(*_: object) -> None:
    raise ValueError("a workbook has no DTD")


def _local(tag: str) -> str:
    return tag.rpartition(":")[2]

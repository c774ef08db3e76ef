"""The lines of a set as boxes: sections with their criteria, and classes. What was typed stays as it was typed."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from thidua.criteria.content import (
    ONE,
    ZERO,
    BandLine,
    CriterionLine,
    Fault,
    SectionLine,
    SetContent,
    levels_of,
    number_of,
    written,
    written_levels,
)
from thidua.criteria.marking import SectionKind
from thidua.criteria.models import VerifiedBy

_LINE = re.compile(r"muc-(\d{1,3})-dong-(\d{1,3})-[a-z_]+")
_SECTION = re.compile(r"muc-(\d{1,3})-[a-z_]+")
_BAND = re.compile(r"loai-(\d{1,2})-[a-z_]+")
_MORE = re.compile(r"(dong|muc|len)-(\w+?)(?:-(\d{1,3}))?")
SECTION_BOXES = ("number", "title", "maximum", "coefficient", "kind")
LINE_BOXES = (
    "number", "text", "maximum", "step", "levels", "evidence", "verified_by", "may_not_apply", "because",
)  # fmt: skip
BAND_BOXES = ("name", "at_least")
# So many empty lines wait under each section, and so many classes in all.
EMPTY_LINES, BANDS_SHOWN = 1, 4
NOT_A_NUMBER = "hãy ghi một số, ví dụ 10 hoặc 2,5."


@dataclass(slots=True)
class Box:
    """One cell: its name in the form, what stands in it, what is wrong with it."""

    name: str
    value: str
    faults: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Boxes:
    """The cells of one line by their names, and where the line stands."""

    section: int
    line: int | None
    cells: dict[str, Box]

    @property
    def faults(self) -> list[str]:
        return [fault for box in self.cells.values() for fault in box.faults]

    @property
    def is_empty(self) -> bool:
        """Nothing typed: what is chosen from a list, or ticked, does not make a line."""
        chosen = {"verified_by", "kind", "may_not_apply", "coefficient"}
        return not any(box.value.strip() for name, box in self.cells.items() if name not in chosen)

    @property
    def asks_reason(self) -> bool:
        because = self.cells["because"]
        return bool(because.value or because.faults)


@dataclass(slots=True)
class SectionBoxes:
    head: Boxes
    lines: list[Boxes]

    @property
    def is_empty(self) -> bool:
        return self.head.is_empty and all(line.is_empty for line in self.lines)


class SheetForm:
    """Reads the cells into lines, with a fault for each that cannot be read; shows them again with all faults."""

    def __init__(self, data: Mapping[str, Any]) -> None:
        self.faults: list[Fault] = []
        self.sections = [self._section(data, place) for place in _places(_SECTION, data)]
        self.bands = [
            Boxes(-1, place, _cells(data, f"loai-{place}", BAND_BOXES)) for place in _places(_BAND, data)
        ]
        self._drop_empty()

    @classmethod
    def of(cls, content: SetContent) -> "SheetForm":
        return cls(boxes_of(content))

    @staticmethod
    def _section(data: Mapping[str, Any], place: int) -> SectionBoxes:
        beginning = f"muc-{place}-dong-"
        lines = sorted(
            {
                int(found[2])
                for name in data
                if name.startswith(beginning) and (found := _LINE.fullmatch(name))
            }
        )
        return SectionBoxes(
            Boxes(place, None, _cells(data, f"muc-{place}", SECTION_BOXES)),
            [Boxes(place, line, _cells(data, f"muc-{place}-dong-{line}", LINE_BOXES)) for line in lines],
        )

    def _drop_empty(self) -> None:
        """What was emptied is gone; the rest is numbered anew, so that faults find their boxes."""
        self.sections = [section for section in self.sections if not section.is_empty]
        for place, section in enumerate(self.sections):
            _rename(section.head, place, None)
            section.lines = [line for line in section.lines if not line.is_empty]
            for number, line in enumerate(section.lines):
                _rename(line, place, number)
        self.bands = [band for band in self.bands if not band.is_empty]
        for place, band in enumerate(self.bands):
            for name, box in band.cells.items():
                box.name = f"loai-{place}-{name}"

    def read(self) -> tuple[tuple[SectionLine, ...], tuple[BandLine, ...]]:
        """The lines; what is no number is told in `faults` and read as nothing."""
        self.faults = []
        sections = tuple(self._read_section(section) for section in self.sections)
        bands = tuple(
            BandLine(band.cells["name"].value.strip(), self._number(band.cells["at_least"], "", band=place))
            for place, band in enumerate(self.bands)
        )
        return sections, bands

    def _read_section(self, section: SectionBoxes) -> SectionLine:
        cells, place = section.head.cells, section.head.section
        kind = cells["kind"].value
        return SectionLine(
            title=cells["title"].value.strip(),
            maximum=self._number(cells["maximum"], "maximum", place),
            criteria=tuple(self._read_line(line) for line in section.lines),
            number=cells["number"].value.strip(),
            kind=SectionKind(kind) if kind in list(SectionKind) else SectionKind.BASE,
            coefficient=self._number(cells["coefficient"], "coefficient", place)
            if cells["coefficient"].value.strip()
            else ONE,
        )

    def _read_line(self, line: Boxes) -> CriterionLine:
        cells, place, number = line.cells, line.section, line.line
        levels = levels_of(cells["levels"].value)
        if levels is None:
            message = "Hãy ghi mỗi mức với điểm của nó, ví dụ: A+ = 10; A = 8; B = 6."
            self.faults.append(Fault("levels", message, place, number))
        step = cells["step"]
        return CriterionLine(
            text=cells["text"].value.strip(),
            maximum=self._number(cells["maximum"], "maximum", place, number),
            number=cells["number"].value.strip(),
            step=self._number(step, "step", place, number) if step.value.strip() else None,
            levels=levels or (),
            evidence=cells["evidence"].value.strip(),
            verified_by=cells["verified_by"].value or VerifiedBy.TEAM_LEADER.value,
            may_not_apply=bool(cells["may_not_apply"].value),
            because=cells["because"].value.strip(),
        )

    def _number(
        self,
        box: Box,
        name: str,
        section: int | None = None,
        line: int | None = None,
        *,
        band: int | None = None,
    ) -> Decimal:
        found = number_of(box.value)
        if found is None:
            said = f"“{box.value.strip()}”: {NOT_A_NUMBER}" if box.value.strip() else f"H{NOT_A_NUMBER[1:]}"
            self.faults.append(Fault(name or "at_least", said, section, line, band))
        return ZERO if found is None else found

    def tell(self, faults: Iterable[Fault]) -> list[Fault]:
        """Each fault at its box; given back are those which have none here."""
        boxes = {box.name: box for line in self._all() for box in line.cells.values()}
        left = []
        for fault in faults:
            if fault.place in boxes:
                boxes[fault.place].faults.append(fault.message)
            else:
                left.append(fault)
        return left

    def _all(self) -> list[Boxes]:
        lines = [line for section in self.sections for line in (section.head, *section.lines)]
        return [*lines, *self.bands]

    def change(self, act: str) -> None:
        """A button of the sheet: one more line, one more section, a line moved up. Nothing is kept by it."""
        found = _MORE.fullmatch(act)
        if found is None:
            return
        what, which, line = found.groups()
        if what == "muc" and which in list(SectionKind):
            self._add_section(SectionKind(which))
        elif what == "dong" and which.isdecimal() and int(which) < len(self.sections):
            self._add_lines(self.sections[int(which)], 3)
        elif what == "len" and which.isdecimal() and line and int(which) < len(self.sections):
            self._move_up(int(which), int(line))

    def _add_section(self, kind: SectionKind) -> None:
        place = len(self.sections)
        titles = {SectionKind.BONUS: "Điểm cộng", SectionKind.MINUS: "Điểm trừ"}
        data = {f"muc-{place}-kind": kind.value, f"muc-{place}-title": titles.get(kind, "")}
        head = Boxes(place, None, _cells(data, f"muc-{place}", SECTION_BOXES))
        self.sections.append(SectionBoxes(head, []))

    def _add_lines(self, section: SectionBoxes, count: int) -> None:
        for _ in range(count):
            place, line = section.head.section, len(section.lines)
            section.lines.append(Boxes(place, line, _cells({}, f"muc-{place}-dong-{line}", LINE_BOXES)))

    def _move_up(self, place: int, line: int) -> None:
        """The first line of a section goes to the end of the one above."""
        lines = self.sections[place].lines
        if line >= len(lines):
            return
        if line:
            lines[line - 1], lines[line] = lines[line], lines[line - 1]
        elif place:
            self.sections[place - 1].lines.append(lines.pop(0))
        self._drop_empty()

    def with_room(self) -> "SheetForm":
        """Empty boxes to go on in, as the page shows them."""
        if not self.sections:
            self._add_section(SectionKind.BASE)
        for section in self.sections:
            if not section.lines or not section.lines[-1].is_empty:
                self._add_lines(section, EMPTY_LINES)
        while len(self.bands) < BANDS_SHOWN:
            place = len(self.bands)
            self.bands.append(Boxes(-1, place, _cells({}, f"loai-{place}", BAND_BOXES)))
        return self


def boxes_of(content: SetContent) -> dict[str, str]:
    """The lines of a set as they stand in the cells."""
    boxes: dict[str, str] = {}
    for place, section in enumerate(content.sections):
        boxes |= {
            f"muc-{place}-number": section.number,
            f"muc-{place}-title": section.title,
            f"muc-{place}-maximum": written(section.maximum),
            f"muc-{place}-coefficient": written(section.coefficient) if section.coefficient != 1 else "",
            f"muc-{place}-kind": section.kind.value,
        }
        for number, line in enumerate(section.criteria):
            boxes |= {f"muc-{place}-dong-{number}-{name}": value for name, value in _line_boxes(line).items()}
    for place, band in enumerate(content.bands):
        boxes |= {f"loai-{place}-name": band.name, f"loai-{place}-at_least": written(band.at_least)}
    return boxes


def _line_boxes(line: CriterionLine) -> dict[str, str]:
    return {
        "number": line.number,
        "text": line.text,
        "maximum": written(line.maximum),
        "step": "" if line.step is None else written(line.step),
        "levels": written_levels(line.levels),
        "evidence": line.evidence,
        "verified_by": line.verified_by,
        "may_not_apply": "on" if line.may_not_apply else "",
        "because": line.because,
    }


def _places(pattern: re.Pattern[str], data: Mapping[str, Any]) -> list[int]:
    pattern_of_lines = _LINE if pattern is _SECTION else pattern
    found = (pattern.fullmatch(name) or pattern_of_lines.fullmatch(name) for name in data)
    return sorted({int(one[1]) for one in found if one})


def _cells(data: Mapping[str, Any], beginning: str, names: Iterable[str]) -> dict[str, Box]:
    return {
        name: Box(f"{beginning}-{name}", str(data.get(f"{beginning}-{name}", "")).replace("\0", ""))
        for name in names
    }


def _rename(boxes: Boxes, section: int, line: int | None) -> None:
    boxes.section, boxes.line = section, line
    beginning = f"muc-{section}" if line is None else f"muc-{section}-dong-{line}"
    for name, box in boxes.cells.items():
        box.name = f"{beginning}-{name}"

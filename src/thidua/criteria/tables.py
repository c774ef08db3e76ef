"""A set as .xlsx: its lines, its classes and what holds for the whole; read back, it is the same set."""

from decimal import Decimal

from paper.sheets import SheetColumn, SheetContent, write_book
from paper.sheets.writing import Value
from thidua.criteria.content import SetContent, written_levels
from thidua.criteria.marking import SectionKind
from thidua.criteria.models import About, NotApplicableLabel, VerifiedBy
from thidua.criteria.sheets.own import (
    BANDS,
    BANDS_HEADINGS,
    KINDS,
    LINE,
    LINES,
    LINES_HEADINGS,
    NO,
    WHOLE,
    WHOLE_HEADINGS,
    WHOLE_ROWS,
    YES,
)
from thidua.people.models import StaffGroup

_WIDTHS = (8, 60, 12, 10, 24, 12, 28, 30, 26, 16, 40)
_NUMBERS = {"Điểm tối đa", "Hệ số", "Bước điểm"}


def set_sheets(content: SetContent, teams: dict[str, str]) -> bytes:
    """`teams`: names by id; a set is for teams by their names, since ids mean nothing in another school."""
    columns = [
        SheetColumn(name, width, "number" if name in _NUMBERS else "text")
        for name, width in zip(LINES_HEADINGS, _WIDTHS, strict=True)
    ]
    bands: list[list[Value]] = [[band.name, _figure(band.at_least)] for band in content.bands]
    return write_book(
        [
            SheetContent(LINES, columns, _lines(content)),
            SheetContent(
                BANDS,
                [SheetColumn(BANDS_HEADINGS[0], 30), SheetColumn(BANDS_HEADINGS[1], 14, "number")],
                bands,
            ),
            SheetContent(
                WHOLE,
                [SheetColumn(WHOLE_HEADINGS[0], 34), SheetColumn(WHOLE_HEADINGS[1], 70)],
                _whole(content, teams),
            ),
        ]
    )


def _lines(content: SetContent) -> list[list[Value]]:
    rows: list[list[Value]] = []
    for section in content.sections:
        coefficient = None if section.coefficient == 1 else _figure(section.coefficient)
        head: list[Value] = [section.number, section.title, _figure(section.maximum), coefficient]
        rows.append([*head, KINDS[SectionKind(section.kind)], *[None] * 6])
        rows += [
            [
                line.number,
                line.text,
                _figure(line.maximum),
                None,
                LINE,
                None if line.step is None else _figure(line.step),
                written_levels(line.levels),
                line.evidence,
                VerifiedBy(line.verified_by).label,
                YES if line.may_not_apply else NO,
                line.because,
            ]
            for line in section.criteria
        ]
    return rows


def _whole(content: SetContent, teams: dict[str, str]) -> list[list[Value]]:
    values: dict[str, Value] = {
        "name": content.name,
        "about": About(content.about).label,
        "groups": "; ".join(StaffGroup(group).label for group in content.groups),
        "teams": "; ".join(teams.get(team, "") for team in content.teams),
        "total": _figure(content.total),
        "not_applicable": NotApplicableLabel(content.not_applicable).label,
        "capped": YES if content.capped else NO,
        "note": content.note,
    }
    return [[label, values[name]] for name, label in WHOLE_ROWS.items()]


def _figure(value: Decimal) -> int | float:
    """A whole number without its point; two digits behind it are kept exactly as written by either."""
    return int(value) if value == value.to_integral_value() else float(value)

"""What a line says of a collective: which one, and which award."""

from dataclasses import dataclass

from thidua.intake.reading import values
from thidua.intake.reading.lists import Line, Record
from thidua.intake.reading.values import FormulaError, UnreadableError
from thidua.intake.targets.award_marks import OF_COLLECTIVES, AwardMark, award_mark
from thidua.intake.targets.awards.records import refusal_of_mark

LONGEST_NAME = 120


@dataclass(slots=True)
class CollectiveRecord(Record):
    """One award of one collective; `full_name` is its name, as everywhere what the dry run shows."""

    award: AwardMark | None = None


def collective_record(line: Line) -> CollectiveRecord:
    record = CollectiveRecord(line=line.number, full_name="")
    try:
        unit = values.known(line.cell("unit")) or ""
        record.full_name = values.known(line.cell("name")) or unit
    except FormulaError as error:
        record.refused = str(error)
    except UnreadableError as error:
        record.refused = f"tên tập thể: {error}"
    else:
        record.values = {"name": record.full_name, "unit": unit}
    record.award = award_mark(line.cell, line.codes, line.on, OF_COLLECTIVES)
    record.refused = record.refused or _refusal(record)
    return record


def _refusal(record: CollectiveRecord) -> str:
    if not record.full_name:
        return "không có tên tập thể"
    if len(record.full_name) > LONGEST_NAME:
        return f"ô tên tập thể dài quá {LONGEST_NAME} ký tự"
    return refusal_of_mark(record.award)

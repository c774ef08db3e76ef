"""What a line of past awards says: of whom, and which award."""

from dataclasses import dataclass

from thidua.intake.reading.lists import Line, Record
from thidua.intake.targets.award_marks import AwardMark, award_mark
from thidua.intake.targets.awards.header_aliases import WORDS
from thidua.intake.targets.people_lines import name_refusal, read_name, read_who, too_long

LONGEST_PAPER = 60
LONGEST_AUTHORITY = 120


@dataclass(slots=True)
class AwardRecord(Record):
    """One award of one person; or two titles of one decision."""

    award: AwardMark | None = None


def award_record(line: Line) -> AwardRecord:
    record = AwardRecord(line=line.number, full_name="")
    read_name(record, line)
    read_who(record, line)
    record.award = award_mark(line.cell, line.codes, line.on)
    record.refused = (
        record.refused
        or name_refusal(record)
        or too_long(record, WORDS.labels)
        or refusal_of_mark(record.award)
    )
    return record


def refusal_of_mark(mark: AwardMark | None) -> str:
    """Why the line's award is none that could be written; empty if it is."""
    if mark is None:
        return "không có danh hiệu, hình thức khen thưởng"
    if mark.doubt:
        return mark.doubt
    if len(mark.paper) > LONGEST_PAPER:
        return f"số quyết định dài quá {LONGEST_PAPER} ký tự"
    if len(mark.authority) > LONGEST_AUTHORITY:
        return f"cấp quyết định dài quá {LONGEST_AUTHORITY} ký tự"
    return ""

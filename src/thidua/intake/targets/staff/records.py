"""What a line of a staff list says of somebody."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from sys import intern
from typing import Any

from paper.sheets import Cell, ErrorCell
from thidua.core.text import fold, tidy
from thidua.intake.reading import values
from thidua.intake.reading.lists import Line, Record
from thidua.intake.targets.award_marks import AwardMark, award_mark, school_year
from thidua.intake.targets.people_lines import name_refusal, read_name, read_who, too_long
from thidua.intake.targets.plan_rows import GradeClaim, MembershipClaim
from thidua.intake.targets.staff.header_aliases import WORDS
from thidua.people.models import Organisation, Sex


@dataclass(slots=True)
class StaffRecord(Record):
    """One person as one line of the file has it."""

    at_work: bool | None = None
    status: str = ""
    status_left: str = ""
    left_on: date | None = None
    award: AwardMark | None = None
    memberships: tuple[MembershipClaim, ...] = ()
    grade: GradeClaim | None = None


def staff_record(line: Line) -> StaffRecord:
    record = StaffRecord(line=line.number, full_name="")
    read_name(record, line)
    read_who(record, line)
    _fill(record, line)
    record.refused = record.refused or name_refusal(record) or too_long(record, WORDS.labels)
    return record


def _fill(record: StaffRecord, line: Line) -> None:
    on = line.on
    readers: tuple[tuple[str, Callable[[Cell], Any]], ...] = (
        ("sex", values.sex),
        ("joined_sector", lambda cell: values.past_day(cell, on)),
        ("starts", lambda cell: values.first_day_here(cell, on)),
        ("position", values.known),
        ("subject", values.known),
    )
    for name, read in readers:
        value = line.read(record, name, read)
        if value is not None:
            # Of posts and subjects a school has a few: one text of each is kept, not one a line.
            record.values[name] = intern(value) if isinstance(value, str) else value
    contract = line.read(record, "contract", values.contract, only_note=True)
    if contract is not None:
        record.values["contract"] = contract
    if line.read(record, "female_mark", values.known):
        record.values["sex"] = Sex.FEMALE.value
    _group(record, line)
    record.at_work = line.read(record, "status", values.at_work)
    status = line.cell("status")
    record.status = "" if status is None or isinstance(status, ErrorCell) else intern(str(status))
    if record.at_work and values.is_away(record.status):
        record.status_left = (
            f"trạng thái «{tidy(record.status)}»: không đọc, hãy ghi ở trang của người này nếu cần"
        )
    if record.at_work is False:
        record.left_on = line.read(record, "status_on", lambda cell: values.past_day(cell, on))
    record.award = award_mark(line.cell, line.codes, on)
    record.grade = _grade(record, line)
    record.memberships = tuple(claim for one in Organisation if (claim := _membership(record, line, one)))


def _membership(record: StaffRecord, line: Line, organisation: Organisation) -> MembershipClaim | None:
    """A mark, or a day of joining, says that somebody is a member; a cell that says no takes nobody out."""
    name = organisation.value
    said = line.read(record, name, values.member, only_note=True)
    joined, official = (
        line.read(record, column, lambda cell: values.past_day(cell, line.on), only_note=True)
        for column in (f"{name}_on", f"{name}_official_on")
    )
    if said is None and (joined or official):
        said = True
    if said is False and (joined or official):
        record.note(f"{line.label(name)}: ghi là không, nhưng có ngày vào: không ghi")
    if not said:
        return None
    if joined and official and official < joined:
        record.note(f"{line.label(f'{name}_official_on')}: trước ngày vào: không ghi")
        official = None
    return MembershipClaim(name, joined, official)


def _grade(record: StaffRecord, line: Line) -> GradeClaim | None:
    """A grade belongs to a year; one whose year nobody says is not written."""
    grade = line.read(record, "grade", values.grade, only_note=True)
    if grade is None:
        return None
    year = line.read(record, "grade_year", lambda cell: school_year(values.known(cell)), only_note=True)
    if year is None:
        record.note(f"{line.label('grade')}: chưa rõ của năm học nào: không ghi")
        return None
    return GradeClaim(year, grade)


def _group(record: StaffRecord, line: Line) -> None:
    named = line.read(record, "position_group", values.known)
    # A post says more than a group of posts: a deputy head stands among "Giáo viên" in some exports.
    group = values.staff_group(record.values.get("position"), line.codes.get(fold(named or ""), named))
    if group:
        record.values["staff_group"] = group

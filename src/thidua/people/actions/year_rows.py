"""The rows of one year: leave, discipline of the employer and of the Party, grades of other systems."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import pairwise

from statute.grading import GRADES, MOST_POINTS, best_grade, points_from
from thidua.core.errors import InvalidInputError
from thidua.core.school_years import ends, starts
from thidua.core.text import tidy
from thidua.people.errors import NotOfPartyError, OutsideSchoolYearError
from thidua.people.models import (
    Discipline,
    EvaluationRules,
    Grade,
    GradeSystem,
    Leave,
    LeaveKind,
    Membership,
    Organisation,
    OtherGrade,
    PartyDiscipline,
    Person,
    Sex,
    YearRecord,
)

# The leave which the evaluation sheet enters; other kinds of a year are left as they are.
OF_THE_SHEET = (LeaveKind.SICK, LeaveKind.UNPAID, LeaveKind.MATERNITY)


@dataclass(frozen=True, slots=True)
class LeaveEntry:
    """A stretch of leave: its working days, its first and last day, or both."""

    kind: str
    working_days: Decimal | None = None
    starts: date | None = None
    ends: date | None = None


@dataclass(frozen=True, slots=True)
class DisciplineEntry:
    form: str
    on: date
    ended: date | None = None
    paper: str = ""
    effective: date | None = None


@dataclass(frozen=True, slots=True)
class PartyDisciplineEntry:
    form: str
    on: date
    ended: date | None = None
    paper: str = ""


@dataclass(frozen=True, slots=True)
class OtherGradeEntry:
    """The year's grade in another system; points only in the one that counts points."""

    system: str
    grade: str
    points: Decimal | None = None
    paper: str = ""


def refuse_of_others(
    person: Person,
    leave: list[LeaveEntry] | None,
    party_discipline: list[PartyDisciplineEntry] | None,
    other_grades: list[OtherGradeEntry] | None,
) -> None:
    """What by its kind cannot be this person's: maternity leave of a man, facts of the Party of no member of it."""
    if person.sex == Sex.MALE and any(entry.kind == LeaveKind.MATERNITY for entry in leave or ()):
        raise InvalidInputError(
            "leave_kind",
            "Người này ghi là nam nên không ghi nghỉ thai sản được. "
            "Hãy chọn loại nghỉ khác, hoặc sửa giới tính ở “Sửa thông tin” nếu ghi nhầm.",
        )
    graded = any(entry.system == GradeSystem.PARTY for entry in other_grades or ())
    member = Membership.objects.filter(person=person, organisation=Organisation.PARTY)
    if (graded or party_discipline) and not member.exists():
        raise NotOfPartyError("party_discipline" if party_discipline else "other_system")


def replace_leave(row: YearRecord, entries: list[LeaveEntry]) -> None:
    """These stretches are the year's leave; no two of them share a day."""
    for entry in entries:
        _check_leave(row.school_year, entry)
    dated = sorted((x for x in entries if x.starts and x.ends), key=lambda x: x.starts or date.min)
    for earlier, later in pairwise(dated):
        if later.starts and earlier.ends and later.starts <= earlier.ends:
            raise InvalidInputError(
                "leave_starts",
                f"Hai đợt nghỉ trùng ngày: đợt từ {later.starts:%d/%m/%Y} bắt đầu khi đợt trước chưa hết "
                f"({earlier.ends:%d/%m/%Y}). Hãy sửa ngày của một đợt.",
            )
    row.leaves.all().delete()
    Leave.objects.bulk_create(
        Leave(
            record=row, kind=x.kind, working_days=checked_days(x.working_days), starts=x.starts, ends=x.ends
        )
        for x in entries
    )


def _check_leave(school_year: str, entry: LeaveEntry) -> None:
    if entry.kind not in LeaveKind.values:
        raise InvalidInputError("leave_kind", "Hãy chọn loại nghỉ.")
    checked_days(entry.working_days)
    if (entry.starts is None) != (entry.ends is None):
        raise InvalidInputError("leave_starts", "Một đợt nghỉ ghi ngày thì phải có cả từ ngày và đến ngày.")
    if entry.starts is None or entry.ends is None:
        return
    if entry.ends < entry.starts:
        raise InvalidInputError("leave_ends", "Ngày nghỉ cuối không thể trước ngày nghỉ đầu.")
    for day in (entry.starts, entry.ends):
        if not starts(school_year) <= day <= ends(school_year):
            raise OutsideSchoolYearError("leave_starts", "Đợt nghỉ có ngày", day, school_year)
    if entry.working_days is not None and entry.working_days > (entry.ends - entry.starts).days + 1:
        raise InvalidInputError("working_days", "Số ngày làm việc nhiều hơn số ngày của đợt nghỉ.")


def checked_days(days: Decimal | None) -> Decimal | None:
    if days is not None and days < 0:
        raise InvalidInputError("working_days", "Số ngày nghỉ không thể âm.")
    return days


def replace_discipline(row: YearRecord, entries: list[DisciplineEntry]) -> None:
    for entry in entries:
        _check_discipline(row.school_year, entry)
        if entry.effective is not None and entry.effective < entry.on:
            raise InvalidInputError(
                "discipline_effective", "Ngày có hiệu lực không thể trước ngày quyết định."
            )
    row.disciplines.all().delete()
    Discipline.objects.bulk_create(
        Discipline(
            record=row, form=x.form, on=x.on, effective=x.effective, ended=x.ended, paper=tidy(x.paper)
        )
        for x in entries
    )


def replace_party_discipline(row: YearRecord, entries: list[PartyDisciplineEntry]) -> None:
    for entry in entries:
        _check_discipline(row.school_year, entry)
    row.party_disciplines.all().delete()
    PartyDiscipline.objects.bulk_create(
        PartyDiscipline(record=row, form=x.form, on=x.on, ended=x.ended, paper=tidy(x.paper)) for x in entries
    )


def _check_discipline(school_year: str, entry: DisciplineEntry | PartyDisciplineEntry) -> None:
    if not starts(school_year) <= entry.on <= ends(school_year):
        raise OutsideSchoolYearError("discipline_on", "Ngày quyết định kỷ luật", entry.on, school_year)
    if entry.ended is not None and entry.ended < entry.on:
        raise InvalidInputError("discipline_ended", "Ngày hết hiệu lực không thể trước ngày quyết định.")


def replace_other_grades(row: YearRecord, entries: list[OtherGradeEntry]) -> None:
    """One grade a system; the system that the year itself was graded by is not written twice."""
    systems = [entry.system for entry in entries]
    if len(set(systems)) < len(systems):
        raise InvalidInputError("other_system", "Mỗi cách đánh giá chỉ ghi một dòng cho một năm học.")
    if row.grade_rules in systems:
        raise InvalidInputError("other_system", "Cách đánh giá này đã là xếp loại chính của năm học.")
    for entry in entries:
        if entry.system not in GradeSystem.values or entry.grade not in Grade.values:
            raise InvalidInputError("other_system", "Hãy chọn cách đánh giá và mức xếp loại.")
        check_points(row.school_year, entry.system, entry.grade, entry.points)
    row.other_grades.all().delete()
    OtherGrade.objects.bulk_create(
        OtherGrade(record=row, system=x.system, grade=x.grade, points=x.points, paper=tidy(x.paper))
        for x in entries
    )


def check_points(school_year: str, system: str | None, grade: str | None, points: Decimal | None) -> None:
    """Points belong to the system that counts them, and allow no better grade than theirs; a worse one they do."""
    last = ends(school_year)
    if system == EvaluationRules.POINTS and last < points_from():
        raise InvalidInputError(
            "grade_rules",
            f"Chấm điểm chỉ có từ {points_from():%d/%m/%Y}. Năm học này xếp loại theo cách trước đó.",
        )
    if points is None:
        return
    if system != EvaluationRules.POINTS:
        raise InvalidInputError("grade_points", "Chỉ ghi điểm khi đánh giá bằng chấm điểm.")
    if not 0 <= points <= MOST_POINTS:
        raise InvalidInputError("grade_points", f"Điểm phải từ 0 đến {MOST_POINTS}.")
    best = best_grade(points, last)
    if grade in GRADES and best is not None and _is_better(grade, best):
        words = Grade(best).label
        raise InvalidInputError("grade_points", f"Với số điểm này, mức cao nhất được xếp là “{words}”.")


def _is_better(grade: str, best: str) -> bool:
    return best not in GRADES or GRADES.index(grade) < GRADES.index(best)

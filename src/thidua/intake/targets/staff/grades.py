"""The column «Đánh giá viên chức» of a staff list: a grade of a past year, where that year has none yet."""

from uuid import UUID

from thidua.intake.targets.asked import Asked
from thidua.intake.targets.plan_rows import GradeClaim
from thidua.intake.targets.staff.records import StaffRecord
from thidua.people.models import Grade, Posting, YearRecord
from thidua.units.queries import current_year


class Grades:
    """What stands of the years which the list names."""

    def __init__(self, asked: Asked, records: list[StaffRecord]) -> None:
        self.user, self.unit = asked.by.user, asked.unit
        years = {record.grade.school_year for record in records if record.grade}
        rows = YearRecord.objects.filter(
            school_year__in=years, person__in=Posting.objects.filter(unit=asked.unit).values("person")
        )
        self.rows: dict[tuple[UUID, str], YearRecord] = {
            (row.person_id, row.school_year): row for row in (rows if years else ())
        }
        running = current_year(asked.unit)
        self.running = running.name if running else None

    def new(self, record: StaffRecord, posting: Posting | None) -> tuple[GradeClaim | None, str]:
        """The grade that is written, or why none is; neither where the year has this grade already."""
        claim = record.grade
        if claim is None or (posting is not None and posting.ends is not None):
            return None, ""
        row = self.rows.get((posting.person_id, claim.school_year)) if posting else None
        if row is not None and row.grade == claim.grade:
            return None, ""
        why = self._refusal(claim, posting, row)
        return (None, why) if why else (claim, "")

    def _refusal(self, claim: GradeClaim, posting: Posting | None, row: YearRecord | None) -> str:
        if self.running and claim.school_year >= self.running:
            return "xếp loại của năm học đang mở: ghi trong mục Xếp loại"
        if posting is not None and self.user is not None and posting.person.user_id == self.user:
            return "xếp loại của chính anh/chị: không ghi, hãy để người khác ghi"
        if row is not None and row.unit_id != self.unit.id:
            return f"năm học {claim.school_year} do đơn vị khác ghi: không ghi xếp loại"
        if row is not None and row.grade is not None:
            return f"năm học {claim.school_year} đã ghi xếp loại khác: giữ nguyên"
        return ""


def grade_told(claim: GradeClaim) -> str:
    return f"xếp loại {claim.school_year}: {Grade(claim.grade).label}, chưa đối chiếu"

"""What reviews of one school year say of one person or team: published results, for whoever may read the sheet."""

from dataclasses import dataclass
from uuid import UUID

from thidua.criteria.marking import shown
from thidua.reviews.access import sheets_for
from thidua.reviews.content import Kind
from thidua.reviews.models import Result
from thidua.reviews.states import ReviewState
from thidua.units.access import Member
from thidua.units.models import SchoolYear


@dataclass(frozen=True, slots=True)
class InYear:
    """One published result. `reason`: why this version, or of which months it is made."""

    row: Result
    reason: str

    @property
    def name(self) -> str:
        return self.row.sheet.review.name

    @property
    def total(self) -> str:
        return "" if self.row.total is None else shown(self.row.total)

    @property
    def is_of_year(self) -> bool:
        return self.row.sheet.review.kind == Kind.YEAR


def results_in_year(
    member: Member, year: SchoolYear, *, person: UUID | None, team: UUID | None
) -> list[InYear]:
    """In the order of the year, the year's own result last; in one query."""
    if person is None and team is None:
        return []  # of the school as a whole there is no sheet
    subject = {"person": person} if person else {"team": team}
    sheets = sheets_for(member).filter(review__year=year, review__state=ReviewState.PUBLISHED, **subject)
    rows = Result.objects.filter(sheet__in=sheets, is_latest=True).select_related(
        "sheet__review", "sheet__set"
    )
    ordered = sorted(rows, key=lambda row: (row.sheet.review.last, row.sheet.review.first.toordinal() * -1))
    return [InYear(row, _reason(row)) for row in ordered]


def _reason(row: Result) -> str:
    if row.because:
        return row.because
    with_points = [source for source in row.sources if source["points"] is not None]
    return f"Tổng hợp từ {len(with_points)} tháng có kết quả" if row.sources else row.sheet.exempt

"""Work in other units: which comment is due between the two, who reviews whom, and what the year moved."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.db.models import Q, QuerySet

from statute.findings import Verification
from statute.movers import is_comment_needed, reviewer_of_seconded, reviewer_of_transferred
from thidua.core import clock
from thidua.core.school_years import ends, starts
from thidua.people.models import Elsewhere, Person, Posting, WorkElsewhere
from thidua.units.models import Unit

# Whose comment is waited for here; of the others, the other unit waits for ours.
THEIRS = frozenset({Elsewhere.CAME, Elsewhere.SENT})
# What the shortest stretch of the figure is asked of; a seconded person is commented on however short it was.
MEASURED = frozenset({Elsewhere.CAME, Elsewhere.WENT})


@dataclass(frozen=True, slots=True)
class Comment:
    """One comment that the year asks for, or (`needed` None) of which the law does not say whether it does."""

    row: WorkElsewhere
    needed: bool | None
    first: date
    last: date

    @property
    def is_theirs(self) -> bool:
        return self.row.kind in THEIRS

    @property
    def is_missing(self) -> bool:
        return self.needed is not False and self.row.passed_on is None

    @property
    def state(self) -> str:
        """How it stands, as the chip of a state names it: yes, doing, late, unknown."""
        if self.row.passed_on is not None:
            return "yes"
        if self.row.asked_on is not None:
            return "doing"
        return "unknown" if self.needed is None else "late"

    @property
    def words(self) -> str:
        if self.row.passed_on is not None:
            return "Đã có nhận xét" if self.is_theirs else "Đã gửi nhận xét"
        if self.row.asked_on is not None:
            return "Đã xin, chưa có" if self.is_theirs else "Nơi kia đã xin, chưa gửi"
        if self.needed is None:
            return "Chưa rõ có cần không"
        return "Chưa xin nhận xét" if self.is_theirs else "Chưa gửi nhận xét"


@dataclass(frozen=True, slots=True)
class Reviewer:
    """Who reviews the person in the year, in a sentence, with how far that was read."""

    sentence: str
    citation: dict[str, str | None] | None
    verification: Verification | None


def comments_of(
    unit: Unit, persons: Iterable[UUID], school_year: str, *, on: date | None = None
) -> dict[UUID, list[Comment]]:
    """The comments that a school year asks for, both ways, of each person who has some."""
    return comments_on(list(_rows(unit).filter(person__in=list(persons))), unit, school_year, on=on)


def comments_on(
    rows: list[WorkElsewhere], unit: Unit, school_year: str, *, on: date | None = None
) -> dict[UUID, list[Comment]]:
    """The same for rows that were read already."""
    came = _came_here(unit, [row.person_id for row in rows if row.kind == Elsewhere.WENT])
    found: dict[UUID, list[Comment]] = {}
    for row in rows:
        comment = _comment(row, school_year, came, on or clock.today())
        if comment is not None:
            found.setdefault(row.person_id, []).append(comment)
    return found


def comment_missing(unit: Unit, person: Person, school_year: str) -> Comment | None:
    """The comment of another unit which this year's review of the person still lacks; for the list of a dossier."""
    comments = comments_of(unit, [person.id], school_year).get(person.id, [])
    return next((one for one in comments if one.is_theirs and one.is_missing), None)


def comments_asked_for(unit: Unit, person: Person, school_year: str) -> list[Comment]:
    """The comments of other units which the year's review of the person rests on, whether they have come or not."""
    comments = comments_of(unit, [person.id], school_year).get(person.id, [])
    return [one for one in comments if one.is_theirs and one.needed is not False]


def seconded_here(unit: Unit, persons: Iterable[UUID], school_year: str, *, on: date) -> dict[UUID, Reviewer]:
    """Of those whom another unit has sent here in the school year: who reviews them. One query."""
    first, last = starts(school_year), ends(school_year)
    rows = _rows(unit).filter(person__in=list(persons), kind=Elsewhere.LENT)
    within = rows.filter(Q(starts=None) | Q(starts__lte=last)).filter(Q(ends=None) | Q(ends__gte=first))
    return {row.person_id: reviewer_of(row, min(max(on, first), last)) for row in within.order_by("starts")}


def reviewer_of(row: WorkElsewhere, on: date) -> Reviewer:
    """What the law, as far as it was read for that day, says of who reviews; silent, it is said to be not known."""
    seconded = row.kind in {Elsewhere.SENT, Elsewhere.LENT}
    figure = reviewer_of_seconded(on) if seconded else reviewer_of_transferred(on)
    if figure is None:
        return Reviewer("Chưa rõ nơi nào bình xét: không có quy định nào đã đọc cho ngày này.", None, None)
    sentence = _REVIEWED.get((row.kind, figure.value), "")
    silent = (
        ""
        if figure.citation
        else " Chưa đọc được điều khoản hiện hành; hãy hỏi cấp quyết định nếu nơi kia làm khác."
    )
    return Reviewer(
        sentence.format(other=row.other_unit) + silent,
        figure.citation.as_dict() if figure.citation else None,
        figure.verification,
    )


_REVIEWED: dict[tuple[str, str], str] = {
    (Elsewhere.CAME, "new_unit"): "Trường bình xét, vì là đơn vị mới; {other} chỉ nhận xét.",
    (Elsewhere.CAME, "old_unit"): "{other} bình xét, vì là đơn vị cũ.",
    (Elsewhere.WENT, "new_unit"): "{other} bình xét, vì là đơn vị mới; trường chỉ nhận xét.",
    (Elsewhere.WENT, "old_unit"): "Trường bình xét, vì là đơn vị cũ.",
    (
        Elsewhere.SENT,
        "sending_unit",
    ): "Trường bình xét, vì là đơn vị cử đi; {other} nhận xét. Đăng ký ở trường.",
    (Elsewhere.SENT, "receiving_unit"): "{other} bình xét, vì là nơi tiếp nhận.",
    (
        Elsewhere.LENT,
        "sending_unit",
    ): "{other} bình xét, vì là đơn vị cử đi; trường nhận xét. Đăng ký ở {other}.",
    (Elsewhere.LENT, "receiving_unit"): "Trường bình xét, vì là nơi tiếp nhận.",
}


def _rows(unit: Unit) -> QuerySet[WorkElsewhere]:
    return WorkElsewhere.objects.filter(unit=unit).select_related("person", "scan")


def _came_here(unit: Unit, persons: list[UUID]) -> dict[UUID, date | None]:
    """Since when each of them worked here, of their latest posting."""
    rows = Posting.objects.filter(unit=unit, person__in=persons).order_by("starts") if persons else []
    return {row.person_id: row.starts for row in rows}


def _comment(
    row: WorkElsewhere, school_year: str, came: Mapping[UUID, date | None], on: date
) -> Comment | None:
    """The comment about the part of the year that was worked where the comment comes from; None: no such part."""
    first, last = starts(school_year), ends(school_year)
    if not _moved_within(row, first, last):
        return None
    if row.kind == Elsewhere.WENT and row.starts is not None:
        first, last = max(first, came.get(row.person_id) or first), row.starts - timedelta(days=1)
    else:
        first, last = max(first, row.starts or first), min(last, row.ends or last)
    if first > last:
        return None
    day = max(min(on, ends(school_year)), starts(school_year))
    needed = is_comment_needed(first, last, day) if row.kind in MEASURED else _is_seconded_asked(day)
    return Comment(row, needed, first, last)


def _moved_within(row: WorkElsewhere, first: date, last: date) -> bool:
    """A year is shared with the unit one came from or went to only if the move lies in it."""
    if row.kind == Elsewhere.CAME:
        return row.ends is not None and first <= row.ends < last
    if row.kind == Elsewhere.WENT:
        return row.starts is not None and first < row.starts <= last
    return True


def _is_seconded_asked(day: date) -> bool | None:
    """The unit which reviews hears the other one; not known where nothing says which of the two reviews."""
    return None if reviewer_of_seconded(day) is None else True

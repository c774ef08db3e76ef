"""Who came, who left and who works between two units in a school year, and what that leaves to be done."""

from dataclasses import dataclass, replace
from datetime import date, timedelta

from thidua.core.school_years import ends, starts
from thidua.people.models import Elsewhere, LeavingReason, Person, Posting, WorkElsewhere
from thidua.people.queries.elsewhere import Comment, Reviewer, comments_on, reviewer_of
from thidua.units.models import Unit

# What the list is narrowed to, by the word in its address.
NEW, LEFT, RETIRED, SECONDED, COMMENTS = "moi-ve", "roi-truong", "nghi-huu", "biet-phai", "nhan-xet"
KINDS = {
    NEW: "Mới về trường",
    LEFT: "Rời trường",
    RETIRED: "Nghỉ hưu",
    SECONDED: "Biệt phái",
    COMMENTS: "Còn thiếu nhận xét",
}
# What was read says nothing of who leaves before the review; so nobody is told yes or no here.
NOT_SAID = (
    "Các quy định đã đọc không nói người rời trường trước khi bình xét còn được xét hay không: "
    "hội đồng xem xét, hoặc hỏi cấp quyết định."
)
NEW_HERE = "Xét theo số tháng làm việc của năm học và quy định của cấp quyết định."
NEW_IN_SECTOR = "Mới vào ngành. " + NEW_HERE


@dataclass(frozen=True, slots=True)
class Movement:
    """One thing that moved: of whom, what, when, where, and what that means for the year's review."""

    person: Person
    kind: str
    words: str
    since: date | None
    until: date | None
    detail: str
    meaning: str
    reviewer: Reviewer | None = None
    comment: Comment | None = None
    row: WorkElsewhere | None = None

    @property
    def sort(self) -> tuple[str, str]:
        return self.person.sort_key, str(self.person.id)


def movements_of(unit: Unit, school_year: str, *, on: date) -> list[Movement]:
    """All of a school year, in the order of names."""
    left, elsewhere = _left(unit, school_year), _elsewhere(unit, school_year, on)
    arrived, elsewhere = _arrived_once(_came(unit, school_year), elsewhere)
    found = [*arrived, *_departed_once(left, elsewhere)]
    return sorted(found, key=lambda one: one.sort)


def narrowed(movements: list[Movement], kind: str) -> list[Movement]:
    """Those of one of KINDS; of all kinds without one."""
    return [one for one in movements if _is_of(one, kind)]


def _is_of(one: Movement, kind: str) -> bool:
    if kind == LEFT:
        return one.kind in {LEFT, RETIRED}
    if kind == COMMENTS:
        return one.comment is not None and one.comment.is_missing
    return not kind or one.kind == kind


def _came(unit: Unit, school_year: str) -> list[Movement]:
    first, last = starts(school_year), ends(school_year)
    rows = Posting.objects.filter(unit=unit, starts__range=(first, last)).select_related("person", "team")
    return [
        Movement(
            person=row.person,
            kind=NEW,
            words="Mới về trường",
            since=row.starts,
            until=None,
            detail=", ".join(word for word in (row.position, row.team.name if row.team else "") if word),
            meaning=NEW_IN_SECTOR
            if row.person.joined_sector and first <= row.person.joined_sector <= last
            else NEW_HERE,
        )
        for row in rows
    ]


def _left(unit: Unit, school_year: str) -> list[Movement]:
    rows = Posting.objects.filter(unit=unit, ends__range=(starts(school_year), ends(school_year)))
    return [
        Movement(
            person=row.person,
            kind=RETIRED if row.left_because == LeavingReason.RETIRED else LEFT,
            words=row.get_left_because_display() if row.left_because else "Rời trường, chưa ghi lý do",
            since=None,
            until=row.ends,
            detail=row.left_paper,
            meaning="" if row.left_because == LeavingReason.TRANSFERRED else NOT_SAID,
        )
        for row in rows.select_related("person")
    ]


def _elsewhere(unit: Unit, school_year: str, on: date) -> list[Movement]:
    """Stretches which touch the year, and those whose comment the year asks for."""
    first, last = starts(school_year), ends(school_year)
    rows = list(WorkElsewhere.objects.filter(unit=unit).select_related("person", "scan"))
    comments = {
        comment.row.id: comment
        for of_person in comments_on(rows, unit, school_year, on=on).values()
        for comment in of_person
    }
    return [
        _of_row(row, comments.get(row.id), min(max(on, first), last))
        for row in rows
        if row.id in comments or _touches(row, first, last)
    ]


def _arrived_once(new: list[Movement], elsewhere: list[Movement]) -> tuple[list[Movement], list[Movement]]:
    """Who is new and came from where stand in two tables too; the rest of the second table is handed back."""
    once = []
    for one in new:
        came = next((other for other in elsewhere if _leads_to(other, one)), None)
        if came is not None:
            elsewhere = [other for other in elsewhere if other is not came]
            places = ", ".join(word for word in (f"từ {came.detail}", one.detail) if word)
            one = replace(  # noqa: PLW2901 -- the same arrival, told in full
                one,
                words=came.words,
                detail=places,
                reviewer=came.reviewer,
                comment=came.comment,
                row=came.row,
            )
        once.append(one)
    return once, elsewhere


def _leads_to(came: Movement, new: Movement) -> bool:
    """The stretch in the other unit ended before the work here began."""
    if came.kind != Elsewhere.CAME or came.person.id != new.person.id:
        return False
    return came.until is not None and new.since is not None and came.until <= new.since


def _departed_once(left: list[Movement], elsewhere: list[Movement]) -> list[Movement]:
    """Who left and where to stand in two tables; it is one departure, with the new unit and the paper in one line."""
    went = {
        (one.person.id, one.since - timedelta(days=1)): one
        for one in elsewhere
        if one.kind == Elsewhere.WENT and one.since
    }
    once = []
    for one in left:
        to = went.pop((one.person.id, one.until), None) if one.until else None
        if to is not None:
            places = ", ".join(word for word in (to.detail, one.detail) if word)
            elsewhere = [other for other in elsewhere if other is not to]
            once.append(
                replace(one, detail=places, meaning="", reviewer=to.reviewer, comment=to.comment, row=to.row)
            )
        else:
            once.append(one)
    return [*once, *elsewhere]


def _touches(row: WorkElsewhere, first: date, last: date) -> bool:
    """A stretch there in the year; of who went or came, the day of moving."""
    if row.kind == Elsewhere.CAME:
        return row.ends is not None and first <= row.ends <= last
    if row.kind == Elsewhere.WENT:
        return row.starts is not None and first <= row.starts <= last
    return (row.starts is None or row.starts <= last) and (row.ends is None or row.ends >= first)


def _of_row(row: WorkElsewhere, comment: Comment | None, on: date) -> Movement:
    seconded = row.kind in {Elsewhere.SENT, Elsewhere.LENT}
    return Movement(
        person=row.person,
        kind=SECONDED if seconded else row.kind,
        words=row.get_kind_display(),
        since=row.starts,
        until=row.ends,
        detail=row.other_unit,
        meaning="",
        reviewer=reviewer_of(row, on),
        comment=comment,
        row=row,
    )


def elsewhere_lines(unit: Unit, person: Person, school_year: str, *, on: date) -> list[Movement]:
    """All that is written of one person's work elsewhere, the latest first, with what this year asks for."""
    rows = list(WorkElsewhere.objects.filter(unit=unit, person=person).select_related("person", "scan"))
    comments = {one.row.id: one for one in comments_on(rows, unit, school_year, on=on).get(person.id, [])}
    lines = [_of_row(row, comments.get(row.id), on) for row in rows]
    return sorted(lines, key=lambda one: one.since or one.until or date.min, reverse=True)

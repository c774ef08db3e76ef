"""Opening a review: who is reviewed by which set; renewing the list, moving the last days, discarding."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from django.db import IntegrityError, transaction

from thidua.core import clock
from thidua.core.errors import InvalidInputError
from thidua.core.text import tidy
from thidua.criteria.actions import freeze_set
from thidua.criteria.models import About, CriteriaSet
from thidua.criteria.queries import is_for
from thidua.ledger.actions import Actor, action, record
from thidua.people.models import Leave, LeaveKind, Posting
from thidua.people.queries import staff_of
from thidua.reviews.actions.rows import reason, review_step
from thidua.reviews.content import Period, own_days_refusal
from thidua.reviews.errors import AlreadyMarkedError, NobodyToReviewError, NoSetError, ReviewTwiceError
from thidua.reviews.models import Card, Council, LeadersBy, Part, Review, Rule, Sheet, TeamBy, Way
from thidua.reviews.states import PartState, ReviewAct
from thidua.units.models import Role, SchoolYear, Unit
from thidua.units.queries import appointments_in, holders

# Nobody is marked by those whom one leads; it is still written why, and may be taken back by hand.
HEAD = "Người đứng đầu, cấp trên đánh giá"
MOST_OBJECTION_DAYS, MOST_NAMES, MOST_WEIGHT = 60, 8, 100


@dataclass(frozen=True, slots=True)
class Opening:
    """What is decided when a review is opened; days are the last ones, included."""

    period: Period
    sets: Sequence[CriteriaSet]
    first: date | None = None
    last: date | None = None
    way: str = Way.MARKED
    with_self: bool = True
    council: str = Council.CONFIRM
    leaders_by: str = LeadersBy.OFFICE
    newcomers_exempt: bool = True
    self_closes: date | None = None
    team_closes: date | None = None
    council_closes: date | None = None
    objection_days: int = 5
    rule: str = Rule.AVERAGE
    weights: dict[str, int] = field(default_factory=dict)
    least: int = 1


@action("reviews.review_opened")
def open_review(*, by: Actor, unit: Unit, year: SchoolYear, opening: Opening, on: date) -> Review:
    """Sheets for everybody at work, each with the first of the sets that measures them; the sets are frozen."""
    review = _review(unit, year, opening)
    _check(review, opening, on)
    try:
        with transaction.atomic():
            review.save()
    except IntegrityError:
        raise ReviewTwiceError from None
    day = max(review.first, min(review.last, on))
    sets = [freeze_set(by=by, criteria_set=row, on=day) for row in opening.sets]
    made = _make_sheets(review, sets, day, newcomers_exempt=opening.newcomers_exempt)
    if not made:
        raise NobodyToReviewError
    record(about=review, fields={"name": review.name, "way": review.way}, counts={"sheets": made}, on=on)
    return review


@action("reviews.list_renewed")
def renew_list(*, by: Actor, review: Review, on: date) -> int:
    """Whoever has come since gets a sheet by one of the review's own sets; nobody's sheet is taken away."""
    row = review_step(review, ReviewAct.RENEW)
    sets = list(
        {
            sheet.set_id: sheet.set
            for sheet in Sheet.objects.filter(review=row).select_related("set__thread")
        }.values()
    )
    made = _make_sheets(row, sets, max(row.first, min(row.last, on)), newcomers_exempt=True)
    row.save()
    record(about=row, counts={"sheets": made}, on=on)
    return made


@action("reviews.deadlines_moved")
def move_deadlines(
    *,
    by: Actor,
    review: Review,
    self_closes: date | None,
    team_closes: date | None,
    council_closes: date | None,
    because: str,
    on: date,
) -> Review:
    """Later last days, with the reason; a day that has passed cannot be chosen."""
    said = reason(because)
    row = review_step(review, ReviewAct.RENEW)
    before = (row.self_closes, row.team_closes, row.council_closes)
    row.self_closes, row.team_closes, row.council_closes = self_closes, team_closes, council_closes
    _check_days(row, on, before)
    row.save()
    record(
        about=row,
        fields={"because": said, "days": (before, (self_closes, team_closes, council_closes))},
        on=on,
    )
    return row


@action("reviews.review_discarded")
def discard_review(*, by: Actor, review: Review) -> Review:
    """Opened by mistake: only while nobody has given a mark."""
    row = review_step(review, ReviewAct.DISCARD)
    # Whoever gives a mark holds their part: wait for them, then look.
    list(Part.objects.select_for_update(of=("self",)).filter(review=row))
    if Card.objects.filter(sheet__review=row).exists():
        raise AlreadyMarkedError
    row.save()
    record(about=row)
    return row


def _review(unit: Unit, year: SchoolYear, opening: Opening) -> Review:
    period, rolled = opening.period, opening.way == Way.ROLLED
    return Review(
        unit=unit,
        year=year,
        kind=period.kind,
        name=period.name,
        first=opening.first or period.first,
        last=opening.last or period.last,
        way=opening.way,
        with_self=opening.with_self and not rolled,
        council=Council.NONE if rolled else opening.council,
        leaders_by=opening.leaders_by,
        self_closes=opening.self_closes if opening.with_self and not rolled else None,
        team_closes=None if rolled else opening.team_closes,
        council_closes=opening.council_closes if opening.council != Council.NONE and not rolled else None,
        objection_days=opening.objection_days,
        rule=opening.rule,
        weights=opening.weights,
        least=opening.least,
        opened_at=clock.now(),
    )


def _check(review: Review, opening: Opening, on: date) -> None:
    if not opening.sets:
        raise InvalidInputError("sets", "Hãy chọn ít nhất một bộ tiêu chí.")
    if review.last < review.first:
        raise InvalidInputError("last", "Ngày cuối của kỳ phải từ ngày đầu trở đi.")
    wrong, fault = own_days_refusal(opening.period, review.year.name, review.first, review.last)
    if wrong:
        raise InvalidInputError(wrong, fault)
    if review.is_rolled and review.kind == "month":
        raise InvalidInputError(
            "way", "Tháng thì chấm điểm; chỉ quý, học kỳ, năm học mới tổng hợp từ các tháng."
        )
    if not 0 <= review.objection_days <= MOST_OBJECTION_DAYS:
        raise InvalidInputError("objection_days", f"Số ngày nhận ý kiến từ 0 đến {MOST_OBJECTION_DAYS}.")
    if review.least < 1:
        raise InvalidInputError("least", "Phải cần ít nhất một tháng có kết quả.")
    if any(not 0 < weight <= MOST_WEIGHT for weight in review.weights.values()):
        raise InvalidInputError("weights", f"Hệ số của tháng là số nguyên từ 1 đến {MOST_WEIGHT}.")
    teams_too = any(row.thread.about == About.TEAM for row in opening.sets)
    if (
        not review.is_rolled
        and not review.has_council
        and (teams_too or review.leaders_by == LeadersBy.COUNCIL)
    ):
        raise InvalidInputError(
            "council", "Chấm tập thể tổ, hoặc chấm tổ trưởng ở Hội đồng, thì phải có bước Hội đồng."
        )
    _check_days(review, on, (None, None, None))


def _check_days(review: Review, on: date, before: Sequence[date | None]) -> None:
    """A new last day is not past, and a later step does not end before an earlier one."""
    if review.is_rolled:
        return
    asked = [
        ("self_closes", "Tự chấm", review.with_self, review.self_closes),
        ("team_closes", "Tổ chấm", True, review.team_closes),
        ("council_closes", "Hội đồng", review.has_council, review.council_closes),
    ]
    latest: date | None = None
    for (name, words, is_asked, day), old in zip(asked, before, strict=True):
        if not is_asked:
            continue
        if day is None:
            raise InvalidInputError(name, f"{words}: hãy ghi ngày cuối của bước này.")
        if day < on and day != old:
            raise InvalidInputError(name, f"{words}: hạn {day:%d/%m/%Y} đã qua. Hãy chọn từ hôm nay trở đi.")
        if latest is not None and day < latest:
            raise InvalidInputError(name, f"{words}: hạn phải từ {latest:%d/%m/%Y} là hạn của bước trước.")
        latest = day


def _make_sheets(review: Review, sets: Sequence[CriteriaSet], day: date, *, newcomers_exempt: bool) -> int:
    """One sheet a person and, where a set measures teams, one a team; those who have one keep it."""
    rows = Sheet.objects.filter(review=review)
    there: set[UUID | None] = {person or team for person, team in rows.values_list("person", "team")}
    staff = [row for row in staff_of(review.unit, on=day) if row.person_id not in there]
    people = [row for row in sets if row.thread.about == About.PERSON]
    bodies = [row for row in sets if row.thread.about == About.TEAM]
    leads = _leaders(review.unit, day)
    heads = {user.id for user in holders(review.unit, Role.CHAIR, day)}
    away = _away_all_through(review, [row.person_id for row in staff]) if staff else {}
    parts: dict[UUID | None, Part] = {part.team_id: part for part in Part.objects.filter(review=review)}
    wanted: list[tuple[Posting, CriteriaSet]] = []
    without: list[str] = []
    for posting in staff if people else []:
        found = next(
            (row for row in people if is_for(row, group=posting.staff_group or "", team=posting.team_id)),
            None,
        )
        if found is None:
            without.append(posting.person.full_name)
        else:
            wanted.append((posting, found))
    if without:
        raise NoSetError(_no_set(without))
    sheets = [
        Sheet(
            review=review,
            part=_part(parts, review, posting),
            person=posting.person,
            set=found,
            position=posting.position,
            team_by=_team_by(review, posting, leads),
            exempt=away.get(posting.person_id)
            or (HEAD if posting.person.user_id in heads else "")
            or _newcomer(review, posting, exempt=newcomers_exempt),
        )
        for posting, found in wanted
    ]
    for team in review.unit.teams.all():
        measure = next((row for row in bodies if is_for(row, team=team.id)), None)
        if measure is not None and team.id not in there and team.id in leads:
            part = _part_of(parts, review, team.id)
            sheets.append(Sheet(review=review, part=part, team=team, set=measure, team_by=TeamBy.NOBODY))
    Sheet.objects.bulk_create(sheets)
    return len(sheets)


def _no_set(without: list[str]) -> str:
    names = ", ".join(without[:MOST_NAMES]) + (
        f" và {len(without) - MOST_NAMES} người nữa" if len(without) > MOST_NAMES else ""
    )
    return f"Chưa mở được: không bộ tiêu chí nào đã chọn dùng cho {names}. Hãy chọn thêm bộ tiêu chí cho nhóm ấy."


def _part(parts: dict[UUID | None, Part], review: Review, posting: Posting) -> Part:
    return _part_of(parts, review, posting.team_id)


def _part_of(parts: dict[UUID | None, Part], review: Review, team: UUID | None) -> Part:
    if team not in parts:
        state = PartState.SENT if review.is_rolled else PartState.SELF if review.with_self else PartState.TEAM
        parts[team] = Part.objects.create(review=review, team_id=team, state=state, since=clock.now())
    return parts[team]


def _leaders(unit: Unit, day: date) -> dict[UUID | None, set[UUID]]:
    found: dict[UUID | None, set[UUID]] = {}
    for row in appointments_in(unit, day).filter(role=Role.TEAM_LEADER):
        found.setdefault(row.team_id, set()).add(row.user_id)
    return found


def _team_by(review: Review, posting: Posting, leads: dict[UUID | None, set[UUID]]) -> str:
    of_team = leads.get(posting.team_id, set())
    if not of_team:
        return TeamBy.OFFICE
    if posting.person.user_id is None or posting.person.user_id not in of_team:
        return TeamBy.LEADER
    return TeamBy.OFFICE if review.leaders_by == LeadersBy.OFFICE else TeamBy.NOBODY


def _newcomer(review: Review, posting: Posting, *, exempt: bool) -> str:
    if not exempt or posting.starts is None or posting.starts <= review.first:
        return ""
    return f"Về trường ngày {posting.starts:%d/%m/%Y}, trong kỳ"


def _away_all_through(review: Review, people: Iterable[UUID]) -> dict[UUID, str]:
    """Whose leave, with its days known, covers the whole stretch: nobody is marked for time spent away by right."""
    rows = Leave.objects.filter(
        record__person__in=people, record__unit=review.unit, starts__lte=review.first, ends__gte=review.last
    ).select_related("record")
    return {row.record.person_id: tidy(f"Nghỉ cả kỳ: {LeaveKind(row.kind).label.lower()}") for row in rows}

"""Opening a review: who is reviewed by which set; renewing the list, moving the last days, discarding."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from django.db import IntegrityError, transaction

from thidua.core import clock
from thidua.core.errors import InvalidInputError
from thidua.criteria.actions import freeze_set
from thidua.criteria.models import About, CriteriaSet
from thidua.ledger.actions import Actor, action, record
from thidua.reviews.actions.listing import make_sheets
from thidua.reviews.actions.rows import reason, review_step
from thidua.reviews.content import Period, months_within, own_days_refusal
from thidua.reviews.errors import AlreadyMarkedError, NobodyToReviewError, ReviewTwiceError
from thidua.reviews.models import Card, Council, LeadersBy, Part, Review, Rule, Sheet, Way
from thidua.reviews.states import ReviewAct
from thidua.units.models import SchoolYear, Unit

MOST_OBJECTION_DAYS, MOST_WEIGHT = 60, 100


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
    made = make_sheets(review, sets, day, newcomers_exempt=opening.newcomers_exempt)
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
    made = make_sheets(row, sets, max(row.first, min(row.last, on)), newcomers_exempt=True)
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
    months = months_within(review.first, review.last)
    if review.is_rolled and review.least > len(months):
        raise InvalidInputError(
            "least", f"Kỳ này chỉ có {len(months)} tháng, không thể cần {review.least} tháng."
        )
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

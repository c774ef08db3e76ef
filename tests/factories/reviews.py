"""Reviews for tests, by the real actions: one month with its sheets, marks for everybody, sent and closed."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from factories.base import School, actor
from factories.criteria import issued, line, thirty_seventy
from thidua.accounts.models import User
from thidua.criteria.content import SectionLine, SetContent
from thidua.criteria.models import CriteriaSet
from thidua.reviews.actions import (
    begin_team,
    close_review,
    give_marks,
    open_review,
    publish_review,
    send_part,
)
from thidua.reviews.actions.opening import Opening
from thidua.reviews.content import Entry, Period, periods_of
from thidua.reviews.givers import duties_on, steps_given
from thidua.reviews.models import Card, Council, Part, Review, Sheet, Step
from thidua.reviews.queries.marks import base_step
from thidua.units.access import Member, member_of

OPENED = date(2025, 10, 20)
SELF_CLOSES, TEAM_CLOSES, COUNCIL_CLOSES = date(2025, 10, 28), date(2025, 10, 31), date(2025, 11, 3)
# Of thirty_seventy: 1a, 1b, 2a, 2b (may not apply; 30, 20 or 0), bonus, minus.
EARLY = "Họp xét sớm"
FULL = (1500, 1500, 4000, 3000, 0, 0)


def everybody() -> SetContent:
    """30 + 70 for all groups of staff."""
    return replace(thirty_seventy(), groups=())


def for_teams() -> SetContent:
    """One field of a hundred points for a team as a body."""
    field = SectionLine(
        "Công việc của tổ", Decimal(100), (line("Hoàn thành kế hoạch tháng của tổ", 100, "1"),), "A"
    )
    return replace(everybody(), name="Bình xét tổ", about="team", sections=(field,))


def period(key: str = "thang-2025-10") -> Period:
    return next(one for one in periods_of("2025-2026") if one.key == key)


def opening(sets: list[CriteriaSet], **changed: object) -> Opening:
    plain = Opening(
        period=period(),
        sets=sets,
        self_closes=SELF_CLOSES,
        team_closes=TEAM_CLOSES,
        council_closes=COUNCIL_CLOSES,
    )
    return replace(plain, **changed)


def opened(
    school: School, sets: list[CriteriaSet] | None = None, *, on: date = OPENED, **changed: object
) -> Review:
    wanted = opening([issued(school, everybody())] if sets is None else sets, **changed)
    return open_review(
        by=actor(school.alice, school), unit=school.unit, year=school.year, opening=wanted, on=on
    )


def sheet_of(review: Review, user: User) -> Sheet:
    rows = Sheet.objects.select_related(
        "review__unit", "review__year", "part__team", "person", "team", "set__thread"
    )
    return rows.get(review=review, person__user=user)


def part_of(review: Review, place: int = 0) -> Part:
    return Part.objects.select_related("review__unit", "team").get(review=review, team__order=place)


def member(user: User, on: date = OPENED) -> Member:
    found = member_of(user, on=on)
    assert found is not None
    return found


def entry(sheet: Sheet, marks: tuple[int, ...] = FULL, version: int = 0, **notes: str) -> Entry:
    return Entry(
        sheet.id, version, dict(enumerate(marks)), {int(key[1:]): text for key, text in notes.items()}
    )


def give(
    school: School,
    user: User,
    sheet: Sheet,
    step: Step,
    marks: tuple[int, ...] = FULL,
    *,
    on: date = OPENED,
    **notes: str,
) -> Card:
    before = Card.objects.filter(sheet=sheet, step=step).first()
    given = give_marks(
        by=actor(user, school),
        part=sheet.part,
        step=step,
        entries=[entry(sheet, marks, before.version if before else 0, **notes)],
        on=on,
    )
    return given[0]


def mark_everybody(school: School, review: Review, *, on: date = OPENED, **others: tuple[int, ...]) -> None:
    """The team's step of all parts, by who may: leaders by the office, the office by each other. Then sent."""
    duties = duties_on(school.unit, on)
    special = {school.person(getattr(school, key)).id: marks for key, marks in others.items()}
    for part in Part.objects.filter(review=review).select_related("review__unit", "team"):
        if part.state == "self":
            begin_team(by=actor(school.alice, school), part=part, on=on)
        for sheet in Sheet.objects.filter(part=part, exempt="").select_related("review", "person", "part"):
            step = base_step(sheet)
            if step is None or sheet.person is None:
                continue
            users = (school.alice, school.an, school.dung)
            giver = next(user for user in users if step in steps_given(user.id, sheet, duties))
            give(school, giver, sheet, step, special.get(sheet.person_id, FULL), on=on)
        send_part(by=actor(school.alice, school), part=part, on=on)


def closed(
    school: School, *, on: date = OPENED, review: Review | None = None, **others: tuple[int, ...]
) -> Review:
    row = review or opened(school, with_self=False, council=Council.CONFIRM, on=on)
    mark_everybody(school, row, on=on, **others)
    return close_review(by=actor(school.alice, school), review=row, on=on, early=EARLY)


def published(
    school: School, *, on: date = OPENED, told_on: date | None = None, **others: tuple[int, ...]
) -> Review:
    """Closed on a day; published that day or on another one."""
    row = closed(school, on=on, **others)
    return publish_review(by=actor(school.alice, school), review=row, on=told_on or on)

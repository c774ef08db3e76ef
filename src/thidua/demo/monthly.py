"""The year's reviews, month by month: teams mark, send, results are closed and published; months make a quarter, a half year, the year."""

import random
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from uuid import UUID

from thidua.core import clock
from thidua.criteria.marking import NOT_APPLICABLE, NOT_ENTERED, SectionKind
from thidua.criteria.models import CriteriaSet
from thidua.criteria.queries import in_force
from thidua.demo.cast import ABSENT, TEACHER
from thidua.demo.scans import CONTENT_TYPE, scan_of
from thidua.demo.school import LEADER, PRINCIPAL, SECRETARY, VICE_PRINCIPAL, Stage
from thidua.files.actions import keep
from thidua.reviews.actions import (
    begin_team,
    close_review,
    excuse_sheet,
    give_evidence,
    give_marks,
    open_review,
    publish_review,
    raise_objection,
    roll_months,
    send_part,
)
from thidua.reviews.actions.opening import Opening
from thidua.reviews.content import Entry, Period, periods_of
from thidua.reviews.models import Card, Part, Review, Sheet, Step, TeamBy, Way
from thidua.reviews.queries.scales import Measure, measures_of
from thidua.reviews.states import PartState

OBJECTION = "Tháng này tôi nộp hồ sơ đúng hạn, đề nghị tổ và nhà trường xem lại điểm hồ sơ chuyên môn."
COUNCIL_WORD = "Còn một biên bản sinh hoạt chuyên môn nộp sau hạn"
EVIDENCE = "Sổ theo dõi nộp hồ sơ của tổ, trang tháng 7"
EARLY = "Họp xét vào tuần cuối tháng"
# So many days one may object, and the council has after the team.
OBJECTION_DAYS, COUNCIL_DAYS = 5, 3


@dataclass(slots=True)
class Months:
    """The reviews as they follow each other; the same marks at every building."""

    stage: Stage
    seed: int
    sets: list[CriteriaSet] = field(default_factory=list)
    now: Review | None = None
    measures: dict[UUID, Measure] = field(default_factory=dict)

    def month(
        self, key: str, opens: datetime, sends: datetime, closes: datetime, *, with_teams: bool = False
    ) -> Review:
        """One month from its opening to its publishing, an hour after it is closed."""
        review = self.open(key, opens, sends, closes, with_self=False, with_teams=with_teams)
        self.finish(review, sends, closes)
        return review

    def open(
        self,
        key: str,
        opens: datetime,
        sends: datetime,
        closes: datetime,
        *,
        with_self: bool,
        with_teams: bool = False,
    ) -> Review:
        """`with_teams`: each team as a body is reviewed beside its people, in the same review."""
        today = _at(opens)
        self.sets = self.sets or in_force(self.stage.unit, on=today)
        opening = Opening(
            period=self._period(key),
            sets=[row for row in self.sets if with_teams or row.thread.about == "person"],
            with_self=with_self,
            self_closes=sends.date() if with_self else None,
            team_closes=sends.date(),
            council_closes=closes.date() + timedelta(days=COUNCIL_DAYS),
            objection_days=OBJECTION_DAYS,
        )
        stage = self.stage
        review = open_review(
            by=stage.by(SECRETARY), unit=stage.unit, year=stage.year, opening=opening, on=today
        )
        absent = Sheet.objects.filter(review=review, person=stage.person(ABSENT), exempt="").first()
        if absent is not None:
            absent.part.review = review
            excuse_sheet(by=stage.by(SECRETARY), sheet=absent, because="Nghỉ thai sản", on=today)
        return review

    def finish(self, review: Review, sends: datetime, closes: datetime) -> None:
        today = _at(sends)
        for part in _parts(review):
            if part.state == PartState.SELF:
                begin_team(by=self.stage.by(SECRETARY), part=part, on=today)
            if part.state != PartState.SENT:
                self.give_all(part, Step.TEAM, today)
                self.give_bodies(part, Step.SELF, today)
                send_part(by=self.stage.by(SECRETARY), part=part, on=today)
        today = _at(closes)
        for part in _parts(review):
            self.give_bodies(part, Step.COUNCIL, today)
        early = EARLY if today < review.last else ""
        close_review(by=self.stage.by(SECRETARY), review=review, on=today, early=early)
        _at(closes + timedelta(hours=1))
        publish_review(by=self.stage.by(PRINCIPAL), review=review, on=today)

    def roll(self, key: str, moment: datetime, *, least: int) -> Review:
        today, stage = _at(moment), self.stage
        people = [row for row in self.sets if row.thread.about == "person"]
        opening = Opening(period=self._period(key), sets=people, way=Way.ROLLED, least=least)
        review = open_review(
            by=stage.by(SECRETARY), unit=stage.unit, year=stage.year, opening=opening, on=today
        )
        review = roll_months(by=stage.by(SECRETARY), review=review, on=today)
        return publish_review(by=stage.by(PRINCIPAL), review=review, on=today)

    def give_all(self, part: Part, step: Step, today: date, *, unfinished: int = 0) -> None:
        """Everybody of a team, by the leader and for the leader by the office; of the last ones two marks are missing."""
        sheets = _sheets(part)
        there = {card.sheet_id: card.version for card in Card.objects.filter(sheet__in=sheets, step=step)}
        by_giver: dict[str, list[Entry]] = {}
        for place, sheet in enumerate(sheets):
            marks = self.marks(sheet)
            if place >= len(sheets) - unfinished:
                marks = [NOT_ENTERED if number in {2, 5} else mark for number, mark in enumerate(marks)]
            entry = Entry(sheet.id, there.get(sheet.id, 0), dict(enumerate(marks)))
            by_giver.setdefault(self._giver(sheet), []).append(entry)
        for giver, entries in by_giver.items():
            give_marks(by=self.stage.by(giver), part=part, step=step, entries=entries, on=today)

    def give_bodies(self, part: Part, step: Step, today: date) -> None:
        """A team as a body, where it is reviewed: its leader marks it, then the council, with a word where it differs."""
        rows = Sheet.objects.filter(part=part, exempt="").exclude(team=None)
        for sheet in rows.select_related("review", "part", "team", "set__thread"):
            own = self.marks(sheet)
            notes: dict[int, str] = {}
            if step == Step.COUNCIL:
                place = max(range(len(own)), key=lambda one: own[one])
                own[place], notes = max(own[place] - 100, 0), {place: COUNCIL_WORD}
            entry = Entry(sheet.id, 0, dict(enumerate(own)), notes)
            giver = self._leader(sheet.team_id) if step == Step.SELF else SECRETARY
            give_marks(by=self.stage.by(giver), part=part, step=step, entries=[entry], on=today)

    def marks(self, sheet: Sheet) -> list[int]:
        """Mostly all points, here and there some fewer; the same for the same person in the same month."""
        if sheet.set_id not in self.measures:
            self.measures |= measures_of([sheet])
        measure = self.measures[sheet.set_id]
        said = f"{self.seed}{sheet.name}{sheet.review.name}"
        chance = random.Random(said)  # noqa: S311 -- the same demo at every building, no secret
        # One in four loses points more often than the others, every month.
        sure = 0.6 if random.Random(sheet.name).random() < 0.75 else 0.15  # noqa: PLR2004, S311 -- as above
        return [_mark(measure, place, chance, sure) for place in range(measure.size)]

    def _giver(self, sheet: Sheet) -> str:
        name = sheet.name
        if sheet.team_by == TeamBy.LEADER:
            return self._leader(sheet.part.team_id)
        not_by_the_secretary = self.stage.key(name) == SECRETARY or name == VICE_PRINCIPAL
        return PRINCIPAL if not_by_the_secretary else SECRETARY

    def _leader(self, team: UUID | None) -> str:
        """Whoever leads the team; the standing vice-chair leads one too."""
        leaders = [part for part, _ in self.stage.people if part.position == "Tổ trưởng"]
        return next(part.key for part in leaders if self.stage.teams[part.team].id == team)

    def _period(self, key: str) -> Period:
        return next(one for one in periods_of(self.stage.year.name) if one.key == key)


def september(months: Months) -> None:
    """In October: the sets were issued in September."""
    months.month("thang-2025-09", _when(2025, 10, 10, 16), _when(2025, 10, 11), _when(2025, 10, 12))


def october(months: Months) -> None:
    months.month("thang-2025-10", _when(2025, 10, 27), _when(2025, 10, 30), _when(2025, 10, 31))


def november(months: Months) -> None:
    months.month("thang-2025-11", _when(2025, 11, 25), _when(2025, 11, 26), _when(2025, 11, 27))


def december(months: Months) -> None:
    months.month("thang-2025-12", _when(2025, 12, 22), _when(2025, 12, 26), _when(2025, 12, 30))


def new_year(months: Months) -> None:
    """The quarter from its three months."""
    months.roll("quy-4-2025", _when(2026, 1, 13), least=2)


def january(months: Months) -> None:
    months.month("thang-2026-01", _when(2026, 1, 22), _when(2026, 1, 28), _when(2026, 1, 29))


def february(months: Months) -> None:
    """And the half year from its five months."""
    months.month("thang-2026-02", _when(2026, 2, 23), _when(2026, 2, 25), _when(2026, 2, 27))
    months.roll("ky-1", _when(2026, 2, 28), least=3)


def march(months: Months) -> None:
    months.month("thang-2026-03", _when(2026, 3, 25), _when(2026, 3, 30), _when(2026, 3, 31))


def april(months: Months) -> None:
    months.month("thang-2026-04", _when(2026, 5, 4, 14), _when(2026, 5, 5), _when(2026, 5, 6))


def may(months: Months) -> None:
    months.month("thang-2026-05", _when(2026, 5, 27), _when(2026, 5, 29), _when(2026, 6, 2))


def july(months: Months) -> None:
    """June is published and somebody objects; July is open: everybody marks oneself, one team has begun."""
    stage = months.stage
    june = months.month(
        "thang-2026-06",
        _when(2026, 7, 17, 18),
        _when(2026, 7, 18),
        _when(2026, 7, 18, 15),
        with_teams=True,
    )
    today = _at(_when(2026, 7, 19, 7))
    mine = Sheet.objects.select_related("review", "person").get(review=june, person=stage.person(TEACHER))
    raise_objection(by=stage.by(TEACHER), sheet=mine, text=OBJECTION, on=today)
    opens = _when(2026, 7, 19)
    review = months.open("thang-2026-07", opens, _when(2026, 8, 13), _when(2026, 8, 14), with_self=True)
    months.now = review
    today = _at(_when(2026, 7, 19, 15))
    for part in _parts(review)[:2]:
        _marks_of_themselves(months, part, today)
    _with_evidence(months, review, today)
    first = _parts(review)[0]
    today = _at(_when(2026, 7, 19, 20))
    first = begin_team(by=stage.by(LEADER), part=first, on=today)
    months.give_all(first, Step.TEAM, today, unfinished=2)


def late_summer(months: Months) -> None:
    """The last two months, and the year from all twelve."""
    assert months.now is not None  # July was opened in July
    months.finish(months.now, _when(2026, 8, 13), _when(2026, 8, 14))
    months.month("thang-2026-08", _when(2026, 8, 17), _when(2026, 8, 18), _when(2026, 8, 18, 15))
    months.roll("nam", _when(2026, 8, 19), least=6)


def _marks_of_themselves(months: Months, part: Part, today: date) -> None:
    for sheet in _sheets(part):
        if sheet.person is None:
            continue
        by = months.stage.by(months.stage.key(sheet.name))
        measure, marks = months.measures, months.marks(sheet)
        # Some see themselves a little better than the team does.
        allowed = measure[sheet.set_id].scale.allowed
        own = [allowed[0].maximum if place == 0 else mark for place, mark in enumerate(marks)]
        entry = Entry(sheet.id, 0, dict(enumerate(own)))
        give_marks(by=by, part=part, step=Step.SELF, entries=[entry], on=today)


def _with_evidence(months: Months, review: Review, today: date) -> None:
    stage = months.stage
    sheet = Sheet.objects.select_related("review", "part__review", "set").get(
        review=review, person=stage.person(TEACHER)
    )
    by = stage.by(TEACHER)
    scan = keep(by=by, content=scan_of("T7/2026"), name="So-theo-doi-thang-7.pdf", content_type=CONTENT_TYPE)
    criterion = measures_of([sheet])[sheet.set_id].lines[4].criterion
    give_evidence(by=by, sheet=sheet, criterion=criterion, text=EVIDENCE, link="", file=scan, on=today)


def _mark(measure: Measure, place: int, chance: random.Random, sure: float) -> int:
    allowed, kind = measure.scale.allowed[place], SectionKind(measure.lines[place].section.kind)
    luck = chance.random()
    if kind is not SectionKind.BASE:
        few = 0.12 if kind is SectionKind.MINUS else 0.2
        return min(allowed.maximum, chance.choice([100, 200])) if luck < few else 0
    if allowed.may_not_apply and luck < 0.3:  # noqa: PLR2004 -- so many have no class of their own
        return NOT_APPLICABLE
    if allowed.levels:
        return allowed.levels[0 if luck < sure + 0.1 else 1]
    if luck < sure:
        return allowed.maximum
    step = allowed.step or 100
    lost = chance.choice([50, 100, 100, 150, 200]) if sure > 0.5 else chance.choice([100, 200, 300])  # noqa: PLR2004 -- as above
    return max(allowed.maximum - lost // step * step, 0)


def _parts(review: Review) -> Sequence[Part]:
    return list(
        Part.objects.filter(review=review).select_related("review__unit", "team").order_by("team__order")
    )


def _sheets(part: Part) -> list[Sheet]:
    rows = Sheet.objects.filter(part=part, exempt="").exclude(team_by=TeamBy.NOBODY)
    return list(rows.select_related("review", "part", "person", "set__thread").order_by("person__sort_key"))


def _when(year: int, month: int, day: int, hour: int = 9) -> datetime:
    return datetime.combine(date(year, month, day), time(hour), tzinfo=clock.HANOI)


def _at(moment: datetime) -> date:
    clock.set_for_demo(moment)
    return moment.date()

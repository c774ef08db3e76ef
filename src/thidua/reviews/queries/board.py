"""The board of a review: each team, which step it is at, since when, whose turn it is, how much is whole."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q

from thidua.people.queries import staff_of
from thidua.reviews.access import parts_for, reviews_for, sheets_for
from thidua.reviews.models import Objection, Part, Review, Sheet, Step, TeamBy, Unlock
from thidua.reviews.queries.marks import gaps_to_close
from thidua.reviews.states import ObjectionState, PartState, ReviewState, UnlockState
from thidua.units.access import Member
from thidua.units.models import Role
from thidua.units.queries import appointments_in


@dataclass(frozen=True, slots=True)
class StepCount:
    """How many sheets of a team are whole in one step, out of those that go through it."""

    step: Step
    whole: int
    asked: int

    @property
    def is_done(self) -> bool:
        return self.whole >= self.asked


@dataclass(frozen=True, slots=True)
class BoardRow:
    part: Part
    steps: tuple[StepCount, ...]
    exempt: int
    people: int
    leaders: tuple[str, ...]

    @property
    def holder(self) -> str:
        """Who has it now."""
        if self.part.state == PartState.SENT:
            return "Hội đồng" if self.part.review.has_council else "Thư ký chốt"
        if self.part.state == PartState.SELF:
            return "từng người tự chấm"
        return ", ".join(self.leaders) or "lãnh đạo trường"

    @property
    def kind(self) -> str:
        """Of the chip."""
        if self.part.state == PartState.SENT:
            return "done"
        return "late" if self.part.returned else "doing"


@dataclass(frozen=True, slots=True)
class Mine:
    """One review as its reader meets it: the own sheet, if there is one."""

    review: Review
    sheet: Sheet | None
    is_whole: bool

    @property
    def to_fill(self) -> bool:
        return (
            self.review.is_open
            and self.sheet is not None
            and not self.sheet.exempt
            and Step.SELF in self.sheet.steps
            and self.sheet.part.state == PartState.SELF
        )


def board_of(member: Member, review: Review) -> list[BoardRow]:
    """Three queries, however many sheets there are."""
    whole = Q(cards__missing=0)
    rows = Sheet.objects.filter(review=review, exempt="").values_list("part", "team_by", "team")
    done = (
        Sheet.objects.filter(whole, review=review, exempt="")
        .values("part", "cards__step")
        .annotate(count=Count("id"))
        .order_by()
    )
    found = {(row["part"], row["cards__step"]): row["count"] for row in done}
    asked = _asked(review, rows)
    people = Counter(Sheet.objects.filter(review=review).order_by().values_list("part", flat=True))
    active = Counter(part for part, _, _ in rows)
    leaders: dict[object, list[str]] = {}
    for one in appointments_in(review.unit, member.on).filter(role=Role.TEAM_LEADER):
        leaders.setdefault(one.team_id, []).append(one.user.full_name)
    return [
        BoardRow(
            part,
            tuple(
                StepCount(step, found.get((part.id, step), 0), asked[part.id, step])
                for step in _columns(review)
            ),
            people[part.id] - active[part.id],
            people[part.id],
            tuple(leaders.get(part.team_id, ())),
        )
        for part in parts_for(member).filter(review=review).order_by("team__order", "team__name")
    ]


def moved_since_opening(review: Review, on: date) -> list[str]:
    """Whoever stands in another team by now than where the sheet lies: it stays there, and that is told."""
    now = {row.person_id: row.team for row in staff_of(review.unit, on=on)}
    sheets = Sheet.objects.filter(review=review, person__in=now).select_related("part__team", "person")
    found = []
    for sheet in sheets:
        team = now[sheet.person_id] if sheet.person_id else None
        if (team.id if team else None) != sheet.part.team_id:
            found.append(f"{sheet.name} ({sheet.part.name} → {team.title if team else 'không thuộc tổ nào'})")
    return found


def _columns(review: Review) -> list[Step]:
    if review.is_rolled:
        return []
    found = [Step.SELF] if review.with_self else []
    return [*found, Step.TEAM, *([Step.COUNCIL] if review.has_council else [])]


def _asked(review: Review, rows: Iterable[tuple[object, str, object]]) -> Counter[tuple[object, Step]]:
    asked: Counter[tuple[object, Step]] = Counter()
    for part, team_by, team in rows:
        asked[part, Step.SELF] += 1 if review.with_self or team else 0
        asked[part, Step.TEAM] += team_by != TeamBy.NOBODY
        asked[part, Step.COUNCIL] += 1
    return asked


def reviews_seen(member: Member) -> list[Mine]:
    """All reviews of the unit, the latest first, each with the member's own sheet."""
    mine = {sheet.review_id: sheet for sheet in sheets_for(member).filter(person__user=member.user)}
    whole = set(
        Sheet.objects.filter(
            id__in=[one.id for one in mine.values()], cards__step=Step.SELF, cards__missing=0
        )
        .order_by()
        .values_list("id", flat=True)
    )
    return [
        Mine(review, mine.get(review.id), review.id in mine and mine[review.id].id in whole)
        for review in reviews_for(member).exclude(state=ReviewState.DISCARDED).order_by("-last", "-first")
    ]


def objections_waiting(review: Review) -> list[Objection]:
    rows = Objection.objects.filter(result__sheet__review=review, state=ObjectionState.RAISED)
    return list(rows.select_related("result__sheet__person", "result__sheet__team").order_by("raised_at"))


def unlock_waiting(review: Review) -> Unlock | None:
    rows = Unlock.objects.filter(review=review, state=UnlockState.ASKED).select_related("asked_by", "review")
    return rows.first()


def is_ready_to_close(review: Review) -> bool:
    """Every team has sent and nothing is missing."""
    waiting = Part.objects.filter(review=review).exclude(state=PartState.SENT)
    return not waiting.exists() and not gaps_to_close(review)

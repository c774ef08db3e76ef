"""Which steps of open reviews wait for a member: the own sheet, the team that one leads, the council, the close."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, Subquery

from thidua.reviews.access import may_mark_for_council, may_run_reviews
from thidua.reviews.models import Card, Part, Review, Sheet, Step
from thidua.reviews.states import PartState, ReviewState
from thidua.units.access import Member


@dataclass(frozen=True, slots=True)
class StepWaiting:
    """One step of one review; `place`: the sheet, the team's part or the review. `step` empty: it is to be closed."""

    review: Review
    step: str
    place: UUID
    until: date | None
    count: int = 1
    team: str = ""


def steps_waiting(member: Member) -> list[StepWaiting]:
    """In one query: the homes ask for it."""
    whole = Card.objects.filter(sheet=OuterRef("pk"), step=Step.SELF, missing=0)
    own = Sheet.objects.filter(~Exists(whole), part=OuterRef("pk"), exempt="", person__user=member.user)
    rows = Part.objects.filter(review__unit=member.unit, review__state=ReviewState.OPEN)
    rows = rows.annotate(own=Subquery(own.values("id")[:1])).select_related("review", "team")
    parts: list[Any] = list(rows.order_by("review__last", "team__order"))
    return [*_own(member, parts), *_teams(member, parts), *_school(member, parts)]


def _own(member: Member, parts: list[Any]) -> list[StepWaiting]:
    """The sheet about the member that is not whole yet, while people mark themselves."""
    return [
        StepWaiting(part.review, Step.SELF, part.own, part.review.self_closes)
        for part in parts
        if part.own
        and part.state == PartState.SELF
        and part.review.with_self
        and part.review.first <= member.on
    ]


def _teams(member: Member, parts: list[Part]) -> list[StepWaiting]:
    """The leader's turn: the team is marking, or it is time to begin."""
    return [
        StepWaiting(part.review, Step.TEAM, part.id, part.review.team_closes, 1, part.name)
        for part in parts
        if part.team_id and member.leads_team(part.team_id) and _is_the_leaders_turn(part, member.on)
    ]


def _is_the_leaders_turn(part: Part, on: date) -> bool:
    if part.state == PartState.TEAM:
        return True
    closes = part.review.self_closes
    return part.state == PartState.SELF and not part.review.is_rolled and closes is not None and closes < on


def _school(member: Member, parts: list[Part]) -> list[StepWaiting]:
    """What the teams have sent lies with the council; once all have, somebody closes."""
    found = []
    for review in {part.review_id: part.review for part in parts}.values():
        states = [part.state for part in parts if part.review_id == review.id]
        sent = states.count(PartState.SENT)
        if review.has_council and sent and may_mark_for_council.test(member):
            found.append(StepWaiting(review, Step.COUNCIL, review.id, review.council_closes, sent))
        elif not review.has_council and sent == len(states) and may_run_reviews.test(member):
            found.append(StepWaiting(review, "", review.id, review.council_closes or review.team_closes))
    return found

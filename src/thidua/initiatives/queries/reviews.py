"""What reviewers said: the wording in force of each, those before it, and what still waits for a reviewer."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from thidua.accounts.models import User
from thidua.initiatives.models import Review, Verdict
from thidua.initiatives.queries.subjects import Subject, initiatives_of, own_marks
from thidua.units.access import Member
from thidua.units.models import SchoolYear

Mark = tuple[UUID, str]


@dataclass(frozen=True, slots=True)
class Said:
    """What one reviewer says of one initiative. `is_outdated`: the initiative was changed after it was read."""

    review: Review
    former: tuple[Review, ...]
    is_outdated: bool

    @property
    def verdict(self) -> Verdict:
        return Verdict(self.review.verdict)


@dataclass(frozen=True, slots=True)
class Listed:
    """One row of the list. `waits`: the asking reviewer has still to speak; `is_own`: and may not."""

    subject: Subject
    said: tuple[Said, ...]
    waits: bool
    is_own: bool


def said_of(year: SchoolYear, subjects: Iterable[Subject]) -> dict[Mark, tuple[Said, ...]]:
    """Of each initiative, reviewer by reviewer, whoever spoke last first; one query."""
    rows = Review.objects.filter(unit=year.unit_id, year=year).select_related("reviewer").order_by("-version")
    found: dict[Mark, dict[UUID, list[Review]]] = defaultdict(lambda: defaultdict(list))
    for row in rows:
        about = row.pledge_id or row.initiative_id
        assert about is not None  # the database keeps exactly one
        found[(about, row.key)][row.reviewer_id].append(row)
    return {one.mark: _said(found[one.mark].values(), one.wording) for one in subjects if one.mark in found}


def _said(of_reviewers: Iterable[list[Review]], wording: str) -> tuple[Said, ...]:
    said = [Said(rows[0], tuple(rows[1:]), rows[0].wording != wording) for rows in of_reviewers]
    return tuple(sorted(said, key=lambda one: one.review.at, reverse=True))


def listed(member: Member, year: SchoolYear, *, as_reviewer: bool) -> list[Listed]:
    """Everything of the year, with what waits for the member if the member reviews."""
    subjects = initiatives_of(year)
    said = said_of(year, subjects)
    own = own_marks(member.user, member.unit, member.on, subjects)
    return [
        Listed(
            subject=one,
            said=said.get(one.mark, ()),
            waits=as_reviewer and one.mark not in own and not has_spoken(member.user, said.get(one.mark, ())),
            is_own=one.mark in own,
        )
        for one in subjects
    ]


def has_spoken(user: User, said: Iterable[Said]) -> bool:
    """Of the initiative as it reads now."""
    return any(one.review.reviewer_id == user.id and not one.is_outdated for one in said)


def reviews_waiting(member: Member, year: SchoolYear) -> list[Subject]:
    """What the reviewer has still to speak about in a year."""
    return [one.subject for one in listed(member, year, as_reviewer=True) if one.waits]

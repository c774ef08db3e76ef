"""The initiatives of a school year, planned in pledges or recognised, in one shape; and whose each is."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from hashlib import sha256
from uuid import UUID

from django.urls import reverse

from thidua.accounts.models import User
from thidua.core.text import fold
from thidua.people.models import LIST_ORDER, Initiative, Person, Posting
from thidua.people.queries import postings_on
from thidua.registrations.models import Planned, Pledge
from thidua.registrations.states import PledgeState
from thidua.units.access import Member
from thidua.units.models import SchoolYear, Unit
from thidua.units.queries import appointments_on

# What was sent: a draft is nobody's to read but the author's.
SENT = (PledgeState.SUBMITTED, PledgeState.CONFIRMED)


@dataclass(frozen=True)
class Subject:
    """One initiative. `team`: of the author, or the team which planned it as a body; `together`: with whom, as written."""

    year: str
    title: str
    author: str
    person: Person | None
    team_id: UUID | None
    team: str
    field: str = ""
    solution: str = ""
    together: str = ""
    facts: tuple[tuple[str, str], ...] = ()
    pledge: Pledge | None = None
    initiative: Initiative | None = None

    @property
    def is_planned(self) -> bool:
        return self.pledge is not None

    @property
    def kind(self) -> str:
        return "Dự định" if self.is_planned else "Đã công nhận"

    @cached_property
    def key(self) -> str:
        """Which of the pledge's initiatives this is; empty of a recognised one, which has a row of its own."""
        return key_of(self.title) if self.is_planned else ""

    @property
    def mark(self) -> tuple[UUID, str]:
        """The same for the same initiative, as its reviews name it."""
        row = self.pledge or self.initiative
        assert row is not None  # one of the two, as the builders below make it
        return (row.id, self.key)

    @cached_property
    def wording(self) -> str:
        """All that a reviewer reads of it; when it changes, the review was of something else."""
        return f"{self.title}\n{self.field}\n{self.solution}\n{self.together}".strip()

    @property
    def fingerprint(self) -> str:
        return sha256(self.wording.encode()).hexdigest()[:16]

    @property
    def url(self) -> str:
        row, key = self.mark
        return reverse("planned_page", args=[row, key]) if key else reverse("recognised_page", args=[row])


def key_of(title: str) -> str:
    """A planned initiative's name as a word of an address: the same however it is spaced and accented."""
    return sha256(fold(title).encode()).hexdigest()[:12]


def initiatives_of(year: SchoolYear) -> list[Subject]:
    """Of the whole school, as sent and as recognised, in the order of Vietnamese lists."""
    return [*_planned(year), *_recognised(year)]


def planned_subject(pledge: Pledge, key: str) -> Subject | None:
    """The one with this key in a pledge that was sent; none where its name was changed meanwhile."""
    if pledge.state not in SENT:
        return None
    return next((one for one in _of_pledge(pledge) if one.key == key), None)


def recognised_subject(initiative: Initiative, posting: Posting | None) -> Subject:
    """`initiative` with its record and person at hand; the team is the author's of today."""
    scope = initiative.get_scope_display() if initiative.scope else ""
    by = initiative.get_recognised_by_display() if initiative.recognised_by else ""
    on = f"{initiative.recognised_on:%d/%m/%Y}" if initiative.recognised_on else ""
    told = [
        ("Loại", initiative.get_kind_display() if initiative.kind else ""),
        ("Phạm vi ảnh hưởng", scope),
        ("Cấp công nhận", ", ".join(filter(None, [by, on]))),
        ("Văn bản công nhận", initiative.paper),
    ]
    return Subject(
        year=initiative.record.school_year,
        title=initiative.title,
        author=initiative.record.person.full_name,
        person=initiative.record.person,
        team_id=posting.team_id if posting else None,
        team=posting.team.name if posting and posting.team else "",
        facts=tuple((label, words) for label, words in told if words),
        initiative=initiative,
    )


def _planned(year: SchoolYear) -> list[Subject]:
    rows = Pledge.objects.filter(unit=year.unit_id, round__year=year, state__in=SENT).exclude(initiatives=[])
    rows = rows.select_related("person", "team", "unit", "round__year").order_by(*LIST_ORDER)
    return [one for pledge in rows for one in _of_pledge(pledge)]


def _of_pledge(pledge: Pledge) -> list[Subject]:
    """Two of the same name are one."""
    found: dict[str, Planned] = {}
    for one in pledge.content.initiatives:
        found.setdefault(key_of(one.title), one)
    return [
        Subject(
            year=pledge.round.year.name,
            title=one.title,
            author=pledge.holder_name,
            person=pledge.person,
            team_id=pledge.team_id,
            team=pledge.beside_name,
            field=one.field,
            solution=one.solution,
            together=one.together,
            pledge=pledge,
        )
        for one in found.values()
    ]


def _recognised(year: SchoolYear) -> list[Subject]:
    rows = Initiative.objects.filter(record__unit=year.unit_id, record__school_year=year.name)
    rows = rows.select_related("record__person").order_by("record__person__sort_key", "title", "id")
    listed = list(rows)
    at = _postings(year, listed)
    return [recognised_subject(row, at.get(row.record.person_id)) for row in listed]


def _postings(year: SchoolYear, rows: Iterable[Initiative]) -> dict[UUID, Posting]:
    """Where the authors have stood in the unit, the last time."""
    persons = [row.record.person_id for row in rows]
    found = Posting.objects.filter(unit=year.unit_id, person__in=persons).select_related("team")
    return {row.person_id: row for row in found.order_by("starts", "id")}


def own_marks(user: User, unit: Unit, on: date, subjects: Iterable[Subject]) -> set[tuple[UUID, str]]:
    """Those which the user made alone or with others, also as a member of a team that planned it as a body.

    The words under `together` are free: where the user's whole name stands in them, the user is meant. The same title
    under the user's own name in the same year is the same work.
    """
    listed = list(subjects)
    teams = _own_teams(user, unit, on)
    titles = {fold(one.title) for one in listed if one.person is not None and one.person.user_id == user.id}
    name = f" {_words(user.full_name)} "
    return {
        one.mark
        for one in listed
        if fold(one.title) in titles
        or name in f" {_words(one.together)} "
        or (one.person is None and one.team_id in teams)
    }


def seen_by_author(member: Member, subject: Subject) -> bool:
    """The author reads what is said; of a team's, whoever leads the team."""
    if subject.person is not None:
        return subject.person.user_id == member.user.id
    return member.leads_team(subject.team_id)


def _own_teams(user: User, unit: Unit, on: date) -> set[UUID]:
    """Where the user works, and what the user leads."""
    works_in = postings_on(unit, on).filter(person__user=user)
    leads = appointments_on(user, on).filter(unit=unit)
    return {key for rows in (works_in, leads) for key in rows.values_list("team", flat=True) if key}


def _words(text: str) -> str:
    """Folded, with single spaces for all that is no letter: names stand between commas, brackets, dashes."""
    return " ".join("".join(sign if sign.isalnum() else " " for sign in fold(text)).split())

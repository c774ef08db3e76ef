"""Requests to pledge late, and the lists that were compiled."""

from collections.abc import Iterable
from uuid import UUID

from django.db.models import Count, OuterRef, Subquery

from thidua.accounts.models import User
from thidua.collectives.models import Collective
from thidua.people.models import Holder, Person
from thidua.registrations.models import CompiledList, LateRequest, Round
from thidua.registrations.states import LateState
from thidua.units.models import SchoolYear, Unit


def late_requests(round: Round) -> list[LateRequest]:  # noqa: A002 -- the glossary's word
    """All of a round, those waiting for an answer first."""
    rows = LateRequest.objects.filter(round=round).select_related("person", "team", "unit", "decided_by")
    rows = rows.order_by("asked_at")
    return sorted(rows, key=lambda row: row.state != LateState.ASKED)


def rounds_with_late(
    unit: Unit, years: Iterable[SchoolYear], *, besides: User
) -> dict[UUID, tuple[Round, int]]:
    """The round of each year, and how many requests in it wait for an answer; one's own is somebody else's to answer."""
    waiting = (
        LateRequest.objects.filter(round=OuterRef("id"), state=LateState.ASKED)
        .exclude(person__user=besides)
        .exclude(holder__in=(Holder.TEAM, Holder.UNIT), asked_by=besides)
        .order_by()
        .values("round")
        .annotate(number=Count("id"))
        .values("number")
    )
    rows = Round.objects.filter(unit=unit, year__in=list(years)).annotate(late=Subquery(waiting))
    return {row.year_id: (row, row.late or 0) for row in rows}


def late_of(round: Round, person: Person) -> LateRequest | None:  # noqa: A002 -- the glossary's word
    """The person's last request."""
    rows = LateRequest.objects.filter(round=round, person=person).select_related("decided_by")
    return rows.order_by("-asked_at").first()


def late_of_collective(round: Round, collective: Collective) -> LateRequest | None:  # noqa: A002 -- as above
    """The last request for the team or the school."""
    rows = LateRequest.objects.filter(round=round, holder=collective.holder, team=collective.team)
    return rows.select_related("decided_by").order_by("-asked_at").first()


def compiled_lists(round: Round) -> list[CompiledList]:  # noqa: A002 -- the glossary's word
    """The list and its supplements, in the order of their numbers."""
    return list(CompiledList.objects.filter(round=round).select_related("by").order_by("number"))

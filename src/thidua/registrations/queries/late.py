"""Requests to pledge late, and the lists that were compiled."""

from collections.abc import Iterable

from thidua.people.models import Person
from thidua.registrations.models import CompiledList, LateRequest, Round
from thidua.registrations.states import LateState
from thidua.units.models import SchoolYear, Unit


def late_requests(round: Round) -> list[LateRequest]:  # noqa: A002 -- the glossary's word
    """All of a round, those waiting for an answer first."""
    rows = LateRequest.objects.filter(round=round).select_related("person", "decided_by").order_by("asked_at")
    return sorted(rows, key=lambda row: row.state != LateState.ASKED)


def late_waiting(unit: Unit, years: Iterable[SchoolYear]) -> list[LateRequest]:
    """Requests of these years which nobody has answered, the oldest first."""
    rows = LateRequest.objects.filter(unit=unit, round__year__in=list(years), state=LateState.ASKED)
    return list(rows.select_related("person").order_by("asked_at"))


def late_of(round: Round, person: Person) -> LateRequest | None:  # noqa: A002 -- the glossary's word
    """The person's last request."""
    rows = LateRequest.objects.filter(round=round, person=person).select_related("decided_by")
    return rows.order_by("-asked_at").first()


def compiled_lists(round: Round) -> list[CompiledList]:  # noqa: A002 -- the glossary's word
    """The list and its supplements, in the order of their numbers."""
    return list(CompiledList.objects.filter(round=round).select_related("by").order_by("number"))

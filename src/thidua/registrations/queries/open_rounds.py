"""Rounds that are open, with how far each is in numbers."""

from dataclasses import dataclass

from django.db.models import Count, Q

from thidua.registrations.models import Round
from thidua.registrations.states import PledgeState, RoundState
from thidua.units.models import Unit


@dataclass(frozen=True, slots=True)
class OpenRound:
    """One round: how many pledges are confirmed, wait for a word, or lie with whoever writes them."""

    round: Round
    confirmed: int
    waiting: int
    drafts: int


def open_rounds(unit: Unit) -> list[OpenRound]:
    """The oldest year first, in one query."""

    def count(*states: PledgeState) -> Count:
        return Count("pledges", filter=Q(pledges__state__in=states))

    rows = (
        Round.objects.filter(unit=unit, state=RoundState.OPEN).select_related("year").order_by("year__name")
    )
    rows = rows.annotate(
        confirmed=count(PledgeState.CONFIRMED),
        waiting=count(PledgeState.SUBMITTED),
        drafts=count(PledgeState.DRAFT, PledgeState.RETURNED),
    )
    return [OpenRound(row, row.confirmed, row.waiting, row.drafts) for row in rows]

"""Reading rounds and pledges: what the board shows, what is missing for locking, what was confirmed."""

from uuid import UUID

from django.db.models import QuerySet

from thidua.accounts.models import User
from thidua.core import clock
from thidua.ledger.queries import story_of
from thidua.registrations.models import Pledge, Round
from thidua.registrations.states import PledgeState, RoundState
from thidua.units.models import SchoolYear, Unit

# What a person can register for, in the order of the page. The one of the second needs the first.
TITLES = ("LDTT", "CSTDCS")


def round_of(unit: Unit, year: SchoolYear) -> Round | None:
    return Round.objects.filter(unit=unit, year=year).select_related("year").first()


def locked_round(unit: Unit, year: SchoolYear) -> Round | None:
    """The round once its list is final; none while it is open or was never opened."""
    return Round.objects.filter(unit=unit, year=year, state=RoundState.LOCKED).first()


def pledge_of(round: Round, person: UUID) -> Pledge | None:  # noqa: A002 -- the glossary's word
    return Pledge.objects.filter(round=round, person=person).select_related("person", "team", "round").first()


def confirmed_pledges(unit: Unit, year: SchoolYear) -> QuerySet[Pledge]:
    """The school's list: what was confirmed, in the order of Vietnamese lists."""
    return (
        Pledge.objects.filter(unit=unit, round__year=year, state=PledgeState.CONFIRMED)
        .select_related("person", "team")
        .order_by("person__sort_key", "person_id")
    )


def last_change(*, unit: UUID, about: UUID) -> str:
    """Who changed a thing last, what they did and when: for whoever came second."""
    story = story_of(unit=unit, about=[about], limit=1)
    if not story:
        return ""
    happening = story[0]
    who = User.objects.filter(id=happening.actor).values_list("full_name", flat=True).first() or "Hệ thống"
    at = happening.at.astimezone(clock.HANOI).strftime("%H:%M ngày %d/%m/%Y")
    return (
        f"{who} vừa thay đổi mục này ({happening.sentence}, lúc {at}). "
        "Hãy tải lại trang, xem thay đổi rồi làm lại."
    )

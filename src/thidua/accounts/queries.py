"""Reading the ledger with names put in: who changed a thing last, who took it through which step."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from thidua.accounts.models import User
from thidua.core import clock
from thidua.ledger.queries import story_of

STEPS_TOLD = 20


@dataclass(frozen=True, slots=True)
class Told:
    """One step, with the name of who took it."""

    at: datetime
    sentence: str
    who: str


def steps_of(*, unit: UUID | None, about: UUID) -> list[Told]:
    """Who did what to one thing, the newest first."""
    lines = story_of(unit=unit, about=[about], limit=STEPS_TOLD)
    names = User.objects.in_bulk([line.actor for line in lines if line.actor])
    return [
        Told(line.at, line.sentence, names[line.actor].full_name if line.actor in names else "")
        for line in lines
    ]


def last_change(*, unit: UUID | None, about: UUID) -> str:
    """Who changed a thing last, what they did and when: for whoever came second."""
    story = story_of(unit=unit, about=[about], limit=1)
    if not story:
        return ""
    happening = story[0]
    user = User.objects.filter(id=happening.actor).first() if happening.actor else None
    who = user.full_name if user else "Hệ thống"
    at = happening.at.astimezone(clock.HANOI).strftime("%H:%M ngày %d/%m/%Y")
    return (
        f"{who} vừa thay đổi mục này ({happening.sentence}, lúc {at}). "
        "Hãy tải lại trang, xem thay đổi rồi làm lại."
    )

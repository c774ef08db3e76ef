"""Reading the ledger with names put in: who changed a thing last."""

from uuid import UUID

from thidua.accounts.models import User
from thidua.core import clock
from thidua.ledger.queries import story_of


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

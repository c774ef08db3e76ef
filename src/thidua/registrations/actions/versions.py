"""Keeping each version of a pledge: what it said, after which step, by whom."""

from thidua.ledger.actions import Actor
from thidua.registrations.models import Pledge, PledgeVersion
from thidua.registrations.states import PledgeAct


def keep_version(pledge: Pledge, act: PledgeAct, by: Actor, reason: str = "") -> None:
    """Called within the step itself, after the pledge was saved; its number is the pledge's."""
    PledgeVersion.objects.create(
        pledge=pledge,
        number=pledge.version,
        act=act,
        state=pledge.state,
        content=pledge.content.stored(),
        reason=reason,
        by_id=by.user,
        at=pledge.changed_at,
    )

"""The private address of a calendar: made, revoked."""

import secrets

from django.db import IntegrityError, transaction

from thidua.accounts.models import User
from thidua.core import clock
from thidua.core.errors import ChangedMeanwhileError, StepRefusedError
from thidua.ledger.actions import Actor, action, record
from thidua.movements.models import Feed
from thidua.units.models import Unit

TOKEN_BYTES = 24


@action("movements.feed_made")
def make_feed(*, by: Actor, unit: Unit, user: User) -> Feed:
    """A new private address; the one before, if there is one, stops working."""
    now = clock.now()
    Feed.objects.filter(unit=unit, user=user, revoked_at=None).update(revoked_at=now)
    feed = Feed(unit=unit, user=user, token=secrets.token_urlsafe(TOKEN_BYTES), made_at=now)
    try:
        with transaction.atomic():
            feed.save(force_insert=True)
    except IntegrityError:
        raise ChangedMeanwhileError from None
    record(about=feed, on=clock.today())
    return feed


@action("movements.feed_revoked")
def revoke_feed(*, by: Actor, feed: Feed) -> None:
    if not Feed.objects.filter(id=feed.id, revoked_at=None).update(revoked_at=clock.now()):
        raise StepRefusedError
    record(about=feed, on=clock.today())

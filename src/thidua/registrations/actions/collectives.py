"""Writing the pledge of a team or of the school; sending, confirming and returning are the same as a person's."""

from collections.abc import Sequence

from django.db import IntegrityError, transaction

from thidua.accounts.queries import last_change
from thidua.collectives.models import Collective
from thidua.core import clock
from thidua.core.errors import ChangedMeanwhileError, InvalidInputError
from thidua.core.states import next_state
from thidua.ledger.actions import Actor, action, record
from thidua.people.models import COLLECTIVE_TITLES
from thidua.registrations.actions.locking import check_day, collective_whose, open_row
from thidua.registrations.actions.versions import keep_version
from thidua.registrations.models import Pledge, Round
from thidua.registrations.states import NEXT_PLEDGE, PledgeAct, PledgeState


@action("registrations.collective_pledge_saved")
def save_collective_pledge(
    *,
    by: Actor,
    round: Round,  # noqa: A002 -- the glossary's word
    collective: Collective,
    titles: Sequence[str],
    version: int,
) -> Pledge:
    """Save a draft; `version` is 0 for the first time. A title of collectives takes no other along."""
    row = open_row(round, collective_whose(collective))
    check_day(row, collective_whose(collective))
    if unknown := [title for title in titles if title not in COLLECTIVE_TITLES]:
        raise InvalidInputError("titles", f"Tập thể không đăng ký được danh hiệu {', '.join(unknown)} ở đây.")
    pledge = _pledge_for(row, collective, version)
    pledge.state = next_state(NEXT_PLEDGE, PledgeState(pledge.state), PledgeAct.SAVE)
    before, pledge.titles = pledge.titles, [title for title in COLLECTIVE_TITLES if title in titles]
    pledge.version, pledge.changed_at = version + 1, clock.now()
    try:
        with transaction.atomic():
            pledge.save()
    except IntegrityError:
        raise ChangedMeanwhileError from None
    keep_version(pledge, PledgeAct.SAVE, by)
    record(about=pledge, fields={"titles": (before, pledge.titles)})
    return pledge


def _pledge_for(row: Round, collective: Collective, version: int) -> Pledge:
    place = {"round": row, "holder": collective.holder, "team": collective.team}
    pledge = Pledge.objects.select_for_update(of=("self",)).filter(**place).first()
    if pledge is not None and pledge.version != version:
        raise ChangedMeanwhileError(last_change(unit=row.unit_id, about=pledge.id))
    return pledge or Pledge(unit=row.unit, **place)

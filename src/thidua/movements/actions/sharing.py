"""A task of every team's leader: each tells that the own team has done its share; the office ends the task."""

from django.db import IntegrityError, transaction

from thidua.core import clock
from thidua.core.errors import InvalidInputError
from thidua.core.text import tidy
from thidua.ledger.actions import Actor, action, record
from thidua.movements.actions.stepping import Telling, check_telling, held
from thidua.movements.errors import NotOpenError, ToldAlreadyError
from thidua.movements.models import TeamShare
from thidua.movements.states import TaskState
from thidua.plans.models import Item
from thidua.units.models import Team


@action("movements.share_told")
def tell_share(*, by: Actor, item: Item, team: Team, telling: Telling) -> TeamShare:
    """What the team has done, with its proof where the plan asks for one; once a team, while the task is open."""
    row = held(item)
    if row.state != TaskState.OPEN:
        raise NotOpenError
    check_telling(row, item, telling, after_others=False)
    if item.proof and not (tidy(telling.text) or telling.paper or telling.file):
        raise InvalidInputError(
            "text", f"Kế hoạch ghi minh chứng: {item.proof}. Hãy ghi, hoặc đính minh chứng ấy."
        )
    try:
        with transaction.atomic():
            share = TeamShare.objects.create(
                undertaking=row,
                team=team,
                on=telling.on,
                text=telling.text.strip(),
                paper=tidy(telling.paper),
                file=telling.file,
                told_by_id=by.user,
                told_at=clock.now(),
            )
    except IntegrityError:
        raise ToldAlreadyError from None
    record(about=row, fields={"team": team.id, "share": share.id}, on=telling.on)
    return share


@action("movements.share_withdrawn")
def withdraw_share(*, by: Actor, item: Item, share: TeamShare) -> None:
    """What was told by mistake, while the task is open; the record keeps that it was told."""
    row = held(item)
    if row.state != TaskState.OPEN:
        raise NotOpenError
    if not TeamShare.objects.filter(id=share.id).delete()[0]:
        raise ToldAlreadyError("Báo cáo này đã được rút. Hãy tải lại trang để xem.")
    record(about=row, fields={"team": share.team_id, "share": share.id})

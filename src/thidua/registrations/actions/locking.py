"""What every step of a round begins with: the round's row locked, then the pledge's, and a look at the calendar.

A permission to pledge late opens the one pledge: after the last day until its own day, and in a locked round too.
"""

from typing import NamedTuple
from uuid import UUID

from thidua.collectives.models import Collective
from thidua.core import clock
from thidua.people.models import Held, Holder
from thidua.registrations.errors import RoundClosedError, RoundLockedError, RoundNotBegunError
from thidua.registrations.models import LateRequest, Pledge, Round
from thidua.registrations.states import LateState, RoundState


class Whose(NamedTuple):
    """Who pledges, as the tables name it: a person, a team or the unit."""

    holder: str
    person: UUID | None = None
    team: UUID | None = None

    @classmethod
    def of(cls, row: Held) -> "Whose":
        """A person's pledge remembers a team beside the person: that is not whose it is."""
        return cls(row.holder, row.person_id, None if row.person_id else row.team_id)


def person_whose(person: UUID) -> Whose:
    return Whose(Holder.PERSON, person)


def collective_whose(collective: Collective) -> Whose:
    return Whose(collective.holder, team=collective.team_id)


def check_day(row: Round, whose: Whose) -> None:
    """The deadline is the moment of saving, not a legal day that somebody types."""
    today = clock.today()
    if today < row.opens:
        raise RoundNotBegunError(f"Đợt đăng ký mở từ ngày {row.opens:%d/%m/%Y}, hôm nay chưa lưu được.")
    if row.state == RoundState.OPEN and today <= row.closes:
        return
    permission = permission_of(row, whose)
    if permission is None:
        raise RoundClosedError(
            f"Đợt đăng ký đã hết hạn ngày {row.closes:%d/%m/%Y} nên không lưu được nữa. "
            "Nếu cần sửa, hãy nhờ thư ký Hội đồng gia hạn đợt."
        )
    if permission.deadline is None or today > permission.deadline:
        raise RoundClosedError(
            f"Hạn riêng đã hết ngày {permission.deadline:%d/%m/%Y} nên không lưu được nữa. "
            "Nếu vẫn cần, hãy xin đăng ký muộn lần nữa."
        )


def permission_of(row: Round, whose: Whose) -> LateRequest | None:
    """The permission which was given and not used, whatever its day."""
    given = LateRequest.objects.filter(**whose._asdict(), round=row, state=LateState.GRANTED)
    return given.order_by("-deadline").first()


def round_row(given: Round) -> Round:
    return Round.objects.select_for_update(of=("self",)).select_related("unit", "year").get(id=given.id)


def open_row(given: Round, whose: Whose | None = None) -> Round:
    """The round, locked against others; refused where its list is final and nothing permits this one pledge."""
    row = round_row(given)
    if row.state == RoundState.LOCKED and (whose is None or permission_of(row, whose) is None):
        raise RoundLockedError
    return row


def locked_pledge(pledge: Pledge) -> Pledge:
    """The pledge as it is now; the round first, so that locking it and deciding a pledge queue up."""
    row_round = open_row(pledge.round, Whose.of(pledge))
    row = (
        Pledge.objects.select_for_update(of=("self",))
        .select_related("person", "team", "unit")
        .get(id=pledge.id)
    )
    row.round = row_round
    return row

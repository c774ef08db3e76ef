"""Founding a council from the staff and changing who sits on it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import Q

from statute import votes
from statute.errors import NotInForceError
from thidua.accounts.queries import last_change
from thidua.core.errors import ChangedMeanwhileError, InvalidInputError
from thidua.core.text import tidy
from thidua.councils.errors import CouncilExistsError, MeetingRunningError
from thidua.councils.models import Council, CouncilMember, CouncilRole, Meeting
from thidua.councils.states import MeetingState
from thidua.ledger.actions import Actor, action, record
from thidua.people.queries import staff_of
from thidua.units.models import Unit

# A council decides by counting: below three there is nothing to count.
FEWEST = 3
# The greatest denominator of a share: no council has more members.
FINEST = 999
RANK = {role: place for place, role in enumerate(CouncilRole)}


@dataclass(frozen=True, slots=True)
class Seat:
    """One member to be: who, as what, and the field looked after."""

    person: UUID
    role: CouncilRole
    field: str = ""


@action("councils.council_founded")
def found_council(
    *,
    by: Actor,
    unit: Unit,
    name: str,
    paper: str,
    regulation: str,
    starts: date,
    ends: date | None,
    seats: Sequence[Seat],
    quorum: Fraction | None = None,
    majority: Fraction | None = None,
) -> Council:
    """Make the council of a term; an earlier one that reaches into it ends on the day before.

    Where its regulation names no shares, those of the law library on the first day stand.
    """
    usual = _usual_shares(starts)
    quorum = _share("quorum", usual.quorum if quorum is None else quorum)
    majority = _share("majority", usual.majority if majority is None else majority)
    _check_term(starts, ends)
    _check_seats(unit, seats, starts)
    _make_room(unit, starts, ends)
    council = _created(
        Council(
            unit=unit,
            name=tidy(name),
            paper=tidy(paper),
            regulation=tidy(regulation),
            starts=starts,
            ends=ends,
            quorum_numerator=quorum.numerator,
            quorum_denominator=quorum.denominator,
            majority_numerator=majority.numerator,
            majority_denominator=majority.denominator,
        )
    )
    _seat(council, seats)
    record(
        about=council,
        fields={"name": council.name, "paper": council.paper, "starts": starts, "members": _ids(seats)},
        on=starts,
    )
    return council


@action("councils.members_changed")
def change_members(*, by: Actor, council: Council, seats: Sequence[Seat], on: date, version: int) -> Council:
    """From now on the council is made of these; who left keeps the row that earlier minutes name.

    `version` is that of the list which was looked at: of two who change it the second is told, and nothing is lost.
    """
    council = Council.objects.select_for_update().get(id=council.id)
    if council.version != version:
        raise ChangedMeanwhileError(last_change(unit=council.unit_id, about=council.id))
    if Meeting.objects.filter(council=council, state=MeetingState.OPEN).exists():
        raise MeetingRunningError
    _check_seats(council.unit, seats, on)
    before = list(CouncilMember.objects.filter(council=council, left_on=None))
    staying = {seat.person for seat in seats}
    gone = [member.id for member in before if member.person_id not in staying]
    CouncilMember.objects.filter(id__in=gone).update(left_on=on)
    _seat(council, seats)
    council.version += 1
    council.save(update_fields=["version"])
    record(about=council, fields={"members": ([row.person_id for row in before], _ids(seats))}, on=on)
    return council


def _seat(council: Council, seats: Sequence[Seat]) -> None:
    """In the order of rank, then as given. Who comes back takes the old row."""
    ordered = sorted(seats, key=lambda seat: RANK[seat.role])
    for order, seat in enumerate(ordered):
        CouncilMember.objects.update_or_create(
            council=council,
            person_id=seat.person,
            defaults={"role": seat.role, "field": tidy(seat.field), "order": order, "left_on": None},
        )


def _check_term(starts: date, ends: date | None) -> None:
    if ends is not None and ends < starts:
        raise InvalidInputError("ends", "Ngày hết nhiệm kỳ không thể trước ngày bắt đầu.")


def _check_seats(unit: Unit, seats: Sequence[Seat], on: date) -> None:
    roles = [seat.role for seat in seats]
    if len(seats) < FEWEST:
        raise InvalidInputError("members", f"Hội đồng cần ít nhất {FEWEST} thành viên. Hãy chọn thêm người.")
    if roles.count(CouncilRole.CHAIR) != 1:
        raise InvalidInputError("members", "Hội đồng có đúng một Chủ tịch. Hãy chọn một người làm Chủ tịch.")
    if roles.count(CouncilRole.SECRETARY) != 1:
        raise InvalidInputError("members", "Hội đồng có đúng một Thư ký. Hãy chọn một người làm Thư ký.")
    if len({seat.person for seat in seats}) != len(seats):
        raise InvalidInputError("members", "Có người được chọn hai lần.")
    if not {seat.person for seat in seats} <= {posting.person_id for posting in staff_of(unit, on=on)}:
        raise InvalidInputError("members", "Có người không làm việc ở trường vào ngày này.")


def _usual_shares(starts: date) -> votes.VoteRules:
    try:
        return votes.defaults(starts)
    except NotInForceError:
        raise InvalidInputError(
            "starts", "Chưa có quy định về biểu quyết cho ngày này. Hãy xem lại ngày bắt đầu nhiệm kỳ."
        ) from None


def _share(field: str, share: Fraction) -> Fraction:
    if not 0 < share < 1:
        raise InvalidInputError(field, "Tỷ lệ phải lớn hơn 0 và nhỏ hơn 1, ví dụ 2/3.")
    if share.denominator > FINEST:
        raise InvalidInputError(field, f"Mẫu số của tỷ lệ không quá {FINEST}, ví dụ 2/3.")
    return share


def _created(council: Council) -> Council:
    """Two people founding at once: the constraint on the first day lets one through."""
    try:
        with transaction.atomic():
            council.save(force_insert=True)
    except IntegrityError:
        raise CouncilExistsError from None
    return council


def _make_room(unit: Unit, starts: date, ends: date | None) -> None:
    """One council a day: an earlier term that reaches into this one ends on the eve, a later one stays as it is."""
    _hold_terms(unit)
    others = Council.objects.select_for_update().filter(unit=unit)
    for other in others.filter(Q(ends=None) | Q(ends__gte=starts)):
        if other.starts >= starts:
            if ends is None or other.starts <= ends:
                raise CouncilExistsError
            continue
        if Meeting.objects.filter(council=other, state=MeetingState.OPEN, on__gte=starts).exists():
            raise MeetingRunningError
        other.ends = starts - timedelta(days=1)
        other.save(update_fields=["ends"])


def _hold_terms(unit: Unit) -> None:
    """Hold the unit's row: of two people founding at once the second sees the first one's council."""
    Unit.objects.select_for_update(no_key=True).get(id=unit.id)


def _ids(seats: Sequence[Seat]) -> list[UUID]:
    return [seat.person for seat in seats]

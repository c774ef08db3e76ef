"""Who holds which role from which day to which: rights begin and end with it."""

from datetime import date, timedelta

from django.db.models import Q, QuerySet

from thidua.accounts.models import User
from thidua.core.days import OUTSIDE, is_written
from thidua.core.errors import InvalidInputError, RefusedError
from thidua.ledger.actions import Actor, action, record
from thidua.units.models import Appointment, Level, Role, Team, Unit

ONE_DAY = timedelta(days=1)


class OwnRoleError(RefusedError):
    """Không ai tự giao vai trò cho chính mình. Hãy để một người quản trị hệ thống khác giao."""


class LastOfficerError(RefusedError):
    """Trường phải còn ít nhất một người quản trị hệ thống. Hãy giao việc này cho người khác trước."""


class RoleEndedError(RefusedError):
    """Vai trò này đã kết thúc từ trước. Hãy tải lại trang."""


class RoleBegunError(RefusedError):
    """Vai trò này đã bắt đầu nên không hủy được nữa. Hãy ghi ngày thôi."""


class SecondChairError(InvalidInputError):
    """The unit has a chair in those days: a second one acts on a paper and until a day, or not at all."""

    def __init__(self, field: str, chair: str) -> None:
        super().__init__(
            field,
            f"Hiện {chair} giữ vai trò này. Ủy quyền thì ghi số giấy ủy quyền và ngày hết ủy quyền; "
            f"thay hẳn thì ghi ngày {chair} thôi vai trò trước.",
        )


@action("units.role_given")
def give_role(
    *,
    by: Actor,
    unit: Unit,
    user: User,
    role: Role,
    on: date,
    ends: date | None = None,
    team: Team | None = None,
    paper: str = "",
) -> Appointment:
    """Appoint a user from a day on, until a day if one is set. The same role in days that meet is one, made longer.

    The user's row is locked, so that of two givers the second sees what the first gave; for a chair the unit's row
    before it, since two users may be made chair at once.
    """
    if user.id == by.user and role != Role.STAFF:
        raise OwnRoleError
    if (role == Role.TEAM_LEADER) != (team is not None):
        raise InvalidInputError("team", "Tổ trưởng phải gắn với một tổ; vai trò khác thì không.")
    _refuse_days_outside(starts=on, ends=ends)
    if ends is not None and ends < on:
        raise InvalidInputError("ends", "Ngày kết thúc không thể trước ngày bắt đầu.")
    if role == Role.INSPECTOR and ends is None:
        raise InvalidInputError(
            "ends", "Người kiểm tra, thanh tra chỉ vào trong đợt làm việc: hãy ghi ngày hết."
        )
    if role == Role.UPPER_OFFICER and unit.level == Level.SCHOOL:
        raise InvalidInputError("role", "Vai trò này chỉ có ở xã, phường và cấp trên, không có ở trường.")
    if role == Role.CHAIR:
        _hold(unit)
        _one_chair(unit, user, on, ends, paper)
    User.objects.select_for_update().get(id=user.id)
    meeting = list(
        _meeting(unit, role, on - ONE_DAY, ends and ends + ONE_DAY)
        .filter(user=user, team=team)
        .order_by("starts")
    )
    fields: dict[str, object] = {"user": user.id, "role": role, "team": team and team.id}
    if not meeting:
        given = Appointment.objects.create(
            unit=unit, user=user, role=role, team=team, starts=on, ends=ends, paper=paper
        )
        record(about=given, fields=fields | {"starts": on, "ends": ends}, on=on)
        return given
    given = meeting[0]
    was = (given.starts, given.ends)
    open_end = ends is None or any(one.ends is None for one in meeting)
    given.starts = min(on, given.starts)
    given.ends = None if open_end else max([ends, *(one.ends for one in meeting)])  # type: ignore[type-var]  # none of them is None
    given.paper = paper or given.paper
    Appointment.objects.filter(id__in=[one.id for one in meeting[1:]]).delete()
    given.save(update_fields=["starts", "ends", "paper"])
    changes: dict[str, object] = {"starts": (was[0], given.starts), "ends": (was[1], given.ends)}
    record(about=given, fields=fields | changes, on=on)
    return given


@action("units.role_ended")
def end_role(*, by: Actor, appointment: Appointment, on: date) -> Appointment:
    """The role's last day; rights end with it. A day that was set before may only come nearer."""
    if on < appointment.starts:
        raise InvalidInputError("ends", "Ngày kết thúc không thể trước ngày bắt đầu.")
    if appointment.role == Role.SYSTEM_OFFICER:
        rows = Appointment.objects.select_for_update().filter(unit=appointment.unit_id, role=appointment.role)
        if not [row for row in rows.filter(ends=None, starts__lte=on) if row.id != appointment.id]:
            raise LastOfficerError
    still = Q(ends=None) | Q(ends__gt=on)
    if not Appointment.objects.filter(still, id=appointment.id).update(ends=on):
        raise RoleEndedError
    was, appointment.ends = appointment.ends, on
    record(about=appointment, fields={"ends": (was, on)}, on=on)
    return appointment


@action("units.role_cancelled")
def cancel_role(*, by: Actor, appointment: Appointment, on: date) -> None:
    """A role that has not begun is as if it had not been given; the ledger keeps both."""
    if not Appointment.objects.filter(id=appointment.id, starts__gt=on).delete()[0]:
        raise RoleBegunError
    fields = {"user": appointment.user_id, "role": appointment.role, "starts": (appointment.starts, None)}
    record(about=appointment, fields=fields, on=on)


def _refuse_days_outside(**days: date | None) -> None:
    """Days beside these are reckoned with, and the calendar ends at both sides."""
    for field, day in days.items():
        if day is not None and not is_written(day):
            raise InvalidInputError(field, OUTSIDE)


def _meeting(unit: Unit, role: Role, first: date, last: date | None) -> QuerySet[Appointment]:
    """Appointments of a role with a day between these two."""
    rows = Appointment.objects.filter(Q(ends=None) | Q(ends__gte=first), unit=unit, role=role)
    return rows.filter(starts__lte=last) if last else rows


def _hold(unit: Unit) -> None:
    """Until the commit: who comes second waits here, then sees the chair whom the first one made."""
    Unit.objects.select_for_update().get(id=unit.id)


def _one_chair(unit: Unit, user: User, on: date, ends: date | None, paper: str) -> None:
    others = _meeting(unit, Role.CHAIR, on, ends).exclude(user=user).select_related("user")
    chair = next(iter(others), None)
    if chair is not None and not (paper and ends):
        raise SecondChairError("ends" if paper else "paper", chair.user.full_name)

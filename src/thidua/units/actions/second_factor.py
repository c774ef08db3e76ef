"""Of whom a unit requires a second factor, and helping whoever has lost phone and codes."""

from datetime import date, timedelta
from uuid import UUID

from thidua.accounts.actions import reset_second_factor
from thidua.accounts.models import User
from thidua.core.errors import ChangedMeanwhileError, InvalidInputError, RefusedError
from thidua.ledger.actions import Actor, action, record
from thidua.units.models import GUARDED_ROLES, Role, SecondFactorRule, Unit
from thidua.units.queries import appointments_on, second_factor_rule

LONGEST_GRACE = 90


class OwnSecondFactorError(RefusedError):
    """Không ai tự đặt lại cho chính mình. Hãy dùng một mã dự phòng, hoặc nhờ một người quản trị hệ thống khác."""


class SecondFactorElsewhereError(RefusedError):
    """Tài khoản này đang có vai trò ở đơn vị khác, nên chỉ nơi đó đặt lại được sau khi vai trò ở đây kết thúc."""


class NotHereError(RefusedError):
    """Người này hiện không có vai trò nào ở đơn vị."""


@action("units.second_factor_ruled")
def rule_second_factor(
    *, by: Actor, unit: Unit, roles: frozenset[Role], grace_days: int, seen: UUID | None, on: date
) -> SecondFactorRule:
    """From `on` these roles are asked for it, and led to it alone once the days of grace are over.

    `seen` is the rule that stood on the page; the unit's row is locked, so the second of two is told.
    """
    if not roles <= set(GUARDED_ROLES):
        raise InvalidInputError("roles", "Chỉ yêu cầu được với những vai trò có trong danh sách.")
    if not 0 <= grace_days <= LONGEST_GRACE:
        raise InvalidInputError("grace_days", f"Ghi từ 0 đến {LONGEST_GRACE} ngày.")
    Unit.objects.select_for_update().get(id=unit.id)
    before = second_factor_rule(unit, on)
    if (before.id if before else None) != seen:
        raise ChangedMeanwhileError
    was = (before.roles, before.must_by) if before else ("", None)
    words = " ".join(role.value for role in GUARDED_ROLES if role in roles)
    must_by = on + timedelta(days=grace_days)
    if before is not None and before.starts == on:
        before.delete()
    rule = SecondFactorRule.objects.create(unit=unit, roles=words, starts=on, must_by=must_by)
    record(about=rule, fields={"roles": (was[0], words), "must_by": (was[1], must_by)}, on=on)
    return rule


@action("units.second_factor_freed")
def free_of_second_factor(*, by: Actor, unit: Unit, user: User, on: date) -> None:
    """Phone and paper are lost. As with slips: never one's own, nor an account with duties in another unit."""
    if user.id == by.user:
        raise OwnSecondFactorError
    held = appointments_on(user, on)
    if not held.filter(unit=unit).exists():
        raise NotHereError
    if held.exclude(unit=unit).exists():
        raise SecondFactorElsewhereError
    reset_second_factor(by=by, user=user)
    record(about=user, on=on)

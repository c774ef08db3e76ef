"""Somebody from outside the staff who may look in for some days: an account, one duty, one slip."""

from datetime import date

from thidua.accounts.actions import issue_slip
from thidua.accounts.models import User
from thidua.core.errors import InvalidInputError
from thidua.core.text import tidy
from thidua.ledger.actions import Actor, action, record
from thidua.people.actions.staff import new_user
from thidua.units.actions import give_role
from thidua.units.models import Role, Unit


@action("people.outsider_admitted")
def admit_outsider(
    *, by: Actor, unit: Unit, full_name: str, role: Role, on: date, ends: date | None, paper: str = ""
) -> tuple[User, str]:
    """The user and the code of the slip, which cannot be shown again. No person of the staff is made."""
    if not tidy(full_name):
        raise InvalidInputError("full_name", "Hãy nhập họ và tên.")
    user = new_user(by, tidy(full_name))
    give_role(by=by, unit=unit, user=user, role=role, on=on, ends=ends, paper=paper)
    code = issue_slip(by=by, user=user)
    record(about=user, fields={"role": role, "ends": ends}, on=on)
    return user, code

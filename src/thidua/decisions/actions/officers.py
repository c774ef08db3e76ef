"""The first account of a unit above: somebody who receives what schools send."""

from datetime import date

from thidua.accounts.actions import LoginNameTakenError, create_user, issue_slip
from thidua.accounts.models import User
from thidua.core.errors import InvalidInputError
from thidua.core.text import fold, tidy
from thidua.decisions.errors import NotAboveError
from thidua.ledger.actions import Actor, action, record
from thidua.units.actions import give_role
from thidua.units.models import Level, Role, Unit

# So many officers of one name may be let in.
TRIES = 20


@action("decisions.officer_opened")
def open_officer(*, by: Actor, unit: Unit, full_name: str, on: date) -> tuple[User, str]:
    """An account with the duties of upper officer and, as the first one there, of system officer; and its slip."""
    if unit.level == Level.SCHOOL:
        raise NotAboveError
    if not tidy(full_name):
        raise InvalidInputError("full_name", "Hãy ghi họ và tên.")
    user = _user(by, full_name)
    is_first = not unit.appointments.exists()
    for role in (Role.UPPER_OFFICER, Role.SYSTEM_OFFICER) if is_first else (Role.UPPER_OFFICER,):
        give_role(by=by, unit=unit, user=user, role=role, on=on)
    slip = issue_slip(by=by, user=user)
    record(about=user, fields={"unit": unit.id}, on=on)
    return user, slip


def _user(by: Actor, full_name: str) -> User:
    """`nguyenthihoasim`, with a number where that name is taken."""
    wanted = fold(full_name).replace(" ", "")
    for number in range(1, TRIES + 1):
        try:
            return create_user(
                by=by, username=wanted if number == 1 else f"{wanted}{number}", full_name=full_name
            )
        except LoginNameTakenError:
            continue
    raise LoginNameTakenError

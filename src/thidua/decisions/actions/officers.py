"""Who works above: somebody at a commune who receives what schools send."""

from datetime import date

from thidua.accounts.models import User
from thidua.core.errors import InvalidInputError
from thidua.core.text import tidy
from thidua.decisions.errors import NotAboveError
from thidua.ledger.actions import Actor, action, record
from thidua.people.actions import add_person, give_account
from thidua.units.actions import give_role
from thidua.units.models import Level, Role, Unit

POSITION = "Cán bộ thi đua, khen thưởng"


@action("decisions.officer_opened")
def open_officer(*, by: Actor, unit: Unit, full_name: str, on: date) -> tuple[User, str]:
    """Somebody of the unit above with the duty of upper officer, and the code of their slip.

    The first one there also keeps accounts and roles: nobody else could give them to the next.
    """
    if unit.level == Level.SCHOOL:
        raise NotAboveError
    if not tidy(full_name):
        raise InvalidInputError("full_name", "Hãy ghi họ và tên.")
    is_first = not unit.appointments.exists()
    person = add_person(by=by, unit=unit, full_name=full_name, position=POSITION)
    user, slip = give_account(by=by, unit=unit, person=person, role=Role.UPPER_OFFICER, on=on)
    if is_first:
        give_role(by=by, unit=unit, user=user, role=Role.SYSTEM_OFFICER, on=on)
    record(about=user, fields={"unit": unit.id}, on=on)
    return user, slip

"""The first write of an installation: a school with what stands above it, its teams, its year, its first account."""

from dataclasses import dataclass
from datetime import date

from django.contrib.contenttypes.models import ContentType

from thidua.accounts.actions import create_user
from thidua.accounts.models import User
from thidua.core.errors import RefusedError
from thidua.core.ids import uuid7
from thidua.ledger.actions import Actor, action, record
from thidua.people.actions import add_person
from thidua.units.actions import create_team, create_unit, give_role, open_school_year, place_under
from thidua.units.models import Level, Role, Unit

# From this day there are no districts: schools stand under communes and wards.
DISTRICTS_ENDED = date(2025, 7, 1)
# Earlier than any decision a school will enter from its old papers.
DISTRICTS_SINCE = date(2000, 1, 1)


class AlreadyBegunError(RefusedError):
    """Người khác vừa khai báo trường trên máy này. Hãy đăng nhập bằng tài khoản đã có."""


@dataclass(frozen=True, slots=True)
class Beginning:
    """What one page asks before there is anything. `district`: the one until 30/06/2025, or empty."""

    name: str
    short_name: str
    code: str
    symbol: str
    place: str
    commune: str
    district: str
    province: str
    province_is_city: bool
    school_year: str
    teams: tuple[str, ...]
    full_name: str
    username: str
    password: str
    duty: Role


@action("reports.school_begun")
def begin_school(*, by: Actor, beginning: Beginning, on: date) -> User:
    """Make the school whose id is `by.unit`, and the account that sets everything else up.

    Of two people who begin at once one wins: the lock lets the second look only after the first has finished. The
    first account also gets the duty of system officer, else nobody could give the others theirs.
    """
    list(ContentType.objects.select_for_update().filter(app_label="units", model="unit"))
    if Unit.objects.exists():
        raise AlreadyBegunError
    school = Unit(
        id=by.unit,
        code=beginning.code,
        level=Level.SCHOOL,
        name=beginning.name,
        short_name=beginning.short_name,
        symbol=beginning.symbol,
        place=beginning.place,
    )
    create_unit(by=by, unit=school)
    _place(by, school, beginning)
    open_school_year(by=by, unit=school, name=beginning.school_year)
    for order, team in enumerate(beginning.teams):
        create_team(by=by, unit=school, name=team, order=order)
    user = _first_account(by, school, beginning, on)
    record(about=school, fields={"first_user": user.id}, on=on)
    return user


def _place(by: Actor, school: Unit, beginning: Beginning) -> None:
    province = _above(by, school, Level.PROVINCE, beginning.province, is_city=beginning.province_is_city)
    if beginning.district:
        district = _above(by, school, Level.DISTRICT, beginning.district)
        place_under(by=by, unit=district, parent=province, on=DISTRICTS_SINCE)
        place_under(by=by, unit=school, parent=district, on=DISTRICTS_SINCE)
    commune = _above(by, school, Level.COMMUNE, beginning.commune)
    place_under(by=by, unit=commune, parent=province, on=DISTRICTS_ENDED)
    place_under(by=by, unit=school, parent=commune, on=DISTRICTS_ENDED)


def _above(by: Actor, school: Unit, level: Level, name: str, *, is_city: bool = False) -> Unit:
    """`Xã Hoa Sen` is called so; on papers it is `UBND xã Hoa Sen`."""
    unit = Unit(
        id=uuid7(),
        code=f"{school.code}/{level}",
        level=level,
        name=f"UBND {name[0].lower()}{name[1:]}",
        short_name=name,
        province_is_city=is_city,
    )
    return create_unit(by=by, unit=unit)


def _first_account(by: Actor, school: Unit, beginning: Beginning, on: date) -> User:
    user = create_user(
        by=by, username=beginning.username, full_name=beginning.full_name, password=beginning.password
    )
    person = add_person(by=by, unit=school, full_name=beginning.full_name)
    person.user = user
    person.save(update_fields=["user"])
    for role in dict.fromkeys([Role.STAFF, beginning.duty, Role.SYSTEM_OFFICER]):
        give_role(by=by, unit=school, user=user, role=role, on=on)
    return user

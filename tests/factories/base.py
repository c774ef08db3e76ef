"""Schools for tests, made by the real actions. Names are rights: Alice runs the work, An chairs, Dung leads, Bình teaches."""

from dataclasses import dataclass
from datetime import date

from django.test import Client

from remembered import remembered
from thidua.accounts.actions import create_user
from thidua.accounts.models import User
from thidua.core.ids import uuid7
from thidua.ledger.actions import Actor
from thidua.people.models import Contract, Person, Posting, StaffGroup
from thidua.units.actions import create_team, create_unit, give_role, open_school_year, place_under
from thidua.units.models import Level, Role, SchoolYear, Team, Unit

PASSWORD = "mot-mat-khau-dai"
FIRST_DAY = date(2015, 9, 1)
BORDER = date(2025, 7, 1)


@dataclass(slots=True)
class School:
    """One school with its parents, year, teams and five people."""

    unit: Unit
    commune: Unit
    district: Unit
    province: Unit
    year: SchoolYear
    teams: list[Team]
    alice: User
    an: User
    dung: User
    binh: User
    officer: User

    def person(self, user: User) -> Person:
        return Person.objects.get(user=user)


@remembered
def make_school(code: str = "THCS-HS", name: str = "Trường THCS Hoa Sen") -> School:
    """A school under its district until 2025-06-30 and under its commune from 2025-07-01."""
    unit = Unit(
        code=code,
        level=Level.SCHOOL,
        name=name,
        short_name=name,
        symbol="THCSHS",
        place="Hoa Sen",
        id=uuid7(),
    )
    by = Actor(user=None, unit=unit.id)
    create_unit(by=by, unit=unit)
    province = _above(by, f"{code}-T", Level.PROVINCE, "Thành phố Sông Xanh")
    district = _above(by, f"{code}-H", Level.DISTRICT, "Huyện Sông Xanh")
    commune = _above(by, f"{code}-X", Level.COMMUNE, "Xã Hoa Sen")
    place_under(by=by, unit=district, parent=province, on=FIRST_DAY)
    place_under(by=by, unit=commune, parent=province, on=BORDER)
    place_under(by=by, unit=unit, parent=district, on=FIRST_DAY)
    place_under(by=by, unit=unit, parent=commune, on=BORDER)
    year = open_school_year(by=by, unit=unit, name="2025-2026")
    teams = [
        create_team(by=by, unit=unit, name=team, order=order)
        for order, team in enumerate(["Toán – Tin", "Ngữ văn", "Văn phòng"])
    ]
    users = {
        key: _member(by, unit, f"{key}-{code}".lower(), full_name, role, teams[team], leads)
        for key, full_name, role, team, leads in [
            ("alice", "Lê Thị Hướng Dương", Role.SECRETARY, 1, False),
            ("an", "Ngô Văn Trường Sơn", Role.CHAIR, 2, False),
            ("dung", "Hoàng Thị Sao Mai", Role.TEAM_LEADER, 0, True),
            ("binh", "Nguyễn Thị Hoa Sim", Role.STAFF, 0, False),
            ("officer", "Vũ Văn Sông Lam", Role.SYSTEM_OFFICER, 2, False),
        ]
    }
    return School(unit, commune, district, province, year, teams, **users)


def _above(by: Actor, code: str, level: Level, name: str) -> Unit:
    city = level == Level.PROVINCE
    return create_unit(
        by=by,
        unit=Unit(
            code=code,
            level=level,
            name=f"UBND {name[0].lower()}{name[1:]}",
            short_name=name,
            symbol="UBND",
            place="" if city else name.split(" ", 1)[1],
            province_is_city=city,
        ),
    )


def _member(
    by: Actor, unit: Unit, username: str, full_name: str, role: Role, team: Team, leads: bool
) -> User:
    user = create_user(by=by, username=username, full_name=full_name, password=PASSWORD)
    add_staff(unit, full_name, team=team, user=user)
    give_role(by=by, unit=unit, user=user, role=Role.STAFF, on=FIRST_DAY)
    if role != Role.STAFF:
        give_role(by=by, unit=unit, user=user, role=role, on=FIRST_DAY, team=team if leads else None)
    return user


def add_staff(unit: Unit, full_name: str, *, team: Team | None = None, user: User | None = None) -> Person:
    """One more person with an open posting; rows only, for tests which need people and not how they came."""
    person = Person(user=user, sex="female", born=date(1985, 3, 12), joined_sector=date(2007, 9, 1))
    person.named(full_name)
    person.save()
    Posting.objects.create(
        unit=unit,
        person=person,
        team=team,
        position="Giáo viên",
        staff_group=StaffGroup.TEACHER,
        contract=Contract.PUBLIC_EMPLOYEE,
        starts=FIRST_DAY,
    )
    return person


def actor(user: User, school: School) -> Actor:
    return Actor(user=user.id, unit=school.unit.id)


def sign_in(client: Client, user: User) -> Client:
    client.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client

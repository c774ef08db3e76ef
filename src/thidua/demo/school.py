"""The demo school's first days: the unit with its dated parents, teams, staff, accounts."""

from dataclasses import dataclass
from datetime import date, datetime, time

from thidua.accounts.actions import activate
from thidua.accounts.models import User
from thidua.core import clock
from thidua.core.ids import uuid7
from thidua.demo.cast import CAME, NEWCOMER, TEACHER, Part, cast, teams_of
from thidua.demo.recipe import Recipe
from thidua.ledger.actions import Actor
from thidua.people.actions import add_person, admit_outsider, give_account, state_history
from thidua.people.models import Contract, Person, StaffGroup
from thidua.units.actions import create_team, create_unit, give_role, open_school_year, place_under
from thidua.units.models import Level, Role, SchoolYear, Team, Unit

# The demo's own password, printed when it starts. Outside the demo there is none.
PASSWORD = "thi-dua-demo"  # noqa: S105 -- a demo's, printed at every start
CODE, COMMUNE_CODE = "01-HOASEN", "01-HS"
DISTRICTS_END = date(2025, 7, 1)


@dataclass(slots=True)
class Stage:
    """What the builders hand on: the school, who is who, whose account is whose."""

    unit: Unit
    commune: Unit
    year: SchoolYear
    teams: list[Team]
    people: list[tuple[Part, Person]]
    users: dict[str, User]

    def person(self, key: str) -> Person:
        return next(person for part, person in self.people if part.key == key)

    def key(self, full_name: str) -> str:
        """Who somebody is in the play, by what papers and ballots call them; a team is called as it is."""
        return next((part.key for part, _ in self.people if part.name == full_name), full_name)

    def by(self, key: str) -> Actor:
        """Somebody of the cast, acting for the school."""
        return Actor(user=self.users[key].id, unit=self.unit.id)

    @property
    def above(self) -> Actor:
        """The commune's officer, acting for the commune."""
        return Actor(user=self.users[UPPER_OFFICER].id, unit=self.commune.id)


PRINCIPAL = "Ngô Văn Trường Sơn"
SECRETARY = "Lê Thị Hướng Dương"
LEADER = "Hoàng Thị Sao Mai"
OFFICER = "Ngô Văn Suối Ngọc"
VICE_PRINCIPAL = "Trần Thị Cẩm Chướng"
STANDING_VICE_CHAIR = "Phạm Văn Thái Dương"
# Who holds which duty beside the leaders of the teams.
DUTIES = {
    PRINCIPAL: Role.CHAIR,
    STANDING_VICE_CHAIR: Role.STANDING_VICE_CHAIR,
    VICE_PRINCIPAL: Role.VICE_PRINCIPAL,
    SECRETARY: Role.SECRETARY,
    OFFICER: Role.SYSTEM_OFFICER,
    "Hoàng Văn Đồi Chè": Role.UNION_CHAIR,
    "Bùi Văn Sông Thao": Role.PARTY_CELL,
    "Phan Văn Núi Tản": Role.YOUTH_LEAD,
    "Vũ Thị Hồng Nhung": Role.CLERK,
    "Hoàng Thị Mai Vàng": Role.ACCOUNTANT,
    "Nguyễn Thị Tường Vi": Role.INITIATIVE_REVIEWER,
    "Trần Văn Hải Âu": Role.INSPECTION_BOARD,
}
# From when to when the vice principal was secretary.
FORMERLY = date(2024, 9, 1), date(2025, 9, 8)
# Not of the school's staff.
INSPECTOR = "Dương Văn Mây Ngàn"
UPPER_OFFICER = "Đinh Thị Sông Hậu"


def on_day(year: int, month: int, day: int, hour: int = 8) -> date:
    """Let the demo's clock stand at an hour of a day, and give the day."""
    moment = date(year, month, day)
    clock.set_for_demo(datetime.combine(moment, time(hour), tzinfo=clock.HANOI))
    return moment


def found(recipe: Recipe) -> Stage:
    """The school as it stood on its first day with the program, in September 2025."""
    on_day(2025, 9, 3)
    unit = Unit(
        id=uuid7(),
        code=CODE,
        level=Level.SCHOOL,
        name="Trường Trung học cơ sở Hoa Sen",
        short_name="Trường THCS Hoa Sen",
        symbol="THCSHS",
        place="Hoa Sen",
    )
    by = Actor(user=None, unit=unit.id)
    create_unit(by=by, unit=unit)
    city = _above(by, "01", Level.PROVINCE, "UBND thành phố Sông Xanh", "Thành phố Sông Xanh")
    district = _above(by, "01-BIENXANH", Level.DISTRICT, "UBND huyện Biển Xanh", "Huyện Biển Xanh")
    commune = _above(by, COMMUNE_CODE, Level.COMMUNE, "UBND xã Hoa Sen", "Xã Hoa Sen")
    for lower, upper, day in [
        (district, city, date(2010, 9, 1)),
        (commune, city, DISTRICTS_END),
        (unit, district, date(2010, 9, 1)),
        (unit, commune, DISTRICTS_END),
    ]:
        place_under(by=by, unit=lower, parent=upper, on=day)
    year = open_school_year(by=by, unit=unit, name="2025-2026")
    teams = [
        create_team(by=by, unit=unit, name=name, order=place)
        for place, name in enumerate(teams_of(recipe.size))
    ]
    people = [(part, _hire(by, unit, teams, part)) for part in cast(recipe.size, recipe.seed)]
    users = _accounts(by, unit, teams, people)
    users[INSPECTOR] = _outsider(unit, INSPECTOR, Role.INSPECTOR, date(2026, 12, 31))
    users[UPPER_OFFICER] = _outsider(commune, UPPER_OFFICER, Role.UPPER_OFFICER)
    return Stage(unit, commune, year, teams, people, users)


def _above(by: Actor, code: str, level: Level, name: str, short_name: str) -> Unit:
    return create_unit(
        by=by,
        unit=Unit(
            code=code,
            level=level,
            name=name,
            short_name=short_name,
            symbol="UBND",
            place=short_name.split(" ", 1)[1] if level != Level.PROVINCE else "Sông Xanh",
            province_is_city=level == Level.PROVINCE,
        ),
    )


def _hire(by: Actor, unit: Unit, teams: list[Team], part: Part) -> Person:
    joined = date(2025 if part.key == NEWCOMER else part.born.year + 23, 9, 1)
    group = StaffGroup.LEADER if "Hiệu trưởng" in part.position else StaffGroup.TEACHER
    person = add_person(
        by=by,
        unit=unit,
        full_name=part.name,
        sex=part.sex,
        born=part.born,
        joined_sector=joined,
        team=teams[part.team],
        position=part.position,
        staff_group=StaffGroup.SUPPORT if part.position.startswith("Nhân viên") else group,
        contract=Contract.LABOUR_CONTRACT if part.position.endswith("bảo vệ") else Contract.PUBLIC_EMPLOYEE,
        subject=part.subject,
        starts=date(2025, 9, 1) if part.key == CAME else max(joined, date(2010, 9, 1)),
        ministry_code=f"010{part.born:%y%m%d}{len(part.key) % 100:02d}",
    )
    return state_history(
        by=by, unit=unit, person=person, forms_known=True, discipline_complete=True, on=date(2025, 9, 3)
    )


def _accounts(by: Actor, unit: Unit, teams: list[Team], people: list[tuple[Part, Person]]) -> dict[str, User]:
    """Everybody gets a slip; who plays a part in the demo has used it."""
    today = date(2025, 9, 4)
    users = {}
    for part, person in people:
        leads = part.position == "Tổ trưởng"
        user, code = give_account(by=by, unit=unit, person=person, role=Role.STAFF, on=today)
        if part.key in DUTIES:
            give_role(by=by, unit=unit, user=user, role=DUTIES[part.key], on=today)
        if part.key == VICE_PRINCIPAL:
            # Kept the secretary's work besides until it was handed over.
            give_role(by=by, unit=unit, user=user, role=Role.SECRETARY, on=FORMERLY[0], ends=FORMERLY[1])
        if leads:
            give_role(by=by, unit=unit, user=user, role=Role.TEAM_LEADER, on=today, team=teams[part.team])
        if part.key in {*DUTIES, TEACHER} or leads:
            activate(username=user.username, code=code, password=PASSWORD)
        users[part.key] = user
    return users


def _outsider(unit: Unit, name: str, role: Role, ends: date | None = None) -> User:
    """Somebody who is not of the school's staff, with one duty."""
    by, on = Actor(user=None, unit=unit.id), date(2025, 9, 4)
    user, code = admit_outsider(by=by, unit=unit, full_name=name, role=role, on=on, ends=ends)
    activate(username=user.username, code=code, password=PASSWORD)
    return user

"""What stands around the work: who does what, whom to ask, where papers lie, what was learned, the back-up."""

from collections.abc import Iterator
from datetime import date, timedelta

from thidua.accounts.models import User
from thidua.backups.queries import newest, where_kept
from thidua.councils.queries import council_on, sitting_members
from thidua.duties.models import KeepingKind, Line
from thidua.duties.queries.keeping import keeping_of
from thidua.duties.queries.lines import line
from thidua.duties.queries.roster import Held, roster_of
from thidua.duties.queries.training import courses_of
from thidua.people.queries import person_of_user
from thidua.units.models import Appointment, Role, Unit
from thidua.units.queries import (
    ancestors_on,
    appointments_in,
    appointments_past,
    appointments_to_come,
    holders,
)

# Duties that began or ended so lately are told, and those that end so soon.
LATELY, SOON = timedelta(days=60), timedelta(days=60)
# Whom the work needs beside the council: the leaders of the teams and of the mass organisations, clerk, accountant.
ASKED = (
    Role.TEAM_LEADER,
    Role.UNION_CHAIR,
    Role.PARTY_CELL,
    Role.YOUTH_LEAD,
    Role.INSPECTION_BOARD,
    Role.CLERK,
    Role.ACCOUNTANT,
    Role.SYSTEM_OFFICER,
)


def roster(unit: Unit, _giver: User, on: date) -> Iterator[Line]:
    for duty in roster_of(unit, on):
        main = "; ".join(_days_of(one) for one in duty.main)
        deputies = "; ".join(f"làm thay: {_days_of(one)}" for one in duty.deputies)
        note = "; ".join(filter(None, [main, deputies, "; ".join(duty.gaps)]))
        yield line(duty.name, note, "duty_roster")


def roles(unit: Unit, giver: User, on: date) -> Iterator[Line]:
    """The giver's own duties, then what began, ends or ended about these days. No password goes from hand to hand."""
    in_force = list(appointments_in(unit, on))
    for row in in_force:
        if row.user_id == giver.id:
            yield line(f"{giver.full_name}: {row.get_role_display()}", _role_days(row))
    for row in in_force:
        ends = row.ends is not None and row.ends <= on + SOON
        if row.user_id != giver.id and (ends or row.starts >= on - LATELY):
            yield line(f"{row.user.full_name}: {row.get_role_display()}", _role_days(row))
    for row in [*appointments_to_come(unit, on), *appointments_past(unit, on).filter(ends__gte=on - LATELY)]:
        yield line(f"{row.user.full_name}: {row.get_role_display()}", _role_days(row))


def contacts(unit: Unit, _giver: User, on: date) -> Iterator[Line]:
    """Units above with their officers where they work here, the council, those with a duty, then the free lines."""
    for above in ancestors_on(unit, on):
        officers = ", ".join(user.full_name for user in holders(above, Role.UPPER_OFFICER, on))
        yield line(above.name, f"Cán bộ thi đua: {officers}" if officers else "Cấp trên")
    council = council_on(unit, on)
    for member in sitting_members(council) if council else []:
        yield line(
            member.person.full_name, _reached(f"{member.get_role_display()} Hội đồng", member.person.user)
        )
    for row in appointments_in(unit, on).filter(role__in=ASKED):
        team = f" ({row.team.title})" if row.team else ""
        yield line(row.user.full_name, _reached(f"{row.get_role_display()}{team}", row.user))
    for kept in keeping_of(unit, KeepingKind.CONTACT):
        yield line(kept.name, kept.text)


def places(unit: Unit, _giver: User, _on: date) -> Iterator[Line]:
    for kept in keeping_of(unit, KeepingKind.PLACE):
        yield line(kept.name, kept.text)


def training(unit: Unit, giver: User, _on: date) -> Iterator[Line]:
    person = person_of_user(giver)
    for course in courses_of(unit, person=person.id) if person else []:
        hours = f", {course.hours} giờ" if course.hours else ""
        note = f"{course.organiser}, {course.starts:%d/%m/%Y}{hours}"
        yield line(course.name, note, "course_page", course.id)


def backup(_unit: Unit, _giver: User, _on: date) -> Iterator[Line]:
    """When the last one was made, and where it lies."""
    last = newest()
    made = f"Bản gần nhất lập lúc {last.made_at:%H:%M ngày %d/%m/%Y}" if last else "Chưa có bản sao lưu nào"
    yield line(made, f"Nơi giữ: {where_kept()}")


def _reached(duty: str, user: User | None) -> str:
    """With the address of the account, if it has one; telephones stand in the free lines."""
    return f"{duty}, {user.email}" if user and user.email else duty


def _days_of(one: Held) -> str:
    return f"{one.name} từ {one.starts:%d/%m/%Y}" + (f" đến {one.ends:%d/%m/%Y}" if one.ends else "")


def _role_days(row: Appointment) -> str:
    return f"từ {row.starts:%d/%m/%Y}" + (f" đến hết {row.ends:%d/%m/%Y}" if row.ends else "")

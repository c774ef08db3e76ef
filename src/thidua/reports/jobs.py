"""Every morning: what waits for each member by a day becomes a notice, then a letter for whoever wishes for one."""

from collections.abc import Iterator
from uuid import UUID

from django.urls import reverse
from django_tasks import task

from thidua.core import clock
from thidua.ledger.actions import Actor
from thidua.notices import mail, post
from thidua.notices.actions import tell, write_reminders
from thidua.notices.models import Kind, Letter, Notice
from thidua.notices.queries import Waiting, changes_of
from thidua.notices.stages import ONCE
from thidua.reports.queries import desk_of, ground_of, waiting_of
from thidua.units.access import member_of
from thidua.units.models import Role, Unit
from thidua.units.queries import holders, units_at_work, users_at


@task()
def remind() -> int:
    """A job for each unit of the home: what fails in one does not keep the others waiting."""
    units = units_at_work(clock.today())
    for unit in units:
        remind_unit.enqueue(str(unit.id))
    return len(units)


@task()
def remind_unit(unit: str) -> int:
    """How many notices were made; killed or run again, it makes none twice."""
    found = Unit.objects.get(id=UUID(unit))
    changes = changes_of(found.id, _waiting_in(found), clock.today())
    if changes:
        write_reminders(by=Actor(user=None, unit=found.id), changes=changes)
    return len(changes.new)


def _waiting_in(unit: Unit) -> Iterator[Waiting]:
    """Titles alone: what stands beside them on the home may name people, reasons or numbers."""
    on = clock.today()
    ground = ground_of(unit, on)
    for user in users_at(unit, on):
        member = member_of(user, unit=unit.id, on=on)
        if member is None:
            continue
        for kind, row in waiting_of(desk_of(member, ground)):
            if row.deadline:
                yield Waiting(user.id, kind, row.title, row.url, row.deadline)


@task()
def write_letters() -> int:
    """One digest a day to each who wishes for it. What could not be sent is tried again by `send_letters`."""
    today = clock.today()
    if not mail.is_set_up():
        return 0
    return sum(
        post.write_letters(unit=unit.id, called=unit.short_name, users=users_at(unit, today), day=today)
        for unit in units_at_work(today)
    )


@task()
def send_letters() -> int:
    """How many were given up; of each the unit's system officer is told, and the notice stays on its page."""
    given_up = post.send_due() if mail.is_set_up() else []
    for letter in given_up:
        _tell_officers(letter)
    return len(given_up)


def letters_wait() -> bool:
    return mail.is_set_up() and post.anything_due()


def _tell_officers(letter: Letter) -> None:
    officers = holders(Unit.objects.get(id=letter.unit), Role.SYSTEM_OFFICER, clock.today())
    notices = [
        Notice(
            user=officer,
            unit=letter.unit,
            kind=Kind.SYSTEM,
            subject=f"letter {letter.id}",
            stage=ONCE,
            sentence=f"Không gửi được thư cho {letter.user.full_name}. {letter.fault}",
            page=reverse("notice_list"),
        )
        for officer in officers
    ]
    if notices:
        tell(by=Actor(user=None, unit=letter.unit), notices=notices)

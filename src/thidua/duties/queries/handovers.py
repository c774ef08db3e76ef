"""Hand-overs as they are read: the list, one with its headings, who may give and receive, what waits for whom."""

from collections.abc import Iterable
from datetime import date, timedelta

from django.db.models import Q, QuerySet

from thidua.accounts.models import User
from thidua.duties.models import Handover, Heading
from thidua.duties.states import HandoverState
from thidua.units.models import Appointment, Role, Unit

# So long before the last day a hand-over is prepared, and so long after it one is still missed.
BEFORE, AFTER = timedelta(days=60), timedelta(days=60)


def handovers_of(unit: Unit) -> list[Handover]:
    rows = Handover.objects.filter(unit=unit).exclude(state=HandoverState.DROPPED)
    return list(rows.select_related("giver", "receiver", "document", "unit"))


def headings_of(handover: Handover) -> list[Heading]:
    return list(Heading.objects.filter(handover=handover))


def givers(unit: Unit, on: date) -> list[User]:
    """Whoever is in charge of the work, or was until lately."""
    return _distinct(_secretaries(unit, on).filter(starts__lte=on))


def in_charge(unit: Unit, on: date) -> list[Appointment]:
    """Who does the work on the day, also for days without an end: a hand-over may begin at any time."""
    return list(_secretaries(unit, on).filter(Q(ends=None) | Q(ends__gte=on), starts__lte=on))


def receivers(unit: Unit, on: date) -> list[User]:
    """Everybody of the staff with an account that is used; the next secretary first, if there is one."""
    rows = Appointment.objects.filter(unit=unit, role=Role.STAFF, starts__lte=on)
    rows = rows.filter(Q(ends=None) | Q(ends__gte=on)).select_related("user")
    following = Appointment.objects.filter(unit=unit, role=Role.SECRETARY).filter(
        Q(ends=None) | Q(ends__gte=on)
    )
    first = {row.user_id: row.starts for row in following}
    users = [row.user for row in rows if row.user.has_usable_password()]
    return sorted(users, key=lambda user: (user.id not in first, user.full_name, str(user.id)))


def awaited(secretaries: Iterable[Appointment], told: Iterable[Handover], on: date) -> Appointment | None:
    """Whose days end or have ended, and who has neither handed over nor begun to since that came near."""
    ending = [row for row in secretaries if row.ends is not None and row.ends <= on + BEFORE]
    if not ending:
        return None
    last = max(ending, key=lambda row: row.ends or date.max)
    since = (last.ends or on) - BEFORE
    done = [row for row in told if row.giver_id == last.user_id and row.started_on >= since]
    return None if done else last


def _secretaries(unit: Unit, on: date) -> QuerySet[Appointment]:
    rows = Appointment.objects.filter(unit=unit, role=Role.SECRETARY)
    rows = rows.filter(Q(ends=None) | Q(ends__gte=on - AFTER))
    return rows.select_related("user").order_by("starts", "id")


def _distinct(rows: Iterable[Appointment]) -> list[User]:
    return list({row.user_id: row.user for row in rows}.values())

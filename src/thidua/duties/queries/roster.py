"""The roster as it is read: each part with who answers for it, who stands in, and the days on which nobody does."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.urls import reverse

from thidua.duties.models import Charge, ChargeKind, Part
from thidua.units.models import Appointment, Role, Unit

# What goes with a role is never typed twice: who holds it stands in the appointments.
BY_ROLE = {
    Role.CHAIR: "Chỉ đạo chung, Chủ tịch Hội đồng",
    Role.SECRETARY: "Thường trực công tác thi đua, khen thưởng: tổng hợp, hồ sơ",
    Role.CLERK: "Văn bản đi, đến; gửi hồ sơ",
    Role.ACCOUNTANT: "Quỹ và chi thưởng",
    Role.INITIATIVE_REVIEWER: "Thẩm định sáng kiến",
    Role.SYSTEM_OFFICER: "Tài khoản, sao lưu",
}
# So far ahead a day without anybody is told.
AHEAD = timedelta(days=60)
ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Held:
    """One name with its days; `charge`: the row behind it, none where it is an appointment."""

    name: str
    starts: date
    ends: date | None
    paper: str = ""
    charge: Charge | None = None


@dataclass(frozen=True, slots=True)
class Duty:
    """One part of the work, with whoever holds it now or will, and what is to be noticed."""

    name: str
    role: str
    part: Part | None
    main: tuple[Held, ...]
    deputies: tuple[Held, ...]
    past: tuple[Held, ...]
    gaps: tuple[str, ...]

    @property
    def give_url(self) -> str:
        return reverse("duty_give", args=[self.part.id]) if self.part else ""

    @property
    def deputy_url(self) -> str:
        if self.part:
            return reverse("duty_give", args=[self.part.id]) + "?thay=1"
        return reverse("duty_deputy", args=[self.role])


def roster_of(unit: Unit, today: date) -> list[Duty]:
    """What goes with roles first, then the school's own parts. Three queries."""
    held = _appointments(unit)
    by_part, by_role = _charges(unit)
    duties = [_of_role(role, held[role], by_role[role], today) for role in BY_ROLE]
    own = Part.objects.filter(unit=unit, closed_on=None)
    return [*duties, *(_of_part(part, by_part[part.id], today) for part in own)]


def gaps_of(roster: Iterable[Duty]) -> list[str]:
    """Every day without anybody, told with its part."""
    return [f"{duty.name}: {gap}" for duty in roster for gap in duty.gaps]


def closed_parts(unit: Unit) -> list[Part]:
    return list(Part.objects.filter(unit=unit).exclude(closed_on=None).order_by("-closed_on", "name"))


def _appointments(unit: Unit) -> dict[str, list[Held]]:
    rows = Appointment.objects.filter(unit=unit, role__in=BY_ROLE).select_related("user")
    found = defaultdict[str, list[Held]](list)
    for row in rows.order_by("starts", "id"):
        found[row.role].append(Held(row.user.full_name, row.starts, row.ends, row.paper))
    return found


def _charges(unit: Unit) -> tuple[dict[UUID, list[Charge]], dict[str, list[Charge]]]:
    by_part, by_role = defaultdict[UUID, list[Charge]](list), defaultdict[str, list[Charge]](list)
    for row in Charge.objects.filter(unit=unit).select_related("person"):
        if row.part_id:
            by_part[row.part_id].append(row)
        else:
            by_role[row.role].append(row)
    return by_part, by_role


def _of_role(role: Role, main: list[Held], charges: list[Charge], today: date) -> Duty:
    gaps = _gaps(main, main[0].starts if main else None, today)
    deputies = [_held(one) for one in charges]
    return Duty(
        BY_ROLE[role], role.value, None, _now(main, today), _now(deputies, today), _past(main, today), gaps
    )


def _of_part(part: Part, charges: list[Charge], today: date) -> Duty:
    main = [_held(one) for one in charges if one.kind == ChargeKind.MAIN]
    deputies = [_held(one) for one in charges if one.kind == ChargeKind.DEPUTY]
    gaps = _gaps(main, min([part.since, *(one.starts for one in main)]), today)
    return Duty(part.name, "", part, _now(main, today), _now(deputies, today), _past(main, today), gaps)


def _now(rows: list[Held], today: date) -> tuple[Held, ...]:
    """Whoever holds it, and whoever will."""
    return tuple(one for one in rows if one.ends is None or one.ends >= today)


def _past(rows: list[Held], today: date) -> tuple[Held, ...]:
    return tuple(one for one in rows if one.ends is not None and one.ends < today)


def _held(one: Charge) -> Held:
    return Held(one.person.full_name, one.starts, one.ends, one.paper, one)


def _gaps(main: list[Held], first: date | None, today: date) -> tuple[str, ...]:
    """Stretches without anybody that are not over, from the first known day to some weeks ahead."""
    if first is None:
        return ("chưa ai phụ trách",)
    told, free, horizon = [], first, today + AHEAD
    for one in sorted(main, key=lambda one: one.starts):
        if one.starts > free:
            told.append((free, one.starts - ONE_DAY))
        if one.ends is None:
            free = date.max
            break
        free = max(free, one.ends + ONE_DAY)
    sentences = [
        f"từ {start:%d/%m/%Y} đến {end:%d/%m/%Y} chưa ai phụ trách"
        for start, end in told
        if end >= today and start <= horizon
    ]
    if free <= horizon:
        sentences.append(f"từ {free:%d/%m/%Y} chưa ai phụ trách")
    return tuple(sentences)

"""Reading the tree: the parent on a day, the year that is open, who holds a role."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from allauth.mfa.models import Authenticator
from django.db.models import Case, Exists, OuterRef, Q, QuerySet, Subquery, When

from thidua.accounts.models import User
from thidua.core.school_years import before, school_year_of, starts
from thidua.units.models import (
    GUARDED_ROLES,
    Appointment,
    Association,
    AssociationLead,
    Level,
    Role,
    SchoolYear,
    SecondFactorRule,
    Team,
    Unit,
    UnitParent,
)

# The law library names deciding heads by one kind of unit of their level: a province may be a city, a commune a ward.
HEADS = {
    "Chủ tịch UBND huyện": Level.DISTRICT,
    "Chủ tịch UBND xã": Level.COMMUNE,
    "Chủ tịch UBND thành phố": Level.PROVINCE,
}
LEVEL_WORDS = {Level.DISTRICT: "cấp huyện", Level.COMMUNE: "cấp xã", Level.PROVINCE: "cấp tỉnh"}
# So long before a school year begins it may be opened: plans and pledges are made in the summer.
SUMMER = timedelta(days=92)
# So long before its last day a duty is said to end.
SOON = timedelta(days=30)


def parent_on(unit: Unit, on: date) -> Unit | None:
    """The unit directly above on that day; none at the top or where nothing was entered."""
    row = _row_of(unit, on)
    return row.parent if row else None


def place_on(unit: Unit, on: date) -> str:
    """What papers of that day name as the place: it may have changed with the parent."""
    row = _row_of(unit, on)
    return (row.place if row else "") or unit.place


def parents_of(unit: Unit) -> list[UnitParent]:
    """Under whom the unit has stood and will stand, the latest first."""
    return list(UnitParent.objects.filter(unit=unit).select_related("parent").order_by("-starts"))


def units_above() -> list[Unit]:
    """Everything that can stand above a school, the nearest level first."""
    rows = Unit.objects.exclude(level=Level.SCHOOL).order_by("short_name", "code")
    nearest = list(reversed(Level.values))
    return sorted(rows, key=lambda unit: nearest.index(unit.level))


def _row_of(unit: Unit, on: date) -> UnitParent | None:
    return (
        UnitParent.objects.filter(unit=unit, starts__lte=on)
        .filter(Q(ends=None) | Q(ends__gte=on))
        .select_related("parent")
        .first()
    )


def ancestors_on(unit: Unit, on: date) -> list[Unit]:
    """From the direct parent to the top."""
    chain: list[Unit] = []
    above = parent_on(unit, on)
    while above is not None and above not in chain:
        chain.append(above)
        above = parent_on(above, on)
    return chain


def two_above(unit: Unit, on: date) -> list[Unit]:
    """The unit directly above on that day and the one above that, in one query: a school's commune and province."""
    in_force = UnitParent.objects.filter(Q(ends=None) | Q(ends__gte=on), starts__lte=on)
    below = Q(unit=unit) | Q(unit__in=in_force.filter(unit=unit).values("parent"))
    return [row.parent for row in in_force.filter(below).select_related("parent")]


def head_named(words: str, above: Iterable[Unit]) -> str:
    """Whom the law's words mean for who stands below these units: the real head, else the level, which is always true."""
    level = HEADS.get(words)
    if level is None:
        return words
    unit = next((unit for unit in above if unit.level == level), None)
    return f"Chủ tịch {unit.name}" if unit else f"Chủ tịch UBND {LEVEL_WORDS[level]}"


def current_year(unit: Unit) -> SchoolYear | None:
    """The oldest school year that is still open: the one whose work is being done."""
    return SchoolYear.objects.filter(unit=unit, closed_on=None).order_by("name").first()


def open_years(unit: Unit) -> list[SchoolYear]:
    """The years whose work is being done, the oldest first: the next is opened before the last is closed."""
    return list(SchoolYear.objects.filter(unit=unit, closed_on=None).order_by("name"))


def year_to_open(unit: Unit, on: date) -> str | None:
    """The school year after the newest one, once its summer has come or no other is open; else none."""
    newest = SchoolYear.objects.filter(unit=unit).order_by("-name").first()
    if newest is None:
        return school_year_of(on)
    following = before(newest.name, -1)
    is_summer = on >= starts(following) - SUMMER
    return following if is_summer or current_year(unit) is None else None


def appointments_on(user: User, on: date) -> QuerySet[Appointment]:
    """Roles in force on a day; the first and the last day count."""
    return (
        Appointment.objects.filter(user=user, starts__lte=on)
        .filter(Q(ends=None) | Q(ends__gte=on))
        .select_related("unit", "team")
        .order_by("starts", "id")
    )


def last_unit_of(user: User, on: date) -> Unit | None:
    """Where somebody without a duty in force worked last."""
    row = (
        Appointment.objects.filter(user=user, starts__lte=on).select_related("unit").order_by("-ends").first()
    )
    return row.unit if row else None


def appointments_in(unit: Unit, on: date) -> QuerySet[Appointment]:
    """Who holds a duty in a unit on a day, the school's own order of duties; merely working there is none."""
    return duties_of(unit).filter(Q(ends=None) | Q(ends__gte=on), starts__lte=on)


def duties_since(unit: Unit, first: date, on: date) -> QuerySet[Appointment]:
    """Duties which somebody holds on a day, and those which ended since an earlier one."""
    return duties_of(unit).filter(Q(ends=None) | Q(ends__gte=first), starts__lte=on)


def appointments_to_come(unit: Unit, on: date) -> QuerySet[Appointment]:
    """Duties given for a later day."""
    return duties_of(unit).filter(starts__gt=on)


def appointments_past(unit: Unit, on: date) -> QuerySet[Appointment]:
    """Duties held before, the latest first."""
    return duties_of(unit).filter(ends__lt=on).order_by("-ends", "-starts", "id")


def ends_soon(appointment: Appointment, on: date) -> bool:
    """Whether the last day comes within a month: somebody has to be found for the duty."""
    return appointment.ends is not None and appointment.ends <= on + SOON


def associations_of(unit: Unit) -> list[Association]:
    """The unit's mass organisations, those that have ended last; each with whoever has led it, the latest first."""
    rows = Association.objects.filter(unit=unit).prefetch_related("leads")
    return sorted(rows, key=lambda row: (row.ends is not None, row.name))


def associations_for_choice(unit: Unit, on: date) -> QuerySet[Association]:
    return Association.objects.filter(Q(ends=None) | Q(ends__gte=on), unit=unit)


def lead_on(association: Association, on: date) -> AssociationLead | None:
    """Who leads it on a day; asks nothing where the leads were read before."""
    rows = association.leads.all()
    return next((row for row in rows if row.starts <= on and (row.ends is None or row.ends >= on)), None)


def roles_held(unit: Unit, on: date) -> set[str]:
    """The duties which somebody holds on a day."""
    return set(appointments_in(unit, on).order_by().values_list("role", flat=True))


def duties_of(unit: Unit) -> QuerySet[Appointment]:
    """Every duty ever given in a unit, in the school's own order; merely working there is none."""
    ranks = Case(*(When(role=role, then=rank) for rank, role in enumerate(Role)))
    return (
        Appointment.objects.filter(unit=unit)
        .exclude(role=Role.STAFF)
        .select_related("user", "team")
        .order_by(ranks, "team__order", "starts", "id")
    )


def holders(unit: Unit, role: Role, on: date, team: Team | None = None) -> list[User]:
    """Who holds a role on a day."""
    rows = Appointment.objects.filter(unit=unit, role=role, starts__lte=on).filter(
        Q(ends=None) | Q(ends__gte=on)
    )
    if team is not None:
        rows = rows.filter(team=team)
    return [row.user for row in rows.select_related("user").order_by("starts", "id")]


def units_at_work(on: date) -> list[Unit]:
    """Where somebody holds a role on a day."""
    held = Appointment.objects.filter(Q(ends=None) | Q(ends__gte=on), unit=OuterRef("pk"), starts__lte=on)
    return list(Unit.objects.filter(Exists(held)).order_by("code"))


def users_at(unit: Unit, on: date) -> list[User]:
    """Everybody with a role in the unit on a day whose account is in use."""
    held = Appointment.objects.filter(Q(ends=None) | Q(ends__gte=on), unit=unit, starts__lte=on)
    return list(User.objects.filter(id__in=held.values("user"), is_active=True).order_by("username"))


def heads_on(unit: Unit, on: date) -> set[UUID]:
    """The users who head the unit on a day: of them the level above answers, and nobody here."""
    return {user.id for user in holders(unit, Role.CHAIR, on)}


@dataclass(frozen=True, slots=True)
class SecondFactor:
    """How a guarded member stands: has it or not, and from which day on it is required, if it is."""

    is_on: bool
    must_by: date | None

    def is_owed(self, on: date) -> bool:
        return not self.is_on and self.must_by is not None and self.must_by <= on


@dataclass(frozen=True, slots=True)
class Standing:
    """One duty in force, and what it asks of its holder; none for duties that are not guarded."""

    appointment: Appointment
    second_factor: SecondFactor | None


def standings_on(user: User, on: date) -> list[Standing]:
    """The user's duties of a day with the second factor, in one query, for it is made on every page."""
    rule = _rules(on).filter(unit=OuterRef("unit"))
    rows: Any = appointments_on(user, on).annotate(
        is_on=Exists(_apps().filter(user_id=user.id)),
        asked=Subquery(rule.values("roles")[:1]),
        must_by=Subquery(rule.values("must_by")[:1]),
    )
    return [Standing(row, _asked_of(row)) for row in rows]


def _asked_of(row: Any) -> SecondFactor | None:
    if row.role not in GUARDED_ROLES:
        return None
    return SecondFactor(row.is_on, row.must_by if row.role in (row.asked or "").split() else None)


def has_second_factor(user: User) -> bool:
    return _apps().filter(user_id=user.id).exists()


def second_factor_rule(unit: Unit, on: date) -> SecondFactorRule | None:
    """What the unit requires on a day."""
    return _rules(on).filter(unit=unit).first()


def is_second_factor_required(user: User, on: date) -> bool:
    """Whether some unit of the user requires it now; the days of grace are no leave to turn it off again."""
    standings = [one.second_factor for one in standings_on(user, on)]
    return any(one is not None and one.must_by is not None for one in standings)


@dataclass(frozen=True, slots=True)
class Guarded:
    """One line of the unit's list: who, in which duties, whether the second factor is on."""

    user: User
    duties: list[str]
    is_on: bool


def guarded_in(unit: Unit, on: date) -> list[Guarded]:
    """Whoever holds a guarded duty, then everybody else who has turned a second factor on."""
    held = Appointment.objects.filter(unit=unit, starts__lte=on).filter(Q(ends=None) | Q(ends__gte=on))
    rows = list(held.select_related("user").annotate(is_on=Exists(_apps().filter(user_id=OuterRef("user")))))
    rows.sort(key=lambda row: (list(Role).index(Role(row.role)), row.user.full_name))
    found: dict[object, Guarded] = {}
    for row in sorted(rows, key=lambda row: row.role not in GUARDED_ROLES):
        if row.is_on or row.role in GUARDED_ROLES or row.user_id in found:
            line = found.setdefault(row.user_id, Guarded(row.user, [], row.is_on))
            if row.role != Role.STAFF:
                line.duties.append(str(Role(row.role).label))
    return list(found.values())


def _rules(on: date) -> QuerySet[SecondFactorRule]:
    return SecondFactorRule.objects.filter(starts__lte=on).order_by("-starts")


def _apps() -> QuerySet[Authenticator]:
    """Phones; recovery codes alone are no second factor."""
    return Authenticator.objects.filter(type=Authenticator.Type.TOTP)

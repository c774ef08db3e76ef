"""Who works here: persons, their postings, their accounts."""

from datetime import date
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import F, Q

from thidua.accounts.actions import LoginNameTakenError, create_user, issue_slip
from thidua.accounts.models import User
from thidua.core.errors import ChangedMeanwhileError, InvalidInputError
from thidua.core.text import fold, tidy
from thidua.ledger.actions import Actor, action, record
from thidua.people.actions.masks import rebuild
from thidua.people.actions.standing import last_days, not_oneself, refuse_if_left
from thidua.people.errors import (
    AccountElsewhereError,
    AlreadyOnStaffError,
    MinistryCodeTakenError,
    NotOfUnitError,
    OwnSlipError,
    StaffCodeTakenError,
    StillElsewhereError,
)
from thidua.people.models import Person, Posting
from thidua.units.actions import cancel_role, end_role, give_role
from thidua.units.models import Appointment, Role, Team, Unit
from thidua.units.queries import appointments_on

# From so many words on, the last two are the given name: Nguyễn Thị | Hoa Sim.
LONG_NAME = 4
# So many of one name may be let in at the same moment.
TRIES = 50
OF_PERSON = ("full_name", "sex", "born", "joined_sector", "ministry_code")
OF_POSTING = (
    "team",
    "position",
    "staff_group",
    "contract",
    "subject",
    "staff_code",
    "starts",
    "ends",
    "left_because",
    "left_paper",
)


@action("people.person_added")
def add_person(
    *,
    by: Actor,
    unit: Unit,
    full_name: str,
    sex: str | None = None,
    born: date | None = None,
    joined_sector: date | None = None,
    team: Team | None = None,
    position: str = "",
    staff_group: str | None = None,
    contract: str | None = None,
    starts: date | None = None,
    subject: str = "",
    staff_code: str | None = None,
    ministry_code: str | None = None,
) -> Person:
    """Somebody new, with a posting in the unit. Nothing that was not given is filled in.

    Whom the ministry's code and the name show to be known, and no unit employs, is taken on with all their years.
    """
    person = _released(ministry_code, full_name)
    if person is None:
        person = Person(sex=sex, born=born, joined_sector=joined_sector, ministry_code=ministry_code or None)
        _name(person, full_name)
    posting = Posting(
        unit=unit,
        person=person,
        team=_own_team(unit, team),
        position=tidy(position),
        staff_group=staff_group,
        contract=contract,
        subject=tidy(subject),
        staff_code=staff_code or None,
        starts=starts,
    )
    _save(person, posting)
    rebuild([person.id])
    record(about=person, fields={name: getattr(person, name) for name in OF_PERSON}, on=starts)
    return person


@action("people.person_corrected")
def correct_person(*, by: Actor, unit: Unit, person: Person, version: int, changes: dict[str, Any]) -> Person:
    """Change what is written of a person or of the latest posting here; `version` is what the editor saw.

    `changes` holds new values by the names in OF_PERSON and OF_POSTING. `ends` ends the duties held here on the same
    day; `ends` None brings back somebody who had left, without their duties.
    """
    person = Person.objects.select_for_update().get(id=person.id)
    if person.version != version:
        raise ChangedMeanwhileError
    open_first = F("ends").desc(nulls_first=True)
    posting = (
        Posting.objects.select_for_update().filter(unit=unit, person=person).order_by(open_first).first()
    )
    if posting is None:
        raise NotOfUnitError
    if not changes.keys().isdisjoint(OF_PERSON):
        refuse_if_left(unit, person)
    was = {name: getattr(_owner(name, person, posting), name) for name in changes}
    for name, value in changes.items():
        if name == "full_name":
            _name(person, value)
        elif name == "team":
            posting.team = _own_team(unit, value)
        else:
            setattr(_owner(name, person, posting), name, value)
    if posting.ends is None:
        posting.left_because, posting.left_paper = None, ""
    if posting.ends and posting.starts and posting.ends < posting.starts:
        raise InvalidInputError("ends", "Ngày rời trường không thể trước ngày về trường.")
    person.version += 1
    _save(person, posting)
    rebuild([person.id])
    if changes.get("ends"):
        _end_duties(by, unit, person, changes["ends"])
    fields = {name: (_plain(old), _plain(changes[name])) for name, old in was.items()}
    record(about=person, fields=fields)
    return person


@action("people.history_stated")
def state_history(
    *, by: Actor, unit: Unit, person: Person, forms_known: bool, discipline_complete: bool, on: date
) -> Person:
    """Somebody answers for it that nothing is missing from the person's forms of commendation, or discipline."""
    not_oneself(by, person)
    last_days(unit, [person.id])
    refuse_if_left(unit, person)
    was = (person.forms_known, person.discipline_complete)
    person.forms_known, person.discipline_complete = forms_known, discipline_complete
    person.save(update_fields=["forms_known", "discipline_complete"])
    rebuild([person.id])
    record(about=person, fields={"complete": (was, (forms_known, discipline_complete))}, on=on)
    return person


@action("people.account_given")
def give_account(
    *, by: Actor, unit: Unit, person: Person, role: Role, on: date, team: Team | None = None
) -> tuple[User, str]:
    """An account with a role, and the code of its slip, which cannot be shown again.

    Somebody who has an account keeps it, gains the role and gets a new slip; no role is ever taken away here. Since
    a slip opens the account, nobody prints one for themselves, nor for whoever has duties in another unit.
    """
    person = Person.objects.select_for_update().get(id=person.id)
    if not Posting.objects.filter(unit=unit, person=person, ends=None).exists():
        raise NotOfUnitError
    user = person.user
    if user is None:
        user = person.user = new_user(by, person.full_name)
        person.save(update_fields=["user"])
    elif user.id == by.user:
        raise OwnSlipError
    elif appointments_on(user, on).exclude(unit=unit).exists():
        raise AccountElsewhereError
    give_role(by=by, unit=unit, user=user, role=role, on=on, team=team)
    code = issue_slip(by=by, user=user)
    record(about=person, fields={"user": user.id, "role": role}, on=on)
    return user, code


@action("people.accounts_given")
def give_accounts(
    *, by: Actor, unit: Unit, persons: list[Person], on: date
) -> list[tuple[Person, tuple[User, str]]]:
    """A slip for each of many, all or none; everybody can sign in as a member of the staff.

    Two such lists at once wait for each other and never both ways: people are locked, login names made in one order.
    """
    wanted = (
        Person.objects.select_for_update().filter(id__in=[person.id for person in persons]).order_by("id")
    )
    in_order = sorted(wanted, key=lambda person: (login_name(person.full_name), person.id))
    given = {
        person.id: give_account(by=by, unit=unit, person=person, role=Role.STAFF, on=on)
        for person in in_order
    }
    record(about=unit, counts={"people": len(given)}, on=on)
    return [(person, given[person.id]) for person in persons]


def login_name(full_name: str) -> str:
    """`Nguyễn Thị Hoa Sim` → `hoasim.nt`: the given name, then initials; of four words two are the given name."""
    words = fold(full_name).split()
    given = words[-2:] if len(words) >= LONG_NAME else words[-1:]
    before = "".join(word[0] for word in words[: len(words) - len(given)])
    return "".join(given) + (f".{before}" if before else "")


def _released(ministry_code: str | None, full_name: str) -> Person | None:
    """The person of that code and name, if every unit has let them go; none where nobody has the code."""
    if not ministry_code:
        return None
    person = Person.objects.select_for_update().filter(ministry_code=ministry_code).first()
    if person is None:
        return None
    if person.folded != fold(tidy(full_name)):
        raise MinistryCodeTakenError
    if Posting.objects.filter(person=person, ends=None).exists():
        raise StillElsewhereError
    return person


def new_user(by: Actor, full_name: str) -> User:
    """Nobody chooses a login name: where another transaction was faster with it, the next free number is taken."""
    for _ in range(TRIES):
        try:
            return create_user(by=by, username=_free_username(full_name), full_name=full_name)
        except LoginNameTakenError:
            continue
    raise LoginNameTakenError


def _end_duties(by: Actor, unit: Unit, person: Person, on: date) -> None:
    """Whoever works here no longer acts here no longer; what was to begin after that day never does."""
    lasting = Appointment.objects.filter(Q(ends=None) | Q(ends__gt=on), unit=unit, user=person.user_id)
    for appointment in lasting.order_by("id"):
        if appointment.starts > on:
            cancel_role(by=by, appointment=appointment, on=on)
        else:
            end_role(by=by, appointment=appointment, on=on)


def _free_username(full_name: str) -> str:
    wanted = "".join(sign for sign in login_name(full_name) if sign.isalnum() or sign == ".")[:50]
    taken = set(User.objects.filter(username__startswith=wanted).values_list("username", flat=True))
    number, name = 1, wanted
    while name in taken:
        number += 1
        name = f"{wanted}{number}"
    return name


def _name(person: Person, full_name: str) -> None:
    if not tidy(full_name):
        raise InvalidInputError("full_name", "Hãy nhập họ và tên.")
    person.named(full_name)


def _own_team(unit: Unit, team: Team | None) -> Team | None:
    if team is not None and team.unit_id != unit.id:
        raise InvalidInputError("team", "Hãy chọn một tổ của trường.")
    return team


def _owner(name: str, person: Person, posting: Posting) -> Person | Posting:
    if name in OF_PERSON:
        return person
    if name in OF_POSTING:
        return posting
    raise KeyError(name)


def _plain(value: object) -> object:
    return value.id if isinstance(value, Team) else value


def _save(person: Person, posting: Posting) -> None:
    """Both rows; what the unique constraints refuse is said in words, whoever came first."""
    try:
        with transaction.atomic():
            person.save()
    except IntegrityError:
        raise MinistryCodeTakenError from None
    try:
        with transaction.atomic():
            posting.save()
    except IntegrityError:
        if _has_open_posting(posting.unit_id, person.id, posting.id):
            raise AlreadyOnStaffError from None
        raise StaffCodeTakenError from None


def _has_open_posting(unit: UUID, person: UUID, posting: UUID) -> bool:
    return Posting.objects.filter(unit=unit, person=person, ends=None).exclude(id=posting).exists()

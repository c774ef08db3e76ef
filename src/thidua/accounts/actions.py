"""Making users, letting them in by a printed one-time slip, and what happens to their second factor."""

from datetime import timedelta
from uuid import UUID

from allauth.mfa.models import Authenticator
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils.crypto import salted_hmac

from thidua.accounts.models import ActivationSlip, SecondFactorReset, User
from thidua.core import clock
from thidua.core.errors import InvalidInputError, RefusedError
from thidua.core.ids import paper_code, ungrouped
from thidua.core.text import fold, tidy
from thidua.ledger.actions import Actor, action, record

SLIP_LENGTH = 12
SLIP_LIFE = timedelta(days=30)


class LoginNameTakenError(InvalidInputError):
    """Tên đăng nhập này đã có người dùng. Hãy chọn tên khác."""

    def __init__(self) -> None:
        super().__init__("username", self.__doc__ or "")


class SlipRefusedError(RefusedError):
    """Tên đăng nhập hoặc mã kích hoạt không đúng, đã dùng hoặc đã hết hạn. Hãy xin thư ký một phiếu mới."""


class NoSecondFactorError(RefusedError):
    """Tài khoản này không bật xác thực hai bước, nên không có gì để đặt lại."""


@action("accounts.user_created")
def create_user(*, by: Actor, username: str, full_name: str, password: str | None = None) -> User:
    """Make a user. Without a password nobody can sign in until a slip is used."""
    user = User(username=fold(username).replace(" ", ""), full_name=tidy(full_name))
    if password is None:
        user.set_unusable_password()
    else:
        _check_password(password, user)
        user.set_password(password)
    try:
        with transaction.atomic():
            user.save(force_insert=True)
    except IntegrityError:
        raise LoginNameTakenError from None
    record(about=user, fields={"username": user.username, "full_name": user.full_name})
    return user


@action("accounts.slip_issued")
def issue_slip(*, by: Actor, user: User) -> str:
    """A new code for a user, to be printed at once: it cannot be shown again. Older unused slips end."""
    ActivationSlip.objects.filter(user=user, used_at=None).delete()
    code = paper_code(SLIP_LENGTH)
    slip = ActivationSlip.objects.create(
        user=user, unit=by.unit, code_digest=_code_digest(code), expires_at=clock.now() + SLIP_LIFE
    )
    record(about=user, fields={"slip": slip.id})
    return code


def activate(*, username: str, code: str, password: str) -> User:
    """Use a slip: set the person's own password. The person acts for the unit that gave the slip."""
    slip = (
        ActivationSlip.objects.filter(
            code_digest=_code_digest(ungrouped(code)),
            user__username=fold(username).replace(" ", ""),
            used_at=None,
            expires_at__gt=clock.now(),
            user__is_active=True,
        )
        .select_related("user")
        .first()
    )
    if slip is None:
        raise SlipRefusedError
    return _use_slip(by=Actor(user=slip.user.id, unit=slip.unit), slip=slip.id, password=password)


@action("accounts.user_activated")
def _use_slip(*, by: Actor, slip: UUID, password: str) -> User:
    """The one update that only one of two simultaneous users of the same slip can win."""
    if not ActivationSlip.objects.filter(id=slip, used_at=None).update(used_at=clock.now()):
        raise SlipRefusedError
    assert by.user is not None
    user = User.objects.get(id=by.user)
    _check_password(password, user)
    user.set_password(password)
    user.save(update_fields=["password"])
    record(about=user)
    return user


@action("accounts.second_factor_on")
def note_second_factor_on(*, by: Actor, user: User) -> None:
    """Allauth has turned it on; the line says since when a password alone opens nothing."""
    record(about=user)


@action("accounts.second_factor_off")
def note_second_factor_off(*, by: Actor, user: User) -> None:
    """Allauth has turned it off, as the person asked."""
    record(about=user)


@action("accounts.recovery_codes_made")
def note_recovery_codes_made(*, by: Actor, user: User) -> None:
    """A new set; the older one has ended."""
    record(about=user)


@action("accounts.recovery_code_used")
def note_recovery_code_used(*, by: Actor, user: User, left: int) -> None:
    """Somebody came in by paper. Whoever did not do so themselves sees it in their story."""
    record(about=user, counts={"left": left})


@action("accounts.second_factor_reset")
def reset_second_factor(*, by: Actor, user: User) -> None:
    """Phone and codes are lost: both end, open sessions too, and the person is told when they next sign in.

    Whose account an officer may touch is asked by whoever calls (`units.actions.free_of_second_factor`).
    """
    assert by.user is not None
    _take_off(user)
    SecondFactorReset.objects.create(user=user, unit=by.unit, officer_id=by.user, at=clock.now())
    record(about=user)


@action("accounts.second_factor_reset_by_machine")
def reset_second_factor_by_machine(*, by: Actor, user: User, machine_account: str) -> None:
    """The same by whoever keeps the machine, where no officer is left: the line names the machine's account."""
    _take_off(user)
    SecondFactorReset.objects.create(
        user=user, unit=by.unit, machine_account=machine_account[:80], at=clock.now()
    )
    record(about=user, counts={"machine_account": machine_account[:80]})


def _take_off(user: User) -> None:
    """The user's row is locked, so that of two who take it off the second finds nothing left."""
    row = User.objects.select_for_update().get(id=user.id)
    found = Authenticator.objects.filter(user_id=user.id)
    if not found.exists():
        raise NoSecondFactorError
    found.delete()
    row.sessions_ended += 1
    row.save(update_fields=["sessions_ended"])


def tell_of_reset(*, user: User) -> list[SecondFactorReset]:
    """What the person has not been told yet; asking is telling, so of two sign-ins one is told."""
    waiting = (
        SecondFactorReset.objects.filter(user=user, told_at=None).select_related("officer").order_by("at")
    )
    now = clock.now()
    return [
        reset
        for reset in waiting
        if SecondFactorReset.objects.filter(id=reset.id, told_at=None).update(told_at=now)
    ]


def _code_digest(code: str) -> str:
    return salted_hmac("thidua.accounts.slip", code, algorithm="sha256").hexdigest()


def _check_password(password: str, user: User) -> None:
    try:
        validate_password(password, user)
    except ValidationError as error:
        raise InvalidInputError("password", " ".join(error.messages)) from None

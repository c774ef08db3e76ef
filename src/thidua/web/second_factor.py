"""The second factor: a code is spent once, guesses are counted like wrong passwords, and allauth's events become lines."""

from typing import Any
from uuid import UUID

from allauth.core import context
from allauth.mfa import signals
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal import auth as totp
from allauth.mfa.utils import decrypt
from axes.handlers.proxy import AxesProxyHandler
from django.contrib.auth.signals import user_login_failed
from django.db import transaction
from django.http import HttpRequest

from thidua.accounts.actions import (
    note_recovery_code_used,
    note_recovery_codes_made,
    note_second_factor_off,
    note_second_factor_on,
)
from thidua.accounts.models import User
from thidua.core import clock
from thidua.ledger.actions import Actor
from thidua.units.access import SESSION_UNIT, member_of
from thidua.units.queries import last_unit_of

PHONE = Authenticator.Type.TOTP
PAPER = Authenticator.Type.RECOVERY_CODES


def spend(phone: Authenticator, code: str) -> bool:
    """Whether the code is newer than the last one that was taken; of two who send the same code one gets in.

    allauth forgets used codes after half a minute while it takes them for a minute and a half, so the step of the
    last one is kept with the secret.
    """
    with transaction.atomic():
        row = Authenticator.objects.select_for_update().get(pk=phone.pk)
        step = _step_of(row, code)
        if step is None or step <= row.data.get("last_step", 0):
            return False
        row.data["last_step"] = step
        row.save(update_fields=["data"])
    phone.data = row.data
    return True


def refuse_if_locked(user: User) -> bool:
    """True after too many wrong passwords or codes for this name from this address; axes then answers itself."""
    request = context.request
    credentials = {"username": user.username}
    if AxesProxyHandler.is_allowed(request, credentials):
        return False
    request.axes_locked_out = True
    request.axes_credentials = credentials
    return True


def listen() -> None:
    """Allauth's own events, and no others: it is the only one that knows when they happen."""
    signals.authenticator_added.connect(_added, dispatch_uid="thidua.second_factor_on")
    signals.authenticator_removed.connect(_removed, dispatch_uid="thidua.second_factor_off")
    signals.authenticator_reset.connect(_made_anew, dispatch_uid="thidua.recovery_codes_made")
    signals.authenticator_used.connect(_used, dispatch_uid="thidua.recovery_code_used")
    signals.authentication_failed.connect(_failed, dispatch_uid="thidua.second_factor_failed")


def _added(*, request: HttpRequest, user: User, authenticator: Authenticator, **_: Any) -> None:
    """The first recovery codes come with it and have no line of their own. The code that proved it is spent."""
    if authenticator.type != PHONE:
        return
    spend(authenticator, request.POST.get("code", ""))
    if by := _actor(request, user):
        note_second_factor_on(by=by, user=user)


def _removed(*, request: HttpRequest, user: User, authenticator: Authenticator, **_: Any) -> None:
    if authenticator.type == PHONE and (by := _actor(request, user)):
        note_second_factor_off(by=by, user=user)


def _made_anew(*, request: HttpRequest, user: User, **_: Any) -> None:
    if by := _actor(request, user):
        note_recovery_codes_made(by=by, user=user)


def _used(*, request: HttpRequest, user: User, authenticator: Authenticator, **_: Any) -> None:
    if authenticator.type == PAPER and (by := _actor(request, user)):
        authenticator.refresh_from_db()  # allauth marked the code in a row of its own reading
        left = len(RecoveryCodes(authenticator).get_unused_codes())
        note_recovery_code_used(by=by, user=user, left=left)


def _failed(*, request: HttpRequest, user: User, **_: Any) -> None:
    user_login_failed.send(sender=__name__, credentials={"username": user.username}, request=request)


def _step_of(phone: Authenticator, code: str) -> int | None:
    """Which half minute the code belongs to."""
    secret = decrypt(phone.data["secret"])
    typed = code.replace(" ", "")
    for step in totp.yield_hotp_counters_from_time():
        if totp.format_hotp_value(totp.hotp_value(secret, step)) == typed:
            return step
    return None


def _actor(request: HttpRequest, user: User) -> Actor | None:
    """For the unit one works in, else the last one; an account that never had a unit has no chain to write in."""
    chosen = request.session.get(SESSION_UNIT)
    member = member_of(user, unit=UUID(chosen) if chosen else None)
    unit = member.unit if member else last_unit_of(user, clock.today())
    return Actor(user=user.id, unit=unit.id) if unit else None

"""Where a user wishes to be written to: an address asked for, confirmed by a code, given up; and about what."""

import secrets
from datetime import timedelta

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.crypto import constant_time_compare, salted_hmac

from thidua.accounts.models import User
from thidua.core import clock
from thidua.core.errors import InvalidInputError, RefusedError
from thidua.ledger.actions import Actor, action, record
from thidua.notices.models import Kind, Mailbox

CODE_DIGITS = 6
CODE_LIFE = timedelta(minutes=30)
PAUSE = timedelta(minutes=1)
TRIES = 5


class TooSoonError(RefusedError):
    """Vừa gửi một mã. Hãy xem cả hộp thư rác; một phút nữa mới gửi lại được."""


class CodeOverError(RefusedError):
    """Mã này đã hết hạn hoặc đã nhập sai quá nhiều lần. Hãy gửi mã mới."""


class NoMailboxError(RefusedError):
    """Chưa có địa chỉ thư nào được xác nhận. Hãy ghi địa chỉ và nhập mã trước."""


@action("notices.address_asked")
def ask_address(*, by: Actor, user: User, address: str) -> str:
    """The code to be sent there; the address used so far stays until the new one is confirmed."""
    address = address.strip()
    try:
        validate_email(address)
    except ValidationError:
        raise InvalidInputError("address", "Đây chưa phải là một địa chỉ thư điện tử.") from None
    now = clock.now()
    box = _held(user)
    if box.asked_at and now - box.asked_at < PAUSE:
        raise TooSoonError
    code = f"{secrets.randbelow(10**CODE_DIGITS):0{CODE_DIGITS}}"
    box.asked, box.asked_at, box.tries_left = address, now, TRIES
    box.code_digest = _digest(user, address, code)
    box.save()
    record(about=box, fields={"asked": address}, on=now.date())
    return code


@action("notices.code_unsent")
def take_back_code(*, by: Actor, user: User, code: str) -> None:
    """A code that could not be sent is not waited for: another one may be asked for at once."""
    box = _held(user)
    if box.code_digest != _digest(user, box.asked, code):
        # Another code was asked for meanwhile, and that one may have left.
        raise CodeOverError
    before, box.asked, box.asked_at = box.asked, "", None
    box.code_digest, box.tries_left = "", 0
    box.save()
    record(about=box, fields={"asked": (before, "")}, on=clock.today())


def confirm_address(*, by: Actor, user: User, code: str) -> Mailbox:
    """A wrong code is counted, and the count must outlast the refusal."""
    box = Mailbox.objects.filter(user=user).exclude(code_digest="").first()
    if box is None or box.asked_at is None or clock.now() - box.asked_at > CODE_LIFE or not box.tries_left:
        raise CodeOverError
    taken = Mailbox.objects.filter(user=user, code_digest=box.code_digest, tries_left=box.tries_left)
    if not taken.update(tries_left=box.tries_left - 1):
        raise CodeOverError
    given = "".join(code.split())
    if not constant_time_compare(box.code_digest, _digest(user, box.asked, given)):
        raise InvalidInputError("code", f"Mã chưa đúng. Còn thử được {box.tries_left - 1} lần.")
    return _confirm(by=by, user=user, digest=box.code_digest)


@action("notices.address_confirmed")
def _confirm(*, by: Actor, user: User, digest: str) -> Mailbox:
    """From now on letters go there; about everything, until the user chooses otherwise."""
    box = _held(user)
    if box.code_digest != digest:
        raise CodeOverError
    before, box.address = box.address, box.asked
    box.kinds = box.kinds or " ".join(Kind.values)
    box.asked, box.code_digest, box.tries_left = "", "", 0
    box.save()
    record(about=box, fields={"address": (before, box.address)}, on=clock.today())
    return box


@action("notices.kinds_chosen")
def choose_kinds(*, by: Actor, user: User, kinds: list[str]) -> Mailbox:
    """About what letters are written; none of them: no letters, the address stays."""
    box = _held(user)
    if not box.address:
        raise NoMailboxError
    if set(kinds) - set(Kind.values):
        raise InvalidInputError("kinds", "Có mục không còn trong danh sách. Hãy tải lại trang.")
    before, box.kinds = box.kinds, " ".join(kind for kind in Kind.values if kind in kinds)
    box.save()
    record(about=box, fields={"kinds": (before, box.kinds)}, on=clock.today())
    return box


@action("notices.address_removed")
def remove_address(*, by: Actor, user: User) -> None:
    """No letters any more, and the address is kept nowhere; also one that waits for its code."""
    box = _held(user)
    if not box.address and not box.asked:
        raise NoMailboxError
    record(about=box, fields={"address": (box.address, "")}, on=clock.today())
    Mailbox.objects.filter(user=user).update(address="", kinds="", asked="", code_digest="", tries_left=0)


def _held(user: User) -> Mailbox:
    Mailbox.objects.get_or_create(user=user)
    return Mailbox.objects.select_for_update(of=("self",)).get(user=user)


def _digest(user: User, address: str, code: str) -> str:
    return salted_hmac("thidua.notices.code", f"{user.id}:{address}:{code}", algorithm="sha256").hexdigest()

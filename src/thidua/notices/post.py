"""Letters on their way: written once a morning, sent, tried again with growing waits, given up in the end.

No line in the ledger: what a mail server answers changes nothing of a unit. Whoever is killed between a sending and
its note sends that letter once more after `HELD`, under the same Message-ID; no notice is lost, for it stays on its
page in any case.
"""

from collections.abc import Iterable
from datetime import date, timedelta
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.db.models import F, QuerySet

from thidua.accounts.models import User
from thidua.core import clock
from thidua.notices.mail import MailError, send
from thidua.notices.models import Letter, Mailbox, Notice
from thidua.notices.stages import ONCE

# After the first try, the second … ; after the last one it is given up.
WAITS = (
    timedelta(minutes=5),
    timedelta(minutes=15),
    timedelta(hours=1),
    timedelta(hours=4),
    timedelta(hours=12),
)
# So long one who sends holds a letter: longer than any server is waited for.
HELD = timedelta(minutes=10)


def write_letters(*, unit: UUID, called: str, users: Iterable[User], day: date) -> int:
    """One letter to each user who wished for one and has something unread; of two who run at once one writes it."""
    boxes = {box.user_id: box for box in Mailbox.objects.filter(user__in=list(users)).exclude(address="")}
    count = 0
    for user, box in boxes.items():
        new = Notice.objects.filter(
            user=user, unit=unit, read_at=None, over_at=None, letter=None, kind__in=box.chosen
        ).exclude(stage=ONCE)
        if not new.exists():
            continue
        with transaction.atomic():
            letter, is_new = Letter.objects.get_or_create(
                user_id=user,
                unit=unit,
                day=day,
                defaults={"title": f"{called}: việc sắp tới hạn", "next_try_at": clock.now()},
            )
            if is_new:
                new.update(letter=letter)
                count += 1
    return count


def anything_due() -> bool:
    """Asked by every minute's tick."""
    return _waiting().exists()


def send_due() -> list[Letter]:
    """Everything whose time has come; those given up are handed back."""
    given_up = []
    for letter in _waiting().select_related("user"):
        held = Letter.objects.filter(
            id=letter.id, next_try_at=letter.next_try_at, sent_at=None, given_up_at=None
        )
        if held.update(next_try_at=clock.now() + HELD, tries=F("tries") + 1):
            letter.tries += 1
            _deliver(letter)
        if letter.given_up_at:
            given_up.append(letter)
    return given_up


def _waiting() -> QuerySet[Letter]:
    return Letter.objects.filter(sent_at=None, given_up_at=None, next_try_at__lte=clock.now()).order_by("id")


def _deliver(letter: Letter) -> None:
    """Outside of any transaction: a server that hangs locks nothing of ours."""
    box = Mailbox.objects.filter(user=letter.user_id).exclude(address="").first()
    notices = list(letter.notices.filter(over_at=None).order_by("due", "sentence"))
    if box is None or not notices:
        # Taken back or done meanwhile: nothing is left to be told.
        letter.delete()
        return
    try:
        send(to=box.address, title=letter.title, body=body_of(letter.user, notices), letter_id=letter.id)
    except MailError as fault:
        _note_fault(letter, fault)
    else:
        letter.sent_at, letter.fault = clock.now(), ""
        letter.save(update_fields=["sent_at", "fault"])


def _note_fault(letter: Letter, fault: MailError) -> None:
    now, letter.fault = clock.now(), str(fault)
    if fault.for_good or letter.tries > len(WAITS):
        letter.given_up_at = now
    else:
        letter.next_try_at = now + WAITS[letter.tries - 1]
    letter.save(update_fields=["given_up_at", "next_try_at", "fault"])


def body_of(user: User, notices: Iterable[Notice]) -> str:
    """What waits, until when, and where; nothing else ever leaves by e-mail."""
    said = [line for one in notices for line in _said(one)]
    base = settings.THIDUA_PUBLIC_URL
    # An address ends its line: what follows it is taken into the link by most mail programs.
    place = f"{base}/thong-bao/" if base else "mở phần mềm Thi Đua của nhà trường, mục Thông báo."
    return "\n".join(
        [
            f"Kính gửi {user.full_name},",
            "",
            "Những việc sau đang chờ:",
            "",
            *said,
            "",
            f"Xem tất cả, hoặc thôi nhận thư: {place}",
            "Thư này do phần mềm tự gửi, không cần trả lời.",
        ]
    )


def _said(notice: Notice) -> list[str]:
    due = ""
    if notice.due:
        due = f" – {'đã quá hạn' if notice.is_late else 'hạn'} {notice.due:%d/%m/%Y}"
    link = f"{settings.THIDUA_PUBLIC_URL}{notice.address}" if settings.THIDUA_PUBLIC_URL else ""
    return [f"- {notice.sentence}{due}", *([f"  {link}"] if link else [])]

"""One letter to one address: what goes wrong with the school's mail server, said in Vietnamese. Knows no table."""

import smtplib
from email.utils import parseaddr
from socket import gaierror
from uuid import UUID

from django.conf import settings
from django.core.mail import EmailMessage

from thidua.core.text import tidy

# From here on the server says: never. Below: not now.
FOR_GOOD = 500
SILENT = "Máy chủ thư không trả lời."


class MailError(Exception):
    """The letter did not leave; `for_good`: nor will it, however often it is tried."""

    def __init__(self, reason: str, *, for_good: bool = False) -> None:
        super().__init__(reason)
        self.for_good = for_good


def message_id(letter: UUID) -> str:
    """Known before anything is sent, and of the sender's own domain."""
    return f"<{letter}@{parseaddr(settings.THIDUA_EMAIL_FROM)[1].rpartition('@')[2]}>"


def is_set_up() -> bool:
    return bool(settings.THIDUA_EMAIL_URL)


def send(*, to: str, title: str, body: str, letter_id: UUID | None = None) -> None:
    """Now, in this process; a server that hangs is left after `EMAIL_TIMEOUT` seconds.

    The title is one line, whatever names stand in it: a line break would begin another header. With `letter_id` the
    Message-ID is the same each time this letter is sent, so that a mailbox knows one that comes twice for one.
    """
    # So that nobody's holiday answer comes back to us.
    headers = {"Auto-Submitted": "auto-generated"}
    if letter_id is not None:
        headers["Message-ID"] = message_id(letter_id)
    letter = EmailMessage(tidy(title), body, settings.THIDUA_EMAIL_FROM, [to], headers=headers)
    try:
        letter.send()
    except smtplib.SMTPRecipientsRefused as fault:
        codes = [code for code, _ in fault.recipients.values()]
        raise MailError("Máy chủ thư không nhận địa chỉ này.", for_good=min(codes) >= FOR_GOOD) from None
    except smtplib.SMTPAuthenticationError:
        raise MailError("Máy chủ thư không nhận tên hoặc mật khẩu gửi thư.") from None
    except smtplib.SMTPSenderRefused:
        raise MailError("Máy chủ thư không nhận người gửi.") from None
    except smtplib.SMTPServerDisconnected as fault:
        # smtplib calls it so, too, when it was tired of waiting.
        waited = isinstance(fault.__context__, TimeoutError)
        raise MailError(SILENT if waited else "Máy chủ thư ngắt giữa chừng.") from None
    except smtplib.SMTPException:
        raise MailError("Máy chủ thư từ chối thư này.") from None
    except TimeoutError:
        raise MailError(SILENT) from None
    except (gaierror, OSError):
        raise MailError("Không nối được tới máy chủ thư.") from None

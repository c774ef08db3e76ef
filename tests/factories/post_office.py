"""A real mail server on loopback that takes, refuses, hangs or closes, as it is told."""

import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes
from email.message import Message

from aiosmtpd.controller import Controller
from django.test import override_settings

CLOSES = "closes"


@dataclass
class PostOffice:
    """`answer`: what it says to each recipient; "closes": it hangs up in the middle of the letter.

    `heard` is told of each letter as soon as it is taken.
    """

    answer: str = "250 OK"
    heard: Callable[[Message], None] | None = None
    taken: list[Message] = field(default_factory=list)

    async def handle_RCPT(self, _server, _session, envelope, address, _options):
        if not self.answer.startswith("250") and self.answer != CLOSES:
            return self.answer
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, _session, envelope):
        if self.answer == CLOSES:
            server.transport.abort()
            return "421 closed"
        self.taken.append(message_from_bytes(envelope.content))
        if self.heard is not None:
            self.heard(self.taken[-1])
        return "250 OK"


@contextmanager
def open_office(
    answer: str = "250 OK", heard: Callable[[Message], None] | None = None
) -> Iterator[PostOffice]:
    office = PostOffice(answer, heard)
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    controller = Controller(office, hostname="127.0.0.1", port=port)
    controller.start()
    try:
        with posted_to(port):
            yield office
    finally:
        controller.stop()


@contextmanager
def posted_to(port: int, timeout: int = 5) -> Iterator[None]:
    """The settings of a school whose mail server is this one."""
    with override_settings(
        EMAIL_BACKEND="django.core.mail.backends.smtp.EmailBackend",
        EMAIL_HOST="127.0.0.1",
        EMAIL_PORT=port,
        EMAIL_TIMEOUT=timeout,
        THIDUA_EMAIL_URL=f"smtp://127.0.0.1:{port}",
        THIDUA_EMAIL_FROM="thidua@hoasen.example",
    ):
        yield

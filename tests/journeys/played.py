"""The demo school as its pages are looked at: built once a run, copied by each worker, and who may open which page."""

import fcntl
import json
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path

import pytest
from django.conf import settings
from django.http import HttpResponse
from django.test import Client, override_settings
from playwright.sync_api import Browser, ConsoleMessage, Page

from databases import pointed_at, sqlite_settings
from every_page import address_of, named_routes
from factories.base import sign_in
from serving import Site, thidua
from thidua.accounts.models import User
from thidua.core import clock
from thidua.demo.recipe import Recipe
from thidua.units.models import Appointment, Unit

# Pages of allauth under our templates: their routes carry no gate of ours.
OF_ACCOUNT = ["account_login", "account_change_password", "account_logout", "mfa_index", "mfa_activate_totp"]
TEACHER = "teacher"
# Whom each page is asked for, in this order, until one may see it.
FIRST_ASKED = ["", "secretary", "chair", "system_officer", "team_leader", "staff"]
OK, ONLY_POST = 200, 405


@dataclass(frozen=True)
class Doors:
    """For each role a session, and for each route who may open it where: (address, role)."""

    sessions: dict[str, str]
    places: dict[str, tuple[str, str]]


def shared_by_workers(own: Path) -> Path:
    """The folder of this run that all its workers see; `own` is the temporary folder of this worker."""
    return own.parent if "PYTEST_XDIST_WORKER" in os.environ else own


def made_once(shared: Path, name: str, make: Callable[[Path], None]) -> Path:
    """A folder to be copied from: the worker who asks first makes it, the others wait until it is whole."""
    folder, whole = shared / name, shared / f"{name}.whole"
    with (shared / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not whole.exists():
            shutil.rmtree(folder, ignore_errors=True)
            folder.mkdir()
            make(folder)
            whole.touch()
    return folder


def build(home: Path) -> None:
    """The demo, with everybody signed in and every address found: both lie in the home and are copied with it."""
    thidua(home, "demo", "--no-serve")
    with pytest.MonkeyPatch.context() as patch:
        # Playwright keeps an event loop in the test's thread, which makes Django afraid of every query.
        patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
        patch.setattr(settings, "THIDUA_HOME", home)
        clock.set_for_demo(Recipe().now)
        # Sessions are sealed with the key of the home which is served.
        key = (home / "secret-key").read_text(encoding="ascii")
        with pointed_at(sqlite_settings(home / "thidua.sqlite3")), override_settings(SECRET_KEY=key):
            sessions = _sessions()
            doors = Doors(sessions, _places(sessions))
        clock.reset()
    (home / "doors.json").write_text(json.dumps(asdict(doors)), encoding="utf-8")


def doors_of(home: Path) -> Doors:
    kept = json.loads((home / "doors.json").read_text(encoding="utf-8"))
    return Doors(kept["sessions"], {name: (place[0], place[1]) for name, place in kept["places"].items()})


def _sessions() -> dict[str, str]:
    """One session for each set of duties: whoever holds something, a teacher, and one who is signed out."""
    found = {TEACHER: User.objects.get(username="hoasim.nt")}
    for row in Appointment.objects.select_related("user").order_by("-role", "starts", "id"):
        found.setdefault(row.role, row.user)
    return {"": ""} | {
        role: sign_in(Client(), user).cookies["sessionid"].value for role, user in found.items()
    }


def _places(sessions: dict[str, str]) -> dict[str, tuple[str, str]]:
    unit = Unit.objects.get(code="01-HOASEN")
    asked = [role for role in dict.fromkeys([*FIRST_ASKED, *sessions]) if role in sessions]
    found: dict[str, tuple[str, str]] = {}
    for name, words in [*named_routes().items(), *((name, []) for name in OF_ACCOUNT)]:
        address = address_of(name, words, unit)
        for role in asked:
            answer = _asked(address, sessions[role])
            if answer.status_code == OK and answer.headers["Content-Type"].startswith("text/html"):
                found[name] = (address, role)
            if answer.status_code in {OK, ONLY_POST}:
                break
    return found


def _asked(address: str, session: str) -> HttpResponse:
    client = Client()
    if session:
        client.cookies["sessionid"] = session
    return client.get(address)


class Visits:
    """Opens pages of the served school: one session in the browser for each role, width and theme."""

    def __init__(self, browser: Browser, site: Site, doors: Doors) -> None:
        self.doors = doors
        self._browser = browser
        self._site = site
        self._pages: dict[tuple[str, int, str], Page] = {}
        self.complaints: list[str] = []

    def open(
        self, name: str, viewport: dict[str, int], theme: str = "light", role: str | None = None
    ) -> Page:
        """The page of this route as somebody who may see it, or as the role named."""
        address, usual = self.doors.places[name]
        page = self._page(usual if role is None else role, viewport, theme)
        self.complaints.clear()
        answer = page.goto(address)
        assert answer is not None
        assert answer.ok, (name, address, answer.status)
        return page

    def _page(self, role: str, viewport: dict[str, int], theme: str) -> Page:
        key = (role, viewport["width"], theme)
        if key not in self._pages:
            context = self._browser.new_context(
                base_url=self._site.url,
                viewport=viewport,
                locale="vi-VN",
                timezone_id="Asia/Ho_Chi_Minh",
                reduced_motion="reduce",
                color_scheme=theme,
            )
            if role:
                cookie = {"name": "sessionid", "value": self.doors.sessions[role], "url": self._site.url}
                context.add_cookies([cookie])
            page = self._pages[key] = context.new_page()
            page.on("pageerror", lambda error: self.complaints.append(str(error)))
            page.on("console", self._hear)
        return self._pages[key]

    def _hear(self, message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"}:
            self.complaints.append(message.text)

    def close(self) -> None:
        for page in self._pages.values():
            page.context.close()


@contextmanager
def visiting(browser: Browser, site: Site) -> Iterator[Visits]:
    visits = Visits(browser, site, doors_of(site.home))
    yield visits
    visits.close()

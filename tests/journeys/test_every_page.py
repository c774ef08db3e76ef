"""Every page of the played school: read by axe in both themes, no wider than a phone, with help and within the frame.

Light on a wide screen, dark on a phone. Pictures of all go to THIDUA_SHOTS, where somebody looks at them.
"""

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client, override_settings
from playwright.sync_api import Browser, Page
from pytest_django import DjangoDbBlocker

from databases import pointed_at, sqlite_settings
from every_page import address_of, named_routes
from factories.base import sign_in
from journeys.conftest import DESKTOP, PHONE
from serving import Site, serving, thidua
from thidua.accounts.models import User
from thidua.core import clock
from thidua.demo.recipe import Recipe
from thidua.units.models import Appointment, Unit

# Pages of allauth under our templates: their routes carry no gate of ours.
OF_ACCOUNT = ["account_login", "account_change_password", "account_logout", "mfa_index", "mfa_activate_totp"]
# Shown to a whole room or held in the hand while voting: nothing there but what is being voted.
WITHOUT_HELP = {"meeting_projector", "help_index", "account_closed", "account_logout", "help_page"}
OK = 200


@dataclass(frozen=True)
class Played:
    """The demo as it is served, and for each route who may open it where: (address, session)."""

    site: Site
    sessions: dict[str, str]
    places: dict[str, tuple[str, str]]


@pytest.fixture(scope="module")
def played(
    tmp_path_factory: pytest.TempPathFactory, template_home: Path, django_db_blocker: DjangoDbBlocker
) -> Iterator[Played]:
    home = tmp_path_factory.mktemp("demo")
    thidua(home, "demo", "--no-serve")
    with pytest.MonkeyPatch.context() as patch, django_db_blocker.unblock():
        patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
        patch.setattr(settings, "THIDUA_HOME", home)
        clock.set_for_demo(Recipe().now)
        with pointed_at(sqlite_settings(home / "thidua.sqlite3")):
            # Sessions are sealed with the key of the home which is served.
            with override_settings(SECRET_KEY=(home / "secret-key").read_text(encoding="ascii")):
                sessions = _sessions()
                places = _places(sessions)
            with serving(home, THIDUA_DEMO_CLOCK=Recipe().now.isoformat()) as site:
                yield Played(site, sessions, places)
        clock.reset()


def _sessions() -> dict[str, str]:
    """One session for each set of duties: whoever holds something, and one who holds nothing but work."""
    found: dict[str, User] = {}
    for row in Appointment.objects.select_related("user").order_by("-role", "starts", "id"):
        found.setdefault(row.role, row.user)
    return {"": ""} | {
        role: sign_in(Client(), user).cookies["sessionid"].value for role, user in found.items()
    }


def _places(sessions: dict[str, str]) -> dict[str, tuple[str, str]]:
    unit = Unit.objects.get(code="01-HOASEN")
    found = {}
    for name, words in [*named_routes().items(), *((name, []) for name in OF_ACCOUNT)]:
        address = address_of(name, words, unit)
        for role in ["", "secretary", "chair", "system_officer", "team_leader", "staff", *sessions]:
            if role in sessions and _is_page(address, sessions[role]):
                found[name] = (address, role)
                break
    return found


def _is_page(address: str, session: str) -> bool:
    client = Client()
    if session:
        client.cookies["sessionid"] = session
    answer = client.get(address)
    return answer.status_code == OK and answer.headers["Content-Type"].startswith("text/html")


@pytest.fixture(scope="module")
def opened(browser: Browser, played: Played) -> Iterator[Callable[[str, bool], Page]]:
    """A route as somebody who may see it, wide and light or narrow and dark; one browser session for each."""
    pages: dict[tuple[str, bool], Page] = {}

    def page_of(role: str, is_dark: bool) -> Page:
        if (role, is_dark) not in pages:
            context = browser.new_context(
                base_url=played.site.url,
                viewport=PHONE if is_dark else DESKTOP,
                locale="vi-VN",
                timezone_id="Asia/Ho_Chi_Minh",
                reduced_motion="reduce",
                color_scheme="dark" if is_dark else "light",
            )
            if role:
                cookie = {"name": "sessionid", "value": played.sessions[role], "url": played.site.url}
                context.add_cookies([cookie])
            pages[role, is_dark] = context.new_page()
        return pages[role, is_dark]

    def at(name: str, is_dark: bool) -> Page:
        address, role = played.places[name]
        page = page_of(role, is_dark)
        page.goto(address)
        return page

    yield at
    for page in pages.values():
        page.context.close()


def _photographed(page: Page, shots: Path, name: str) -> None:
    if os.environ.get("THIDUA_SHOTS"):
        assert page.viewport_size is not None
        page.screenshot(path=shots / f"all-{name}-{page.viewport_size['width']}.png", full_page=True)


@pytest.mark.parametrize("name", [*sorted(named_routes()), *OF_ACCOUNT])
def test_every_page_reads_well_in_both_themes_and_widths(
    played: Played, opened, shots: Path, assert_no_serious_axe_faults, name: str
):
    if name not in played.places:
        return  # takes only a POST, sends a file, or leads on: there is no page to look at
    for is_dark in (False, True):
        page = opened(name, is_dark)
        _photographed(page, shots, name)
        assert_no_serious_axe_faults(page)
        wide = page.evaluate("[document.documentElement.scrollWidth, innerWidth]")
        assert wide[0] <= wide[1], (page.url, wide)
    if name not in WITHOUT_HELP:
        assert page.locator(".td-help-link").count() == 1, f"no help: {name}"


def test_pages_there_are_and_none_was_lost_on_the_way(played: Played):
    """A hundred routes give fewer pages than that, but never few: a wrong address would make this file pass."""
    assert len(played.places) > len(named_routes()) / 2

"""For journeys: a migrated site of one's own, Chromium, pictures, and a reader of accessibility faults."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from django.test import Client, override_settings
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright
from pytest_django import DjangoDbBlocker

from databases import pointed_at, postgres_settings, sqlite_settings
from factories.base import sign_in
from house.sources import ROOT
from journeys.looking import NARROW, WIDE, Looker
from journeys.played import Visits, build, made_once, shared_by_workers, visiting
from serving import Site, serving, thidua
from thidua.accounts.models import User
from thidua.demo.recipe import Recipe

sys.path.insert(0, str(ROOT / "scripts"))
from need_debian import chromium  # the same finder as the set-up

ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
# Waiting ends as soon as what is waited for is there: long only where the machine is busy, or something is amiss.
MILLISECONDS = 30_000
GRAVE = {"serious", "critical"}
# What passes is not written out: of a long page that is most of the work.
ONLY_FAULTS = {"resultTypes": ["violations"]}
# With several workers the longest begin, and what is many and short fills the end.
LONGEST, SHORTEST = {"test_year.py", "test_intake.py"}, {"test_every_page.py"}
# Steps of journeys lie in modules of their own; their asserts shall tell as much as a test's.
pytest.register_assert_rewrite(
    "journeys.desks",
    *(
        f"journeys.{half}_of_the_year"
        for half in ("autumn", "council", "bodies", "commune", "answer", "money")
    ),
)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.journey)
    items.sort(key=lambda item: (item.path.name not in LONGEST, item.path.name in SHORTEST))


# --- the site --------------------------------------------------------------------------------------


@pytest.fixture(scope="session")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One folder of this run for all workers of it."""
    return shared_by_workers(tmp_path_factory.getbasetemp())


@pytest.fixture(scope="session")
def template_home(shared: Path) -> Path:
    """A home as `thidua migrate` leaves it: migrated once, copied for each journey."""

    def make(home: Path) -> None:
        # A style sheet changed since the last set-up would be missing from the manifest, and every page with it.
        subprocess.run([sys.executable, ROOT / "scripts" / "setup.py", "assets", "static"], check=True)
        thidua(home, "migrate")

    return made_once(shared, "template", make)


@pytest.fixture
def home(template_home: Path, tmp_path: Path) -> Path:
    """This journey's own home: database, key and files."""
    copy = tmp_path / "home"
    shutil.copytree(template_home, copy)
    return copy


@pytest.fixture
def database_url(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """DATABASE_URL of this journey's site: none, which is SQLite in its home. Who walks on both databases says

    `@pytest.mark.parametrize("database_url", ["sqlite", "postgresql"], indirect=True)`.
    """
    if getattr(request, "param", "sqlite") == "sqlite":
        return ""
    # Migrating asks the database too, in the thread of Playwright's event loop.
    monkeypatch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
    found: str = request.getfixturevalue("postgres_url")
    return found


@pytest.fixture
def database(
    home: Path, database_url: str, django_db_blocker: DjangoDbBlocker, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Path]:
    """Lets the test itself read and write, through Django, what the site serves; gives the home."""
    # Playwright keeps an event loop in the test's thread, which makes Django afraid of every query.
    monkeypatch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
    monkeypatch.setattr(settings, "THIDUA_HOME", home)
    served = postgres_settings(database_url) if database_url else sqlite_settings(home / "thidua.sqlite3")
    with django_db_blocker.unblock(), pointed_at(served):
        yield home


@pytest.fixture
def site(database: Path, database_url: str) -> Iterator[Site]:
    """The program itself (`thidua serve`) on this journey's home."""
    with serving(database, DATABASE_URL=database_url) as running:
        yield running


@pytest.fixture(scope="session")
def visits(
    shared: Path,
    template_home: Path,
    browser: Browser,
    tmp_path_factory: pytest.TempPathFactory,
    django_db_blocker: DjangoDbBlocker,
) -> Iterator[Visits]:
    """The demo school in the middle of its summer, served for all who only look at it."""
    with django_db_blocker.unblock():
        demo = made_once(shared, "demo", build)
    home = tmp_path_factory.mktemp("played") / "home"
    shutil.copytree(demo, home)
    with serving(home, THIDUA_DEMO_CLOCK=Recipe().now.isoformat()) as site, visiting(browser, site) as open_:
        yield open_


# --- the browser -----------------------------------------------------------------------------------


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    found = chromium()
    if found is None:
        pytest.skip("no Chromium on this machine: python scripts/need_debian.py says what to install")
    expect.set_options(timeout=MILLISECONDS)
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=found, args=ARGUMENTS)
        yield started
        started.close()


@pytest.fixture
def open_as(browser: Browser, site: Site) -> Iterator[Callable[..., Page]]:
    """Opens a page in a session of its own, as one more person at one more machine: `open_as(NARROW)`."""
    contexts: list[BrowserContext] = []

    def new(viewport: dict[str, int] = WIDE) -> Page:
        context = browser.new_context(
            base_url=site.url,
            viewport=viewport,
            locale="vi-VN",
            timezone_id="Asia/Ho_Chi_Minh",
            reduced_motion="reduce",
            has_touch=viewport["width"] <= NARROW["width"],
        )
        context.set_default_timeout(MILLISECONDS)
        contexts.append(context)
        return context.new_page()

    yield new
    for context in contexts:
        context.close()


@pytest.fixture
def desk_of(site: Site, open_as: Callable[..., Page]) -> Callable[..., Page]:
    """Somebody at a desk of their own, or with a phone, signed in."""

    def sit(user: User, size: dict[str, int] = WIDE) -> Page:
        page = open_as(size)
        with override_settings(SECRET_KEY=(site.home / "secret-key").read_text(encoding="ascii")):
            client = sign_in(Client(), user)
        page.context.add_cookies(
            [{"name": "sessionid", "value": client.cookies["sessionid"].value, "url": site.url}]
        )
        return page

    return sit


@pytest.fixture
def page(open_as: Callable[..., Page]) -> Page:
    """One person at a desk, 1280 wide."""
    return open_as(WIDE)


@pytest.fixture
def phone(open_as: Callable[..., Page]) -> Page:
    """One person with a phone, 360 wide."""
    return open_as(NARROW)


# --- what the journeys leave and ask ----------------------------------------------------------------


@pytest.fixture(scope="session")
def shots(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where pictures go: THIDUA_SHOTS, else a temporary folder."""
    named = os.environ.get("THIDUA_SHOTS")
    folder = Path(named) if named else tmp_path_factory.mktemp("shots")
    folder.mkdir(parents=True, exist_ok=True)
    return folder


@pytest.fixture
def shot(shots: Path) -> Callable[[Page, str], Path]:
    """Takes a picture of the whole page: `shot(page, "home-secretary")` → home-secretary-1280.png."""

    def take(page: Page, name: str) -> Path:
        assert page.viewport_size is not None
        page.evaluate("document.fonts.ready.then(() => true)")
        file = shots / f"{name}-{page.viewport_size['width']}.png"
        page.screenshot(path=file, full_page=True, animations="disabled")
        return file

    return take


@pytest.fixture(scope="session")
def assert_no_serious_axe_faults() -> Callable[[Page], None]:
    """Fails with rule, help and places when axe-core finds a serious or critical fault on the page."""
    axe = Axe()

    def check(page: Page) -> None:
        found = axe.run(page, options=ONLY_FAULTS).response["violations"]
        assert [_told(fault) for fault in found if fault["impact"] in GRAVE] == []

    return check


@pytest.fixture
def look(
    shot: Callable[[Page, str], Path], assert_no_serious_axe_faults: Callable[[Page], None]
) -> Callable[[Page, str], None]:
    """`look(page, "home-secretary")`: see journeys.looking."""
    return Looker(shot, assert_no_serious_axe_faults).look


def _told(fault: dict) -> str:
    places = " · ".join(" ".join(map(str, node["target"])) for node in fault["nodes"])
    return f"{fault['id']} ({fault['impact']}): {fault['help']}: {places}"

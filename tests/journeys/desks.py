"""The machines at which the people of the journey sit, and what goes wrong on any of them."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from playwright.sync_api import ConsoleMessage, Locator, Page, Response

from journeys.looking import NARROW
from journeys.people_of_the_year import PASSWORD
from serving import Site

REFUSED, FAULTY = 409, 422


@dataclass
class Desks:
    """Opens one session for each person and keeps what any page complained about."""

    site: Site
    open_as: Callable[..., Page]
    look: Callable[[Page, str], None]
    complaints: list[str] = field(default_factory=list)
    slips: dict[str, tuple[str, str]] = field(default_factory=dict)
    pages: dict[str, Page] = field(default_factory=dict)

    def new(self, viewport: dict[str, int] = NARROW) -> Page:
        """Signed out, in a browser of its own."""
        page = self.open_as(viewport)
        self.listen(page)
        return page

    def listen(self, page: Page) -> None:
        """A page that refuses answers with 409 or 422, which the browser's console repeats: that is no fault."""
        page.on("console", self._hear)
        page.on("pageerror", lambda error: self.complaints.append(f"{page.url}: {error}"))
        page.on("response", self._answered)

    def _hear(self, message: ConsoleMessage) -> None:
        repeated = any(f"status of {status} " in message.text for status in (REFUSED, FAULTY))
        if message.type in {"error", "warning"} and not repeated:
            self.complaints.append(f"{message.location.get('url')}: {message.text}")

    def _answered(self, response: Response) -> None:
        if response.status >= 400 and response.status not in {REFUSED, FAULTY}:
            self.complaints.append(f"{response.url}: {response.status}")

    def of(self, name: str) -> Page:
        return self.pages[name]

    def keep_slips(self, page: Page) -> list[str]:
        """The names on the printed slips: what is on them is on no other page, so it is copied down here."""
        shown = []
        for slip in page.locator(".td-slip").all():
            words = slip.inner_text()
            name = slip.locator(".td-b").first.inner_text()
            found = re.search(r"Tên đăng nhập: (\S+)\s+Mã kích hoạt: ([\w ]+?)\s*\n", words)
            assert found, words
            assert "http://thidua.hoasen.example/kich-hoat/" in words
            self.slips.setdefault(name, (found[1], found[2]))
            shown.append(name)
        return shown

    def activate(self, name: str) -> Page:
        """On the own phone, by the printed slip; ends on the home page."""
        page, (username, code) = self.new(), self.slips[name]
        page.goto("/")
        page.get_by_role("link", name="Dùng phiếu kích hoạt").click()
        page.get_by_label("Tên đăng nhập").fill(username)
        page.get_by_label("Mã kích hoạt").fill(code.lower())
        page.get_by_label("Mật khẩu mới, tự đặt").fill(PASSWORD)
        page.get_by_label("Nhập lại mật khẩu mới").fill(PASSWORD)
        page.get_by_role("button", name="Kích hoạt và đăng nhập").click()
        page.get_by_role("heading", name="Việc của tôi", level=1).wait_for()
        self.pages[name] = page
        return page

    def new_tab(self, page: Page) -> Page:
        """One more tab of the same session, on the phone."""
        tab = page.context.new_page()
        tab.set_viewport_size(NARROW)
        self.listen(tab)
        return tab


def told(page: Page) -> str:
    """What the page says was done."""
    return page.locator(".td-messages").inner_text().strip()


def row(page: Page, *words: str) -> Locator:
    """The one row of a table with all these words."""
    found = page.locator("tr")
    for word in words:
        found = found.filter(has_text=word)
    return found


def menu(page: Page, entry: str) -> None:
    """The main navigation, which on a phone lies in the menu; on a wide screen some entries stand in groups."""
    if page.viewport_size == NARROW:
        page.locator("details.td-me > summary").click()
    else:
        inside = page.locator(".td-nav-menu").filter(
            has=page.get_by_text(entry, exact=True).locator("xpath=self::a")
        )
        if inside.count():
            inside.locator("summary").click()
    page.get_by_role("navigation").get_by_role("link", name=entry, exact=True).locator("visible=true").click()

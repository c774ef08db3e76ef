"""Without a mouse: everything is reached by Tab, one sees where one is, and what opens closes again."""

import pytest
from playwright.sync_api import expect

from journeys.looking import WIDE
from journeys.played import Visits

OF_EACH_KIND = [
    "home",
    "round_board",
    "person_page",
    "dossier_page",
    "meeting_page",
    "register",
    "rule_new",
    "document_page",
    "certificate_verify",
    "school_details",
    "law_try",
    "account_login",
]
# What people can use: seen, not switched off; of one group of radio buttons Tab reaches one.
# The browser's own date box behind a day is opened by its button "Mở lịch", never visited: hidden from every reader.
USABLE = """() => {
    const groups = new Set();
    const all = "a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex='0']";
    return [...document.querySelectorAll(all)].filter(one => {
        if (one.disabled || !one.checkVisibility({ visibilityProperty: true })) return false;
        if (one.matches(".td-day-picker[tabindex='-1'][aria-hidden='true']")) return false;
        if (one.type !== "radio") return true;
        const again = groups.has(one.name);
        groups.add(one.name);
        return !again;
    }).length;
}"""
# The ring may lie on the cell or the label around a bare field, or on the mark beside a hidden radio button.
FOCUSED = """() => {
    const one = document.activeElement;
    if (!one || one === document.body) return null;
    const places = [one, one.closest("td, label"), one.nextElementSibling].filter(Boolean);
    const rings = places.map(place => getComputedStyle(place)).filter(
        style => style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2);
    const box = one.getBoundingClientRect();
    if (!window.numbers) window.numbers = new Map();
    if (!numbers.has(one)) numbers.set(one, numbers.size);
    return {
        number: numbers.get(one),
        name: (one.getAttribute("aria-label") || one.innerText || one.name || one.tagName).trim().slice(0, 60),
        seen: rings.length > 0 && box.bottom > 0 && box.top < innerHeight,
    };
}"""
MOUSE_ONLY = """() => [...document.querySelectorAll("main *")].filter(one =>
    getComputedStyle(one).cursor === "pointer" && one.checkVisibility()
    && !one.closest("a, button, input, select, label, summary, [tabindex]")).map(one => one.outerHTML.slice(0, 90))"""


@pytest.mark.parametrize("name", OF_EACH_KIND)
def test_tab_reaches_everything_and_shows_where_one_is(visits: Visits, name: str):
    page = visits.open(name, WIDE)
    page.wait_for_load_state("networkidle")  # the office's home fetches its targets after itself
    usable, reached, unseen = page.evaluate(USABLE), set(), []
    for _ in range(usable * 4):  # a date takes several
        page.keyboard.press("Tab")
        focused = page.evaluate(FOCUSED)
        if focused is None:
            break
        reached.add(focused["number"])
        if not focused["seen"]:
            unseen.append(focused["name"])
    assert unseen == []
    assert len(reached) == usable
    assert page.evaluate(MOUSE_ONLY) == []


def test_the_first_stop_skips_the_navigation(visits: Visits):
    page = visits.open("register", WIDE)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('main') !== null")


def test_a_menu_opens_and_escape_gives_the_place_back(visits: Visits):
    page = visits.open("home", WIDE)
    menu = page.locator("details.td-nav-menu > summary").first
    menu.focus()
    page.keyboard.press("Enter")
    entry = page.locator("details.td-nav-menu[open] a").first
    expect(entry).to_be_visible()
    page.keyboard.press("Tab")
    expect(entry).to_be_focused()
    page.keyboard.press("Escape")
    expect(entry).to_be_hidden()
    expect(menu).to_be_focused()


def test_the_help_holds_the_keyboard_until_it_is_closed(visits: Visits):
    page = visits.open("register", WIDE)
    link = page.locator(".td-help-link")
    link.focus()
    page.keyboard.press("Enter")
    panel = page.locator("dialog#help")
    expect(panel).to_be_visible()
    for _ in range(5):
        page.keyboard.press("Tab")
        # Beside the panel only the browser's own bars take their turn.
        assert page.evaluate(
            "[document.body, ...document.querySelectorAll('#help *')].includes(document.activeElement)"
        )
    page.keyboard.press("Escape")
    expect(panel).to_be_hidden()
    expect(link).to_be_focused()

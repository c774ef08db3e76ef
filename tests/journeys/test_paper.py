"""Pages that people print: black on white from a dark screen too, nothing of the frame, no column cut, heads repeated."""

import re
import subprocess
from pathlib import Path

import pytest
from playwright.sync_api import Page

from journeys.looking import WIDE
from journeys.played import Visits

PRINTED = [
    "person_page",
    "person_awards",
    "person_list",
    "team_sheet",
    "round_board",
    "evaluation_sheet",
    "dossier_page",
    "meeting_page",
    "submission_page",
    "register",
    "outgoing_list",
    "payment_list_page",
    "journal",
]
# A4 without its margins, in the browser's pixels: upright, and lying across where a table has many columns.
UPRIGHT, ACROSS = 661, 990
FRAME = ".td-top, .td-dock, .td-filter, .td-btn, .td-help-link, .td-messages, .td-pager, dialog, .td-demo"
DAY, A_FEW = re.compile(r"\d{2}/\d{2}/\d{4}"), 2
# Who prints on a laser printer reads no pale letter: 0 is black, 1 is white.
PALE = """() => [...document.querySelectorAll("main *")].filter(one => {
    const said = [...one.childNodes].some(node => node.nodeType === 3 && node.textContent.trim());
    const [red, green, blue] = getComputedStyle(one).color.match(/[\\d.]+/g).map(Number);
    return said && one.checkVisibility() && (0.2126 * red + 0.7152 * green + 0.0722 * blue) / 255 > 0.45;
}).map(one => one.outerHTML.slice(0, 90))"""
DARK = """() => [document.body, ...document.querySelectorAll("main, main *")].filter(one => {
    const [red, green, blue, seen = 1] = getComputedStyle(one).backgroundColor.match(/[\\d.]+/g).map(Number);
    const small = one.getBoundingClientRect().width < 30;
    return seen > 0 && !small && one.checkVisibility() && red + green + blue < 600;
}).map(one => one.outerHTML.slice(0, 90))"""


def _on_paper(visits: Visits, name: str) -> Page:
    page = visits.open(name, WIDE, "dark")
    page.emulate_media(media="print", color_scheme="dark")
    return page


@pytest.mark.parametrize("name", PRINTED)
def test_paper_is_white_has_no_frame_and_cuts_no_column(visits: Visits, name: str):
    page = _on_paper(visits, name)
    across = page.evaluate("getComputedStyle(document.body).page") == "wide"
    page.set_viewport_size({"width": ACROSS if across else UPRIGHT, "height": 1000})
    try:
        assert page.locator(FRAME).filter(visible=True).count() == 0
        assert page.evaluate(PALE) == []
        assert page.evaluate(DARK) == []
        width = page.evaluate("document.documentElement.scrollWidth")
        assert width <= (ACROSS if across else UPRIGHT)
    finally:
        page.set_viewport_size(WIDE)
        page.emulate_media(media="null", color_scheme="dark")


@pytest.mark.parametrize(("name", "head"), [("register", "Quyết định"), ("journal", "Người làm")])
def test_a_list_begins_under_its_heading_and_names_its_columns_on_each_sheet(
    visits: Visits, tmp_path: Path, name: str, head: str
):
    page = visits.open(name, WIDE, "dark")
    first = page.locator("tbody tr td").first.inner_text().split("\n")[0]
    page.pdf(path=tmp_path / "list.pdf", prefer_css_page_size=True)
    words = subprocess.run(
        ["pdftotext", "-layout", tmp_path / "list.pdf", "-"], check=True, capture_output=True, text=True
    ).stdout
    sheets = [sheet for sheet in words.split("\f") if len(DAY.findall(sheet)) > A_FEW]
    assert first.split()[0] in sheets[0]
    assert page.locator("h1").inner_text().split()[0] in sheets[0]
    assert len(sheets) > 1
    assert [sheet for sheet in sheets if head not in sheet] == []

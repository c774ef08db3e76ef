"""Every page of the played school: read by axe in both themes, no wider than a phone, with help, silent in the console.

Light on a wide screen, dark on a phone; one page of each kind the other way round, and each page that is printed
as paper. Pictures of all go to THIDUA_SHOTS, where somebody looks at them.
"""

import os
from pathlib import Path

import pytest
from playwright.sync_api import Page

from every_page import named_routes
from journeys.looking import NARROW, WIDE
from journeys.played import OF_ACCOUNT, Visits

# Shown to a whole room or held in the hand while voting: nothing there but what is being voted.
WITHOUT_HELP = {"meeting_projector", "help_index", "account_closed", "account_logout", "help_page"}
# One or two of each kind of page: home, board, person, dossier, sheet, meeting, register, form, document, public.
OF_EACH_KIND = [
    "home",
    "round_board",
    "pledge_page",
    "person_page",
    "dossier_page",
    "evaluation_sheet",
    "meeting_page",
    "register",
    "school_details",
    "document_page",
    "certificate_verify",
    "law_try",
]


def _reads_well(page: Page, axe) -> None:
    axe(page)
    wide = page.evaluate("[document.documentElement.scrollWidth, innerWidth]")
    assert wide[0] <= wide[1], (page.url, wide)


def _photographed(page: Page, shots: Path, name: str) -> None:
    if os.environ.get("THIDUA_SHOTS"):
        assert page.viewport_size is not None
        page.screenshot(path=shots / f"all-{name}-{page.viewport_size['width']}.png", full_page=True)


@pytest.mark.parametrize("name", [*sorted(named_routes()), *OF_ACCOUNT])
def test_every_page_reads_well_in_both_themes_and_widths(
    visits: Visits, shots: Path, assert_no_serious_axe_faults, name: str
):
    if name not in visits.doors.places:
        return  # takes only a POST, sends a file, or leads on: there is no page to look at
    for size, theme in ((WIDE, "light"), (NARROW, "dark")):
        page = visits.open(name, size, theme)
        _photographed(page, shots, name)
        _reads_well(page, assert_no_serious_axe_faults)
        assert visits.complaints == []
    if name not in WITHOUT_HELP:
        assert page.locator(".td-help-link").count() == 1, f"no help: {name}"


@pytest.mark.parametrize("name", OF_EACH_KIND)
def test_one_page_of_each_kind_reads_well_the_other_way_round(
    visits: Visits, shots: Path, assert_no_serious_axe_faults, name: str
):
    for size, theme in ((WIDE, "dark"), (NARROW, "light")):
        page = visits.open(name, size, theme)
        _photographed(page, shots, f"{name}-{theme}")
        _reads_well(page, assert_no_serious_axe_faults)


def test_pages_there_are_and_none_was_lost_on_the_way(visits: Visits):
    """A hundred routes give fewer pages than that, but never few: a wrong address would make this file pass."""
    assert len(visits.doors.places) > len(named_routes()) / 2

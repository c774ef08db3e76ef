"""The harness itself: the program serves from a home of its own, and faults are seen."""

import pytest
from django.db import connection

BUTTON_WITHOUT_NAME = (
    "<!doctype html><html lang=vi><title>Nút</title><main><h1>Nút</h1><button></button></main>"
)
BUTTON_WITH_NAME = BUTTON_WITHOUT_NAME.replace("<button>", "<button>Gửi")


def width(png):
    """As the file's head says it: four bytes after the name of the first chunk."""
    return int.from_bytes(png.read_bytes()[16:20], "big")


def test_first_page_is_vietnamese_and_comes_with_its_styles(page, site):
    faults = []
    page.on("requestfailed", lambda request: faults.append(request.url))
    page.on("response", lambda response: faults.append(response.url) if response.status >= 400 else None)

    page.goto("/")

    assert page.locator("html").get_attribute("lang") == "vi"
    assert page.evaluate("[...document.styleSheets].filter(sheet => sheet.href).length") > 0
    assert faults == []


def test_no_serious_fault_on_the_first_page_at_desk_and_on_phone(page, phone, assert_no_serious_axe_faults):
    for one in (page, phone):
        one.goto("/")
        assert_no_serious_axe_faults(one)


def test_test_and_site_share_the_database_of_this_journey(site):
    assert connection.vendor == "sqlite"
    assert str(site.home) in str(connection.settings_dict["NAME"])


def test_button_without_a_name_is_a_fault_and_one_with_a_name_is_none(page, assert_no_serious_axe_faults):
    page.set_content(BUTTON_WITH_NAME)
    assert_no_serious_axe_faults(page)

    page.set_content(BUTTON_WITHOUT_NAME)
    with pytest.raises(AssertionError, match="button-name"):
        assert_no_serious_axe_faults(page)


def test_pictures_bear_the_width_in_their_names(page, phone, shot):
    for one in (page, phone):
        one.set_content(BUTTON_WITH_NAME)
    files = [shot(page, "button"), shot(phone, "button")]

    assert [file.name for file in files] == ["button-1280.png", "button-360.png"]
    assert [width(file) for file in files] == [1280, 360]

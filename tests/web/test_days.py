"""A day is read as it is written here, and shown so, whatever language the browser speaks."""

from datetime import date
from pathlib import Path

import pytest
from django import forms

from thidua.web.days import DayField, read_day

FIFTH = date(2026, 9, 5)


class OneDay(forms.Form):
    on = DayField("Ngày họp")
    until = DayField("Đến ngày", required=False)


@pytest.mark.parametrize(
    "typed",
    [
        "05/09/2026",
        "5/9/2026",
        "05-09-2026",
        "5.9.2026",
        "5 9 2026",
        "05092026",
        " 05 / 09 / 2026 ",
        "2026-09-05",
    ],
)
def test_the_day_stands_before_the_month_however_it_is_typed(typed):
    form = OneDay({"on": typed})
    assert (form.is_valid(), form.cleaned_data["on"], form.cleaned_data["until"]) == (True, FIFTH, None)


@pytest.mark.parametrize(
    "typed", ["09/31/2026", "31/02/2026", "5/9/26", "5/9", "hôm nay", "2026", "\x00", "0/0/0000"]
)
def test_what_is_no_day_is_told_how_to_write_one(typed):
    assert read_day(typed) is None
    assert OneDay({"on": typed}).errors == {"on": ["Ngày viết dạng ngày/tháng/năm, ví dụ 30/09/2025."]}


def test_a_day_that_is_missing_is_asked_for():
    assert OneDay({"on": " "}).errors == {"on": ["Hãy ghi ngày."]}


@pytest.mark.parametrize("typed", ["01/01/0001", "31/12/1899", "01/01/2200", "31/12/9999"])
def test_a_day_at_the_edge_of_the_calendar_is_told_to_be_mistyped(typed):
    outside = ["Ngày phải từ 01/01/1900 đến 31/12/2199."]
    assert OneDay({"on": typed, "until": typed}).errors == {"on": outside, "until": outside}


@pytest.mark.parametrize("typed", ["01/01/1900", "31/12/2199"])
def test_the_first_and_the_last_day_that_are_written_are_taken(typed):
    assert OneDay({"on": typed}).is_valid()


def test_it_is_shown_as_it_is_written_here():
    box = str(OneDay(initial={"on": FIFTH})["on"])
    assert 'type="text"' in box
    assert 'value="05/09/2026"' in box
    sent = OneDay({"on": "2026-09-05", "until": "hôm nay"})
    assert ('value="05/09/2026"' in str(sent["on"]), 'value="hôm nay"' in str(sent["until"])) == (True, True)


def test_no_page_of_ours_leaves_a_day_to_the_browser_s_own_box():
    pages = Path(__file__).parents[2] / "src" / "thidua"
    own = [path for path in pages.glob("*/templates/**/*.html") if 'type="date"' in path.read_text("utf-8")]
    fields = [path for path in pages.glob("*/**/*.py") if "forms.DateField(" in path.read_text("utf-8")]
    assert (own, [path.relative_to(pages).as_posix() for path in fields]) == ([], [])

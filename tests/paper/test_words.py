"""Dates, numbers and names as a state paper writes them."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as some

from paper import words
from paper.errors import ContractError


@pytest.mark.parametrize(
    ("day", "written"),
    [
        (date(2026, 2, 5), "ngày 05 tháng 02 năm 2026"),
        (date(2026, 1, 10), "ngày 10 tháng 01 năm 2026"),
        (date(2026, 3, 9), "ngày 09 tháng 3 năm 2026"),
        (date(2026, 12, 31), "ngày 31 tháng 12 năm 2026"),
    ],
)
def test_zero_stands_before_days_to_9_and_months_to_2_only(day: date, written: str) -> None:
    assert words.long_date(day) == written


@given(some.dates())
def test_long_date_can_be_read_back(day: date) -> None:
    _, d, _, m, _, y = words.long_date(day).split()
    assert date(int(y), int(m), int(d)) == day


def test_short_date_and_moment() -> None:
    assert words.short_date(date(2026, 2, 5)) == "05/02/2026"
    assert words.moment(datetime(2026, 5, 28, 1, 5, tzinfo=UTC)) == "08 giờ 05 phút, ngày 28 tháng 5 năm 2026"


@given(some.integers())
def test_grouped_number_can_be_read_back(value: int) -> None:
    assert int(words.number(value).replace(".", "")) == value


@pytest.mark.parametrize(
    ("value", "places", "written"),
    [(1234567, 0, "1.234.567"), (Decimal("0.125"), 2, "0,13"), (1234.5, 1, "1.234,5"), (-1000, 0, "-1.000")],
)
def test_numbers_have_dots_and_a_decimal_comma(value: float | Decimal, places: int, written: str) -> None:
    assert words.number(value, places=places) == written


@pytest.mark.parametrize(
    ("part", "whole", "written"),
    [(7, 8, "87,5%"), (2, 3, "66,67%"), (5, 5, "100%"), (0, 4, "0%"), (1, 10, "10%")],
)
def test_per_cent_has_no_idle_zeros(part: int, whole: int, written: str) -> None:
    assert words.percent(part, whole) == written


def test_per_cent_of_nothing_is_refused() -> None:
    with pytest.raises(ContractError, match="tổng số bằng 0"):
        words.percent(0, 0)


def test_money_school_year_and_document_number() -> None:
    assert words.money(1_800_000) == "1.800.000 đồng"
    assert words.school_year(2025) == "2025-2026"
    assert [words.document_number(5), words.document_number(243)] == ["05", "243"]
    assert words.document_number(None).strip() == ""


@pytest.mark.parametrize(
    ("text", "file_name"),
    [
        ("Tờ trình số 05/TTr-THCSHS", "to-trinh-so-05-ttr-thcshs"),
        ("Đặng Ỷ Ẵng Thuỳ Dương", "dang-y-ang-thuy-duong"),
        ("đường đi ĐẸP", "duong-di-dep"),
        ("…", "tep"),
    ],
)
def test_file_name_has_no_diacritics(text: str, file_name: str) -> None:
    assert words.ascii_name(text) == file_name


@given(some.text())
def test_every_file_name_is_safe_on_every_machine(text: str) -> None:
    made = words.ascii_name(text)
    assert made == words.ascii_name(made)
    assert set(made) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")
    assert made


def test_clean_composes_letters_and_drops_what_cannot_be_printed() -> None:
    assert words.clean("  Nguye\u0302\u0303n\tThị\r\nHoa\x00 Sim\u00a0 ") == "Nguyễn Thị Hoa Sim"


def test_lists_of_words() -> None:
    assert words.sentence_list([]) == ""
    assert words.sentence_list(["Hoa"]) == "Hoa"
    assert words.sentence_list(["Hoa", "Sim", "Mây"]) == "Hoa, Sim và Mây"
    assert words.capitalised("ủy viên Hội đồng") == "Ủy viên Hội đồng"

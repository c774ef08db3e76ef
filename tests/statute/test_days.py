"""Days and school years are read strictly."""

from datetime import date

import pytest

from statute.days import SchoolYear, day, in_vietnamese


def test_a_day_is_written_one_way_only() -> None:
    assert day("2024-02-29") == date(2024, 2, 29)
    for text in (
        "20240229",
        "2024-W09-4",
        "2024-2-29",
        "2023-02-29",
        "",
        "2024-02-29T00:00",
        "２０２４-02-29",
    ):
        with pytest.raises(ValueError):
            day(text)


def test_a_school_year_is_two_years_in_a_row() -> None:
    assert str(SchoolYear.parse("2023-2024")) == "2023-2024"
    for text in ("2023-2025", "2023-2023", "2024-2023", "2023", "23-24", "2023-24", "0000-0001", ""):
        with pytest.raises(ValueError):
            SchoolYear.parse(text)


def test_a_school_year_runs_from_september_to_august() -> None:
    year = SchoolYear.parse("2023-2024")
    assert [
        on in year for on in (date(2023, 8, 31), date(2023, 9, 1), date(2024, 8, 31), date(2024, 9, 1))
    ] == [
        False,
        True,
        True,
        False,
    ]


def test_years_are_counted_backwards() -> None:
    year = SchoolYear.parse("2023-2024")
    assert year.earlier(3) == SchoolYear.parse("2020-2021")
    assert year.earlier(3).years_before(year) == 3


def test_a_day_in_a_sentence() -> None:
    assert in_vietnamese(date(2023, 9, 5)) == "5/9/2023"

"""Ids, clock, school years, states."""

import time
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum

import pytest

from thidua.core import clock
from thidua.core.errors import InvalidInputError, RefusedError, StepRefusedError
from thidua.core.ids import ALPHABET, ballot_id, grouped, paper_code, ungrouped, uuid7
from thidua.core.school_years import before, ends, is_school_year, school_year_of, starts
from thidua.core.states import next_state


def test_uuid7_sorts_by_time_and_says_its_version():
    first = uuid7()
    second = next(new for _ in range(10**6) if (new := uuid7()).int >> 80 != first.int >> 80)
    assert (first.version, first.variant, first < second) == (7, "specified in RFC 4122", True)


def test_uuid7_sorts_within_a_millisecond_too():
    made = [uuid7() for _ in range(50) if time.sleep(0.000002) is None]
    assert made == sorted(made)


def test_ballot_ids_are_positive_63_bit_numbers_without_order():
    ids = [ballot_id() for _ in range(200)]
    assert all(0 < one < 2**63 for one in ids)
    assert ids != sorted(ids)


def test_paper_codes_have_no_letters_that_look_alike_and_survive_grouping():
    code = paper_code(12)
    assert set(code) <= set(ALPHABET)
    assert set("01ILOSBUV5") & set(ALPHABET) == set()
    assert ungrouped(f" {grouped(code).lower()} ") == code
    assert [len(part) for part in grouped(code).split()] == [4, 4, 4]


@pytest.mark.parametrize(
    ("day", "name"),
    [(date(2025, 8, 31), "2024-2025"), (date(2025, 9, 1), "2025-2026"), (date(2026, 1, 1), "2025-2026")],
)
def test_a_school_year_begins_on_the_first_of_september(day, name):
    assert school_year_of(day) == name


def test_school_years_know_their_ends_and_the_one_before():
    assert (starts("2025-2026"), ends("2025-2026")) == (date(2025, 9, 1), date(2026, 8, 31))
    assert (before("2025-2026"), before("2025-2026", 3)) == ("2024-2025", "2022-2023")


@pytest.mark.parametrize(
    "text",
    [
        *["2025-2027", "2025", "2025/2026", "", "a-b", "1-2", "²-³", "99999-100000"],
        *["٢٠٢٥-٢٠٢٦", "1949-1950", "2101-2102", "2025-2026\n"],
    ],
)
def test_what_is_no_school_year(text):
    assert not is_school_year(text)


def test_the_demo_may_set_the_clock_and_it_runs_on():
    clock.set_for_demo(datetime(2026, 7, 20, 8))
    try:
        assert clock.today() == date(2026, 7, 20)
        assert clock.now() - datetime(2026, 7, 20, 1, tzinfo=UTC) < timedelta(minutes=1)
    finally:
        clock.reset()
    assert abs(clock.now() - datetime.now(tz=UTC)) < timedelta(seconds=5)


class Light(StrEnum):
    RED = "red"
    GREEN = "green"


def test_a_step_that_is_not_in_the_table_is_refused_with_its_sentence():
    assert next_state({(Light.RED, Light.GREEN): Light.GREEN}, Light.RED, Light.GREEN) == Light.GREEN
    with pytest.raises(StepRefusedError, match="Bước này không còn thực hiện được"):
        next_state({(Light.RED, Light.GREEN): Light.GREEN}, Light.GREEN, Light.RED)


def test_a_refusal_without_words_speaks_its_own_sentence():
    assert str(RefusedError()) == "Việc này không thực hiện được."
    assert str(RefusedError("Đã hết hạn.")) == "Đã hết hạn."
    assert InvalidInputError("name", "Thiếu tên.").field == "name"

"""Every figure of the law has Vietnamese words: no word of the program is ever shown."""

import re
from datetime import date, timedelta
from itertools import pairwise

import pytest

from statute.diff import diff
from statute.diff_text import diff_text
from statute.figures import figure_words, unit_words
from statute.library import load
from statute.regimes import REGIME

FIRST = date(2017, 10, 1)
VALUES = [
    (parameter, value.value)
    for parameter in load().parameters.values()
    if parameter.id != REGIME
    for value in parameter.values
]
# Every day on which a figure comes, goes or changes, and one day after them all.
TURNS = sorted(
    {FIRST, date(2030, 1, 1)}
    | {value.first for parameter in load().parameters.values() for value in parameter.values}
    | {
        value.last + timedelta(days=1)
        for parameter in load().parameters.values()
        for value in parameter.values
        if value.last
    }
)
DAYS = [day for day in TURNS if day >= FIRST]


def strings(value: object) -> set[str]:
    """The texts of a value, those within lists one by one."""
    if isinstance(value, list | tuple):
        return set().union(*map(strings, value))
    return {value} if isinstance(value, str) else set()


CODE_WORDS = {text for _, value in VALUES for text in strings(value) if re.fullmatch(r"[a-z_]+", text)}
CODE_WORDS |= {"good_and_above", *load().codes()}


def code_words_in(text: str) -> set[str]:
    return CODE_WORDS.intersection(re.findall(r"\w+", text)) | set(re.findall(r"[a-z]+_[a-z_]+", text))


def test_the_words_looked_for_are_those_of_the_figures() -> None:
    assert {"counted", "no_ground", "CSTD_TINH", "good", "by_local_rule"} < CODE_WORDS
    assert code_words_in("dùng cho CSTD_TINH: counted") == {"CSTD_TINH", "counted"}


def test_no_figure_and_no_unit_shows_a_word_of_the_program() -> None:
    shown = {(parameter.id, figure_words(value, parameter.unit)) for parameter, value in VALUES}
    shown |= {(parameter.id, unit_words(parameter.unit)) for parameter, _ in VALUES}
    assert {(where, text) for where, text in shown if code_words_in(text)} == set()


@pytest.mark.parametrize(("first", "second"), [*pairwise(DAYS), (DAYS[0], DAYS[-1]), (DAYS[-1], DAYS[0])])
def test_no_difference_shows_a_word_of_the_program(first: date, second: date) -> None:
    text = diff_text(diff(first, second))
    headings = {f"{award.name} ({award.code})" for award in load().awards.values()}
    assert [line for line in text.splitlines() if line not in headings and code_words_in(line)] == []


@pytest.mark.parametrize(
    ("value", "unit", "words"),
    [
        ("7/10", "phần", "70 %"),
        ("90/100", "phần", "90 %"),
        ("1/2", "phần", "50 %"),
        ("2/3", "phần", "2/3"),
        ("0.15", "lần lương cơ sở", "0,15"),
        ("counted", "quy tắc", "được tính"),
        ("province", "phạm vi", "cấp tỉnh, bộ"),
        ("province", "cấp", "tỉnh (thành phố)"),
        (("LDTT", "CSTD_TINH"), "mã danh hiệu", "LĐTT, CSTĐ cấp tỉnh"),
        (("LDTT CSTDCS", "CSTD_TINH CSTD_BO"), "", "LĐTT, CSTĐ cơ sở; CSTĐ cấp tỉnh, CSTĐ cấp Bộ"),
        (2_340_000, "đồng", "2.340.000"),
        (False, "có hay không", "không"),
        ((), "loại nghỉ", "không có"),
        (None, "", "không có"),
    ],
)
def test_a_figure_is_read_by_people(value: object, unit: str, words: str) -> None:
    assert figure_words(value, unit) == words


def test_a_figure_which_ended_is_told_from_one_still_to_come() -> None:
    text = diff_text(diff(date(2023, 12, 31), date(2024, 1, 1)))
    ceiling = next(line for line in text.splitlines() if line.startswith("  Trần số Chiến sĩ thi đua cơ sở"))
    assert ceiling == (
        "  Trần số Chiến sĩ thi đua cơ sở so với số Lao động tiên tiến của đơn vị quyết định (tỷ lệ): "
        "15 % [NĐ 91/2017, Điều 9.3] → không còn quy định trong thư viện luật"
    )
    first = next(line for line in text.splitlines() if "Nhà giáo Nhân dân (lần lương cơ sở)" in line)
    assert ": chưa có trong thư viện luật → 12,5" in first


def test_the_ceiling_and_the_vote_stop_nobody() -> None:
    lines = diff_text(diff(date(2023, 12, 31), date(2024, 1, 1), ["CSTDCS"])).splitlines()
    limits, stops = lines.index("  Giới hạn và biểu quyết:"), lines.index("  Điều kiện dừng xét:")
    assert lines[stops + 1].startswith("    Thêm: Không có việc đang xem xét")
    assert "15" in lines[limits + 1]

"""Numbers read aloud, checked against a reader which turns the words back into a number."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from paper.errors import ContractError
from paper.numerals import money_in_words, number_in_words

UNITS = {
    "không": 0, "một": 1, "mốt": 1, "hai": 2, "ba": 3, "bốn": 4, "tư": 4, "năm": 5, "lăm": 5,
    "sáu": 6, "bảy": 7, "tám": 8, "chín": 9,
}  # fmt: skip


def heard(text: str) -> int:
    """The number somebody hears, word by word."""
    before, billions, after = text.rpartition("tỷ")
    if billions:
        return heard(before) * 1_000_000_000 + (heard(after) if after.strip() else 0)
    total = group = 0
    for word in text.split():
        if word in UNITS:
            group += UNITS[word]
        elif word == "trăm":
            group *= 100
        elif word == "mươi":
            group += group % 10 * 9
        elif word == "mười":
            group += 10
        elif word in ("nghìn", "triệu"):
            total, group = total + group * (1_000 if word == "nghìn" else 1_000_000), 0
    return total + group


@given(some.integers(min_value=0, max_value=10**24))
def test_what_is_said_is_heard_again(number: int) -> None:
    assert heard(number_in_words(number)) == number


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (0, "không"),
        (10, "mười"),
        (15, "mười lăm"),
        (21, "hai mươi mốt"),
        (24, "hai mươi tư"),
        (105, "một trăm linh năm"),
        (1005, "một nghìn không trăm linh năm"),
        (1_000_005, "một triệu không trăm linh năm"),
        (2_005_000_000, "hai tỷ không trăm linh năm triệu"),
        (10**12, "một nghìn tỷ"),
        (-7, "âm bảy"),
    ],
)
def test_northern_reading(number: int, said: str) -> None:
    assert number_in_words(number) == said


def test_money_in_words_begins_with_a_capital() -> None:
    assert money_in_words(1_800_000) == "Một triệu tám trăm nghìn đồng"


def test_negative_money_is_refused() -> None:
    with pytest.raises(ContractError):
        money_in_words(-1)

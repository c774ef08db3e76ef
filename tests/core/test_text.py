"""Vietnamese names: folded for search, ordered as lists do."""

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from thidua.core.text import fold, initials, sort_key, tidy


def test_folding_takes_marks_off_and_turns_d_with_stroke_into_d():
    assert fold("  Đỗ Văn   Trường GIANG ") == "do van truong giang"


def test_folding_is_the_same_for_composed_and_decomposed_accents():
    name = "Nguyễn Thị Hoa Sim"
    assert fold(unicodedata.normalize("NFD", name)) == fold(name) == "nguyen thi hoa sim"


def test_tidying_composes_accents_and_strange_spaces():
    assert tidy(unicodedata.normalize("NFD", "Lê\u00a0Thị  Nắng Mai ")) == "Lê Thị Nắng Mai"


def test_signs_that_nobody_sees_are_taken_out_before_accents_are_composed():
    assert tidy("Trần\u200b Văn Xuống\ufeff Do\u200d\u0300ng") == "Trần Văn Xuống Dòng"
    assert fold("Xu\u200bống\u00ad") == "xuong"


def test_people_stand_by_given_name_then_family_then_middle():
    names = [
        "Nguyễn Thị Hoa Sim",
        "Vũ Hoan",
        "Vũ Hòa",
        "Vũ Hoa",
        "Trần Ân",
        "Lê An",
        "Đỗ Giang",
        "Dương Giang",
    ]
    assert sorted(names, key=sort_key) == [
        "Lê An",
        "Trần Ân",
        "Dương Giang",
        "Đỗ Giang",
        "Vũ Hoa",
        "Vũ Hòa",
        "Vũ Hoan",
        "Nguyễn Thị Hoa Sim",
    ]


def test_tones_order_level_falling_asking_tumbling_sharp_heavy():
    names = [f"Lê {name}" for name in ("Mạ", "Má", "Mã", "Mả", "Mà", "Ma")]
    assert sorted(names, key=sort_key) == [f"Lê {name}" for name in ("Ma", "Mà", "Mả", "Mã", "Má", "Mạ")]


def test_the_family_name_decides_before_the_middle_name():
    assert sorted(["Vũ An Mai", "Bùi Vân Mai"], key=sort_key) == ["Bùi Vân Mai", "Vũ An Mai"]


def test_initials_are_of_the_last_two_words():
    assert [initials("Nguyễn Thị Hoa Sim"), initials("Đào"), initials("")] == ["HS", "Đ", ""]


@given(st.text())
def test_folding_twice_is_folding_once(text):
    assert fold(fold(text)) == fold(text)

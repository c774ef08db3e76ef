"""Marks to sums, classes and places: four values of a cell, what each does to the maximum, and how fast."""

import random
from dataclasses import replace
from decimal import Decimal

import pytest

from thidua.criteria.marking import (
    EXEMPT,
    NOT_APPLICABLE,
    NOT_ENTERED,
    Allowed,
    NotApplicable,
    Part,
    Said,
    Scale,
    SectionKind,
    coded,
    half_up,
    places,
    points,
    shown,
)
from work import counted

THIRTY_SEVENTY = Scale(
    parts=(
        Part(SectionKind.BASE, 0, 2, 3000),
        Part(SectionKind.BASE, 2, 4, 7000),
        Part(SectionKind.BONUS, 4, 6, 1000),
        Part(SectionKind.MINUS, 6, 7, 1000),
    ),
    allowed=(
        Allowed(1500, step=50),
        Allowed(1500),
        Allowed(4000),
        Allowed(3000, levels=(3000, 2000, 0), may_not_apply=True),
        Allowed(600),
        Allowed(600),
        Allowed(1000),
    ),
    total=10000,
    bands=(("Xuất sắc", 9000), ("Tốt", 8000), ("Hoàn thành", 5000), ("Không hoàn thành", 0)),
)
WHOLE = (1500, 1400, 4000, 2000, 0, 0, 0)


def test_base_bonus_and_minus_are_summed_apart_and_make_one_total():
    counted = THIRTY_SEVENTY.count((1500, 1400, 4000, 2000, 300, 100, 250))
    assert (counted.base, counted.bonus, counted.minus, counted.total) == (8900, 400, 250, 9050)
    assert (counted.missing, counted.band) == (0, "Xuất sắc")


def test_bonus_beyond_the_section_s_maximum_is_cut_off_there():
    assert THIRTY_SEVENTY.count((1500, 1400, 4000, 2000, 600, 600, 0)).bonus == 1000


def test_a_capped_set_never_lifts_a_result_above_its_total_and_none_falls_below_zero():
    full = (1500, 1500, 4000, 3000, 600, 0, 0)
    assert THIRTY_SEVENTY.count(full).total == 10600
    assert replace(THIRTY_SEVENTY, capped=True).count(full).total == 10000
    assert THIRTY_SEVENTY.count((0, 0, 0, 0, 0, 0, 1000)).total == 0


def test_zero_counts_as_a_mark_and_not_entered_leaves_the_sheet_without_a_class():
    zero = THIRTY_SEVENTY.count((1500, 1500, 4000, 0, 0, 0, 0))
    missing = THIRTY_SEVENTY.count((1500, 1500, 4000, NOT_ENTERED, 0, 0, 0))
    assert (zero.total, zero.missing, zero.band) == (7000, 0, "Hoàn thành")
    assert (missing.total, missing.missing, missing.band) == (7000, 1, "")


def test_what_does_not_apply_is_taken_out_and_converted_where_the_set_says_so():
    marks = (1500, 1400, 4000, NOT_APPLICABLE, 0, 0, 0)
    scaled = THIRTY_SEVENTY.count(marks)
    full = replace(THIRTY_SEVENTY, not_applicable=NotApplicable.FULL).count(marks)
    # 69 of 70 are 98,57 of 100.
    assert (scaled.base, scaled.out, scaled.total) == (6900, 3000, 9857)
    assert (full.base, full.out, full.total) == (9900, 0, 9900)


def test_what_is_exempt_is_taken_out_and_converted_whatever_the_set_says_of_the_not_applicable():
    marks = (1500, 1400, 4000, EXEMPT, 0, 0, 0)
    for way in NotApplicable:
        assert replace(THIRTY_SEVENTY, not_applicable=way).count(marks).total == 9857


def test_exempt_of_everything_has_neither_total_nor_class():
    counted = THIRTY_SEVENTY.count((EXEMPT,) * 4 + (0, 0, 0))
    assert (counted.total, counted.band) == (None, "")


def test_bonus_and_minus_that_do_not_apply_count_nothing_and_change_no_maximum():
    assert THIRTY_SEVENTY.count((*WHOLE[:4], NOT_APPLICABLE, EXEMPT, NOT_APPLICABLE)).total == 8900


def test_a_section_s_coefficient_weighs_marks_and_what_is_taken_out():
    eleven = Scale(
        parts=tuple(
            Part(SectionKind.BASE, place, place + 1, 1000, Decimal(4 if place == 0 else 1))
            for place in range(11)
        ),
        allowed=(Allowed(1000, may_not_apply=True),) * 11,
        total=14000,
    )
    assert eleven.count((1000,) * 11).total == 14000
    assert eleven.count((950, *(1000,) * 10)).total == 13800
    # Ten fields of ten are all that counts: 90 of 100 are 126 of 140.
    assert eleven.count((NOT_APPLICABLE, *(900,) * 10)).total == 12600


@pytest.mark.parametrize(
    ("total", "band"),
    [(9000, "Xuất sắc"), (8999, "Tốt"), (8000, "Tốt"), (5000, "Hoàn thành"), (4999, "Không hoàn thành")],
)
def test_a_threshold_belongs_to_the_class_that_begins_there(total, band):
    assert THIRTY_SEVENTY.band_of(total) == band


def test_equal_totals_share_a_place_and_the_next_is_left_out():
    assert places([8000, None, 9000, 8000, 7000]) == [2, None, 1, 2, 4]


def test_what_a_criterion_takes_and_why_not():
    by_half, by_level, plain = Allowed(1500, step=50), THIRTY_SEVENTY.allowed[3], Allowed(4000)
    refused = [
        by_half.refusal(1501),
        by_half.refusal(1425),
        by_level.refusal(2500),
        plain.refusal(NOT_APPLICABLE),
    ]
    assert refused == [
        "Điểm không được quá 15.",
        "Điểm cho theo bước 0,5.",
        "Chỉ được cho một trong các mức 30, 20, 0 điểm.",
        "Tiêu chí này áp dụng cho mọi người, không chọn “không áp dụng” được.",
    ]
    taken = [(by_half, 1450), (by_level, 2000), (by_level, NOT_APPLICABLE), (plain, EXEMPT), (plain, 0)]
    assert [one.refusal(mark) for one, mark in taken] == [""] * 5


def test_the_four_values_of_a_cell_have_four_codes():
    cells = [coded(None), coded(Decimal(0)), coded(None, Said.NOT_APPLICABLE), coded(None, Said.EXEMPT)]
    assert cells == [NOT_ENTERED, 0, NOT_APPLICABLE, EXEMPT]
    assert coded(Decimal("12.345")) == 1235
    assert (points(1235), shown(1235), shown(1230), shown(1200)) == (Decimal("12.35"), "12,35", "12,3", "12")


def test_three_thousand_sheets_of_forty_criteria_are_counted_and_ranked_with_little_work():
    chance = random.Random(5)
    scale = Scale(
        parts=tuple(
            Part(SectionKind.BASE, first, first + 10, 2500, Decimal(1 + (first == 30)))
            for first in range(0, 40, 10)
        ),
        allowed=(Allowed(250, may_not_apply=True),) * 40,
        total=12500,
        bands=THIRTY_SEVENTY.bands,
    )
    sheets = [
        [chance.choice((250, 200, 125, 0, EXEMPT, NOT_APPLICABLE)) for _ in range(40)] for _ in range(3000)
    ]
    with counted() as work:
        totals = [scale.count(marks).total for marks in sheets]
        ranked = places(totals)
    assert len(ranked) == 3000
    assert work.calls < 250_000, work.calls


def test_the_class_is_of_the_exact_number_and_not_of_the_written_one():
    wide = Scale(
        parts=(Part(SectionKind.BASE, 0, 2, 100000),),
        allowed=(Allowed(30000), Allowed(70000, may_not_apply=True)),
        total=100000,
        bands=(("Xuất sắc", 90000), ("Tốt", 0)),
    )
    # 269,99 of 300 are 899,9666… of 1000: written 899,97.
    near = replace(wide, bands=(("Xuất sắc", 89997), ("Tốt", 0)))
    given = near.count((26999, NOT_APPLICABLE))
    assert (given.total, given.band) == (89997, "Tốt")
    assert wide.count((27000, NOT_APPLICABLE)).band == "Xuất sắc"


def test_a_half_of_a_hundredth_is_written_upwards():
    assert (half_up(17999, 2), half_up(26998, 3)) == (9000, 8999)

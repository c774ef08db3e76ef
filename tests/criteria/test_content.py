"""What is wrong in a set as it is written: each fault at its place, with the line's name in the sentence."""

from dataclasses import replace
from decimal import Decimal

import pytest

from factories.criteria import BANDS, eleven_fields, line, thirty_seventy, with_line
from thidua.criteria.content import BandLine, LevelLine, SectionLine, faults_of, written
from thidua.criteria.marking import SectionKind


def told(content):
    return [(fault.place, fault.message, fault.unfinished) for fault in faults_of(content)]


@pytest.mark.parametrize("content", [thirty_seventy(), eleven_fields()])
def test_the_shapes_that_schools_use_have_no_fault(content):
    assert told(content) == []


def test_bonus_and_minus_stand_apart_from_the_total():
    content = thirty_seventy()
    assert (content.base, content.of(SectionKind.BONUS), content.of(SectionKind.MINUS)) == (100, 10, 10)


def test_a_total_that_is_not_the_sum_of_its_sections_is_told_with_the_reckoning():
    content = replace(eleven_fields(), total=Decimal(110))
    tens = " + ".join(["10"] * 10)
    assert told(content) == [
        (
            "total",
            f"Tổng ghi là 110 nhưng các mục cộng lại là 10 × 4 + {tens} = 140. Hãy sửa tổng hoặc điểm của mục.",
            True,
        )
    ]


def test_criteria_that_do_not_sum_up_to_their_section_are_told_at_the_section():
    content = with_line(thirty_seventy(), 1, 0, maximum=Decimal("38.5"))
    assert told(content) == [("muc-1-maximum", "Mục B: tối đa 70 nhưng các tiêu chí cộng lại là 68,5.", True)]


def test_bonus_criteria_may_bring_more_than_the_section_takes_but_not_less():
    more = with_line(thirty_seventy(), 2, 0, maximum=Decimal(4))
    assert told(more) == [
        ("muc-2-maximum", "Mục C: các tiêu chí cộng lại chỉ 4, không bao giờ tới mức tối đa 10.", True)
    ]
    section = thirty_seventy().sections[2]
    twice = replace(section, criteria=(*section.criteria, line("Giúp đồng nghiệp mới", 5, "2")))
    sections = (*thirty_seventy().sections[:2], twice, thirty_seventy().sections[3])
    assert told(replace(thirty_seventy(), sections=sections)) == []


def test_a_criterion_above_its_section_is_told_at_the_criterion():
    content = with_line(thirty_seventy(), 0, 1, maximum=Decimal(31))
    assert told(content) == [
        ("muc-0-maximum", "Mục A: tối đa 30 nhưng các tiêu chí cộng lại là 46.", True),
        (
            "muc-0-dong-1-maximum",
            "Mục A, tiêu chí 2: điểm tối đa 31 lớn hơn điểm tối đa 30 của mục.",
            False,
        ),
    ]


def test_one_number_names_one_line():
    content = with_line(thirty_seventy(), 0, 1, number="1")
    again = replace(content.sections[1], number="a")
    assert told(replace(content, sections=(content.sections[0], again, *content.sections[2:]))) == [
        ("muc-1-number", "Số mục a đã dùng cho một mục ở trên.", False),
        ("muc-0-dong-1-number", "Mục A: số 1 đã dùng cho một tiêu chí ở trên.", False),
    ]


def test_classes_stand_from_high_to_low_below_the_total_and_leave_nobody_out():
    bands = (BandLine("A+", Decimal(120)), BandLine("A", Decimal(90)), BandLine("B", Decimal(90)))
    assert told(replace(thirty_seventy(), bands=bands)) == [
        ("loai-0-at_least", "Xếp loại A+ từ 120 điểm, cao hơn tổng 100.", False),
        (
            "loai-2-at_least",
            "Xếp loại B từ 90 phải thấp hơn A từ 90: xếp từ cao xuống thấp.",
            False,
        ),
        ("loai-2-at_least", "Dưới 90 điểm chưa có xếp loại: mức cuối phải từ 0.", True),
    ]
    again = (*BANDS[:3], BandLine("Tốt", Decimal(0)))
    assert told(replace(thirty_seventy(), bands=again)) == [
        ("loai-3-name", "Xếp loại Tốt ghi hai lần.", False)
    ]


def test_levels_begin_at_the_maximum_and_fall():
    levels = (LevelLine("A+", Decimal(9)), LevelLine("A", Decimal(9)), LevelLine("a", Decimal(2)))
    content = with_line(thirty_seventy(), 1, 1, levels=levels)
    assert told(content) == [
        ("muc-1-dong-1-levels", "Mục B, tiêu chí 2: mức a ghi hai lần.", False),
        (
            "muc-1-dong-1-levels",
            "Mục B, tiêu chí 2: các mức phải xếp từ cao xuống thấp, không mức nào bằng điểm nhau.",
            False,
        ),
        (
            "muc-1-dong-1-levels",
            "Mục B, tiêu chí 2: mức cao nhất phải bằng điểm tối đa 30, không mức nào dưới 0.",
            False,
        ),
    ]


def test_an_empty_set_says_what_is_missing_and_may_be_kept_as_a_draft():
    content = replace(thirty_seventy(), sections=(), bands=())
    assert told(content) == [
        ("total", "Chưa có mục nào tính điểm trong thang. Hãy thêm ít nhất một mục.", True)
    ]


def test_what_takes_points_away_has_no_coefficient():
    section = SectionLine("Điểm trừ", Decimal(5), (line("Đi muộn", 5),), "D", SectionKind.MINUS, Decimal(2))
    content = replace(thirty_seventy(), sections=(*thirty_seventy().sections[:2], section))
    assert told(content) == [("muc-2-coefficient", "Mục D: điểm cộng, điểm trừ không có hệ số.", False)]


def test_points_are_written_with_a_comma_and_no_idle_zeros():
    assert [written(Decimal(text)) for text in ("12.50", "100", "0.25", "140.00")] == [
        "12,5",
        "100",
        "0,25",
        "140",
    ]

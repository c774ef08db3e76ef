"""Ceilings: 15 % of LĐTT until 2023, a fifth or a quarter graded excellent from July 2026; both readings shown."""

from datetime import date
from fractions import Fraction

import pytest

from statute.ceilings import Ceiling, exactly, share_text
from statute.excellent import (
    GOOD_AND_ABOVE,
    GOOD_ONLY,
    Graded,
    excellent_limit,
    excellent_limits,
    head_grade,
)
from statute.findings import Answer, Citation, Verification
from statute.quota import asked, cstdcs_ceiling, most_cstdcs

R1, R2, E3 = date(2023, 12, 31), date(2024, 1, 1), date(2026, 7, 1)
BEFORE_E3 = date(2026, 6, 30)


@pytest.mark.parametrize(
    ("ldtt", "most", "figures"),
    [
        (0, 0, "15% của 0 là 0"),
        (6, 0, "15% của 6 là 0,9, làm tròn xuống 0"),
        (7, 1, "15% của 7 là 1,05, làm tròn xuống 1"),
        (19, 2, "15% của 19 là 2,85, làm tròn xuống 2"),
        (20, 3, "15% của 20 là 3"),
        (100, 15, "15% của 100 là 15"),
    ],
)
def test_until_2023_fifteen_hundredths_of_ldtt_rounded_down_with_the_figures(ldtt, most, figures):
    ceiling = cstdcs_ceiling(ldtt, R1)
    assert ceiling == Ceiling(
        Fraction(15, 100), ldtt, Citation("91/2017/NĐ-CP", "9.3"), Verification.SECONDARY
    )
    assert (ceiling.most, ceiling.figures, most_cstdcs(ldtt, R1)) == (most, figures, most)


def test_from_2024_the_law_sets_no_ceiling_on_titles():
    assert (cstdcs_ceiling(20, R2), most_cstdcs(20, R2), asked("CSTDCS", R2)) == (None, None, None)


def test_a_list_cannot_have_fewer_than_nobody():
    with pytest.raises(ValueError):
        most_cstdcs(-1, R2)


def test_an_explanation_names_the_ceiling_of_the_one_title_that_has_it():
    assert asked("CSTDCS", date(2017, 10, 1)) == {
        "id": "quota",
        "required": "Số Chiến sĩ thi đua cơ sở không quá 15% số Lao động tiên tiến "
        "trong danh sách của cấp quyết định, làm tròn xuống",
        "citation": {"instrument": "91/2017/NĐ-CP", "article": "9.3"},
        "verification": "secondary",
    }
    assert asked("LDTT", R1) is None


@pytest.mark.parametrize(
    ("share", "text"),
    [("1/2", "1/2"), ("2/3", "2/3"), ("3/4", "3/4"), ("9/10", "90%"), ("1/8", "12,5%"), ("5/7", "5/7")],
)
def test_shares_are_written_exactly(share, text):
    assert share_text(Fraction(share)) == text


@pytest.mark.parametrize(
    ("amount", "text"), [("57/20", "2,85"), ("8/3", "8/3"), ("120", "120"), ("1/16", "0,0625")]
)
def test_amounts_are_written_exactly_and_never_cut(amount, text):
    assert exactly(Fraction(amount)) == text


def test_the_two_readings_of_the_base_are_both_given():
    limit = excellent_limit(Graded("trường", good=20, excellent=5), E3, unit_excellent=False)
    assert {reading: (one.base, one.most) for reading, one in limit.readings.items()} == {
        GOOD_ONLY: (20, 4),
        GOOD_AND_ABOVE: (25, 5),
    }
    assert (limit.most, limit.differs, limit.answer) == (4, True, Answer.UNKNOWN)
    assert limit.because == (
        "Trường: 5 người được xếp hoàn thành xuất sắc nhiệm vụ. "
        "Chỉ tính số người hoàn thành tốt nhiệm vụ: 20% của 20 là 4. "
        "Tính cả số người hoàn thành xuất sắc nhiệm vụ: 20% của 25 là 5. "
        "Hai cách đọc cho hai số khác nhau, cần hỏi cấp quản lý trước khi chốt. "
        "Chưa kết luận được số này có vượt trần hay không."
    )


@pytest.mark.parametrize(
    ("good", "excellent", "unit_excellent", "numbers", "answer"),
    [
        (22, 4, False, (4, 5), Answer.YES),
        (22, 5, False, (4, 5), Answer.UNKNOWN),
        (22, 6, False, (4, 5), Answer.NO),
        (20, 2, False, (4, 4), Answer.YES),
        (20, 5, True, (5, 6), Answer.YES),
        (20, 7, True, (5, 6), Answer.NO),
        (0, 0, False, (0, 0), Answer.YES),
        (0, 1, False, (0, 0), Answer.NO),
    ],
)
def test_a_number_is_within_the_ceiling_only_by_both_readings(
    good, excellent, unit_excellent, numbers, answer
):
    limit = excellent_limit(Graded("trường", good, excellent), E3, unit_excellent=unit_excellent)
    assert tuple(one.most for one in limit.readings.values()) == numbers
    assert (limit.answer, limit.differs) == (answer, numbers[0] != numbers[1])


def test_a_unit_not_yet_graded_has_the_lower_share_and_is_told_the_higher():
    limit = excellent_limit(Graded("trường", good=20, excellent=5), E3, unit_excellent=None)
    assert [one.share for one in limit.readings.values()] == [Fraction(1, 5)] * 2
    assert [one.share for one in limit.raised.values()] == [Fraction(1, 4)] * 2
    assert limit.answer is Answer.UNKNOWN
    assert (
        "Nếu chính đơn vị được công nhận hoàn thành xuất sắc nhiệm vụ thì trần là 5 hoặc 6." in limit.because
    )


def test_where_the_readings_agree_nothing_is_doubtful():
    agreed = excellent_limit(Graded("trường", good=20, excellent=2), E3, unit_excellent=False)
    parted = excellent_limit(Graded("trường", good=20, excellent=5), E3, unit_excellent=False)
    assert (agreed.verification, parted.verification) == (Verification.OFFICIAL, Verification.MEMORY)
    assert "Hai cách đọc" not in agreed.because
    assert agreed.because.endswith("Số này không vượt trần.")


def test_the_ceiling_holds_in_the_unit_and_in_each_group_of_like_tasks():
    unit = Graded("toàn trường", good=25, excellent=5)
    groups = [Graded("giáo viên", 15, 5), Graded("nhân viên", 10, 0)]
    limits = excellent_limits(unit, groups, E3, unit_excellent=False)
    assert [(one.of.name, one.most, one.answer) for one in limits] == [
        ("toàn trường", 5, Answer.YES),
        ("giáo viên", 3, Answer.NO),
        ("nhân viên", 2, Answer.YES),
    ]


def test_before_july_2026_this_ceiling_is_not_there():
    assert excellent_limits(Graded("trường", 20, 9), [], BEFORE_E3, unit_excellent=False) == []
    assert head_grade("excellent", "good", BEFORE_E3) is None


def test_counts_below_nothing_are_refused():
    with pytest.raises(ValueError):
        Graded("trường", -1, 0)


@pytest.mark.parametrize(
    ("head", "unit", "answer"),
    [
        ("excellent", "excellent", Answer.YES),
        ("good", "excellent", Answer.YES),
        ("excellent", "good", Answer.NO),
        ("good", "completed", Answer.NO),
        ("completed", "failed", Answer.NO),
        ("ungraded", "failed", Answer.YES),
        (None, "good", Answer.UNKNOWN),
        ("good", None, Answer.UNKNOWN),
        ("good", "ungraded", Answer.UNKNOWN),
    ],
)
def test_the_heads_grade_is_not_above_the_units(head, unit, answer):
    found = head_grade(head, unit, E3)
    assert (found.answer, found.verification, found.citation) == (
        answer,
        Verification.OFFICIAL,
        Citation("233/2026/NĐ-CP", "12.7"),
    )


def test_the_heads_grade_is_said_as_an_official_would():
    assert head_grade("excellent", "good", E3).because == (
        "Người đứng đầu xếp loại hoàn thành xuất sắc nhiệm vụ, đơn vị xếp loại hoàn thành tốt nhiệm vụ: "
        "người đứng đầu không được xếp cao hơn đơn vị."
    )
    assert head_grade("ungraded", None, E3).observed == (
        "người đứng đầu không xếp loại, chưa biết mức xếp loại của đơn vị"
    )

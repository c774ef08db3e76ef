"""One achievement, one form of commendation."""

from datetime import date

import pytest

from statute.achievements import Proposed, Refusal, two_forms
from statute.findings import Citation, Verification

ON = date(2024, 6, 10)


def proposed(*codes, person="thu", name="Bùi Thị Mùa Thu", achievement=None):
    return [Proposed(person, name, code, achievement) for code in codes]


def refused(listed, on=ON):
    return [(refusal.person, refusal.codes) for refusal in two_forms(listed, on)]


def test_two_forms_for_one_person_are_refused_with_both_named():
    assert two_forms(proposed("GK", "BK_BO"), ON) == [
        Refusal(
            person="thu",
            codes=("GK", "BK_BO"),
            because="Bùi Thị Mùa Thu được đề nghị Giấy khen và Bằng khen của Bộ trưởng Bộ Giáo dục và Đào tạo, "
            "trong khi mỗi thành tích chỉ được đề nghị một hình thức khen thưởng.",
            citation=Citation("06/2022/QH15", "5.2"),
            verification=Verification.SECONDARY,
        )
    ]


def test_titles_go_beside_each_other_and_beside_one_form():
    assert refused(proposed("LDTT", "CSTDCS", "CSTD_TINH", "GK")) == []


def test_the_same_form_twice_is_refused_too():
    assert refused(proposed("GK", "GK")) == [("thu", ("GK", "GK"))]


def test_two_people_take_nothing_from_each_other():
    assert refused([*proposed("GK"), *proposed("BK_TINH", person="lam", name="Vũ Văn Trúc Lâm")]) == []


@pytest.mark.parametrize(
    ("first", "second", "together"),
    [("cứu người", "sáng kiến", True), ("cứu người", "cứu người", False), ("cứu người", None, False)],
)
def test_forms_for_different_achievements_go_together_if_both_are_stated(first, second, together):
    listed = [*proposed("GK", achievement=first), *proposed("BK_TINH", achievement=second)]
    assert (refused(listed) == []) is together


def test_only_the_forms_that_share_an_achievement_are_named():
    listed = [
        *proposed("GK", "BK_TINH", achievement="sáng kiến"),
        *proposed("BK_TTG", achievement="cứu người"),
    ]
    assert refused(listed) == [("thu", ("GK", "BK_TINH"))]


@pytest.mark.parametrize(
    ("on", "citation", "verification"),
    [
        (date(2017, 10, 1), Citation("91/2017/NĐ-CP", "3"), Verification.SECONDARY),
        (date(2023, 12, 31), Citation("91/2017/NĐ-CP", "3"), Verification.SECONDARY),
        (date(2024, 1, 1), Citation("06/2022/QH15", "5.2"), Verification.SECONDARY),
        (date(2026, 9, 30), Citation("06/2022/QH15", "5.2"), Verification.SECONDARY),
        (date(2026, 10, 1), Citation("06/2022/QH15", "5.2"), Verification.CARRIED_OVER),
    ],
)
def test_the_rule_holds_in_every_regime_with_its_source(on, citation, verification):
    (refusal,) = two_forms(proposed("GK", "BK_TINH"), on)
    assert (refusal.citation, refusal.verification) == (citation, verification)

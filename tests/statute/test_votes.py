"""How many must agree: the law's own threshold over all members, else the council's regulation."""

from datetime import date
from fractions import Fraction

import pytest

from statute.errors import NotInForceError
from statute.findings import Citation, Verification
from statute.library import load
from statute.votes import VoteRule, VoteRules, asked, base, defaults, rule_for

R1, R2 = date(2023, 12, 31), date(2024, 1, 1)
OF_ALL = VoteRule(
    share=Fraction(9, 10),
    at_least=True,
    all_members=True,
    secret=True,
    absentees_in_writing=True,
    by_law=True,
    citation=Citation("91/2017/NĐ-CP", "45.8"),
    verification=Verification.SECONDARY,
)
USUAL = VoteRule(
    share=Fraction(1, 2),
    at_least=False,
    all_members=False,
    secret=False,
    absentees_in_writing=False,
    by_law=False,
    citation=None,
    verification=Verification.SECONDARY,
)


def test_until_2023_the_law_counts_all_members_for_three_titles_and_no_other():
    by_law = [code for code in load().codes() if rule_for(code, R1).by_law]
    assert by_law == ["CSTD_TINH", "CSTD_BO", "CSTDTQ"]
    assert rule_for("CSTD_TINH", date(2017, 10, 1)) == OF_ALL
    assert rule_for("LDTT", R1) == USUAL


def test_from_2024_no_threshold_of_the_law_is_known():
    assert {rule_for(code, R2) for code in load().codes()} == {USUAL}
    assert asked("CSTD_TINH", R2) is None


@pytest.mark.parametrize(
    ("council", "rule"),
    [("province", OF_ALL), ("ministry", OF_ALL), ("school", USUAL), ("commune", USUAL), ("district", USUAL)],
)
def test_the_law_speaks_of_the_councils_of_provinces_and_ministries_only(council, rule):
    assert rule_for("CSTDTQ", R1, council=council) == rule


def test_a_councils_own_majority_stands_where_the_law_is_silent():
    own = rule_for("CSTDCS", R1, council="school", majority=Fraction(2, 3))
    assert (own.share, own.by_law, own.citation, own.verification) == (Fraction(2, 3), False, None, None)
    assert rule_for("CSTD_TINH", R1, council="province", majority=Fraction(1, 2)) == OF_ALL


def test_a_day_of_which_no_rule_is_known_still_has_the_councils_own():
    day = date(2017, 9, 30)
    assert rule_for("LDTT", day, majority=Fraction(3, 4)).share == Fraction(3, 4)
    with pytest.raises(NotInForceError):
        rule_for("LDTT", day)


@pytest.mark.parametrize(
    ("members", "recused", "needed"),
    [(9, 0, 9), (10, 0, 9), (11, 0, 10), (11, 2, 10), (13, 0, 12), (15, 3, 14), (20, 0, 18)],
)
def test_recusals_never_reduce_the_base_of_all_members(members, recused, needed):
    assert (OF_ALL.base(members, recused), OF_ALL.needed(members, recused)) == (members, needed)
    assert [OF_ALL.passed(agree, members, recused) for agree in (needed - 1, needed)] == [False, True]


@pytest.mark.parametrize(("members", "recused", "of", "needed"), [(9, 0, 9, 5), (9, 1, 8, 5), (9, 2, 7, 4)])
def test_elsewhere_who_is_recused_leaves_the_base(members, recused, of, needed):
    assert (USUAL.base(members, recused), USUAL.needed(members, recused)) == (of, needed)
    assert [USUAL.passed(agree, members, recused) for agree in (needed - 1, needed)] == [False, True]


def test_the_figures_of_a_vote_are_said_exactly():
    assert OF_ALL.counted(13, 2) == (
        "90% của 13 thành viên là 11,7, cần ít nhất 12 phiếu đồng ý; "
        "2 người không biểu quyết vẫn tính trong mẫu số."
    )
    assert OF_ALL.counted(10) == "90% của 10 thành viên là 9, cần ít nhất 9 phiếu đồng ý."
    assert USUAL.counted(9, 1) == (
        "1/2 của 8 thành viên là 4, cần nhiều hơn, tức là ít nhất 5 phiếu đồng ý; "
        "mẫu số là 9 thành viên trừ 1 người không biểu quyết."
    )


def test_what_is_asked_is_said_for_an_explanation():
    assert asked("CSTDTQ", R1) == {
        "id": "vote",
        "required": "Ít nhất 90% tổng số thành viên Hội đồng đồng ý; bỏ phiếu kín; "
        "thành viên vắng mặt được lấy ý kiến bằng văn bản",
        "citation": {"instrument": "91/2017/NĐ-CP", "article": "45.8"},
        "verification": "secondary",
    }
    assert USUAL.required == "quá nửa số thành viên có quyền biểu quyết đồng ý"
    own = rule_for("LDTT", R2, majority=Fraction(2, 3))
    assert own.required == "quá 2/3 số thành viên có quyền biểu quyết đồng ý"


def test_the_default_rules_of_a_vote():
    assert defaults(date(2026, 11, 22)) == VoteRules(quorum=Fraction(2, 3), majority=Fraction(1, 2))
    assert base(9, 2) == 7
    for recused in (-1, 10):
        with pytest.raises(ValueError):
            base(9, recused)

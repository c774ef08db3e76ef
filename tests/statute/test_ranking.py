"""A list cut at a ceiling: clearly in, clearly out, and the tie that the council itself must cut."""

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from statute.findings import Citation, Verification
from statute.ranking import Candidate, Cut, ranked, women_enough

ON = date(2024, 6, 10)


def candidates(**merits: object) -> list[Candidate[str]]:
    """Names with their merits; a pair also says whether the law would put them first."""
    pairs = {name: one if isinstance(one, tuple) else (one, False) for name, one in merits.items()}
    return [Candidate(name, merit, first) for name, (merit, first) in pairs.items()]


def test_the_edge_falls_between_two_merits():
    cut = ranked(candidates(lam=80, thu=95, may=90, sim=70), 2, ON)
    assert cut == Cut(clearly_in=("thu", "may"), tied=(), places=0, clearly_out=("lam", "sim"))
    assert cut.because == "2 người trong giới hạn; 2 người ngoài giới hạn."


def test_a_tie_across_the_edge_is_shown_and_never_cut():
    cut = ranked(candidates(thu=95, may=90, lam=90, sim=90, nguyen=70), 3, ON)
    assert cut == Cut(clearly_in=("thu",), tied=("may", "lam", "sim"), places=2, clearly_out=("nguyen",))
    assert cut.because == (
        "1 người trong giới hạn; 3 người ngang nhau mà chỉ còn 2 chỗ, Hội đồng quyết định chọn ai; "
        "1 người ngoài giới hạn."
    )


def test_a_tie_that_fits_is_no_tie():
    assert ranked(candidates(thu=95, may=90, lam=90, sim=70), 3, ON) == Cut(
        ("thu", "may", "lam"), (), 0, ("sim",)
    )


@pytest.mark.parametrize(("most", "inside"), [(None, 3), (3, 3), (9, 3)])
def test_everybody_is_in_where_there_is_room_or_no_ceiling(most, inside):
    cut = ranked(candidates(thu=1, may=1, lam=1), most, ON)
    assert (len(cut.clearly_in), cut.tied, cut.clearly_out) == (inside, (), ())


def test_no_place_at_all_leaves_nobody_tied():
    assert ranked(candidates(thu=90, may=90), 0, ON) == Cut((), (), 0, ("thu", "may"))
    with pytest.raises(ValueError):
        ranked(candidates(thu=90), -1, ON)


def test_merits_are_compared_exactly():
    third = Fraction(1, 3)
    cut = ranked(candidates(thu=third, may=Fraction(333333, 1000000), lam=third), 1, ON)
    assert (cut.tied, cut.clearly_out) == (("thu", "lam"), ("may",))


def test_at_equal_merit_women_first_is_a_hint_with_its_source_and_moves_nobody():
    cut = ranked(candidates(lam=(90, False), binh=(90, None), thu=(90, True)), 1, ON)
    assert (cut.clearly_in, cut.tied, cut.places) == ((), ("lam", "binh", "thu"), 1)
    assert cut.hint is not None
    assert (cut.hint.order, cut.hint.citation, cut.hint.verification) == (
        ("thu", "binh", "lam"),
        Citation("98/2023/NĐ-CP", "4"),
        Verification.SECONDARY,
    )
    assert cut.hint.because == (
        "Thành tích ngang nhau thì ưu tiên nữ, hoặc tập thể có đủ tỷ lệ nữ; thứ tự này là gợi ý, "
        "Hội đồng quyết định. Chưa biết 1 trường hợp có thuộc diện này hay không."
    )


def test_a_hint_that_would_change_nothing_is_not_given():
    assert ranked(candidates(thu=(90, True), may=(90, True)), 1, ON).hint is None


@pytest.mark.parametrize(
    ("on", "verification"),
    [
        (date(2023, 12, 31), Verification.MEMORY),
        (date(2024, 1, 1), Verification.SECONDARY),
        (date(2025, 6, 30), Verification.SECONDARY),
        (date(2025, 7, 1), Verification.MEMORY),
        (date(2026, 9, 30), Verification.MEMORY),
        (date(2026, 10, 1), Verification.CARRIED_OVER),
    ],
)
def test_the_hint_says_how_well_it_is_known_on_the_day(on, verification):
    hint = ranked(candidates(lam=(90, False), thu=(90, True)), 1, on).hint
    assert hint is not None
    assert hint.verification is verification


@pytest.mark.parametrize(("women", "members", "enough"), [(7, 10, True), (69, 100, False), (5, 7, True)])
def test_seven_tenths_of_women_put_a_collective_first(women, members, enough):
    assert women_enough(women, members, ON) is enough


def test_a_collective_has_members_and_no_more_women_than_members():
    for women, members in ((0, 0), (4, 3), (-1, 3)):
        with pytest.raises(ValueError):
            women_enough(women, members, ON)


@given(st.lists(st.integers(0, 4), max_size=12), st.integers(0, 12))
def test_nobody_is_lost_and_no_place_is_given_twice(merits, most):
    cut = ranked([Candidate(place, merit) for place, merit in enumerate(merits)], most, ON)
    assert sorted([*cut.clearly_in, *cut.tied, *cut.clearly_out]) == list(range(len(merits)))
    assert len(cut.clearly_in) + cut.places == min(most, len(merits))
    assert not cut.tied or 0 < cut.places < len(cut.tied)

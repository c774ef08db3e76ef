"""Counting votes at the edges."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from statute.tally import passed, quorum_met, threshold

HALF, TWO_THIRDS = Fraction(1, 2), Fraction(2, 3)


@pytest.mark.parametrize(
    ("present", "members", "met"), [(6, 9, True), (5, 9, False), (7, 10, True), (0, 0, False)]
)
def test_a_quorum_of_two_thirds(present: int, members: int, met: bool) -> None:
    assert quorum_met(present, members, TWO_THIRDS) is met


@pytest.mark.parametrize(("base", "least"), [(0, 1), (1, 1), (2, 2), (7, 4), (8, 5), (9, 5)])
def test_the_least_votes_that_are_more_than_half(base: int, least: int) -> None:
    assert threshold(base, HALF) == least


def test_exactly_half_is_not_more_than_half() -> None:
    assert [passed(agree, 8, HALF) for agree in (3, 4, 5)] == [False, False, True]


@pytest.mark.parametrize(("base", "least"), [(0, 0), (9, 9), (10, 9), (11, 10), (20, 18)])
def test_at_least_nine_tenths_is_met_by_the_share_itself(base: int, least: int) -> None:
    assert threshold(base, Fraction(9, 10), at_least=True) == least
    met = [agree for agree in range(base + 1) if passed(agree, base, Fraction(9, 10), at_least=True)]
    assert met == (list(range(least, base + 1)) if base else [])


def test_a_third_of_three_is_counted_exactly() -> None:
    assert passed(1, 3, Fraction(1, 3)) is False
    assert quorum_met(1, 3, Fraction(1, 3)) is True


def test_more_votes_than_people_are_refused() -> None:
    for count in (
        lambda: passed(4, 3, HALF),
        lambda: passed(-1, 3, HALF),
        lambda: quorum_met(4, 3, HALF),
        lambda: threshold(-1, HALF),
    ):
        with pytest.raises(ValueError):
            count()


@given(st.integers(0, 500), st.fractions(0, 1))
def test_the_threshold_is_the_first_count_that_passes(base: int, fraction: Fraction) -> None:
    least = threshold(base, fraction)
    assert [agree for agree in range(base + 1) if passed(agree, base, fraction)] == list(
        range(least, base + 1)
    )

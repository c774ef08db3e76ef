"""Year bits: Kleene's tables, chains, standing in, and the same on ints and on uint16 arrays."""

import itertools
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from statute.bits import (
    NO,
    UNBOUNDED,
    UNKNOWN,
    YES,
    Pair,
    Range,
    after_first,
    ago_of,
    at_least,
    at_most,
    chain,
    last_years,
    popcount,
    run,
    standing_in,
    total,
)
from statute.findings import Answer, all_of, any_of

ALL = {Answer.YES: YES, Answer.NO: NO, Answer.UNKNOWN: UNKNOWN}


@pytest.mark.parametrize(("left", "right"), list(itertools.product(ALL, repeat=2)))
def test_masks_follow_kleenes_tables(left: Answer, right: Answer) -> None:
    assert Answer.this_year(ALL[left] & ALL[right]) is all_of((left, right))
    assert Answer.this_year(ALL[left] | ALL[right]) is any_of((left, right))


def test_not_swaps_yes_and_no_and_leaves_unknown() -> None:
    assert [Answer.this_year(~ALL[answer]) for answer in ALL] == [Answer.NO, Answer.YES, Answer.UNKNOWN]


def test_a_chain_of_three_needs_each_of_three_years() -> None:
    assert chain(Pair(0b0111, 0b0111), 3).certain & 1
    assert not chain(Pair(0b1101, 0b1101), 3).possible & 1


def test_a_year_not_known_leaves_a_chain_unknown_unless_a_gap_is_known() -> None:
    assert Answer.this_year(chain(Pair(0b011, 0b111), 3)) is Answer.UNKNOWN
    assert Answer.this_year(chain(Pair(0b001, 0b101), 3)) is Answer.NO


def test_a_chain_of_one_is_the_fact_itself() -> None:
    assert chain(Pair(0b1, 0b11), 1) == Pair(0b1, 0b11)


@pytest.mark.parametrize("own", list(Answer)[:3])
def test_own_conditions_stand_in_for_a_title_not_decided_this_year(own: Answer) -> None:
    assert Answer.this_year(standing_in(UNKNOWN, ALL[own])) is own


@pytest.mark.parametrize("own", list(Answer)[:3])
def test_own_conditions_do_not_change_a_title_that_is_decided(own: Answer) -> None:
    assert standing_in(YES, ALL[own]) == YES
    assert standing_in(NO, ALL[own]) == NO


def test_own_conditions_do_not_stand_in_for_an_earlier_year() -> None:
    assert Answer.this_year(Pair(*(mask >> 1 for mask in standing_in(UNKNOWN, YES)))) is Answer.UNKNOWN


masks = st.integers(min_value=0, max_value=0xFFFF)
pairs = st.builds(lambda certain, possible: Pair(certain, certain | possible), masks, masks)


@given(st.lists(st.tuples(pairs, pairs), min_size=1, max_size=20), st.integers(1, 5))
def test_ints_and_arrays_agree_on_every_operation(given_pairs: list[tuple[Pair, Pair]], years: int) -> None:
    def array(side: int) -> Pair:
        chosen = [pair[side] for pair in given_pairs]
        return Pair(*(np.array([pair[mask] for pair in chosen], dtype=np.uint16) for mask in (0, 1)))

    def every(operation):
        of_arrays = operation(array(0), array(1))
        of_ints = [operation(*pair) for pair in given_pairs]
        assert [mask.dtype for mask in of_arrays] == [np.uint16, np.uint16]
        assert [mask.tolist() for mask in of_arrays] == [
            [pair[mask] & 0xFFFF for pair in of_ints] for mask in (0, 1)
        ]

    every(lambda a, b: a & b)
    every(lambda a, b: a | b)
    every(lambda a, _: ~a)
    every(lambda a, _: chain(a, years))
    every(standing_in)


@given(pairs, pairs, st.integers(1, 5))
def test_what_is_certain_stays_possible(left: Pair, right: Pair, years: int) -> None:
    for pair in (left & right, left | right, ~left, chain(left, years), standing_in(left, right)):
        assert pair.certain & ~pair.possible == 0


def known(mask: int) -> Pair[int]:
    return Pair(mask, mask)


def arrays(*given: Pair[int]) -> Pair:
    """The same pairs as stored: one entry each."""
    return Pair(*(np.array([pair[side] & 0xFFFF for pair in given], dtype=np.uint16) for side in (0, 1)))


def entries(found: tuple) -> list[tuple[int, int]]:
    return list(zip(*(side.tolist() for side in found), strict=True))


@pytest.mark.parametrize(
    ("fact", "expected"),
    [
        (known(0b0111), known(0b111)),
        (known(0b1011), known(0b11)),
        (known(0b1110), NO),
        (NO, NO),
        (YES, YES),
        (UNKNOWN, UNKNOWN),
        (Pair(0b0011, 0b0111), Pair(0b11, 0b111)),
        (Pair(0b1011, 0b1111), Pair(0b11, 0b1111)),
        (Pair(0b0011, -1), Pair(0b11, -1)),
        (Pair(0b0011, -1 & ~0b1000), Pair(0b11, 0b111)),
    ],
)
def test_a_run_is_unbroken_from_this_year_back(fact: Pair, expected: Pair) -> None:
    assert run(fact) == expected
    assert entries(run(arrays(fact))) == entries(arrays(expected))


@pytest.mark.parametrize(
    ("granted", "expected"),
    [
        (NO, NO),
        (known(0b1), NO),
        (known(0b100), known(0b011)),
        (known(0b101), known(0b011)),
        (Pair(0b010, 0b1010), Pair(0b001, 0b111)),
        (Pair(0b000, 0b0100), Pair(0b000, 0b011)),
        (UNKNOWN, UNKNOWN),
        (YES, YES),
    ],
)
def test_the_years_after_the_earliest_grant(granted: Pair, expected: Pair) -> None:
    assert after_first(granted) == expected


def test_a_fact_as_it_was_some_years_before() -> None:
    assert ago_of(Pair(0b1100, 0b1110), 2) == Pair(0b11, 0b11)
    assert ago_of(UNKNOWN, 9) == UNKNOWN
    assert entries(ago_of(arrays(YES), 9)) == [(0b1111111, 0b1111111)]


def test_a_window_of_years_ends_this_year() -> None:
    assert (last_years(1), last_years(3)) == (known(0b1), known(0b111))


@pytest.mark.parametrize(
    ("mask", "years"), [(0, 0), (0b1, 1), (0b1011, 3), (0xFFFF, 16), (1 << 40, 1), (-1, UNBOUNDED)]
)
def test_years_of_a_mask_are_counted(mask: int, years: int) -> None:
    assert popcount(mask) == years


def test_years_of_a_mask_without_end_are_more_than_any_count_of_years() -> None:
    assert popcount(~0b111) == popcount(-1 << 40) == UNBOUNDED
    assert popcount(np.array([0, 0b1011, 0xFFFF], dtype=np.uint16)).tolist() == [0, 3, 16]


def test_a_total_is_counted_in_levels_within_the_window() -> None:
    one_or_more, two_or_more = known(0b0111), Pair(0b0010, 0b0110)
    window = Pair(0b0011, 0b0111)
    assert total([one_or_more, two_or_more], window) == Range(3, 5)
    assert total([one_or_more], last_years(2)) == Range(2, 2)
    assert total([], window) == total([NO], window) == Range(0, 0)
    low, high = total([arrays(one_or_more), arrays(two_or_more)], arrays(window))
    assert (low.tolist(), high.tolist()) == ([3], [5])


def test_a_total_in_a_run_without_end_has_no_upper_bound() -> None:
    assert total([Pair(0b1, -1)], Pair(0b11, -1)) == Range(1, UNBOUNDED)
    assert total([Pair(0b1, -1)], Pair(0b11, 0b111)) == Range(1, 3)
    low, high = total([arrays(Pair(0b1, 0b1), Pair(0b1, 0b1))], arrays(known(0xFFFF), known(0x7FFF)))
    assert (low.tolist(), high.tolist()) == ([1, 1], [101, 1])


@pytest.mark.parametrize(
    ("amount", "least", "most"),
    [
        (Range(2, 2), YES, NO),
        (Range(1, 2), UNKNOWN, UNKNOWN),
        (Range(1, 1), NO, YES),
        (Range(0, UNBOUNDED), UNKNOWN, UNKNOWN),
        (Range(2, UNBOUNDED), YES, NO),
        (Range(Fraction(19, 10), Fraction(19, 10)), NO, NO),
        (Range(Fraction(3, 2), Fraction(3, 2)), NO, NO),
        (Range(1, Fraction(3, 2)), NO, UNKNOWN),
    ],
)
def test_an_amount_against_two_at_the_least_and_one_at_the_most(
    amount: Range, least: Pair, most: Pair
) -> None:
    assert Answer.this_year(at_least(amount, 2)) is Answer.this_year(least)
    assert Answer.this_year(at_most(amount, 1)) is Answer.this_year(most)


def test_amounts_in_arrays_are_compared_one_by_one() -> None:
    amount = Range(np.array([1, 2, 2]), np.array([1, 2, 3]))
    assert entries(at_least(amount, 2)) == [(False, False), (True, True), (True, True)]
    assert entries(at_most(amount, 2)) == [(True, True), (True, True), (False, True)]


def test_two_amounts_together_are_the_least_and_the_most_of_both() -> None:
    assert Range(10, 20).later_by(Range(1, 2)) == Range(11, 22)


short = st.integers(min_value=0, max_value=0x7FFF)
short_pairs = st.builds(lambda certain, possible: Pair(certain, certain | possible), short, short)


@given(st.lists(short_pairs, min_size=1, max_size=20), st.lists(short_pairs, min_size=20, max_size=20))
def test_runs_and_totals_agree_on_ints_and_arrays(facts: list[Pair], windows: list[Pair]) -> None:
    windows = windows[: len(facts)]
    assert entries(run(arrays(*facts))) == [tuple(run(fact)) for fact in facts]
    counted = total([arrays(*facts)], arrays(*windows))
    assert entries(counted) == [
        tuple(total([fact], window)) for fact, window in zip(facts, windows, strict=True)
    ]


@given(pairs)
def test_what_is_certain_of_a_run_stays_possible(fact: Pair) -> None:
    for found in (run(fact), after_first(fact)):
        assert found.certain & ~found.possible == 0
    length = total([YES], run(fact))
    assert length.low <= length.high

"""Year bits: Kleene's tables, chains, standing in, and the same on ints and on uint16 arrays."""

import itertools

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from statute.bits import NO, UNKNOWN, YES, Pair, chain, standing_in
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

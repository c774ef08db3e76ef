"""Every state and act of rounds and pledges: where it leads, or that it leads nowhere."""

from itertools import product

import pytest

from thidua.core.errors import StepRefusedError
from thidua.core.states import next_state
from thidua.registrations.states import (
    NEXT_LATE,
    NEXT_PLEDGE,
    NEXT_ROUND,
    LateAct,
    LateState,
    PledgeAct,
    PledgeState,
    RoundAct,
    RoundState,
)

S, A = PledgeState, PledgeAct
LEADS = {
    (S.DRAFT, A.SAVE): S.DRAFT,
    (S.DRAFT, A.SUBMIT): S.SUBMITTED,
    (S.RETURNED, A.SAVE): S.RETURNED,
    (S.RETURNED, A.SUBMIT): S.SUBMITTED,
    (S.SUBMITTED, A.WITHDRAW): S.DRAFT,
    (S.SUBMITTED, A.RETURN): S.RETURNED,
    (S.SUBMITTED, A.CONFIRM): S.CONFIRMED,
    (S.CONFIRMED, A.RETURN): S.RETURNED,
}


@pytest.mark.parametrize(("state", "act"), list(product(PledgeState, PledgeAct)))
def test_every_step_of_a_pledge_is_decided(state, act):
    if (state, act) in LEADS:
        assert next_state(NEXT_PLEDGE, state, act) == LEADS[state, act]
    else:
        with pytest.raises(StepRefusedError):
            next_state(NEXT_PLEDGE, state, act)


def test_a_round_is_locked_once():
    assert next_state(NEXT_ROUND, RoundState.OPEN, RoundAct.LOCK) == RoundState.LOCKED
    with pytest.raises(StepRefusedError):
        next_state(NEXT_ROUND, RoundState.LOCKED, RoundAct.LOCK)


@pytest.mark.parametrize(("state", "act"), list(product(LateState, LateAct)))
def test_every_step_of_a_request_to_pledge_late_is_decided(state, act):
    leads = {
        (LateState.ASKED, LateAct.GRANT): LateState.GRANTED,
        (LateState.ASKED, LateAct.REFUSE): LateState.REFUSED,
        (LateState.GRANTED, LateAct.USE): LateState.USED,
    }
    if (state, act) in leads:
        assert next_state(NEXT_LATE, state, act) == leads[state, act]
    else:
        with pytest.raises(StepRefusedError):
            next_state(NEXT_LATE, state, act)

"""Every state and act of an evaluation: where it leads, or that it leads nowhere."""

from itertools import product

import pytest

from thidua.core.errors import StepRefusedError
from thidua.core.states import next_state
from thidua.scoring.states import NEXT, EvaluationAct, EvaluationState

S, A = EvaluationState, EvaluationAct
LEADS = {
    (S.OPEN, A.ENTER): S.OPEN,
    (S.OPEN, A.APPROVE): S.APPROVED,
    (S.APPROVED, A.REOPEN): S.OPEN,
}


@pytest.mark.parametrize(("state", "act"), list(product(EvaluationState, EvaluationAct)))
def test_every_step_is_decided(state, act):
    if (state, act) in LEADS:
        assert next_state(NEXT, state, act) == LEADS[state, act]
    else:
        with pytest.raises(StepRefusedError):
            next_state(NEXT, state, act)

"""Every state and act of a dossier: where it leads, or that it leads nowhere."""

from itertools import product

import pytest

from thidua.core.errors import StepRefusedError
from thidua.core.states import next_state
from thidua.nominations.states import NEXT, DossierAct, DossierState

S, A = DossierState, DossierAct
LEADS = {
    (S.OPEN, A.ASSESS): S.OPEN,
    (S.OPEN, A.WRITE): S.OPEN,
    (S.OPEN, A.PREPARE): S.READY,
    (S.OPEN, A.WITHDRAW): S.WITHDRAWN,
    (S.READY, A.ASSESS): S.READY,
    (S.READY, A.REOPEN): S.OPEN,
    (S.READY, A.WITHDRAW): S.WITHDRAWN,
    (S.READY, A.PUT_TO_COUNCIL): S.IN_COUNCIL,
    (S.IN_COUNCIL, A.TAKE_FROM_COUNCIL): S.READY,
    (S.IN_COUNCIL, A.SUPPORT): S.SUPPORTED,
    (S.IN_COUNCIL, A.NOT_SUPPORT): S.NOT_SUPPORTED,
    (S.SUPPORTED, A.SUBMIT): S.SUBMITTED,
    (S.SUBMITTED, A.RETURN): S.RETURNED,
    (S.SUBMITTED, A.CALL_BACK): S.SUPPORTED,
    (S.SUBMITTED, A.CALL_BACK_RETURNED): S.RETURNED,
    (S.RETURNED, A.ASSESS): S.RETURNED,
    (S.RETURNED, A.WRITE): S.RETURNED,
    (S.RETURNED, A.SUBMIT): S.SUBMITTED,
    (S.RETURNED, A.REOPEN): S.OPEN,
    (S.RETURNED, A.WITHDRAW): S.WITHDRAWN,
    (S.SUBMITTED, A.GRANT): S.GRANTED,
    (S.SUBMITTED, A.GRANT_LOWER): S.GRANTED_LOWER,
    (S.SUBMITTED, A.REFUSE): S.REFUSED,
}


@pytest.mark.parametrize(("state", "act"), list(product(DossierState, DossierAct)))
def test_every_step_is_decided(state, act):
    if (state, act) in LEADS:
        assert next_state(NEXT, state, act) == LEADS[state, act]
    else:
        with pytest.raises(StepRefusedError):
            next_state(NEXT, state, act)

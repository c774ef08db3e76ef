"""What may become of a line: every pair of what it is and what somebody says of it."""

import pytest

from thidua.core.errors import StepRefusedError
from thidua.core.states import next_state
from thidua.decisions.states import NEXT, Outcome

PENDING, GRANTED, LOWER, REFUSED, RETURNED, ANNULLED = Outcome


@pytest.mark.parametrize("said", list(Outcome))
def test_a_pending_line_becomes_what_is_said_of_it(said):
    assert next_state(NEXT, PENDING, said) == said


@pytest.mark.parametrize("was", [GRANTED, LOWER, REFUSED, RETURNED, ANNULLED])
@pytest.mark.parametrize("said", list(Outcome))
def test_an_answer_is_final(was, said):
    with pytest.raises(StepRefusedError):
        next_state(NEXT, was, said)

"""The whole life of a meeting and of a motion: every pair of state and act is decided."""

from itertools import product

import pytest

from thidua.core.errors import StepRefusedError
from thidua.core.states import next_state
from thidua.councils.states import NEXT_MEETING, NEXT_MOTION, MeetingAct, MeetingState, MotionAct, MotionState

MEETING = {
    ("planned", "edit"): "planned",
    ("planned", "open"): "open",
    ("open", "attend"): "open",
    ("open", "close"): "closed",
}
MOTION = {
    ("waiting", "recuse"): "waiting",
    ("waiting", "put_off"): "put_off",
    ("waiting", "open"): "open",
    ("open", "cast"): "open",
    ("open", "close"): "closed",
}


def decided(table, state, act):
    try:
        return next_state(table, state, act).value
    except StepRefusedError:
        return None


@pytest.mark.parametrize(("state", "act"), list(product(MeetingState, MeetingAct)))
def test_each_act_on_a_meeting_in_each_state(state, act):
    assert decided(NEXT_MEETING, state, act) == MEETING.get((state.value, act.value))


@pytest.mark.parametrize(("state", "act"), list(product(MotionState, MotionAct)))
def test_each_act_on_a_motion_in_each_state(state, act):
    assert decided(NEXT_MOTION, state, act) == MOTION.get((state.value, act.value))

"""Lives are tables: every state can be reached or is where things begin, and nothing else is named."""

from enum import StrEnum
from importlib import import_module

import pytest

from house.sources import modules
from thidua.core.errors import StepRefusedError
from thidua.core.states import next_state


def tables() -> list[tuple[str, dict]]:
    return [
        (f"{name}.{key}", value)
        for name in sorted(modules())
        if name.endswith(".states") and name != "thidua.core.states"
        for key, value in vars(import_module(name)).items()
        if key.startswith("NEXT")
    ]


@pytest.mark.parametrize(("name", "table"), tables())
def test_every_pair_of_state_and_act_is_a_step_or_is_refused(name, table):
    (states, acts) = ({type(state) for state, _ in table}, {type(act) for _, act in table})
    assert (len(states), len(acts)) == (1, 1), name
    for state in states.pop():
        for act in next(iter(acts)):
            if (state, act) in table:
                assert next_state(table, state, act) == table[state, act]
            else:
                with pytest.raises(StepRefusedError):
                    next_state(table, state, act)


@pytest.mark.parametrize(("name", "table"), tables())
def test_every_state_is_entered_or_left_and_every_act_is_used(name, table):
    state_type = type(next(iter(table))[0])
    act_type = type(next(iter(table))[1])
    assert issubclass(state_type, StrEnum)
    touched = {state for state, _ in table} | set(table.values())
    assert touched == set(state_type), name
    if act_type is not state_type:
        assert {act for _, act in table} == set(act_type), name

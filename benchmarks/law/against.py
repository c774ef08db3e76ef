"""Runs in the benchmark's own environment: the same twelve rules by OpenFisca-core and by us, on the same people.

Both get arrays that lie ready in memory, run on one core, in turn, eleven times; the best time of each counts. Every
answer is compared. Prints one JSON object.
"""

import json
import os
import sys
import time
from functools import partial
from typing import Any

import numpy as np
import openfisca_rules as fisca
from facts import NO, YES, Facts, amounts, masks
from openfisca_core.simulations import Simulation, SimulationBuilder

from people import BEGINS, People, people
from statute.bits import Pair, Range
from statute.bulk.answers import Questions
from statute.bulk.facts import ArrayFacts
from statute.library import load

BLOCK, SEED, RUNS = 200_000, 2023, 11


def main(count: int) -> None:
    os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    blocks = [people(min(BLOCK, count - begin), SEED + begin) for begin in range(0, count, BLOCK)]
    questions = Questions(load(), fisca.ON)
    ours, theirs = _our_facts(blocks, questions), _their_facts(blocks)
    our_times, their_times = [], []
    for _ in range(RUNS):
        seconds, answers = _timed(lambda: questions.answers(ours, count))
        our_times.append(seconds)
        seconds, found = _timed(partial(_their_answers, _simulation(theirs, count)))
        their_times.append(seconds)
    differing = sum(int((answers[code] != found[code]).sum()) for code in fisca.RULES)
    given = {code: np.bincount(answers[code], minlength=3).tolist() for code in fisca.RULES}
    print(json.dumps({
        "people": count, "ours_s": min(our_times), "openfisca_s": min(their_times), "differing_answers": differing,
        "no_yes_unknown": given,
    }))  # fmt: skip


def _timed(run: Any) -> tuple[float, Any]:
    begun = time.perf_counter()
    found = run()
    return time.perf_counter() - begun, found


def _our_facts(blocks: list[People], questions: Questions) -> ArrayFacts:
    pairs = [masks(block, questions.columns) for block in blocks]
    numbers = [amounts(block, questions.measures) for block in blocks]
    return ArrayFacts(
        {
            name: Pair(*(np.concatenate([one[name][side] for one in pairs]) for side in (0, 1)))
            for name in pairs[0]
        },
        {
            name: Range(
                *(np.concatenate([one[name][side] for one in numbers]).astype(np.int64) for side in (0, 1))
            )
            for name in numbers[0]
        },
    )


def _their_facts(blocks: list[People]) -> dict[tuple[str, int], Any]:
    """The inputs by variable and years ago."""
    parts = [_inputs(Facts(block)) for block in blocks]
    return {key: np.concatenate([part[key] for part in parts]) for key in parts[0]}


def _inputs(facts: Facts) -> dict[tuple[str, int], Any]:
    found: dict[tuple[str, int], Any] = {}

    def put(name: str, ago: int, answer: Any) -> None:
        found[f"{name}_certain", ago], found[f"{name}_possible", ago] = answer == YES, answer != NO

    for name in fisca.YEARLY:
        for ago, answer in enumerate(facts.yearly(name)):
            put(name, ago, answer)
    for form in fisca.FORMS:
        for ago, answer in enumerate(facts.granted(form)):
            put(f"granted_{form}", ago, answer)
    for name in fisca.OWN:
        put(name, 0, facts.alike(f"{name}_any_ground" if name.startswith("holds_") else name))
    for name in fisca.COUNTS:
        low, high = facts.counts(name)
        for ago in range(fisca.YEARS):
            found[f"{name}_certain", ago] = low[ago].astype(np.int32)
            found[f"{name}_possible", ago] = high[ago].astype(np.int32)
    for name in fisca.DAYS:
        low, high = facts.amount(name)
        found[f"{name}_certain", 0], found[f"{name}_possible", 0] = low, np.minimum(high, fisca.NEVER)
    found["forms_unknown", 0] = ~facts.people.own["forms_known"]
    return found


def _simulation(inputs: dict[tuple[str, int], Any], count: int) -> Simulation:
    simulation = SimulationBuilder().build_default_simulation(fisca.system(), count)
    for (name, ago), values in inputs.items():
        simulation.set_input(name, str(BEGINS - ago), values)
    return simulation


def _their_answers(simulation: Simulation) -> dict[str, Any]:
    year = str(BEGINS)
    found = {}
    for code in fisca.RULES:
        certain, possible = (
            simulation.calculate(f"{code}_{side}", year) for side in (fisca.CERTAIN, fisca.POSSIBLE)
        )
        found[code] = possible * np.uint8(2) - certain
    return found


main(int(sys.argv[1]))

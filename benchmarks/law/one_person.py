"""One person, all awards, the full tree of findings: the time of `assess` for people with ten years of records."""

import statistics
import time
from datetime import date

from cases import case

from people import people
from statute.assess import assess

COUNT, SEED, WARM = 300, 5, 20


def measure() -> dict[str, float]:
    """The slower median of two days, one under the law that most awards have rules in, one of today's."""
    invented = people(COUNT, SEED)
    medians = []
    for on in (date(2023, 6, 10), date(2026, 6, 10)):
        cases = [case(invented, person, on) for person in range(COUNT)]
        for one in cases[:WARM]:
            assess(one)
        medians.append(statistics.median(_milliseconds(one) for one in cases))
    return {"one_person_ms": round(max(medians), 2)}


def _milliseconds(one: dict) -> float:
    begun = time.perf_counter()
    assess(one)
    return (time.perf_counter() - begun) * 1000

"""The plan of these tests runs from 01/09/2025 to 31/08/2026: here it is its last day, so that it is in force."""

from collections.abc import Iterator
from datetime import datetime

import pytest

from thidua.core import clock

LAST_DAY = datetime(2026, 8, 31, 8, 0)


@pytest.fixture(autouse=True)
def within_the_plan() -> Iterator[None]:
    clock.set_for_demo(LAST_DAY)
    yield
    clock.reset()

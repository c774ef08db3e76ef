"""A clock that can be put to a day of the school year and goes back afterwards."""

from collections.abc import Callable, Iterator
from datetime import datetime

import pytest

from thidua.core import clock


@pytest.fixture
def day() -> Iterator[Callable[[str], None]]:
    yield lambda iso: clock.set_for_demo(datetime.fromisoformat(f"{iso}T08:00"))
    clock.reset()

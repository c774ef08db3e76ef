"""A school on a day of October, of which one officer hands over to the next."""

from collections.abc import Iterator
from datetime import datetime, time

import pytest

from factories.base import make_school
from factories.handovers import DAY, Handing
from thidua.core import clock


@pytest.fixture
def handing(db) -> Iterator[Handing]:
    clock.set_for_demo(datetime.combine(DAY, time(8), tzinfo=clock.HANOI))
    yield Handing(make_school())
    clock.reset()

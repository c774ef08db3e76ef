"""Two made chair of one unit at the same moment: no row of a user is common to both, the unit's row is."""

import contextlib
import threading
from datetime import date

import pytest

from factories.base import make_school
from thidua.ledger.actions import Actor
from thidua.units.actions import SecondChairError, give_role, roles
from thidua.units.models import Appointment, Role

pytestmark = pytest.mark.races
ON = date(2026, 6, 10)


@pytest.fixture
def two_chairs(postgres_database, together, monkeypatch):
    """Two users of a commune without a head, each held up between looking for a chair and writing."""
    school = make_school()
    both, look = threading.Barrier(2), roles._one_chair

    def slow(*given):
        look(*given)
        with contextlib.suppress(threading.BrokenBarrierError):
            both.wait(2)

    monkeypatch.setattr(roles, "_one_chair", slow)
    by = Actor(user=None, unit=school.commune.id)

    def make(user):
        return lambda: give_role(by=by, unit=school.commune, user=user, role=Role.CHAIR, on=ON)

    def outcome() -> tuple[list[str], int]:
        results = together([make(school.alice), make(school.binh)])
        chairs = Appointment.objects.filter(unit=school.commune, role=Role.CHAIR)
        return sorted(type(one).__name__ for one in results), chairs.count()

    return outcome


def test_without_the_unit_s_row_held_both_become_chair(two_chairs, monkeypatch):
    monkeypatch.setattr(roles, "_hold", lambda _unit: None)
    assert two_chairs() == (["Appointment", "Appointment"], 2)


def test_with_it_the_second_is_told_who_holds_the_role(two_chairs):
    assert two_chairs() == (["Appointment", SecondChairError.__name__], 1)

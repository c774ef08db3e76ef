"""Councils on PostgreSQL: a recusal against a change of members, two councils founded at once. First without the guard."""

import threading
from datetime import date

import pytest

from factories.base import actor, make_school
from factories.councils import DAY, planned
from thidua.core.errors import InvalidInputError
from thidua.councils.actions import Seat, change_members, declare_recusal, found_council, founding, voting
from thidua.councils.models import Council, CouncilRole, Recusal

pytestmark = pytest.mark.races
EARLY, LATE = date(2025, 9, 5), date(2026, 9, 5)


@pytest.fixture
def leaving_while_recused(postgres_database, together, monkeypatch):
    """The last member leaves; while that is being written somebody declares a recusal of theirs."""
    sitting = planned(make_school(), names=1, members=6)
    members, by = sitting.members, actor(sitting.school.alice, sitting.school)
    left, recused = threading.Event(), threading.Event()
    seat = founding._seat

    def slow(*given):
        left.set()
        # Behind the lock the recusal cannot be done before this is: then it is waited for in vain.
        recused.wait(2)
        seat(*given)

    def leave():
        seats = [Seat(member.person_id, member.role) for member in members[:5]]
        return change_members(by=by, council=sitting.council, seats=seats, on=DAY, version=1)

    def recuse():
        assert left.wait(30)
        found = declare_recusal(by=by, name=sitting.names[0], member=members[5], reason="Người nhà")
        recused.set()
        return found

    monkeypatch.setattr(founding, "_seat", slow)
    return lambda: [type(result) for result in together([leave, recuse])]


def test_without_the_lock_who_is_leaving_is_still_recused(leaving_while_recused, monkeypatch):
    monkeypatch.setattr(voting, "_locked_council", lambda council: Council.objects.get(id=council))
    assert leaving_while_recused() == [Council, Recusal]
    assert Recusal.objects.filter(member__left_on=DAY).count() == 1


def test_with_the_lock_who_has_left_is_no_member_to_recuse(leaving_while_recused):
    assert leaving_while_recused() == [Council, InvalidInputError]
    assert not Recusal.objects.exists()


def test_of_two_who_change_the_members_at_once_the_second_is_told(postgres_database, together):
    sitting = planned(make_school(), names=1, members=6)
    by = actor(sitting.school.alice, sitting.school)

    def keep(count):
        seats = [Seat(member.person_id, member.role) for member in sitting.members[:count]]
        return change_members(by=by, council=sitting.council, seats=seats, on=DAY, version=1)

    results = together([lambda: keep(4), lambda: keep(5)])
    assert sorted(type(result).__name__ for result in results) == ["ChangedMeanwhileError", "Council"]
    assert Council.objects.get(id=sitting.council.id).version == 2


@pytest.fixture
def founders(postgres_database):
    school = make_school()
    people = [(school.an, CouncilRole.CHAIR), (school.alice, CouncilRole.SECRETARY)]
    people += [(school.binh, CouncilRole.MEMBER)]
    given = {
        "by": actor(school.alice, school),
        "unit": school.unit,
        "name": "Hội đồng",
        "paper": "",
        "regulation": "",
        "ends": None,
        "seats": [Seat(school.person(user).id, role) for user, role in people],
    }
    return [lambda starts=starts: found_council(starts=starts, **given) for starts in (EARLY, LATE)]


def open_terms():
    return Council.objects.filter(ends=None).count()


def test_without_the_held_unit_two_councils_founded_at_once_overlap(founders, together, monkeypatch):
    both_looked = threading.Barrier(2, timeout=30)
    create = founding._created

    def created(council):
        both_looked.wait()
        return create(council)

    monkeypatch.setattr(founding, "_hold_terms", lambda _unit: None)
    monkeypatch.setattr(founding, "_created", created)
    together(founders)
    assert open_terms() == 2


def test_with_the_held_unit_two_councils_founded_at_once_never_overlap(founders, together):
    together(founders)
    assert open_terms() == 1

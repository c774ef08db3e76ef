"""The demo stops at every moment of the year with its tasks waiting, and no page breaks at any of them."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from django.core.exceptions import ObjectDoesNotExist
from django.db import connection, transaction
from django.test import Client

from every_page import address_of, named_routes
from factories.base import sign_in
from thidua.core import clock
from thidua.core.errors import RefusedError
from thidua.councils.models import Meeting, Motion, Roll
from thidua.decisions.models import SubmissionLine
from thidua.demo.build import accounts, play
from thidua.demo.cast import cast, teams_of
from thidua.demo.plot import WRITTEN, plot_of
from thidua.demo.recipe import CLOCKS, Moment, Recipe, Size
from thidua.nominations.models import Dossier
from thidua.registrations.models import Pledge, Round
from thidua.scoring.models import Line
from thidua.units.models import Role, SchoolYear, Unit

BROKEN = 500
WORKING = {Role.CHAIR.label, Role.SECRETARY.label, Role.STAFF.label}


@dataclass
class Seen:
    """What stood in the database and on the pages when the play reached a moment."""

    facts: dict[str, Any]
    statuses: dict[str, int]


def facts() -> dict[str, Any]:
    return {
        "pledges": Counter(Pledge.objects.values_list("state", flat=True)),
        "rounds": list(Round.objects.values_list("state", flat=True)),
        "lines": Line.objects.count(),
        "dossiers": Counter(Dossier.objects.values_list("state", flat=True)),
        "blocked": Dossier.objects.filter(answer="blocked").count(),
        "meetings": list(Meeting.objects.values_list("state", flat=True)),
        "motions": Counter(Motion.objects.values_list("state", flat=True)),
        "voted": Roll.objects.count(),
        "pending": SubmissionLine.objects.filter(outcome="pending").count(),
        "open_years": list(SchoolYear.objects.filter(closed_on=None).values_list("name", flat=True)),
    }


def statuses() -> dict[str, int]:
    """The worst status of each page that has its objects already, asked by those who work at that moment."""
    unit = Unit.objects.get(code="01-HOASEN")
    worst: dict[str, int] = {}
    clients = [
        sign_in(Client(raise_request_exception=False), account.user)
        for account in accounts()
        if account.role in WORKING
    ]
    for name, words in named_routes().items():
        try:
            address = address_of(name, words, unit)
        # Nothing of the kind yet, `.first()` of nothing, or an object that this table makes on a later day.
        except (ObjectDoesNotExist, AttributeError, RefusedError):
            continue
        worst[name] = max(client.get(address).status_code for client in clients)
    return worst


@pytest.fixture(scope="module")
def year(django_db_setup, django_db_blocker, temporary_home) -> Iterator[dict[Moment, Seen]]:
    """One play of the whole year, looked at whenever it reaches a moment; the last but one is `test_rights`'."""
    with django_db_blocker.unblock(), transaction.atomic():
        assert str(connection.settings_dict["NAME"]).count("memory"), "not the test database"
        seen = {}
        for moment in play(Recipe()):
            assert clock.now().replace(second=0, microsecond=0) == CLOCKS[moment]
            seen[moment] = Seen(facts(), {} if moment == Moment.DECISION else statuses())
        yield seen
        transaction.set_rollback(True)
    clock.reset()


def test_the_play_reaches_every_moment_in_the_order_of_the_year(year):
    assert list(year) == list(Moment)


@pytest.mark.parametrize("moment", Moment)
def test_no_page_breaks(year, moment):
    assert {name: status for name, status in year[moment].statuses.items() if status >= BROKEN} == {}


def test_while_pledging_some_write_some_wait_one_came_back(year):
    seen = year[Moment.PLEDGE].facts
    assert set(seen["pledges"]) == {"draft", "submitted", "returned", "confirmed"}
    assert (seen["pledges"]["returned"], seen["rounds"], seen["lines"]) == (1, ["open"], 0)


def test_half_of_the_grades_are_entered(year):
    seen = year[Moment.MARKS].facts
    assert (seen["rounds"], seen["lines"], seen["dossiers"]) == (["locked"], 23, Counter())


def test_some_dossiers_are_ready_some_are_not_one_is_blocked(year):
    seen = year[Moment.DOSSIER].facts
    assert set(seen["dossiers"]) == {"open", "ready"}
    assert (seen["blocked"], seen["lines"]) == (1, 46)


def test_a_meeting_is_open_one_motion_is_voted_on(year):
    seen = year[Moment.COUNCIL].facts
    assert seen["meetings"] == ["open"]
    assert (seen["motions"]["open"], seen["motions"]["waiting"], seen["voted"]) == (1, 3, 5)
    assert seen["blocked"] == 0


def test_at_the_end_every_line_is_answered_and_the_next_year_is_open(year):
    seen = year[Moment.CLOSED].facts
    assert (year[Moment.DECISION].facts["pending"], seen["pending"]) == (1, 0)
    assert seen["open_years"] == ["2026-2027"]


# --- who plays: no database needed ---------------------------------------------------------------------


@pytest.mark.parametrize("size", Size)
@pytest.mark.parametrize("seed", [1, 2, 77])
def test_the_same_seed_casts_and_plots_the_same_and_nobody_is_called_alike(size, seed):
    parts = cast(size, seed)
    assert (parts, plot_of(parts, seed)) == (cast(size, seed), plot_of(cast(size, seed), seed))
    assert len({part.name for part in parts}) == len({part.key for part in parts}) == len(parts)
    assert len({part.born for part in parts}) == len(parts)
    assert {part.team for part in parts} == set(range(len(teams_of(size))))


def test_another_seed_calls_people_otherwise_and_tells_another_story():
    one, two = cast(Size.SMALL, 1), cast(Size.SMALL, 2)
    assert [part.key for part in one] == [part.key for part in two]
    assert sum(a.name != b.name for a, b in zip(one, two, strict=True)) == 30
    assert plot_of(one, 1) == WRITTEN
    assert plot_of(two, 2) != WRITTEN


def test_the_large_school_has_a_hundred_and_fifty_people_in_twelve_teams():
    parts = cast(Size.LARGE, 1)
    assert (len(parts), len(teams_of(Size.LARGE))) == (150, 12)
    leaders = [part.team for part in parts if part.position == "Tổ trưởng"]
    assert Counter(leaders) == dict.fromkeys(range(12), 1)

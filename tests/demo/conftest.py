"""The demo school, built once for each module here, inside one transaction that is undone before others run."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.db import connection, transaction

from every_page import Played
from factories.base import make_school
from thidua.core import clock
from thidua.demo.build import build


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Every test here asks the database; without the mark the session's own fixture would meet the real one."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.django_db)
            # On one core, so that the school is built twice and not once for each core and module.
            item.add_marker(pytest.mark.xdist_group("demo"))


@pytest.fixture(scope="module")
def played(django_db_setup, django_db_blocker, temporary_home) -> Iterator[Played]:
    """The whole year 2025-2026, and a second school that has nothing to do with it."""
    with django_db_blocker.unblock(), transaction.atomic():
        assert str(connection.settings_dict["NAME"]).count("memory"), "not the test database"
        other = make_school("THCS-CL", "Trường THCS Cỏ Lau")
        school = Played(accounts=build(), other=other)
        assert school.addresses, "looked up before any test, so that what they need is there for all"
        assert school.clients, "signed in before any test, so that they are there for all"
        yield school
        transaction.set_rollback(True)
    clock.reset()

"""PostgreSQL for tests: one server a session, migrated once, a copy for each test, many threads at once."""

import itertools
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.core.management import call_command
from django.db import connections
from pytest_django import DjangoDbBlocker

from databases import pointed_at, postgres_settings
from postgres import Server, running_server

TEMPLATE = "template_thidua"
SECONDS = 60
numbers = itertools.count(1)


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[Server]:
    with running_server() as server:
        yield server


@pytest.fixture(scope="session")
def postgres_template(postgres_server: Server, django_db_blocker: DjangoDbBlocker) -> str:
    """The name of a database with every migration run; nobody may stay connected to it."""
    postgres_server.create(TEMPLATE)
    with django_db_blocker.unblock(), pointed_at(postgres_settings(postgres_server.url(TEMPLATE))):
        call_command("migrate", verbosity=0, interactive=False)
    return TEMPLATE


@pytest.fixture
def postgres_url(postgres_server: Server, postgres_template: str) -> Iterator[str]:
    """The address of this test's own migrated database, fit for DATABASE_URL; dropped afterwards."""
    name = f"copy_{next(numbers)}"
    postgres_server.create(name, template=postgres_template)
    yield postgres_server.url(name)
    postgres_server.drop(name)


@pytest.fixture
def postgres_database(postgres_url: str, django_db_blocker: DjangoDbBlocker) -> Iterator[str]:
    """Django's default connection goes to this test's own database, in every thread; gives its address.

    Not with the mark `django_db`, whose transaction no other thread would see.
    """
    with django_db_blocker.unblock(), pointed_at(postgres_settings(postgres_url)):
        yield postgres_url


@pytest.fixture
def together() -> Callable[..., list[object]]:
    """Runs callables at the same moment, each in a thread and on a connection of its own.

    Gives what each returned or the exception it raised, in the order given:
    `together([lambda: vote("a"), lambda: vote("b")]) == [None, AlreadyVotedError()]`.
    """

    def run(acts: Sequence[Callable[[], object]]) -> list[object]:
        start = threading.Barrier(len(acts), timeout=SECONDS)

        def one(act: Callable[[], object]) -> object:
            try:
                connections["default"].ensure_connection()
                start.wait()
                return act()
            finally:
                connections["default"].close()

        with ThreadPoolExecutor(len(acts)) as pool:
            futures = [pool.submit(one, act) for act in acts]
            return [future.exception(SECONDS) or future.result() for future in futures]

    return run

"""For every test: files go to a temporary home, pages name static files as they lie, and with CI=true none is skipped."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.auth.hashers import reset_hashers
from django.core.cache import cache
from django.test import override_settings
from pytest_django import DjangoDbBlocker

from databases import pointed_at, postgres_settings
from migrated import begun_with_a_copy, keep_a_copy

pytest_plugins = ["postgres_fixtures"]

ON_SQLITE = os.environ.get("THIDUA_TEST_DATABASE", "sqlite") == "sqlite"
EVERYTHING_RUNS = os.environ.get("CI", "").lower() in {"1", "true", "yes"}


@pytest.fixture(scope="session", autouse=True)
def temporary_home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Where THIDUA_HOME points during the session; the developer's own var/ is left alone."""
    before = settings.THIDUA_HOME
    settings.THIDUA_HOME = tmp_path_factory.mktemp("home")
    yield settings.THIDUA_HOME
    settings.THIDUA_HOME = before


@pytest.fixture(scope="session")
def django_db_modify_db_settings(request: pytest.FixtureRequest) -> Iterator[None]:
    """SQLite in memory, or with THIDUA_TEST_DATABASE=postgresql a server of this session's own."""
    if ON_SQLITE:
        with begun_with_a_copy():
            yield
        return
    server = request.getfixturevalue("postgres_server")
    server.create("thidua")
    with pointed_at(postgres_settings(server.url("thidua"))):
        yield


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> None:
    """As Django sets it up; what was migrated is kept for the next session."""
    if ON_SQLITE:
        with django_db_blocker.unblock():
            keep_a_copy()


@pytest.fixture(scope="session", autouse=True)
def plain_static_files() -> Iterator[None]:
    """Pages are rendered without `collectstatic`: the hashed names are tested by the wheel and the journeys."""
    plain = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    # Each test client begins the middleware anew; without `AUTOREFRESH` each would look through all static files.
    with override_settings(STORAGES=settings.STORAGES | {"staticfiles": plain}, WHITENOISE_AUTOREFRESH=True):
        yield


@pytest.fixture(autouse=True)
def nobody_asked_too_often() -> None:
    """Accounts of `remembered` schools have the same ids in every test; how often they asked is counted by these."""
    cache.clear()


@pytest.fixture(scope="session", autouse=True)
def quick_passwords() -> None:
    settings.PASSWORD_HASHERS = ["quick_passwords.QuickHasher"]
    reset_hashers(setting="PASSWORD_HASHERS")


def _refuse_skip(report: pytest.TestReport | pytest.CollectReport) -> None:
    if EVERYTHING_RUNS and report.skipped and not hasattr(report, "wasxfail"):
        reason = report.longrepr[2] if isinstance(report.longrepr, tuple) else report.longrepr
        report.outcome = "failed"
        report.longrepr = f"with CI=true nothing may be skipped: {reason}"


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Iterator[None]:
    report = yield
    _refuse_skip(report)
    return report


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report() -> Iterator[None]:
    report = yield
    _refuse_skip(report)
    return report

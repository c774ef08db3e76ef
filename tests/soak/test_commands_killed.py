"""kill -9 on commands that take long: the move to PostgreSQL, and the import from the command line."""

import json
import os
import signal
import subprocess
import sys
import time
from random import Random

import pytest
from django.db import connection

from databases import pointed_at, postgres_settings
from serving import environment, thidua
from soak.acts import ACTS, crowd
from soak.conftest import RUNS
from soak.invariants import broken
from soak.killing import When, live, wait_until_alone
from thidua.cli import move
from thidua.core.tables import all_models, tally_of

pytestmark = pytest.mark.races
FEWER = max(1, RUNS // 5)
# Making the tables takes about so many statements, copying and comparing the rest.
STATEMENTS = 1100


def tallies():
    return {model._meta.label: tally_of(model, using="default") for model in all_models()}


@pytest.fixture
def target(postgres_server):
    postgres_server.create("killed")
    yield postgres_server.url("killed")
    postgres_server.drop("killed")


@pytest.mark.parametrize("run", range(FEWER))
def test_a_move_killed_leaves_the_target_empty_or_full_and_the_next_one_finishes(
    on_sqlite, target, run, django_db_blocker
):
    school, copy = on_sqlite
    moment = When(statement=Random(run).randrange(1, STATEMENTS))
    with copy() as home:
        before = tallies()
        live(lambda _: move.run([target]), moment)
        assert tallies() == before
        with pointed_at(postgres_settings(target)):
            wait_until_alone()
            if connection.introspection.table_names():
                assert json.loads((home / "moved.json").read_text())["state"] in {"moving", "moved"}
                assert tallies() == before

        if not (home / "moved.json").exists() or "moving" in (home / "moved.json").read_text():
            assert live(lambda tell: tell(str(move.run([target]))), When()) == ["0"]
        assert tallies() == before
        with pointed_at(postgres_settings(target)):
            assert tallies() == before
            live(lambda _: [ACTS[name](school) for name in ("number", "vote", "take in")], When())
            assert broken(home) == []


@pytest.mark.parametrize("run", range(FEWER))
def test_an_import_from_the_command_line_killed_is_whole_or_not_there(on_sqlite, run, tmp_path):
    _, copy = on_sqlite
    file = tmp_path / "tep.xls"
    file.write_bytes(crowd(0))
    words = ["import", "staff", str(file), "--unit", "THCS-HS"]
    with copy() as home:
        began = time.monotonic()
        thidua(home, *words)
        a_dry_run = time.monotonic() - began
        process = subprocess.Popen(
            [sys.executable, "-m", "thidua.cli", *words, "--apply"],
            env=environment(home),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        time.sleep(Random(run).uniform(0.7, 1.3) * a_dry_run)
        os.kill(process.pid, signal.SIGKILL)
        process.wait()
        assert broken(home) == []

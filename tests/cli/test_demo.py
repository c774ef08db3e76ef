"""`thidua demo` and a database that is not its own: refused before anything is touched."""

import json
import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from factories.base import make_school
from serving import environment, serving
from thidua.cli import demo
from thidua.demo.school import CODE
from thidua.ledger.models import Line


def tables(home):
    with sqlite3.connect(home / "thidua.sqlite3") as database:
        return [name for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]


@pytest.mark.parametrize("marker", [None, {"state": "built", "school": "0" * 64}, {"state": "built"}])
def test_a_real_home_is_not_even_migrated(tmp_path, marker):
    """An older program's database, a demo's marker beside it or not."""
    with sqlite3.connect(tmp_path / "thidua.sqlite3") as database:
        database.execute("CREATE TABLE units_unit (id TEXT, code TEXT)")
        database.execute("INSERT INTO units_unit VALUES ('0198', 'THCS-HS')")
    if marker:
        (tmp_path / "demo.json").write_text(json.dumps(marker))

    done = subprocess.run(
        [sys.executable, "-m", "thidua.cli", "demo", "--no-serve"],
        env={**environment(tmp_path), "PYTHONPATH": os.pathsep.join(sys.path)},
        capture_output=True,
        text=True,
        check=False,
    )

    assert (done.returncode, done.stdout, tables(tmp_path)) == (1, "", ["units_unit"])
    assert "đã có dữ liệu không phải của trường mẫu" in done.stderr


def test_the_school_just_played_is_served_by_a_program_begun_anew(tmp_path):
    """Beside the threads that playing it has started, a forked server waits for their locks for ever."""
    with serving(tmp_path, words=("demo", "--stage", "pledge")) as site:
        running = Path(f"/proc/{site.pid}/cmdline").read_text(encoding="utf-8").split("\0")
    assert running[1:6] == ["-m", "thidua.cli", "serve", "--port", site.url.rpartition(":")[2]]


@pytest.mark.django_db
def test_the_marker_names_the_school_in_the_database():
    school = make_school(CODE)
    digest = Line.objects.get(unit=school.unit.id, number=1).digest

    assert demo._is_built({"state": "built", "school": digest})
    for another in ({}, {"state": "built", "school": "0" * 64}):
        with pytest.raises(demo.RealDataError):
            demo._is_built(another)


@pytest.mark.django_db
def test_an_empty_database_may_be_built_in_whatever_the_marker_says():
    assert not demo._is_built({})
    assert not demo._is_built({"state": "built", "school": "0" * 64})

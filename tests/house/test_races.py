"""Every step of every state table is held by a race on PostgreSQL, by name."""

import re

from house.sources import ROOT
from house.test_states import tables
from races.steps_held import HELD


def test_every_step_of_every_table_names_its_race_and_no_line_is_left_over():
    steps = {name: {str(act) for _, act in table} for name, table in tables()}
    assert {name: set(acts) for name, acts in HELD.items()} == steps


def test_every_race_that_is_named_is_there():
    named = {test for acts in HELD.values() for test in acts.values()}
    written = {
        f"{path.name}::{test}"
        for path in (ROOT / "tests" / "races").glob("test_*.py")
        for test in re.findall(r"^def (test_\w+)", path.read_text(encoding="utf-8"), re.MULTILINE)
    }
    assert named - written == set()

"""Floors hold, there are no circles, and what one app takes from another is what it offers."""

import subprocess
import sys
from collections import defaultdict
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

from house.sources import PACKAGES, ROOT, SRC, Import, imports, modules, shown

OFFERED = {"actions", "queries", "access", "models", "states", "facts"}
# What else a lower floor offers to all above it.
OFFERED_TOO = {
    "ledger": {"kinds", "apps"},
    "jobs": {"schedule"},
    "backups": {"quiet"},
    "guidance": {"screening"},
    "criteria": {"marking"},
    "notices": {"mail", "post", "stages"},
    "plans": {"measures"},
    "movements": {"dated"},
}
# Rooms without drawers: everything in them is for everybody above.
OPEN = {"core", "web", "settings", "urls", "cli", "demo"}
NO_APPS = OPEN | {"__pycache__"}
DRAWERS = OFFERED | {
    "__init__", "apps", "errors", "forms", "filters", "jobs", "migrations", "static", "tables", "templates",
    "templatetags", "urls", "views",
}  # fmt: skip
# Drawers of one app only, each with what it is for.
OWN_DRAWERS = {
    "backups": {
        "archive": "the one file that holds a home",
        "quiet": "the registry of hours in which nothing is copied",
        "store": "where back-ups lie",
    },
    "criteria": {
        "content": "a set as it is written, with what is wrong in it; knows no table",
        "marking": "from marks to sums, classes and places; knows no table",
        "sheets": "from a school's spreadsheet to a set, with what is doubtful in it",
    },
    "files": {"store": "where the bytes lie"},
    "guidance": {"screening": "what may be written, and why not; asked before anything is saved"},
    "intake": {
        "reading": "from a file to the lines of its list",
        "targets": "what a file may bring, each from its headings to what is written",
        "runs": "where a file waits and how far the worker is with it",
    },
    "jobs": {"schedule": "who runs when", "ticking": "the minute tick"},
    "ledger": {
        "chain": "digests from line to line",
        "kinds": "the registry of what may be written",
        "triggers": "the database's own refusal of change",
    },
    "reviews": {
        "content": "the stretches of a year and what is typed into a cell; knows no table",
        "givers": "who gives the marks of a sheet on a day: pages and actions ask the same",
    },
    "movements": {
        "catalogue": "the year's anniversaries, as data",
        "dated": "the registry of what rooms above put into the calendar",
        "deadlines": "when a day is over, in both ways of saying it",
    },
    "notices": {
        "mail": "one letter, and what a mail server may answer; knows no table",
        "post": "letters on their way, tried again and given up",
        "stages": "which reminder of a deadline has come; knows no table",
    },
    "plans": {
        "catalogue": "movements launched above, as data",
        "fields": "which fields each kind of line has, for forms, checks and pages alike",
        "measures": "the registry of what rooms above can compute for a target",
    },
    "summaries": {"outline": "which parts each kind of report has, and how they are called; knows no table"},
    "standards": {"reading": "from a school's spreadsheet to standards and criteria"},
    "targets": {
        "chart": "where the points of a line lie in a picture; knows no table",
        "forecast": "from points to the end of the year and a warning; knows no table",
    },
}


def app_of(module: str) -> str | None:
    parts = module.split(".")
    return parts[1] if parts[0] == "thidua" and len(parts) > 1 else None


def test_floors_hold():
    lint = Path(sys.executable).with_name("lint-imports")
    done = subprocess.run([lint, "--no-cache"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_no_circle_even_through_imports_inside_functions():
    graph: dict[str, set[str]] = defaultdict(set)
    for one in imports():
        if one.target in modules() and one.target != one.importer:
            graph[one.importer].add(one.target)
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as circle:
        pytest.fail(" → ".join(reversed(circle.args[1])))


def test_imports_inside_functions_are_of_slow_third_party_modules_and_say_why():
    assert [str(one) for one in imports() if one.deferred_in and not _excused(one)] == []


def _excused(one: Import) -> bool:
    root = one.target.split(".")[0]
    ready = one.path.name == "apps.py" and one.deferred_in == "ready"  # Django's own place for it
    command = "cli" in one.importer.split(".")  # a command loads only what it needs, Django's after its setup
    third_party = root not in PACKAGES and root not in sys.stdlib_module_names
    not_everywhere = one.path.read_text(encoding="utf-8").splitlines()[one.line - 2].strip() == "try:"
    return ready or not_everywhere or ((third_party or command) and _says_why(one))


def _says_why(one: Import) -> bool:
    """A comment on the line, or above the block of imports which it stands in."""
    lines = one.path.read_text(encoding="utf-8").splitlines()
    place = one.line - 1
    if "#" in lines[place]:
        return True
    while lines[place - 1].strip().startswith(("import ", "from ")):
        place -= 1
    return lines[place - 1].strip().startswith("#")


def test_apps_take_from_each_other_only_what_is_offered():
    taken = [
        str(one)
        for one in imports()
        if (theirs := app_of(one.target)) not in {None, app_of(one.importer), *OPEN}
        and app_of(one.importer) not in {"urls", "settings", "cli", "demo"}
        and one.target.split(".")[2:3] not in [[name] for name in OFFERED | OFFERED_TOO.get(theirs, set())]
    ]
    assert taken == []


def test_apps_have_the_usual_drawers():
    strange = []
    for app in sorted(
        path for path in (SRC / "thidua").iterdir() if path.is_dir() and path.name not in NO_APPS
    ):
        known = DRAWERS | set(OWN_DRAWERS.get(app.name, {}))
        strange += [
            shown(path)
            for path in sorted(app.iterdir())
            if path.stem not in known and path.name != "__pycache__"
        ]
    assert strange == []


def test_drawers_of_one_app_are_still_there():
    gone = [
        f"{app}.{drawer}"
        for app, drawers in OWN_DRAWERS.items()
        for drawer in drawers
        if f"thidua.{app}.{drawer}" not in modules()
    ]
    assert gone == []

"""A plain case to start from, and a copy of the law to change."""

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from statute.library import root

Case = dict[str, Any]


@pytest.fixture
def teacher() -> Callable[..., Case]:
    """A teacher's case of 2023-2024 in which every fact is known and good; keywords replace top keys."""

    def make(**replaced: Any) -> Case:
        this_year = {
            "school_year": "2023-2024",
            "grade": "good",
            "registered": ["LDTT", "CSTDCS"],
            "awards": None,
            "initiatives": [{"kind": "initiative", "recognised_by": "district", "used_for": []}],
            "discipline": [],
            "leave": [],
            "months_worked": 10,
        }
        case = {
            "on": "2024-06-10",
            "school_year": "2023-2024",
            "subject": {"kind": "person", "joined_sector": "2007-09-01"},
            "years": [this_year | replaced.pop("this_year", {})],
            "under_review": False,
        }
        return case | replaced

    return make


@pytest.fixture
def team() -> Callable[..., Case]:
    """A collective's case; keywords replace keys of its row."""

    def make(**replaced: Any) -> Case:
        row = {"school_year": "2023-2024", "grade": "excellent", "members": 42, "completed": 42, "ldtt": 31}
        return {
            "on": "2024-06-10",
            "school_year": "2023-2024",
            "subject": {"kind": "collective", "small": True},
            "years": [row | replaced],
        }

    return make


@pytest.fixture
def own_law(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the law which this test alone reads and may change before it asks anything."""
    copy = tmp_path / "law"
    shutil.copytree(root(), copy)
    monkeypatch.setenv("THIDUA_LAW", str(copy))
    return copy


@pytest.fixture
def edit(own_law: Path) -> Callable[[str, str, str], None]:
    """Replace a text, which must be there, in one file of this test's own law."""

    def replace(name: str, old: str, new: str) -> None:
        path = own_law / name
        text = path.read_text()
        assert old in text
        path.write_text(text.replace(old, new, 1))

    return replace

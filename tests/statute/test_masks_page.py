"""docs/reference/masks.md names every column that the rules ask, as it is stored."""

import re
from pathlib import Path
from typing import Any

from statute.bits import UNKNOWN, Pair
from statute.history import Column
from statute.library import load
from statute.rules import Days, pair_of_all
from statute.stops import UNDER_REVIEW

PAGE = Path(__file__).parents[2] / "docs" / "reference" / "masks.md"


def columns_asked() -> set[str]:
    """By every version of every award, on its first day and after use and communes came in."""
    law, seen = load(), {UNDER_REVIEW.name}

    def read(column: Column) -> Pair[Any]:
        seen.add(column.name)
        return UNKNOWN

    for code in law.codes():
        for version in law.award(code).versions:
            for on in {version.first, version.last or version.first}:
                if version.conditions:
                    pair_of_all(law, version.conditions, Days(on=on, rule=on), read)
    return seen


def columns_documented() -> set[str]:
    """The first cell's names; those of a pattern once for each name in the second cell."""
    table = PAGE.read_text(encoding="utf-8").split("## Columns")[1].split("\n## ")[0]
    named: set[str] = set()
    for line in table.splitlines():
        if line.startswith("| `"):
            _, first, second, _ = line.split("|")
            for name in set(re.findall(r"`([^`]+)`", first)) - {"title_<code>"}:
                ones = re.findall(r"`(\w+)`", second) if "<recogniser>" in name else [""]
                named.update(name.replace("<recogniser>", one) for one in ones)
    return named


def test_the_page_names_just_the_columns_that_the_rules_ask() -> None:
    assert columns_documented() == columns_asked()

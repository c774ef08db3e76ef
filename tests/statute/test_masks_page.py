"""docs/reference/masks.md names every column and measure that the rules ask, as they are stored."""

import re
from pathlib import Path

from statute.masks import layout

PAGE = Path(__file__).parents[2] / "docs" / "reference" / "masks.md"


def documented() -> set[str]:
    """The first cell's names; a name of a pattern (`title_<code>`) once for each word in the second cell."""
    text = PAGE.read_text(encoding="utf-8").split("## Columns")[1]
    named: set[str] = set()
    for line in text.splitlines():
        if line.startswith("| `"):
            _, first, second, _ = line.split("|")
            for name in re.findall(r"`([^`]+)`", first):
                ones = re.findall(r"`(\w+)`", second) if "<" in name else [""]
                named.update(re.sub(r"<\w+>", one, name) for one in ones)
    return named


def test_the_page_names_just_what_is_stored() -> None:
    stored = layout()
    assert documented() == {one.name for one in (*stored.columns, *stored.measures)}

"""How the conditions of an award hang together: names once in a list, runs listed before, versions to carry over.

Asked of the file as it is written, because a rule that does not hang together cannot be built.
"""

from collections.abc import Iterator
from typing import Any

Raw = dict[str, Any]


def part_faults(raw: Raw) -> Iterator[str]:
    """Each fault with its JSON path in an award's file whose shape is good."""
    begun = {version["from"]: version for version in raw["versions"]}
    for index, version in enumerate(raw["versions"]):
        at = f"$.versions[{index}]"
        yield from _listed(version.get("conditions", ()), f"{at}.conditions")
        if "carries_over" in version:
            shown = version["carries_over"]["version"]
            if "conditions" not in begun.get(shown, {}):
                yield f"{at}.carries_over.version there are no conditions from {shown} to carry over"


def _listed(nodes: list[Raw], at: str) -> Iterator[str]:
    before: dict[str, Raw] = {}
    for index, node in enumerate(nodes):
        path = f"{at}[{index}]"
        if node["id"] in before:
            yield f"{path}.id {node['id']} is there twice in one list"
        if "in" in node:
            yield from (f"{path}.in {fault}" for fault in _run(node["in"], before))
        for branch in ("any", "all"):
            yield from _listed(node.get(branch, ()), f"{path}.{branch}")
        before[node["id"]] = node


def _run(name: str, before: dict[str, Raw]) -> Iterator[str]:
    if name not in before:
        yield f"there is no {name} before it in this list"
    elif before[name].get("kind") in (None, "title_held"):
        yield f"{name} is not a run of years"

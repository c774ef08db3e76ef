"""Compares two lists of conditions or findings, each a tree of entries with an `id` and `parts`.

An entry is first sought where it stood, then under its id anywhere: a condition that has become one of
several ways is the same condition standing elsewhere, not one lost and another won.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

Entry = Mapping[str, Any]

_TREES = ("conditions", "stops", "judged", "findings", "notes")


@dataclass(frozen=True)
class Placed:
    """An entry with the ids of what it stands within, and how often its path came before it."""

    within: tuple[str, ...]
    entry: Entry
    again: int

    @property
    def path(self) -> tuple[Any, ...]:
        return (*self.within, self.entry["id"], self.again)

    def shown(self, names: Sequence[str]) -> dict[str, Any]:
        return {"id": self.entry["id"], "within": list(self.within)} | {
            name: self.entry[name] for name in names if name in self.entry
        }


def compared_fields(before: Entry, after: Entry, names: Sequence[str]) -> dict[str, Any]:
    """The named fields that differ, with both values."""
    return {
        name: {"before": before.get(name), "after": after.get(name)}
        for name in names
        if before.get(name) != after.get(name)
    }


def compared_trees(
    before: Sequence[Entry], after: Sequence[Entry], names: Sequence[str]
) -> dict[str, list[dict[str, Any]]]:
    """What is there on one side only, and what differs in the named fields or in where it stands."""
    old, new = list(_placed(before)), list(_placed(after))
    pairs = _pairs(old, new)
    paired_old = {id(left) for left, _ in pairs}
    paired_new = {id(right) for _, right in pairs}
    changed = (_changed(left, right, names) for left, right in pairs)
    return {
        "added": [each.shown(names) for each in new if id(each) not in paired_new],
        "removed": [each.shown(names) for each in old if id(each) not in paired_old],
        "changed": [change for change in changed if change["fields"]],
    }


def is_change(compared: Mapping[str, Any]) -> bool:
    """Whether a comparison lists anything."""
    trees = (compared[name] for name in _TREES if name in compared)
    return bool(compared["fields"]) or any(any(tree.values()) for tree in trees)


def _placed(entries: Sequence[Entry], within: tuple[str, ...] = ()) -> Iterator[Placed]:
    seen: dict[str, int] = {}
    for entry in entries:
        name = entry["id"]
        yield Placed(within, entry, seen.get(name, 0))
        seen[name] = seen.get(name, 0) + 1
        yield from _placed(entry.get("parts") or (), (*within, name))


def _pairs(old: Sequence[Placed], new: Sequence[Placed]) -> list[tuple[Placed, Placed]]:
    """Those at the same place, then of the rest those of the same id in the order in which they stand."""
    by_path = {each.path: each for each in old}
    pairs = [(by_path.pop(each.path), each) for each in new if each.path in by_path]
    found = {id(each) for _, each in pairs}
    left = list(by_path.values())
    for each in new:
        if id(each) in found:
            continue
        same = next((one for one in left if one.entry["id"] == each.entry["id"]), None)
        if same is not None:
            left.remove(same)
            pairs.append((same, each))
    return pairs


def _changed(old: Placed, new: Placed, names: Sequence[str]) -> dict[str, Any]:
    fields = compared_fields(old.entry, new.entry, names)
    if old.within != new.within:
        fields["within"] = {"before": list(old.within), "after": list(new.within)}
    about = {"before": old.entry.get("required"), "after": new.entry.get("required")}
    return {"id": new.entry["id"], "within": list(new.within), "about": about, "fields": fields}

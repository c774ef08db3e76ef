"""Reads the law's YAML without YAML's surprises: dates stay text, `on` and `yes` are words."""

from pathlib import Path
from typing import Any

import yaml

from statute.errors import LibraryError

# Only these plain words and numbers mean something else than text in our files.
_KEPT = {
    "tag:yaml.org,2002:int",
    "tag:yaml.org,2002:float",
    "tag:yaml.org,2002:null",
    "tag:yaml.org,2002:merge",
}
_BOOLEAN = "tag:yaml.org,2002:bool"


class PlainLoader(yaml.CSafeLoader):
    """YAML's core words only: true, false, null, numbers; everything else is text."""


PlainLoader.yaml_implicit_resolvers = {
    letter: [
        (tag, pattern) for tag, pattern in resolvers if tag in _KEPT or (tag == _BOOLEAN and letter in "tfTF")
    ]
    for letter, resolvers in yaml.CSafeLoader.yaml_implicit_resolvers.items()
}


def read(path: Path) -> Any:
    """The content of one file; whoever cannot be read is named with its place."""
    try:
        with path.open(encoding="utf-8") as stream:
            return yaml.load(stream, Loader=PlainLoader)  # noqa: S506 - a subclass of the safe loader
    except (yaml.YAMLError, UnicodeDecodeError) as fault:
        reason = " ".join(str(fault).split())
        raise LibraryError(f"{path.parent.name}/{path.name}: {reason}") from fault

"""Reads the law's YAML without YAML's surprises: dates stay text, `on` and `yes` are words, a key stands once."""

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
# How much of a line is shown where it cannot be read.
_SHOWN = 60


class _TwiceError(yaml.MarkedYAMLError):
    """A key stands twice in one mapping: nobody knows which value is meant."""


class PlainLoader(yaml.CSafeLoader):
    """YAML's core words only: true, false, null, numbers; everything else is text. Each key once."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        seen: set[str] = set()
        for key, _ in node.value:
            if isinstance(key, yaml.ScalarNode) and key.value in seen:
                raise _TwiceError(problem=key.value, problem_mark=key.start_mark)
            seen.add(str(key.value))
        return super().construct_mapping(node, deep=deep)


PlainLoader.yaml_implicit_resolvers = {
    letter: [
        (tag, pattern) for tag, pattern in resolvers if tag in _KEPT or (tag == _BOOLEAN and letter in "tfTF")
    ]
    for letter, resolvers in yaml.CSafeLoader.yaml_implicit_resolvers.items()
}


def read(path: Path) -> Any:
    """The content of one file; what cannot be read is told with its file, line and reason."""
    name = f"{path.parent.name}/{path.name}"
    try:
        text = path.read_text(encoding="utf-8")
    except OSError as fault:
        raise LibraryError(f"{name}:1: không mở được: {fault.strerror}") from fault
    except UnicodeDecodeError as fault:
        line = path.read_bytes()[: fault.start].count(b"\n") + 1
        raise LibraryError(f"{name}:{line}: không đọc được: không phải văn bản UTF-8") from fault
    try:
        return yaml.load(text, Loader=PlainLoader)  # noqa: S506 - a subclass of the safe loader
    except yaml.YAMLError as fault:
        line, reason = _told(text, fault)
        raise LibraryError(f"{name}:{line}: không đọc được: {reason}") from fault
    except (ValueError, AttributeError, RecursionError) as fault:  # a wrong !!tag, or nested without end
        raise LibraryError(f"{name}:1: không đọc được: giá trị sai hoặc lồng nhau quá sâu") from fault


def _told(text: str, fault: yaml.YAMLError) -> tuple[int, str]:
    """The line of a fault, and what is wrong there in words for whoever starts the server."""
    mark = fault.problem_mark if isinstance(fault, yaml.MarkedYAMLError) else None
    lines = text.splitlines() or [""]
    at = min(mark.line, len(lines) - 1) if mark else 0
    if isinstance(fault, _TwiceError):
        return at + 1, f"khóa «{fault.problem}» có hai lần"
    return at + 1, f"sai cú pháp YAML gần «{lines[at].strip()[:_SHOWN]}»"

"""The shape of every file of the law, by its JSON Schema, and that its name is that of its record."""

import json
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator

from statute.errors import LibraryError
from statute.reading import read

# Folder of the law: its schema, and the key that names the file.
FOLDERS = {
    "instruments": ("instrument", "id"),
    "parameters": ("parameter", "id"),
    "awards": ("award", "code"),
    "cases": ("cases", "award"),
    "screening": ("screening", "id"),
}


def schema(name: str) -> dict[str, Any]:
    """One JSON Schema (draft 2020-12) of the law's files."""
    text = (files("statute") / "schemas" / f"{name}.json").read_text(encoding="utf-8")
    loaded: dict[str, Any] = json.loads(text)
    return loaded


def shape_faults(place: Path) -> list[str]:
    return [
        f"{folder}/{path.name}: {fault}"
        for folder, (kind, key) in FOLDERS.items()
        for path in sorted((place / folder).glob("*"))
        for fault in _file_faults(path, kind, key)
    ]


def _file_faults(path: Path, kind: str, key: str) -> Iterator[str]:
    if path.suffix != ".yaml":
        yield "is not a .yaml file, so nobody reads it"
        return
    try:
        raw = read(path)
    except LibraryError as fault:
        yield str(fault)
        return
    errors = sorted(Draft202012Validator(schema(kind)).iter_errors(raw), key=lambda error: error.json_path)
    for error in errors:
        yield f"{error.json_path} {error.message}"
    if not errors and path.stem != file_name(raw[key]):
        yield f"should be named {file_name(raw[key])}.yaml"


def file_name(name: str) -> str:
    """A record's name in plain letters: 91/2017/NĐ-CP lies in 91-2017-ND-CP.yaml."""
    return name.replace("/", "-").replace("Đ", "D")

"""The shape of every file of the law, by its JSON Schema, and that its name is that of its record."""

import json
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator, FormatChecker
from jsonschema.exceptions import ValidationError

from statute.check.parts import part_faults
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
_SOMETHING = "\\S"


def schema(name: str) -> dict[str, Any]:
    """One JSON Schema (draft 2020-12) of the law's files."""
    text = (files("statute") / "schemas" / f"{name}.json").read_text(encoding="utf-8")
    loaded: dict[str, Any] = json.loads(text)
    return loaded


def shape_faults(place: Path, folders: Sequence[str] = tuple(FOLDERS)) -> list[str]:
    """The faults of every file in these folders of the law."""
    return [
        fault
        for folder in folders
        for path in sorted((place / folder).glob("*"))
        for fault in _file_faults(path, *FOLDERS[folder])
    ]


def _file_faults(path: Path, kind: str, key: str) -> Iterator[str]:
    name = f"{path.parent.name}/{path.name}"
    if path.suffix != ".yaml":
        yield f"{name}: is not a .yaml file, so nobody reads it"
        return
    try:
        raw = read(path)
    except LibraryError as fault:  # it names the file and line itself
        yield str(fault)
        return
    errors = sorted(_validator(kind).iter_errors(raw), key=lambda error: error.json_path)
    yield from (f"{name}: {error.json_path} {_said(error)}" for error in errors)
    if not errors and path.stem != file_name(raw[key]):
        yield f"{name}: should be named {file_name(raw[key])}.yaml"
    if not errors and kind == "award":
        yield from (f"{name}: {fault}" for fault in part_faults(raw))


@cache
def _validator(kind: str) -> Draft202012Validator:
    return Draft202012Validator(schema(kind), format_checker=FormatChecker(["date"]))


def _said(error: ValidationError) -> str:
    if error.validator == "format":
        return f"{error.instance!r} is not a date (YYYY-MM-DD)"
    if error.validator == "pattern" and error.validator_value == _SOMETHING:
        return f"{error.instance!r} is blank"
    return str(error.message)


def file_name(name: str) -> str:
    """A record's name in plain letters: 91/2017/NĐ-CP lies in 91-2017-ND-CP.yaml."""
    return name.replace("/", "-").replace("Đ", "D")

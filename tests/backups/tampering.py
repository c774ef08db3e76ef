"""Changing a back-up as a stranger could who knows its format: the digests are made to fit again where told to."""

import hashlib
import json
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile


def manifest_of(path: Path) -> dict[str, Any]:
    with ZipFile(path) as opened:
        return json.loads(opened.read("manifest.json"))


def changed(
    path: Path,
    *,
    manifest: Mapping[str, Any] | None = None,
    without: Sequence[str] = (),
    more: Mapping[str, bytes] | None = None,
    rows: Mapping[str, Callable[[bytes], bytes]] | None = None,
) -> Path:
    """A copy beside it with another list of contents, parts left out, parts put in, or rows rewritten with fitting digests."""
    contents = dict(manifest or manifest_of(path))
    target = path.with_name(f"changed-{path.name}")
    with ZipFile(path) as old, ZipFile(target, "w", ZIP_DEFLATED) as new:
        for name in old.namelist():
            if name in without or name == "manifest.json":
                continue
            content = old.read(name)
            table = name.removeprefix("tables/").removesuffix(".jsonl")
            if rows and table in rows:
                content = rows[table](content)
                contents["parts"][name] = {
                    "size": len(content),
                    "sha256": hashlib.sha256(content).hexdigest(),
                }
                contents["tables"][table]["digest"] = digest_of(content)
            new.writestr(name, content)
        for name, content in (more or {}).items():
            new.writestr(name, content)
        new.writestr("manifest.json", json.dumps(contents))
    return target


def digest_of(lines: bytes) -> str:
    """What the rows add up to, reckoned apart from the program: the sum of the digests of their lines, keys sorted."""
    whole = 0
    for line in lines.splitlines():
        row = json.dumps(json.loads(line), sort_keys=True, ensure_ascii=False, separators=(",", ":"))
        whole += int.from_bytes(hashlib.sha256(row.encode()).digest(), "big")
    return f"{whole % 2**256:064x}"

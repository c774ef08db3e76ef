"""The list of contents of a back-up: what is in it, made by what, and the digest of every part."""

import json
import re
from dataclasses import asdict, dataclass, field
from typing import Any

from thidua.backups.errors import BackupDamagedError, NotABackupError

PRODUCT = "thidua-backup"
FORMAT = 1
NAME = "manifest.json"
# Beside tables and files; `demo.json` only where the home is a demo school.
LOOSE = ("secret-key", "demo.json")
_TABLE = re.compile(r"tables/[a-z][a-z0-9_]{0,62}\.jsonl", re.ASCII)
_FILE = re.compile(r"files/[0-9a-f]{64}", re.ASCII)
_DIGEST = re.compile(r"[0-9a-f]{64}", re.ASCII)


@dataclass(frozen=True, slots=True)
class Part:
    """One member of the archive: its size and the SHA-256 of its bytes, unpacked."""

    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Table:
    """One table: columns in the order of each row, and what its rows add up to."""

    columns: list[str]
    rows: int
    digest: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """Everything that must be known before the first byte is restored."""

    program: str
    law: str
    made_at: str
    database: str
    migrations: list[list[str]]
    tables: dict[str, Table]
    heads: list[list[Any]]  # unit, number of the last line, its digest
    parts: dict[str, Part]
    missing: list[str] = field(
        default_factory=list
    )  # files whose bytes were gone or damaged when it was made

    @property
    def files(self) -> list[str]:
        """The digests of the kept files that are in it."""
        return [name.removeprefix("files/") for name in self.parts if name.startswith("files/")]

    @property
    def size(self) -> int:
        return sum(part.size for part in self.parts.values())

    def as_json(self) -> bytes:
        content = {"product": PRODUCT, "format": FORMAT, **asdict(self)}
        return json.dumps(content, ensure_ascii=False, indent=1).encode()


def table_part(table: str) -> str:
    return f"tables/{table}.jsonl"


def is_known_name(name: str) -> bool:
    """Whether this may stand in a back-up at all: nothing else is ever written to a disk."""
    return name in (NAME, *LOOSE) or bool(_TABLE.fullmatch(name) or _FILE.fullmatch(name))


def format_of(content: bytes) -> tuple[int, dict[str, Any]]:
    """The number of the format and the rest, still unread; anything else is no back-up of ours."""
    try:
        given = json.loads(content)
    except ValueError:
        raise NotABackupError from None
    if not isinstance(given, dict) or given.pop("product", None) != PRODUCT:
        raise NotABackupError
    number = given.pop("format", None)
    if not isinstance(number, int) or number < 1:
        raise NotABackupError
    return number, given


def read(given: dict[str, Any]) -> Manifest:
    """A manifest of our own format; one that says something else than ours could is damaged."""
    try:
        manifest = Manifest(
            **{
                **given,
                "tables": {name: Table(**table) for name, table in given["tables"].items()},
                "parts": {name: Part(**part) for name, part in given["parts"].items()},
            }
        )
        is_sound = _is_sound(manifest)
    except (KeyError, TypeError, AttributeError, ValueError):
        is_sound = False
    if not is_sound:
        raise BackupDamagedError("bản kê không đọc được")
    return manifest


def _is_sound(manifest: Manifest) -> bool:
    """Names and figures that later steps rely on."""
    return (
        all(is_known_name(name) and name != NAME for name in manifest.parts)
        and all(table_part(name) in manifest.parts for name in manifest.tables)
        and all(
            isinstance(part.size, int) and part.size >= 0 and _DIGEST.fullmatch(part.sha256)
            for part in manifest.parts.values()
        )
        and all(len(head) == 3 for head in manifest.heads)  # noqa: PLR2004 -- unit, number, digest
        and all(len(step) == 2 for step in manifest.migrations)  # noqa: PLR2004 -- app and name
        and all(isinstance(one, str) for one in (manifest.program, manifest.law, manifest.made_at))
        and "secret-key" in manifest.parts
    )

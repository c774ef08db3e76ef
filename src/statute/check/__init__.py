"""`law check`: the library itself, from the shape of its files to whether its worked cases still hold."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any

from statute.check.consistency import faults_of
from statute.check.figures import checking_faults
from statute.check.places import placed
from statute.check.screening import screening_faults
from statute.check.shapes import FOLDERS, shape_faults
from statute.check.worked import worked_cases
from statute.errors import LibraryError
from statute.library import HASHED, Library, law_version, load, root


@dataclass(frozen=True)
class Report:
    """What was found wrong, each fault with the file or record it is in, and how much was looked at."""

    law: str
    law_version: str
    counts: dict[str, int]
    faults: tuple[str, ...]

    def as_dict(self) -> dict[str, Any]:
        return {
            "law": self.law,
            "law_version": self.law_version,
            "counts": self.counts,
            "faults": list(self.placed),
        }

    def text(self) -> str:
        counted = [", ".join(f"{count} {name}" for name, count in self.counts.items())] if self.counts else []
        verdict = f"{len(self.faults)} lỗi" if self.faults else "không có lỗi"
        return "\n".join([": ".join([f"Thư viện luật {self.law}", *counted, verdict]), *self.placed])

    @property
    def placed(self) -> list[str]:
        """The faults, each with the file and line at which it lies."""
        return [placed(Path(self.law), fault) for fault in self.faults]


def check(*, cases: bool = True) -> Report:
    """Check the library at `root()`. Where files do not even have their shape, nothing further is asked.

    `cases`: also its worked cases and the days on which it was checked; a server that starts asks only
    whether the library is sound. Raises LibraryError where there is no library.
    """
    place = root()
    faults, law = _read(place, tuple(FOLDERS))
    if law is None:
        return Report(str(place), "", {}, tuple(faults))
    examples = worked_cases(place) if cases else []
    counts = {
        "văn bản": len(law.instruments),
        "tham số": len(law.parameters),
        "danh hiệu, hình thức": len(law.awards),
        "ví dụ": len(examples),
    }
    faults = [
        *faults_of(law),
        *_screening(law),
        *(checking_faults(law, datetime.now(tz=UTC).date()) if cases else ()),
    ]
    if not faults:  # a case asked of an inconsistent law would only repeat its faults
        faults = [f"{case.at}: {fault}" for case in examples for fault in case.faults()]
    return Report(str(place), law.version, counts, tuple(faults))


def refuse_unsound(*, screening: bool = False) -> None:
    """Raise LibraryError with the first fault, its file and line, where answers would rest on a faulty law.

    Asked once for each content of the law; of its screening words only where they are about to be used.
    """
    place = root()
    fault = _first_fault(place, law_version(place), screening)
    if fault is not None:
        raise LibraryError(fault)


@cache
def _first_fault(place: Path, _: str, screening: bool) -> str | None:
    faults, law = _read(place, (*HASHED, "screening") if screening else HASHED)
    if law is not None:
        faults = [*faults_of(law), *(_screening(law) if screening else ())]
    return placed(place, faults[0]) if faults else None


def _read(place: Path, folders: Sequence[str]) -> tuple[list[str], Library | None]:
    """The faults of the files' shapes; the library where there are none."""
    if not all((place / folder).is_dir() for folder in HASHED):
        load()  # says that there is none
    shapes = shape_faults(place, folders)
    if shapes:
        return shapes, None
    try:
        return [], load()
    except LibraryError as fault:
        return [str(fault)], None


def _screening(law: Library) -> list[str]:
    try:
        return screening_faults(law)
    except LibraryError as fault:
        return [str(fault)]

"""`law check`: the library itself, from the shape of its files to whether its worked cases still hold."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from statute.check.consistency import faults_of
from statute.check.places import placed
from statute.check.screening import screening_faults
from statute.check.shapes import shape_faults
from statute.check.worked import worked_cases
from statute.library import load, root


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
        counted = ", ".join(f"{count} {name}" for name, count in self.counts.items())
        verdict = f"{len(self.faults)} lỗi" if self.faults else "không có lỗi"
        return "\n".join([f"Thư viện luật {self.law}: {counted}: {verdict}", *self.placed])

    @property
    def placed(self) -> list[str]:
        """The faults, each with the file and line at which it lies."""
        return [placed(Path(self.law), fault) for fault in self.faults]


def check(*, cases: bool = True) -> Report:
    """Check the library at `root()`. Where files do not even have their shape, nothing further is asked.

    `cases`: also its worked cases; a server that starts asks only whether the library is sound. Raises
    LibraryError where there is no library, or two records of one name.
    """
    place = root()
    shapes = shape_faults(place)
    if shapes:
        return Report(str(place), "", {}, tuple(shapes))
    law = load()
    examples = worked_cases(place) if cases else []
    counts = {
        "văn bản": len(law.instruments),
        "tham số": len(law.parameters),
        "danh hiệu, hình thức": len(law.awards),
        "ví dụ": len(examples),
    }
    faults = [*faults_of(law), *screening_faults(law)]
    if not faults:  # a case asked of an inconsistent law would only repeat its faults
        faults = [f"{case.place}: {fault}" for case in examples for fault in case.faults()]
    return Report(str(place), law.version, counts, tuple(faults))

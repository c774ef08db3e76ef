"""The answers to the futures tried, each asked once."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from statute.assess import assess
from statute.findings import Answer
from statute.planning.start import Start

Key = tuple[int, str, tuple[str, ...], tuple[str, ...] | None]


@dataclass
class Asker:
    """Asks of one start; equal questions are answered from memory."""

    start: Start
    kept: dict[Key, dict[str, Any]] = field(default_factory=dict)

    def award(
        self, code: str, ahead: int, rows: Sequence[str], grants: Sequence[str] | None
    ) -> dict[str, Any]:
        """The award's whole answer some years on."""
        key = (ahead, code, tuple(rows), None if grants is None else tuple(grants))
        if key not in self.kept:
            case = self.start.case(ahead, rows, grants)
            self.kept[key] = assess(case, [code])["awards"][0]
        return self.kept[key]

    def yes(self, code: str, ahead: int, rows: Sequence[str], grants: Sequence[str] | None) -> bool:
        return bool(self.award(code, ahead, rows, grants)["answer"] == Answer.YES)

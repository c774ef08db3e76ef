"""October 2025: the commune's guidance for the year arrives, and the secretary enters what it asks beside the law."""

from datetime import date
from typing import Any

from statute.local import Kind
from thidua.demo.scans import CONTENT_TYPE, scan_of
from thidua.demo.school import SECRETARY, Stage, on_day
from thidua.files.actions import keep
from thidua.files.models import StoredFile
from thidua.guidance.actions import enter_rule

YEAR_BEGINS = date(2025, 9, 1)
PAPER, PAPER_ON = "36/HD-UBND", date(2025, 10, 3)
TITLES = ["LDTT", "CSTDCS"]


def enter(stage: Stage) -> None:
    """Months worked, whose recognition of initiatives counts, the last day for sending dossiers."""
    on_day(2025, 10, 8, 14)
    file = keep(
        by=stage.by(SECRETARY), content=scan_of(PAPER), name="36-HD-UBND.pdf", content_type=CONTENT_TYPE
    )
    _enter(stage, file, Kind.MONTHS_WORKED, {"months": "9", "maternity_counts": True}, TITLES)
    _enter(stage, file, Kind.SCHOOL_INITIATIVES, {"recognised": False}, [])
    _enter(stage, file, Kind.DEADLINE, {"step": "submission", "last_day": "2026-06-15"}, TITLES)


def _enter(stage: Stage, file: StoredFile, kind: Kind, values: dict[str, Any], codes: list[str]) -> None:
    enter_rule(
        by=stage.by(SECRETARY),
        unit=stage.unit,
        kind=kind,
        values=values,
        codes=codes,
        own=False,
        issuer=stage.commune.name,
        paper=PAPER,
        paper_on=PAPER_ON,
        starts=YEAR_BEGINS,
        file=file,
    )

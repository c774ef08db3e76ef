"""Who took an edition of a report through which step, and when."""

from dataclasses import dataclass
from datetime import datetime

from thidua.accounts.models import User
from thidua.ledger.queries import story_of
from thidua.summaries.models import Report

LENGTH = 20


@dataclass(frozen=True, slots=True)
class Told:
    """One step, with the name of who took it."""

    at: datetime
    sentence: str
    who: str


def report_story(report: Report) -> list[Told]:
    """Of the edition itself, the newest first."""
    lines = story_of(unit=report.unit_id, about=[report.id], limit=LENGTH)
    names = User.objects.in_bulk([line.actor for line in lines if line.actor])
    return [
        Told(line.at, line.sentence, names[line.actor].full_name if line.actor in names else "")
        for line in lines
    ]

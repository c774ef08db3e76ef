"""Reads of everything below for the home pages: what waits, what is late, where the year stands, what came back."""

from thidua.reports.queries.desk import Desk, desk_of
from thidua.reports.queries.ground import ground_of
from thidua.reports.queries.late import Late, late_of
from thidua.reports.queries.mine import MyYear, my_years
from thidua.reports.queries.readings import Reading, idle_words, readings_of
from thidua.reports.queries.results import Progress, Received, progress_of, received
from thidua.reports.queries.task import Task
from thidua.reports.queries.timeline import YearLine, timeline_of
from thidua.reports.queries.waiting import tasks_of, waiting_of
from thidua.units.models import Unit

__all__ = [
    "Desk",
    "Late",
    "MyYear",
    "Progress",
    "Reading",
    "Received",
    "Task",
    "YearLine",
    "desk_of",
    "ground_of",
    "idle_words",
    "is_begun",
    "late_of",
    "my_years",
    "progress_of",
    "readings_of",
    "received",
    "tasks_of",
    "timeline_of",
    "waiting_of",
]


def is_begun() -> bool:
    """Whether this installation has a school yet."""
    return Unit.objects.exists()

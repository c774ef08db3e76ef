"""Reminders: in October the secretary sets how long before a deadline, in July the morning's job runs as every day."""

from thidua.demo.school import SECRETARY, Stage
from thidua.notices.actions import set_days
from thidua.notices.queries import days_of
from thidua.notices.stages import Ahead
from thidua.reports.jobs import remind_unit

# A month ahead, since the staff is away in the summer.
DAYS = (30, 14, 7, 3, 1, 0)


def set_up(stage: Stage) -> None:
    set_days(by=stage.by(SECRETARY), seen=days_of(stage.unit.id), ahead=Ahead(DAYS))


def morning(stage: Stage) -> None:
    """The real job, at the play's own hour."""
    remind_unit.func(str(stage.unit.id))

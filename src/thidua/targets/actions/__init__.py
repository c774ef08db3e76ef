"""Figures (`figures`), the month's look (`snapshots`), the public (`disclosure`), remarks, contribution drives."""

from thidua.targets.actions.disclosure import disclose_targets
from thidua.targets.actions.drives import (
    close_drive,
    enter_contribution,
    enter_giver,
    take_back_contribution,
)
from thidua.targets.actions.figures import correct_measurement, record_measurement
from thidua.targets.actions.remarks import record_remark
from thidua.targets.actions.snapshots import take_snapshots

__all__ = [
    "close_drive",
    "correct_measurement",
    "disclose_targets",
    "enter_contribution",
    "enter_giver",
    "record_measurement",
    "record_remark",
    "take_back_contribution",
    "take_snapshots",
]

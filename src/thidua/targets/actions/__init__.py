"""Entering figures (`figures`), keeping the month's look (`snapshots`), showing targets to the public (`disclosure`)."""

from thidua.targets.actions.disclosure import disclose_targets
from thidua.targets.actions.figures import correct_measurement, record_measurement
from thidua.targets.actions.snapshots import take_snapshots

__all__ = ["correct_measurement", "disclose_targets", "record_measurement", "take_snapshots"]

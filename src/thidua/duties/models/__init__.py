"""Courses and who took part; parts of the work and who is in charge of them."""

from thidua.duties.models.roster import Charge, ChargeKind, Part
from thidua.duties.models.training import Course, Participant

__all__ = ["Charge", "ChargeKind", "Course", "Part", "Participant"]

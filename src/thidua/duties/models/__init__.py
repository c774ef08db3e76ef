"""Courses and who took part; parts of the work and who is in charge of them; how one hands it over to the next."""

from thidua.duties.models.handover import (
    Handover,
    HandoverStateLabel,
    Heading,
    Keeping,
    KeepingKind,
    Line,
)
from thidua.duties.models.roster import Charge, ChargeKind, Part
from thidua.duties.models.training import Course, Participant

__all__ = [
    "Charge",
    "ChargeKind",
    "Course",
    "Handover",
    "HandoverStateLabel",
    "Heading",
    "Keeping",
    "KeepingKind",
    "Line",
    "Part",
    "Participant",
]

"""Courses and who took part."""

from thidua.duties.models.training import Course, Participant

__all__ = ["Course", "Participant"]

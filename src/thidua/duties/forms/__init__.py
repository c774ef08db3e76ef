"""What is typed here."""

from thidua.duties.forms.training import CourseForm, SeenForm, people_typed

__all__ = ["CourseForm", "SeenForm", "people_typed"]

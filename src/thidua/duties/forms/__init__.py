"""What is typed here."""

from thidua.duties.forms.roster import ChargeForm, LastDayForm, PartForm
from thidua.duties.forms.training import CourseForm, SeenForm, people_typed

__all__ = ["ChargeForm", "CourseForm", "LastDayForm", "PartForm", "SeenForm", "people_typed"]

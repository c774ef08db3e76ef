"""What is typed here."""

from thidua.duties.forms.handover import ContactForm, KeepingForm, StartForm, WriteForm, answers_typed
from thidua.duties.forms.roster import ChargeForm, LastDayForm, PartForm
from thidua.duties.forms.training import CourseForm, SeenForm, people_typed

__all__ = [
    "ChargeForm",
    "ContactForm",
    "CourseForm",
    "KeepingForm",
    "LastDayForm",
    "PartForm",
    "SeenForm",
    "StartForm",
    "WriteForm",
    "answers_typed",
    "people_typed",
]

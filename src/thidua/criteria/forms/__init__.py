"""What is typed of a set: its head, its sheet of lines, a file to read it from, and the steps it takes."""

from thidua.criteria.forms.head import HeadForm
from thidua.criteria.forms.sheet import SheetForm
from thidua.criteria.forms.steps import EndForm, IssueForm, ReasonForm, TakeBackForm
from thidua.criteria.forms.upload import UploadForm

__all__ = [
    "EndForm",
    "HeadForm",
    "IssueForm",
    "ReasonForm",
    "SheetForm",
    "TakeBackForm",
    "UploadForm",
]

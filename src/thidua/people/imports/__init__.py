"""Staff lists out of spreadsheets: read, matched, shown as a dry run, applied."""

from thidua.people.imports.actions import Outcome, import_staff
from thidua.people.imports.errors import StaffFileRefusedError
from thidua.people.imports.history import Applied, last_applied
from thidua.people.imports.plan import Kind, Plan, PlanRow, make_plan
from thidua.people.imports.records import StaffFile, read_staff_file
from thidua.people.imports.rejects import rejects_sheet

__all__ = [
    "Applied",
    "Kind",
    "Outcome",
    "Plan",
    "PlanRow",
    "StaffFile",
    "StaffFileRefusedError",
    "import_staff",
    "last_applied",
    "make_plan",
    "read_staff_file",
    "rejects_sheet",
]

"""Staff lists out of spreadsheets: read, matched, shown as a dry run, applied."""

from thidua.intake.targets.staff.errors import StaffFileRefusedError
from thidua.intake.targets.staff.history import Applied, last_applied
from thidua.intake.targets.staff.plan import Kind, Plan, PlanRow, make_plan
from thidua.intake.targets.staff.records import StaffFile, read_staff_file
from thidua.intake.targets.staff.rejects import rejects_sheet

__all__ = [
    "Applied",
    "Kind",
    "Plan",
    "PlanRow",
    "StaffFile",
    "StaffFileRefusedError",
    "last_applied",
    "make_plan",
    "read_staff_file",
    "rejects_sheet",
]

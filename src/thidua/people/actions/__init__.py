"""Every write to people: who works here, what each year was, what was granted."""

from thidua.people.actions.corrections import correct_grant, correct_initiative
from thidua.people.actions.grants import GrantEntry, decide_titles, record_grants, record_past_grant
from thidua.people.actions.listed import StaffLine, record_staff
from thidua.people.actions.masks import rebuild_masks
from thidua.people.actions.service import state_service
from thidua.people.actions.staff import (
    OF_PERSON,
    OF_POSTING,
    add_person,
    correct_person,
    give_account,
    give_accounts,
    state_history,
)
from thidua.people.actions.years import (
    DisciplineEntry,
    GradeEntry,
    InitiativeEntry,
    LeaveEntry,
    record_grades,
    record_initiative,
    record_registrations,
    record_year,
    state_review,
)

__all__ = [
    "OF_PERSON",
    "OF_POSTING",
    "DisciplineEntry",
    "GradeEntry",
    "GrantEntry",
    "InitiativeEntry",
    "LeaveEntry",
    "StaffLine",
    "add_person",
    "correct_grant",
    "correct_initiative",
    "correct_person",
    "decide_titles",
    "give_account",
    "give_accounts",
    "rebuild_masks",
    "record_grades",
    "record_grants",
    "record_initiative",
    "record_past_grant",
    "record_registrations",
    "record_staff",
    "record_year",
    "state_history",
    "state_review",
    "state_service",
]

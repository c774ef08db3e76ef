"""Every write to people: who works here, what each year was, what was granted."""

from thidua.people.actions.checking import Original, Seen, attach_original
from thidua.people.actions.corrections import correct_grant, correct_initiative
from thidua.people.actions.elsewhere import (
    ElsewhereEntry,
    ask_comment,
    correct_elsewhere,
    drop_elsewhere,
    pass_comment,
    record_elsewhere,
)
from thidua.people.actions.grants import (
    GrantEntry,
    check_grants,
    decide_titles,
    record_grants,
    record_past_grant,
)
from thidua.people.actions.leaving import record_leaving
from thidua.people.actions.listed import StaffLine, record_staff
from thidua.people.actions.listed_grades import record_listed_grades
from thidua.people.actions.masks import rebuild_masks
from thidua.people.actions.memberships import (
    MembershipEntry,
    correct_membership,
    drop_membership,
    record_membership,
    record_memberships,
)
from thidua.people.actions.outsiders import admit_outsider
from thidua.people.actions.past import record_past_initiatives
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
from thidua.people.actions.year_rows import (
    DisciplineEntry,
    LeaveEntry,
    OtherGradeEntry,
    PartyDisciplineEntry,
)
from thidua.people.actions.years import (
    Evaluated,
    GradeEntry,
    InitiativeEntry,
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
    "ElsewhereEntry",
    "Evaluated",
    "GradeEntry",
    "GrantEntry",
    "InitiativeEntry",
    "LeaveEntry",
    "MembershipEntry",
    "Original",
    "OtherGradeEntry",
    "PartyDisciplineEntry",
    "Seen",
    "StaffLine",
    "add_person",
    "admit_outsider",
    "ask_comment",
    "attach_original",
    "check_grants",
    "correct_elsewhere",
    "correct_grant",
    "correct_initiative",
    "correct_membership",
    "correct_person",
    "decide_titles",
    "drop_elsewhere",
    "drop_membership",
    "give_account",
    "give_accounts",
    "pass_comment",
    "rebuild_masks",
    "record_elsewhere",
    "record_grades",
    "record_grants",
    "record_initiative",
    "record_leaving",
    "record_listed_grades",
    "record_membership",
    "record_memberships",
    "record_past_grant",
    "record_past_initiatives",
    "record_registrations",
    "record_staff",
    "record_year",
    "state_history",
    "state_review",
    "state_service",
]

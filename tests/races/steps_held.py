"""Which race holds which step: state table → act → test. `tests/house/test_races.py` asks for a line for each."""

STEPS = "test_steps.py"
DOSSIER = f"{STEPS}::test_of_two_who_take_the_same_step_of_a_dossier_one_is_told"
PLEDGE = f"{STEPS}::test_of_two_who_take_the_same_step_of_a_pledge_one_is_told"
ANSWER = "test_decisions.py::test_of_two_who_answer_the_same_line_one_wins_and_the_other_is_told"
RETURN = "test_decisions.py::test_of_a_return_and_a_decision_one_wins_and_the_other_is_told"
ANNUL = "test_annulling.py::test_of_a_letter_annulled_and_a_decision_received_one_wins_and_the_other_is_told"
LATE = "test_registrations.py::test_with_the_lock_the_second_is_told"
CRITERIA = "test_criteria.py::test_of_two_who_take_the_same_step_of_a_set_one_is_told"
CLOSING = "test_ballots.py::test_two_chairs_close_at_once_and_the_count_happens_once"

PLAN = "test_plans.py::test_of_two_who_take_the_same_step_of_a_plan_one_is_told"

REPORT = "test_summaries.py::test_of_two_who_take_the_same_step_of_a_report_one_is_told"
NUMBERED = "test_summaries.py::test_of_two_who_number_one_paper_is_issued"

REVIEW = "test_reviews.py::test_of_two_who_take_the_same_step_of_a_review_one_is_told"
PART = "test_reviews.py::test_of_two_who_take_the_same_step_of_a_team_s_part_one_is_told"
UNLOCK = "test_reviews.py::test_of_one_who_grants_and_one_who_refuses_to_unlock_one_is_told"
REOPEN = "test_fixing.py::test_of_one_who_grants_and_one_who_refuses_to_reopen_one_is_told"
OBJECTION = "test_reviews.py::test_of_two_who_answer_an_objection_one_is_told"

HELD: dict[str, dict[str, str]] = {
    "thidua.movements.states.NEXT_MOVEMENT": dict.fromkeys(
        ("launch", "pact", "mid_review", "close", "cancel"),
        "test_plans.py::test_of_two_who_tell_the_same_step_of_a_movement_one_is_told",
    ),
    "thidua.movements.states.NEXT_TASK": dict.fromkeys(
        ("finish", "reopen", "cancel"),
        "test_plans.py::test_of_two_who_tell_the_same_step_of_a_task_one_is_told",
    ),
    "thidua.plans.states.NEXT_PLAN": {
        "edit": "test_plans.py::test_what_is_edited_while_it_is_sent_stands_in_it_or_is_refused",
        "send": PLAN,
        "send_back": PLAN,
        "approve": PLAN,
        "issue": "test_plans.py::test_of_two_who_issue_one_paper_is_numbered",
        "amend": PLAN,
        "replace": "test_plans.py::test_of_two_who_issue_one_paper_is_numbered",
        "drop": PLAN,
    },
    "thidua.summaries.states.NEXT_REPORT": {
        "edit": "test_summaries.py::test_what_is_written_while_it_is_sent_stands_in_it_or_is_refused",
        "send": REPORT,
        "send_back": REPORT,
        "approve": REPORT,
        "issue": NUMBERED,
        "correct": REPORT,
        "replace": NUMBERED,
        "drop": REPORT,
        "look": "test_summaries.py::test_of_two_who_compare_the_same_report_both_find_the_same",
    },
    "thidua.targets.states.NEXT_DRIVE": {
        "enter": "test_targets.py::test_what_is_given_while_a_drive_is_closed_is_in_its_result_or_refused",
        "close": "test_targets.py::test_of_two_who_close_a_drive_one_is_told",
    },
    "thidua.registrations.states.NEXT_ROUND": {
        "lock": "test_fixing.py::test_of_four_who_lock_one_wins_and_the_others_are_told",
    },
    "thidua.registrations.states.NEXT_PLEDGE": {
        "save": f"{STEPS}::test_of_two_tabs_that_save_a_first_draft_the_second_is_told",
        "submit": PLEDGE,
        "withdraw": PLEDGE,
        "return": PLEDGE,
        "confirm": PLEDGE,
    },
    "thidua.registrations.states.NEXT_LATE": {
        "grant": LATE,
        "refuse": LATE,
        "use": "test_registrations.py::test_with_the_lock_supplements_follow_one_another",
    },
    "thidua.criteria.states.NEXT": {
        "edit": CRITERIA,
        "discard": CRITERIA,
        "issue": CRITERIA,
        "take_back": "test_criteria.py::test_of_one_who_takes_a_set_back_and_one_who_uses_it_one_is_told",
        "use": "test_criteria.py::test_of_four_who_use_a_set_first_all_find_the_same_day",
        "end": CRITERIA,
        "explain": "test_criteria.py::test_of_two_who_explain_a_line_of_a_set_the_second_is_told",
    },
    "thidua.reviews.states.NEXT_REVIEW": {
        "renew": "test_reviews.py::test_of_two_who_renew_a_list_nobody_gets_two_sheets",
        "close": REVIEW,
        "publish": REVIEW,
        "unlock": UNLOCK,
        "discard": REVIEW,
    },
    "thidua.reviews.states.NEXT_PART": {
        "mark": "test_reviews.py::test_of_two_who_mark_the_same_sheet_the_second_is_told",
        "excuse": "test_reviews.py::test_of_two_who_exempt_the_same_sheet_the_second_is_told",
        "begin": PART,
        "send": PART,
        "send_back": PART,
    },
    "thidua.reviews.states.NEXT_OBJECTION": {"uphold": OBJECTION, "reject": OBJECTION},
    "thidua.reviews.states.NEXT_UNLOCK": {"grant": UNLOCK, "refuse": UNLOCK},
    "thidua.scoring.states.NEXT": {
        "enter": "test_fixing.py::test_a_line_changed_while_the_chair_approves_is_approved_by_nobody_unseen",
        "approve": "test_fixing.py::test_of_four_who_approve_one_wins_and_the_others_are_told",
        "reopen": REOPEN,
    },
    "thidua.scoring.states.NEXT_REOPENING": {"grant": REOPEN, "refuse": REOPEN},
    "thidua.nominations.states.NEXT": {
        "assess": "test_assessments.py::test_each_asking_has_its_own_number_and_none_is_lost",
        "write": f"{STEPS}::test_of_two_who_write_an_achievement_the_second_is_told",
        "prepare": DOSSIER,
        "reopen": DOSSIER,
        "withdraw": DOSSIER,
        "put_to_council": DOSSIER,
        "take_from_council": DOSSIER,
        "support": CLOSING,
        "not_support": CLOSING,
        "submit": "test_decisions.py::test_of_two_who_send_the_same_dossiers_one_wins_and_no_number_is_lost",
        "grant": ANSWER,
        "grant_lower": ANSWER,
        "refuse": ANSWER,
        "return": RETURN,
        "call_back": ANNUL,
        "call_back_returned": ANNUL,
    },
    "thidua.councils.states.NEXT_MEETING": {
        "edit": f"{STEPS}::test_of_two_who_change_the_same_meeting_the_second_is_told",
        "open": f"{STEPS}::test_of_two_who_open_the_same_meeting_one_is_told",
        "attend": f"{STEPS}::test_two_who_call_the_roll_leave_one_line_a_member",
        "close": f"{STEPS}::test_of_two_who_close_the_same_meeting_one_is_told_and_its_papers_have_one_number_each",
    },
    "thidua.councils.states.NEXT_MOTION": {
        "recuse": "test_councils.py::test_with_the_lock_who_has_left_is_no_member_to_recuse",
        "put_off": f"{STEPS}::test_of_two_who_put_the_same_motion_off_one_is_told",
        "open": "test_ballots.py::test_two_motions_opened_at_once_and_one_wins",
        "cast": "test_ballots.py::test_with_the_lock_every_ballot_is_counted_or_refused",
        "close": CLOSING,
    },
    "thidua.decisions.states.NEXT": {
        "pending": ANSWER,
        "granted": ANSWER,
        "granted_lower": ANSWER,
        "refused": ANSWER,
        "returned": RETURN,
        "annulled": ANNUL,
    },
    "thidua.duties.states.NEXT_HANDOVER": {
        **dict.fromkeys(
            ("write", "offer", "drop"),
            "test_duties.py::test_of_two_who_write_offer_or_drop_a_hand_over_one_is_told",
        ),
        **dict.fromkeys(
            ("check", "receive", "take_back"),
            "test_duties.py::test_of_one_who_receives_and_one_who_takes_back_one_is_told",
        ),
        "sign": "test_duties.py::test_of_two_who_witness_one_is_told_and_the_minutes_have_one_number",
    },
    "thidua.funds.states.NEXT": {
        "set_amount": "test_funds.py::test_of_two_who_set_the_same_amounts_the_second_is_told",
        "approve": "test_funds.py::test_of_two_who_approve_the_same_list_the_second_is_told",
        "pay": "test_funds.py::test_of_two_who_take_the_same_step_of_a_payment_list_one_is_told",
        "collect": "test_funds.py::test_of_two_who_mark_the_same_signature_the_second_is_told",
        "withdraw": "test_funds.py::test_of_two_who_take_the_same_step_of_a_payment_list_one_is_told",
    },
}

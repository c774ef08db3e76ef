"""The rights table: every page × signed out, each role, another school."""

import re

import pytest
from django.test import Client

from every_page import OBJECTS, ROLES, Played, named_routes
from factories.base import sign_in
from thidua.units.models import Role

# So many doors the navigation has at least, or it was not found.
SOME = 3
FORBIDDEN, MISSING, ONLY_POST, BROKEN = 403, 404, 405, 500

OUTSIDERS = {"upper", "inspector"}
# Words which stand for several roles, so that a new role is written once. `every_page.ROLES` has the single ones.
GROUPS = {
    "EVERYBODY": set(ROLES),
    "SCHOOL": set(ROLES) - {"upper"},
    "STAFF": set(ROLES) - OUTSIDERS,
    "OFFICE": {"chair", "secretary"},
    "MEETINGS": {"chair", "vicechair", "secretary"},
    "READERS": {"chair", "vicechair", "deputy", "secretary"},
    "LISTS": {"chair", "vicechair", "deputy", "secretary", "union", "party", "youth", "board", "inspector"},
}
# Route → who gets through its gate in the demo school. The four readers and the leaders sit on the council, and the
# standing vice-chair leads a team; the staff member is the person judged; everybody of the staff has a page, a pledge
# and dossiers of their own. The officer teaches in the team whose page is asked for. The upper officer stands in the commune, not in the school.
RIGHTS = {
    "account_closed": "",
    "activate": "public",
    "association_edit": "officer secretary",
    "association_end": "officer secretary",
    "association_lead": "officer secretary",
    "associations": "SCHOOL",
    "backup_download": "",
    "backup_list": "officer chair",
    "backup_make": "",
    "backup_remove": "",
    "certificate_verify": "public",
    "collective_award": "OFFICE",
    "collective_correct": "OFFICE",
    "collective_late": "leader",
    "collective_list": "SCHOOL",
    "collective_page": "LISTS officer leader staff",
    "collective_pledge": "leader",
    "collective_review": "chair",
    "collective_year": "OFFICE",
    "check_file": "READERS leader staff",
    "check_former_file": "",
    "check_list": "OFFICE",
    "check_paper": "OFFICE",
    "contribution_take_back": "union",
    "council_found": "OFFICE",
    "council_members": "OFFICE",
    "council_page": "SCHOOL",
    "course_drop": "OFFICE",
    "course_edit": "OFFICE",
    "course_export": "SCHOOL",
    "course_file": "READERS inspector",
    "course_list": "SCHOOL",
    "course_new": "OFFICE",
    "course_page": "SCHOOL",
    "course_people": "OFFICE",
    "criteria_check": "OFFICE",
    "criteria_discard": "OFFICE",
    "criteria_edit": "OFFICE",
    "criteria_edition": "OFFICE",
    "criteria_end": "OFFICE",
    "criteria_explain": "OFFICE",
    "criteria_file": "SCHOOL",
    "criteria_issue": "OFFICE",
    "criteria_list": "EVERYBODY",
    "criteria_new": "OFFICE",
    "criteria_page": "SCHOOL",
    "criteria_take_back": "OFFICE",
    "criteria_write": "OFFICE",
    "days_before": "OFFICE",
    "decision_file": "READERS inspector upper",
    "decision_issue": "upper",
    "decision_receive": "OFFICE",
    "decision_scan": "OFFICE",
    "duty_deputy": "OFFICE",
    "duty_end": "OFFICE",
    "duty_give": "OFFICE",
    "duty_part_close": "OFFICE",
    "duty_part_new": "OFFICE",
    "duty_roster": "SCHOOL",
    "handover_drop": "secretary",
    "handover_file": "READERS",
    "handover_list": "READERS",
    "handover_new": "OFFICE",
    "handover_offer": "secretary",
    "handover_page": "READERS",
    "handover_receive": "deputy",
    "handover_sign": "chair",
    "handover_take_back": "secretary",
    "handover_write": "secretary",
    "keeping_drop": "OFFICE",
    "keeping_edit": "OFFICE",
    "keeping_list": "READERS",
    "keeping_new": "OFFICE",
    "document_file": "READERS inspector clerk",
    "dispatch_sent": "secretary clerk",
    "document_list": "READERS inspector clerk",
    "document_page": "READERS inspector clerk",
    "dossier_add": "OFFICE",
    "dossier_bulk": "OFFICE",
    "dossier_list": "SCHOOL",
    "dossier_open": "OFFICE",
    "dossier_page": "READERS leader staff",
    "dossier_review": "chair",
    "dossier_step": "OFFICE",
    "drive_close": "union",
    "drive_keep": "union",
    "drive_list": "SCHOOL",
    "evaluation_approve": "chair",
    "evaluation_head": "secretary deputy",
    "evaluation_line": "OFFICE deputy",
    "evaluation_meeting": "READERS",
    "evaluation_mine": "STAFF",
    "evaluation_minutes": "READERS",
    "evaluation_person": "READERS",
    "evaluation_reopen": "OFFICE deputy",
    "evaluation_reopening": "READERS",
    "evaluation_results": "READERS",
    "evaluation_rules": "chair",
    "evaluation_sheet": "READERS",
    "evaluation_take": "OFFICE deputy",
    "evaluation_unit": "OFFICE deputy",
    "regulation_file": "READERS",
    "regulation_list": "READERS",
    "figure_correct": "OFFICE",
    "figure_enter": "OFFICE",
    "figure_file": "READERS board inspector",
    "first_run": "public",
    "fund_book": "READERS inspector accountant",
    "fund_entry_correct": "accountant",
    "fund_entry_new": "accountant",
    "fund_export": "READERS inspector accountant",
    "help_index": "public",
    "help_page": "public",
    "home": "EVERYBODY",
    "incoming_file": "READERS inspector clerk",
    "incoming_list": "READERS inspector clerk",
    "incoming_pass": "secretary clerk",
    "journal": "chair officer inspector",
    "late_decide": "OFFICE",
    "initiative_list": "STAFF",
    "intake_again": "OFFICE officer",
    "intake_cancel": "OFFICE officer",
    "intake_columns": "OFFICE officer",
    "intake_index": "OFFICE officer",
    "intake_mapping_forget": "OFFICE officer",
    "intake_mappings": "OFFICE officer",
    "intake_progress": "OFFICE officer",
    "intake_rejects": "OFFICE officer",
    "intake_run": "OFFICE officer",
    "intake_sheet": "OFFICE officer",
    "intake_upload": "OFFICE",
    "law_diff": "EVERYBODY",
    "law_explain": "EVERYBODY",
    "law_goals": "READERS staff",
    "law_index": "EVERYBODY",
    "law_path": "READERS staff",
    "law_screen": "EVERYBODY",
    "law_try": "EVERYBODY",
    "law_try_person": "READERS staff",
    "mail_ask": "EVERYBODY",
    "mail_confirm": "EVERYBODY",
    "mail_kinds": "EVERYBODY",
    "mail_page": "EVERYBODY",
    "mail_remove": "EVERYBODY",
    "meeting_attendance": "MEETINGS",
    "meeting_close": "MEETINGS",
    "meeting_edit": "MEETINGS",
    "meeting_minutes": "READERS leader board inspector",
    "meeting_open": "MEETINGS",
    "meeting_page": "READERS",
    "meeting_plan": "MEETINGS",
    "meeting_projector": "MEETINGS",
    "meeting_vote": "READERS leader",
    "mfa_view_recovery_codes": "",
    "motion_close": "MEETINGS",
    "motion_count_sheet": "READERS leader board inspector",
    "motion_open": "MEETINGS",
    "motion_put_off": "MEETINGS",
    "motion_recusals": "MEETINGS",
    "notice_list": "EVERYBODY",
    "notice_open": "secretary",
    "notice_read_all": "EVERYBODY",
    "officer_new": "",
    "outgoing_list": "READERS inspector clerk",
    "parent_withdraw": "officer chair",
    "parents": "officer chair",
    "payment_amounts": "accountant",
    "payment_approve": "chair",
    "payment_collect": "accountant",
    "payment_list_file": "READERS inspector accountant",
    "payment_list_new": "secretary accountant",
    "payment_list_page": "READERS inspector accountant",
    "payment_lists": "READERS inspector accountant",
    "payment_pay": "accountant",
    "payment_withdraw": "chair secretary accountant",
    "person_awards": "READERS leader staff",
    "person_awards_file": "READERS leader staff",
    "person_comment": "OFFICE",
    "person_comment_file": "READERS",
    "person_correct": "OFFICE",
    "person_export": "READERS officer leader",
    "person_list": "STAFF",
    "person_movements": "READERS",
    "person_new": "secretary",
    "person_page": "READERS leader staff",
    "person_record": "OFFICE",
    "person_tie": "OFFICE",
    "person_year": "OFFICE",
    "item_drop": "OFFICE",
    "item_edit": "OFFICE",
    "item_new": "OFFICE",
    "base_drop": "OFFICE",
    "base_edit": "OFFICE",
    "base_new": "OFFICE",
    "plan_file": "SCHOOL",
    "plan_frame": "OFFICE",
    "plan_reorder": "OFFICE",
    "recipient_drop": "OFFICE",
    "recipient_edit": "OFFICE",
    "recipient_new": "OFFICE",
    "section_drop": "OFFICE",
    "calendar_page": "SCHOOL",
    "feed_file": "public",
    "feed_make": "STAFF",
    "feed_page": "STAFF",
    "feed_revoke": "STAFF",
    "happening_file": "SCHOOL",
    "movement_list": "SCHOOL",
    "movement_confirm": "chair secretary union",
    "movement_page": "SCHOOL",
    "movement_rating": "leader",
    "movement_ratings": "SCHOOL",
    "rating_file": "SCHOOL",
    "movement_step": "chair secretary union",
    "task_list": "SCHOOL",
    "task_page": "SCHOOL",
    "share_file": "SCHOOL",
    "share_withdraw": "OFFICE leader",
    "task_share": "OFFICE leader",
    "task_step": "OFFICE",
    "plan_amend": "OFFICE",
    "plan_approve": "chair",
    "plan_carry": "OFFICE",
    "plan_drop": "OFFICE",
    "plan_issue": "chair",
    "plan_list": "SCHOOL",
    "plan_new": "OFFICE",
    "plan_page": "SCHOOL",
    "plan_send": "OFFICE",
    "plan_send_back": "chair",
    "section_edit": "OFFICE",
    "section_new": "OFFICE",
    "planned_page": "READERS reviewer staff",
    "pledge_decide": "READERS leader staff",
    "pledge_late": "STAFF",
    "pledge_page": "STAFF",
    "pledge_review": "STAFF",
    "pledge_withdraw": "STAFF",
    "recognised_page": "READERS reviewer staff",
    "recusal_lift": "MEETINGS",
    "register": "LISTS",
    "evidence_export": "chair deputy secretary",
    "piece_drop": "chair deputy secretary",
    "piece_edit": "chair deputy secretary",
    "piece_file": "SCHOOL",
    "piece_new": "chair deputy secretary",
    "piece_search": "chair deputy secretary",
    "recognition_drop": "chair deputy secretary",
    "recognition_edit": "chair deputy secretary",
    "recognition_file": "SCHOOL",
    "recognition_list": "SCHOOL",
    "recognition_new": "chair deputy secretary",
    "recognition_page": "SCHOOL",
    "recognition_renew": "chair deputy secretary",
    "requirement_bring": "chair deputy secretary",
    "requirement_drop": "chair deputy secretary",
    "requirement_edit": "chair deputy secretary",
    "requirement_new": "chair deputy secretary",
    "requirement_page": "SCHOOL",
    "remark_file": "READERS board inspector",
    "remark_write": "OFFICE",
    "register_certificates": "OFFICE",
    "register_export": "LISTS",
    "opinion_file": "LISTS",
    "opinion_list": "LISTS",
    "opinion_write": "union",
    "outsider_new": "officer",
    "review_board": "READERS leader",
    "review_close": "OFFICE",
    "review_days": "OFFICE",
    "review_discard": "OFFICE",
    "review_evidence": "OFFICE deputy leader staff",
    "review_evidence_file": "READERS leader staff",
    "review_exempt": "OFFICE leader",
    "review_export": "READERS",
    "review_list": "STAFF",
    "review_mark": "staff",
    "review_mine": "READERS leader staff",
    "review_minutes": "OFFICE leader",
    "review_objection": "OFFICE deputy",
    "review_open": "OFFICE",
    "review_publish": "OFFICE",
    "review_renew": "OFFICE",
    "review_result": "READERS leader staff",
    "review_results": "READERS leader",
    "review_sheet": "READERS leader",
    "review_step": "OFFICE leader",
    "review_unlock": "OFFICE",
    "role_cancel": "officer",
    "registers_export": "READERS inspector clerk",
    "role_end": "officer",
    "roles": "officer",
    "round_board": "LISTS leader",
    "round_export": "LISTS",
    "round_extend": "OFFICE",
    "round_lock": "OFFICE",
    "round_open": "OFFICE",
    "rule_end": "OFFICE",
    "rule_file": "SCHOOL",
    "rule_kinds": "OFFICE",
    "rule_list": "EVERYBODY",
    "rule_new": "OFFICE",
    "rule_page": "SCHOOL",
    "school_details": "officer chair",
    "second_factor": "officer chair",
    "second_factor_later": "EVERYBODY",
    "second_factor_reset": "officer",
    "signed_file": "READERS inspector clerk",
    "slips": "officer secretary",
    "staff_import": "OFFICE officer",
    "submission_annul": "OFFICE",
    "summary_approve": "chair",
    "summary_check": "OFFICE",
    "summary_correct": "OFFICE",
    "summary_drop": "OFFICE",
    "summary_figures": "OFFICE",
    "summary_file": "SCHOOL",
    "summary_issue": "secretary clerk",
    "summary_list": "SCHOOL",
    "summary_new": "OFFICE",
    "summary_page": "SCHOOL",
    "summary_part": "OFFICE",
    "summary_recipients": "OFFICE",
    "summary_refresh": "OFFICE",
    "summary_send": "OFFICE",
    "summary_send_back": "chair",
    "summary_sources": "OFFICE",
    "submission_file": "READERS inspector upper",
    "submission_list": "READERS inspector upper",
    "submission_new": "OFFICE",
    "submission_page": "READERS inspector upper",
    "submission_return": "upper",
    "submission_take": "upper",
    "target_list": "SCHOOL",
    "target_page": "SCHOOL",
    "targets_disclose": "chair",
    "targets_public": "public",
    "team_confirm": "READERS leader",
    "team_rename": "officer secretary",
    "team_sheet": "READERS leader",
    "team_sheet_file": "READERS leader",
    "team_sheet_print": "OFFICE leader",
    "teams": "officer secretary",
    "unit_switch": "",
    "year_close": "OFFICE",
    "year_open": "OFFICE",
}
# Doors that lead nowhere for everybody of this school: the server keeps several units, so nobody of one takes a back-up;
# the commune's officer keeps no accounts there; nobody has a second unit or a second factor; closed addresses stay closed.
NOBODY = {name for name, roles in RIGHTS.items() if not roles}
# Open to who sits on the council; the other school has none.
SEATED = {"meeting_vote"}
PUBLIC = {name for name, roles in RIGHTS.items() if roles == "public"}


def roles_in(row: str) -> list[str]:
    """The roles of a row in the order of ROLES."""
    named = set().union(*(GROUPS.get(word, {word}) for word in row.split()))
    return [role for role in ROLES if role in named]


def ask(client: Client, address: str) -> int:
    """The page, or for what only takes a POST an empty one."""
    status = client.get(address).status_code
    return client.post(address).status_code if status == ONLY_POST else status


def test_every_route_has_a_row_in_the_table_and_every_row_a_route():
    assert sorted(RIGHTS) == sorted(named_routes())


def test_every_word_of_the_table_is_a_role_or_a_group():
    words = {word for name in set(RIGHTS) - PUBLIC for word in RIGHTS[name].split()}
    assert words <= {*ROLES, *GROUPS}


def test_the_table_knows_every_role():
    assert set(ROLES.values()) == set(Role)


@pytest.mark.parametrize("name", sorted(set(RIGHTS) - PUBLIC))
def test_each_role_gets_through_where_the_table_says_so(played: Played, name: str):
    address = played.addresses[name]
    statuses = {role: ask(client, address) for role, client in played.clients.items()}
    assert BROKEN not in statuses.values()
    through = [role for role in ROLES if statuses[role] not in {FORBIDDEN, MISSING}]
    assert through == roles_in(RIGHTS[name])


@pytest.mark.parametrize("role", ROLES)
def test_the_navigation_leads_nobody_to_a_closed_door(played: Played, role: str):
    client = played.clients[role]
    navigation = re.search(r"<header.*?</header>", client.get("/").content.decode(), re.DOTALL)
    assert navigation is not None
    doors = sorted(set(re.findall(r'href="(/[^"#]*)"', navigation.group())))
    assert len(doors) > SOME
    assert {door: status for door in doors if (status := client.get(door).status_code) >= FORBIDDEN} == {}


@pytest.mark.parametrize("name", sorted(set(RIGHTS) - PUBLIC - {"account_closed"}))
def test_signed_out_is_sent_to_sign_in(played: Played, name: str):
    response = Client().get(played.addresses[name])
    if response.status_code == ONLY_POST:
        response = Client().post(played.addresses[name])
    assert (response.status_code, response["Location"].split("?")[0]) == (302, "/tai-khoan/login/")


@pytest.mark.parametrize(
    "name", sorted(name for name, words in named_routes().items() if set(words) & set(OBJECTS))
)
def test_another_schools_object_is_not_there(played: Played, name: str):
    """The other school's secretary holds the right, and gets 404 all the same; only what is public answers."""
    if name in PUBLIC or set(named_routes()[name]) <= {
        "award",
        "ending",
        "kind",
        "paper",
        "role",
        "what",
        "school_year",
        "sort",
        "target",
    }:
        return
    chi, an = played.other.alice, played.other.an
    statuses = {ask(sign_in(Client(), user), played.addresses[name]) for user in (chi, an)}
    assert statuses <= {MISSING, FORBIDDEN}
    assert MISSING in statuses or "chair" not in roles_in(RIGHTS[name]) or name in SEATED

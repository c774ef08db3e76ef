"""The rights table: every page × signed out, each role, another school."""

import pytest
from django.test import Client

from every_page import OBJECTS, ROLES, Played, named_routes
from factories.base import sign_in

FORBIDDEN, MISSING, ONLY_POST, BROKEN = 403, 404, 405, 500

# Route → who gets through its gate in the demo school. The leader is a member of the council, the staff member
# is the person judged; everybody has a page, a pledge and dossiers of their own.
RIGHTS = {
    "account_closed": "",
    "activate": "public",
    "certificate_verify": "public",
    "council_found": "chair secretary",
    "council_members": "chair secretary",
    "council_page": "officer chair secretary leader staff",
    "decision_file": "",
    "decision_issue": "",
    "decision_receive": "chair secretary",
    "document_file": "chair secretary",
    "document_list": "chair secretary",
    "dossier_add": "chair secretary",
    "dossier_bulk": "chair secretary",
    "dossier_list": "officer chair secretary leader staff",
    "dossier_open": "chair secretary",
    "dossier_page": "chair secretary leader staff",
    "dossier_review": "chair",
    "dossier_step": "chair secretary",
    "evaluation_approve": "chair",
    "evaluation_line": "chair secretary",
    "evaluation_sheet": "chair secretary",
    "first_run": "public",
    "help_index": "public",
    "help_page": "public",
    "home": "officer chair secretary leader staff",
    "law_diff": "officer chair secretary leader staff",
    "law_explain": "officer chair secretary leader staff",
    "law_goals": "chair secretary staff",
    "law_index": "officer chair secretary leader staff",
    "law_path": "chair secretary staff",
    "law_screen": "officer chair secretary leader staff",
    "law_try": "officer chair secretary leader staff",
    "law_try_person": "chair secretary staff",
    "meeting_attendance": "chair secretary",
    "meeting_close": "chair secretary",
    "meeting_edit": "chair secretary",
    "meeting_minutes": "chair secretary leader",
    "meeting_open": "chair secretary",
    "meeting_page": "chair secretary",
    "meeting_plan": "chair secretary",
    "meeting_projector": "chair secretary",
    "meeting_vote": "chair secretary leader",
    "motion_close": "chair secretary",
    "motion_count_sheet": "chair secretary leader",
    "motion_open": "chair secretary",
    "motion_put_off": "chair secretary",
    "motion_recusals": "chair secretary",
    "parents": "officer chair",
    "person_correct": "chair secretary",
    "person_export": "officer chair secretary leader",
    "person_list": "officer chair secretary leader staff",
    "person_new": "secretary",
    "person_page": "chair secretary leader staff",
    "person_record": "chair secretary",
    "person_year": "chair secretary",
    "pledge_decide": "chair secretary leader staff",
    "pledge_page": "officer chair secretary leader staff",
    "pledge_review": "officer chair secretary leader staff",
    "pledge_withdraw": "officer chair secretary leader staff",
    "recusal_lift": "chair secretary",
    "register": "chair secretary",
    "register_certificates": "chair secretary",
    "register_export": "chair secretary",
    "role_end": "officer",
    "roles": "officer",
    "round_board": "chair secretary leader",
    "round_export": "chair secretary",
    "round_extend": "chair secretary",
    "round_lock": "chair secretary",
    "round_open": "chair secretary",
    "rule_end": "chair secretary",
    "rule_file": "",
    "rule_kinds": "chair secretary",
    "rule_list": "officer chair secretary leader staff",
    "rule_new": "chair secretary",
    "rule_page": "officer chair secretary leader staff",
    "school_details": "officer chair",
    "slips": "officer secretary",
    "staff_import": "officer chair secretary",
    "staff_import_plan": "officer chair secretary",
    "staff_import_rejects": "officer chair secretary",
    "submission_file": "chair secretary",
    "submission_list": "chair secretary",
    "submission_new": "chair secretary",
    "submission_page": "chair secretary",
    "team_confirm": "chair secretary leader",
    "team_rename": "officer secretary",
    "teams": "officer secretary",
    "unit_switch": "",
    "year_close": "chair secretary",
    "year_open": "chair secretary",
}
# Doors that lead nowhere for everybody of this school: it decides nothing itself, decision and rules came without a scan,
# nobody has a second unit, and nothing lies under the closed addresses.
NOBODY = {name for name, roles in RIGHTS.items() if not roles}
# Open to who sits on the council; the other school has none.
SEATED = {"meeting_vote"}
PUBLIC = {name for name, roles in RIGHTS.items() if roles == "public"}


def ask(client: Client, address: str) -> int:
    """The page, or for what only takes a POST an empty one."""
    status = client.get(address).status_code
    return client.post(address).status_code if status == ONLY_POST else status


def test_every_route_has_a_row_in_the_table_and_every_row_a_route():
    assert sorted(RIGHTS) == sorted(named_routes())


@pytest.mark.parametrize("name", sorted(set(RIGHTS) - PUBLIC))
def test_each_role_gets_through_where_the_table_says_so(played: Played, name: str):
    address = played.addresses[name]
    statuses = {role: ask(sign_in(Client(), user), address) for role, user in played.users.items()}
    assert BROKEN not in statuses.values()
    through = [role for role in ROLES if statuses[role] not in {FORBIDDEN, MISSING}]
    assert " ".join(through) == RIGHTS[name]


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
        "what",
        "school_year",
    }:
        return
    chi, an = played.other.alice, played.other.an
    statuses = {ask(sign_in(Client(), user), played.addresses[name]) for user in (chi, an)}
    assert statuses <= {MISSING, FORBIDDEN}
    assert MISSING in statuses or "chair" not in RIGHTS[name] or name in SEATED

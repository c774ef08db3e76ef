"""The demo's year ends as its story says, its chain is whole, and no page of it asks too much of the database."""

from collections import Counter
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from every_page import ROLES, Played, named_routes
from thidua.councils.models import Ballot, Receipt, Roll
from thidua.decisions.models import SubmissionLine
from thidua.decisions.queries.submissions import inbox_of
from thidua.documents.models import Document
from thidua.funds.models import PaymentLine, PaymentList
from thidua.ledger.models import Line
from thidua.ledger.queries import verify
from thidua.people.models import Grant, Person, WorkElsewhere, YearRecord
from thidua.registrations.models import Pledge
from thidua.reports.queries import desk_of, tasks_of
from thidua.units.access import member_of

MOST_QUERIES = 25


def test_forty_five_people_and_one_who_came_in_march_have_ten_years(played: Played):
    assert Person.objects.filter(postings__unit=played.unit).count() == 46
    assert YearRecord.objects.filter(unit=played.unit).values("school_year").distinct().count() == 10


def test_the_answers_of_commune_and_city_a_line_sent_back_and_sent_again(played: Played):
    lines = SubmissionLine.objects.filter(submission__unit=played.unit)
    assert Counter(lines.values_list("submission__letter__symbol", "dossier__award", "outcome")) == {
        ("01/TTr-THCSHS", "LDTT", "granted"): 44,
        ("01/TTr-THCSHS", "CSTDCS", "granted"): 5,
        ("01/TTr-THCSHS", "CSTDCS", "granted_lower"): 1,
        ("01/TTr-THCSHS", "CSTDCS", "refused"): 1,
        ("01/TTr-THCSHS", "CSTDCS", "returned"): 1,
        ("01/TTr-THCSHS", "TTLDTT", "granted"): 6,
        ("02/TTr-THCSHS", "TTLDXS", "granted"): 1,
        ("03/TTr-THCSHS", "CSTDCS", "pending"): 1,
    }


def test_one_submission_waits_in_the_communes_inbox_one_was_decided_there_one_came_on_paper(played: Played):
    seen = {
        row.submission.letter.symbol: (row.submission.taken, row.submission.pending, row.submission.outside)
        for row in inbox_of(played.commune, date(2026, 7, 20))
    }
    assert seen == {
        "03/TTr-THCSHS": (0, 1, 0),
        "02/TTr-THCSHS": (0, 0, 1),
        "01/TTr-THCSHS": (0, 0, 0),
    }


def test_as_many_receipts_as_members_on_the_roll_and_no_ballot_knows_a_member(played: Played):
    assert Receipt.objects.count() == Roll.objects.count() == 32
    assert {field.name for field in Ballot._meta.get_fields()} == {"id", "name", "choice"}


def test_papers_carry_their_numbers(played: Played):
    symbols = Document.objects.filter(unit=played.unit).order_by("id").values_list("symbol", flat=True)
    assert list(symbols) == [
        "01/KH-THCSHS",
        "",
        "01/BB-THCSHS",
        "01/BC-THCSHS",
        "",
        *[f"{number:02}/BB-THCSHS" for number in range(1, 7)],
        "01/TTr-THCSHS",
        "01/DS-THCSHS",
        "02/TTr-THCSHS",
        "02/DS-THCSHS",
        "",
        "03/TTr-THCSHS",
        "03/DS-THCSHS",
        "",
        "",
    ]
    assert [row.symbol for row in Document.objects.filter(unit=played.commune)] == ["01/QĐ-UBND"]


def test_one_list_is_paid_one_approved_one_a_draft(played: Played):
    lists = PaymentList.objects.filter(unit=played.unit).order_by("id")
    assert [(row.state, row.lines.count()) for row in lists] == [("paid", 5), ("approved", 44), ("draft", 7)]
    assert PaymentLine.objects.filter(list__state="paid", collected_on=None).count() == 2


def test_what_was_never_laid_beside_its_paper_is_not_called_checked(played: Played):
    grants = Grant.objects.filter(unit=played.unit, decision=None)
    assert not grants.filter(checked=True, scan=None).exists()
    assert set(grants.values_list("checked", flat=True)) == {True, False}


def test_whoever_came_in_march_was_six_months_elsewhere_and_pledged_by_permission(played: Played):
    came = WorkElsewhere.objects.get(unit=played.unit, person__full_name="Đinh Văn Mùa Gặt")
    assert (came.ends, came.passed_on) == (date(2026, 2, 28), date(2026, 3, 16))
    assert Pledge.objects.get(person=came.person).state == "confirmed"


def test_everybody_with_a_duty_finds_something_to_do(played: Played):
    """In July who taught or stated an opinion has only to read; everybody else is waited for."""
    members = {role: member_of(user, on=date(2026, 7, 20)) for role, user in played.users.items()}
    busy = {role for role, member in members.items() if member and tasks_of(desk_of(member))}
    assert busy == set(ROLES) - {"staff", "party", "vicechair", "inspector"}


def test_the_plays_clock_never_goes_back(played: Played):
    at = list(Line.objects.filter(unit=played.unit.id).order_by("number").values_list("at", flat=True))
    assert at == sorted(at)


def test_the_chains_of_both_schools_and_of_the_commune_are_whole(played: Played):
    assert [verdict.broken_at for verdict in verify()] == [None, None, None]


@pytest.mark.parametrize("name", sorted(set(named_routes()) - {"account_closed", "unit_switch"}))
def test_no_page_asks_more_than_twenty_five_queries(played: Played, name: str):
    for role in ROLES:
        with CaptureQueriesContext(connection) as asked:
            played.clients[role].get(played.addresses[name])
        assert len(asked) <= MOST_QUERIES, (role, [query["sql"][:160] for query in asked])

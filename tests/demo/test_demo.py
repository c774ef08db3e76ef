"""The demo's year ends as its story says, its chain is whole, and no page of it asks too much of the database."""

from collections import Counter

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from every_page import ROLES, Played, named_routes
from thidua.councils.models import Ballot, Receipt, Roll
from thidua.decisions.models import SubmissionLine
from thidua.documents.models import Document
from thidua.ledger.queries import verify
from thidua.people.models import Person, YearRecord

MOST_QUERIES = 25


def test_forty_five_people_have_ten_years(played: Played):
    assert Person.objects.filter(postings__unit=played.unit).count() == 45
    assert YearRecord.objects.filter(unit=played.unit).values("school_year").distinct().count() == 10


def test_one_line_came_back_reduced_one_refused_one_is_not_answered(played: Played):
    lines = SubmissionLine.objects.filter(submission__unit=played.unit)
    assert Counter(lines.values_list("dossier__award", "outcome")) == {
        ("LDTT", "granted"): 43,
        ("CSTDCS", "granted"): 5,
        ("CSTDCS", "granted_lower"): 1,
        ("CSTDCS", "refused"): 1,
        ("CSTDCS", "pending"): 1,
    }


def test_as_many_receipts_as_members_on_the_roll_and_no_ballot_knows_a_member(played: Played):
    assert Receipt.objects.count() == Roll.objects.count() == 16
    assert {field.name for field in Ballot._meta.get_fields()} == {"id", "name", "choice"}


def test_papers_carry_their_numbers(played: Played):
    symbols = Document.objects.filter(unit=played.unit).order_by("id").values_list("symbol", flat=True)
    assert list(symbols) == [
        "01/BB-THCSHS",
        "02/BB-THCSHS",
        "03/BB-THCSHS",
        "01/TTr-THCSHS",
        "01/DS-THCSHS",
        "",
    ]


def test_the_chains_of_both_schools_and_of_the_commune_are_whole(played: Played):
    assert [verdict.broken_at for verdict in verify()] == [None, None, None]


@pytest.mark.parametrize("name", sorted(set(named_routes()) - {"account_closed", "unit_switch"}))
def test_no_page_asks_more_than_twenty_five_queries(played: Played, name: str):
    for role in ROLES:
        with CaptureQueriesContext(connection) as asked:
            played.clients[role].get(played.addresses[name])
        assert len(asked) <= MOST_QUERIES, (role, [query["sql"][:160] for query in asked])

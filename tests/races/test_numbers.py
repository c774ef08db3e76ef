"""Two people take a number of the same register at once: the locked counter is what keeps them apart."""

import threading

import pytest
from django.db import IntegrityError

from factories.base import actor, make_school
from factories.documents import ON, issue, printed
from thidua.documents.actions import numbers as counting
from thidua.documents.actions.registers import enter_incoming
from thidua.documents.models import Counter, Document

pytestmark = pytest.mark.races
CLERKS = 8


def numbers():
    return list(Document.objects.order_by("number").values_list("number", flat=True))


def test_without_the_lock_two_clerks_read_the_same_last_number(postgres_database, together, monkeypatch):
    school = make_school()
    issue(school)
    both_have_read = threading.Barrier(2, timeout=30)

    def unlocked(counter):
        row = Counter.objects.get(id=counter)
        both_have_read.wait()
        return row

    monkeypatch.setattr(counting, "_locked", unlocked)

    results = together([lambda: issue(school)] * 2)

    assert sorted(type(result) for result in results if isinstance(result, Exception)) == [IntegrityError]
    assert numbers() == [1, 2]
    assert "documents_number" in str(next(result for result in results if isinstance(result, Exception)))


def test_with_the_lock_clerks_at_once_get_consecutive_numbers(postgres_database, together):
    school = make_school()
    issue(school)

    results = together([lambda: issue(school)] * CLERKS)

    assert sorted(result.number for result in results) == list(range(2, 2 + CLERKS))
    assert numbers() == list(range(1, 2 + CLERKS))


def test_first_number_of_a_register_is_given_once_even_when_all_ask_at_once(postgres_database, together):
    school = make_school()

    results = together([lambda: issue(school)] * CLERKS)

    assert sorted(result.symbol for result in results) == [f"{n:02}/TTr-THCSHS" for n in range(1, 1 + CLERKS)]
    assert Counter.objects.get().last == CLERKS


def test_clerk_whose_paper_fails_leaves_no_gap_for_the_others(postgres_database, together):
    school = make_school()

    def fails(symbol):
        raise ZeroDivisionError(symbol)

    makers = [printed, fails] * (CLERKS // 2)
    results = together([lambda make=make: issue(school, make) for make in makers])

    assert sum(isinstance(result, ZeroDivisionError) for result in results) == CLERKS // 2
    assert numbers() == list(range(1, 1 + CLERKS // 2))


def test_two_schools_never_wait_for_each_other(postgres_database, together):
    here, there = make_school(), make_school("THCS-TG", "Trường THCS Trường Giang")
    both_are_printing = threading.Barrier(2, timeout=30)

    def print_together(symbol):
        both_are_printing.wait()
        return printed(symbol)

    results = together([lambda: issue(here, print_together), lambda: issue(there, print_together)])

    assert [result.number for result in results] == [1, 1]


def arrive(school, paper):
    return enter_incoming(
        by=actor(school.alice, school),
        unit=school.unit,
        arrived_on=ON,
        sender="UBND xã Hoa Sen",
        paper=paper,
        dated=None,
        abstract="Hướng dẫn",
    )


def test_without_the_lock_two_papers_get_the_same_incoming_number(postgres_database, together, monkeypatch):
    school = make_school()
    arrive(school, "0/A")
    both_have_read = threading.Barrier(2, timeout=30)

    def unlocked(counter):
        row = Counter.objects.get(id=counter)
        both_have_read.wait()
        return row

    monkeypatch.setattr(counting, "_locked", unlocked)

    results = together([lambda paper=paper: arrive(school, paper) for paper in ("1/A", "2/A")])

    assert [type(result) for result in results if isinstance(result, Exception)] == [IntegrityError]


def test_with_the_lock_papers_that_come_at_once_are_numbered_without_gap(postgres_database, together):
    school = make_school()

    results = together([lambda number=number: arrive(school, f"{number}/A") for number in range(CLERKS)])

    assert sorted(result.number for result in results) == list(range(1, 1 + CLERKS))


def test_the_same_paper_entered_by_two_gets_one_number(postgres_database, together):
    school = make_school()

    results = together([lambda: arrive(school, "1/A")] * 2)

    assert sorted(type(result).__name__ for result in results) == ["Incoming", "InvalidInputError"]
    assert arrive(school, "2/A").number == 2

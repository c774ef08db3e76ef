"""Two at the fund at once: a grant is paid once, the same đồng is spent once, each step of a list is taken once."""

import threading

import pytest
from django.db import connection

from factories.base import actor, make_school
from factories.funds import (
    CHECKED,
    LISTED,
    allot,
    approved,
    completed,
    decision,
    granted,
    paid,
    prepared,
)
from thidua.core.errors import ChangedMeanwhileError, InvalidInputError, StepRefusedError
from thidua.funds.actions import (
    approve_list,
    book,
    collect_lines,
    correct_entry,
    pay_list,
    set_amounts,
    spend_money,
    withdraw_list,
)
from thidua.funds.actions import lists as lists_drawer
from thidua.funds.errors import AboveBalanceError, CorrectedMeanwhileError, ListedMeanwhileError
from thidua.funds.models import Entry, Fund, PaymentLine, PaymentList
from thidua.funds.queries.book import balance_on

pytestmark = pytest.mark.races


@pytest.fixture
def school(postgres_database):
    return make_school()


@pytest.fixture
def grant(school):
    return granted(school, decision(school), school.person(school.binh))


def told(results):
    """Of two, what the one got who was not first; the other must have come through."""
    refused = [result for result in results if isinstance(result, Exception)]
    assert len(refused) == 1, results
    return type(refused[0])


def read_by_both(read):
    """The guard turned off: two have read before either of them writes."""
    both_have_read = threading.Barrier(2, timeout=30)

    def reading(given):
        found = read(given)
        both_have_read.wait()
        return found

    return reading


def test_without_the_constraint_two_lists_pay_the_same_grant(school, grant, together, monkeypatch):
    with connection.cursor() as cursor:
        cursor.execute("DROP INDEX funds_grant_paid_once")
    monkeypatch.setattr(lists_drawer, "dues", read_by_both(lists_drawer.dues))
    together([lambda: prepared(school, grant)] * 2)
    assert PaymentLine.objects.filter(grant=grant, released=False).count() == 2


def test_of_two_who_list_the_same_grant_one_is_told(school, grant, together, monkeypatch):
    monkeypatch.setattr(lists_drawer, "dues", read_by_both(lists_drawer.dues))
    assert told(together([lambda: prepared(school, grant)] * 2)) is ListedMeanwhileError
    assert (PaymentList.objects.count(), PaymentLine.objects.count()) == (1, 1)


def spend(school):
    return lambda: spend_money(
        by=actor(school.alice, school), unit=school.unit, amount=600_000, text="Khung giấy khen", on=LISTED
    )


def test_without_the_lock_two_spend_the_same_money(school, together, monkeypatch):
    allot(school, 1_000_000)
    monkeypatch.setattr(book, "_locked", read_by_both(lambda fund: Fund.objects.get(id=fund)))
    monkeypatch.setattr(book, "lowest_from", waiting(book.lowest_from))
    together([spend(school)] * 2)
    assert balance_on(school.unit, LISTED) == -200_000


def waiting(read):
    both = threading.Barrier(2, timeout=30)

    def reading(fund, on):
        found = read(fund, on)
        both.wait()
        return found

    return reading


def test_of_two_who_spend_what_is_there_for_one_the_second_is_told(school, together):
    allot(school, 1_000_000)
    assert told(together([spend(school)] * 2)) is AboveBalanceError
    assert balance_on(school.unit, LISTED) == 400_000


def test_of_two_who_correct_the_same_entry_one_is_told(school, together):
    allot(school)
    entry, by = Entry.objects.get(), actor(school.alice, school)
    results = together([lambda: correct_entry(by=by, entry=entry, on=LISTED, reason="Ghi nhầm")] * 2)
    assert told(results) is CorrectedMeanwhileError
    assert balance_on(school.unit, LISTED) == 0


def test_without_the_locked_row_two_withdraw_the_same_list(school, grant, together, monkeypatch):
    made, by = prepared(school, grant), actor(school.alice, school)
    unlocked = read_by_both(lambda given: PaymentList.objects.get(id=given.id))
    monkeypatch.setattr(lists_drawer, "locked_list", unlocked)
    results = together([lambda: withdraw_list(by=by, payment_list=made, reason="Lập nhầm", on=LISTED)] * 2)
    assert [type(result) for result in results] == [PaymentList, PaymentList]


@pytest.mark.parametrize(
    ("begin", "step"),
    [
        (prepared, lambda **given: withdraw_list(reason="Lập nhầm", **given)),
        (approved, lambda **given: withdraw_list(reason="Sai số", **given)),
        (approved, pay_list),
    ],
)
def test_of_two_who_take_the_same_step_of_a_payment_list_one_is_told(school, grant, together, begin, step):
    allot(school)
    made, by = begin(school, grant), actor(school.alice, school)
    assert told(together([lambda: step(by=by, payment_list=made, on=LISTED)] * 2)) is StepRefusedError
    assert Entry.objects.filter(list=made).count() == (step is pay_list)


def test_of_two_who_approve_the_same_list_the_second_is_told(school, grant, together):
    made, by = completed(school, grant), actor(school.an, school)
    acts = [lambda: approve_list(by=by, payment_list=made, version=made.version, on=LISTED)] * 2
    assert told(together(acts)) is ChangedMeanwhileError


def test_of_two_who_set_the_same_amounts_the_second_is_told(school, grant, together):
    made, by = prepared(school, grant), actor(school.alice, school)
    line = made.lines.get()

    def saying(amount):
        return lambda: set_amounts(
            by=by, payment_list=made, amounts={line.id: amount}, reason=CHECKED, version=1
        )

    assert told(together([saying(700_000), saying(710_000)])) is ChangedMeanwhileError


def test_of_two_who_mark_the_same_signature_the_second_is_told(school, grant, together):
    made, by = paid(school, grant), actor(school.alice, school)
    lines = [line.id for line in made.lines.all()]
    results = together([lambda: collect_lines(by=by, payment_list=made, lines=lines, on=LISTED)] * 2)
    assert told(results) is InvalidInputError

"""The fund book: the balance after each entry, what may go out, and the wrong entry that stays."""

import io
from datetime import date

import docx
import pytest

from factories.base import actor, make_school
from factories.funds import LISTED, allot, granted, paid
from factories.funds import decision as decision_of
from paper.sheets import read_sheets
from thidua.core.errors import InvalidInputError
from thidua.funds.actions import correct_entry, receive_money, spend_money
from thidua.funds.errors import AboveBalanceError, CorrectedMeanwhileError, NotCorrectableError
from thidua.funds.models import Entry
from thidua.funds.queries.book import balance_on, book_of
from thidua.funds.tables import book_paper, book_sheet

pytestmark = pytest.mark.django_db
JANUARY, MARCH, MAY = date(2026, 1, 5), date(2026, 3, 9), date(2026, 5, 4)


@pytest.fixture
def school():
    return make_school()


def receive(school, amount, on, text="Kinh phí năm"):
    return receive_money(by=actor(school.alice, school), unit=school.unit, amount=amount, text=text, on=on)


def spend(school, amount, on, **given):
    facts = {"text": "Khung giấy khen", "paper": "PC 03"} | given
    return spend_money(by=actor(school.alice, school), unit=school.unit, amount=amount, on=on, **facts)


def shown(school, until):
    book = book_of(school.unit, until)
    lines = [(line.entry.text, line.money_in, line.money_out, line.balance) for line in book.lines]
    return book.opening, lines, book.closing


def test_each_line_says_what_is_left_after_it(school):
    receive(school, 5_000_000, JANUARY)
    spend(school, 1_200_000, MARCH)
    lines = [("Kinh phí năm", 5_000_000, None, 5_000_000), ("Khung giấy khen", None, 1_200_000, 3_800_000)]
    assert shown(school, MARCH) == (0, lines, 3_800_000)


def test_the_book_of_a_year_begins_with_what_the_year_before_left(school):
    receive(school, 5_000_000, date(2025, 12, 30))
    receive(school, 1_000_000, JANUARY)
    assert shown(school, JANUARY) == (
        5_000_000,
        [("Kinh phí năm", 1_000_000, None, 6_000_000)],
        6_000_000,
    )


def test_what_comes_later_is_not_in_the_balance_of_a_day(school):
    receive(school, 5_000_000, JANUARY)
    spend(school, 1_000_000, MARCH)
    assert (balance_on(school.unit, JANUARY), balance_on(school.unit, MARCH)) == (5_000_000, 4_000_000)


def test_more_than_there_is_goes_out_only_with_a_reason(school):
    receive(school, 1_000_000, JANUARY)
    with pytest.raises(AboveBalanceError) as refused:
        spend(school, 1_000_001, MARCH)
    assert refused.value.field == "reason"
    assert str(refused.value) == (
        "Quỹ từ ngày 09/03/2026 chỉ còn chi được 1.000.000 đồng, khoản này 1.000.001 đồng. "
        "Ghi thêm khoản thu trước, hoặc ghi lý do vẫn chi."
    )
    spend(school, 1_000_001, MARCH, reason="Cấp bù tháng sau")
    assert balance_on(school.unit, MARCH) == -1


def test_exactly_what_there_is_goes_out(school):
    receive(school, 1_000_000, JANUARY)
    spend(school, 1_000_000, MARCH)
    assert balance_on(school.unit, MARCH) == 0


def test_an_entry_of_an_earlier_day_cannot_spend_what_was_spent_later(school):
    receive(school, 1_000_000, JANUARY)
    spend(school, 800_000, MAY)
    with pytest.raises(AboveBalanceError):
        spend(school, 300_000, MARCH)


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"amount": 0}, "amount"),
        ({"amount": -5}, "amount"),
        ({"amount": 10**13}, "amount"),
        ({"text": "  "}, "text"),
        ({"on": date(2100, 1, 1)}, "on"),
    ],
)
def test_what_cannot_be_booked_is_refused_at_its_field(school, given, field):
    with pytest.raises(InvalidInputError) as refused:
        receive(school, **({"amount": 1, "on": JANUARY} | given))
    assert (refused.value.field, Entry.objects.count()) == (field, 0)


def test_a_wrong_entry_stays_and_its_counter_entry_takes_it_back_once(school):
    wrong, by = receive(school, 5_000_000, JANUARY), actor(school.alice, school)
    correct_entry(by=by, entry=wrong, on=MARCH, reason="Ghi nhầm số")
    with pytest.raises(CorrectedMeanwhileError):
        correct_entry(by=by, entry=wrong, on=MARCH, reason="Ghi nhầm số")
    assert shown(school, MARCH) == (
        0,
        [
            ("Kinh phí năm", 5_000_000, None, 5_000_000),
            ("Điều chỉnh dòng ngày 05/01/2026: Kinh phí năm", None, 5_000_000, 0),
        ],
        0,
    )


@pytest.mark.parametrize(("on", "reason", "field"), [(MARCH, " ", "reason"), (date(2026, 1, 4), "Sai", "on")])
def test_a_correction_needs_a_reason_and_a_day_not_before_the_entry(school, on, reason, field):
    wrong = receive(school, 5_000_000, JANUARY)
    with pytest.raises(InvalidInputError) as refused:
        correct_entry(by=actor(school.alice, school), entry=wrong, on=on, reason=reason)
    assert refused.value.field == field


def test_paid_bonuses_and_corrections_are_not_turned_back(school):
    paid(school, granted(school, decision_of(school), school.person(school.binh)))
    bonuses, by = Entry.objects.get(kind="bonuses"), actor(school.alice, school)
    counter = correct_entry(by=by, entry=Entry.objects.get(kind="allotment"), on=LISTED, reason="Nhầm")
    for entry in (bonuses, counter):
        with pytest.raises(NotCorrectableError):
            correct_entry(by=by, entry=entry, on=LISTED, reason="Nhầm")


def test_the_sheet_and_the_paper_hold_the_lines_of_the_page(school):
    allot(school, 2_000_000, JANUARY)
    spend(school, 500_000, MARCH, reason="Gấp")
    book = book_of(school.unit, MARCH)
    (sheet,) = read_sheets(book_sheet(book), name="quy.xlsx")
    assert [[cell for cell in row if cell is not None] for row in sheet.rows[1:]] == [
        [date(2026, 1, 1), "Số dư đầu năm", 0],
        [JANUARY, "Kinh phí năm", 2_000_000, 2_000_000],
        [MARCH, "PC 03", "Khung giấy khen (Gấp)", 500_000, 1_500_000],
    ]
    table = docx.Document(io.BytesIO(book_paper(book, school.unit, MARCH))).tables[0]
    assert (
        table.rows[-1].cells[0].text
        == "Cộng thu 2.000.000 đồng; cộng chi 500.000 đồng; còn lại 1.500.000 đồng"
    )

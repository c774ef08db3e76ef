"""Grants of a decision, payment lists in a state, and the accountant. What came before a list only lies there as rows."""

from datetime import date

from factories.base import FIRST_DAY, PASSWORD, School, actor
from thidua.accounts.actions import create_user
from thidua.accounts.models import User
from thidua.core.ids import uuid7
from thidua.decisions.models import Decision
from thidua.funds.actions import approve_list, pay_list, prepare_list, receive_money, set_amounts
from thidua.funds.models import PaymentList
from thidua.ledger.actions import Actor
from thidua.people.models import Grant, Person
from thidua.units.actions import give_role
from thidua.units.models import Role

DECIDED = date(2026, 7, 20)
LISTED = date(2026, 7, 27)
PAPER = "1398/QĐ-UBND"
CHECKED = "Đã đối chiếu nghị định"


def accountant_of(school: School) -> User:
    by = Actor(user=None, unit=school.unit.id)
    name = f"ke-toan-{school.unit.code}".lower()
    user = create_user(by=by, username=name, full_name="Cao Thị Thạch Thảo", password=PASSWORD)
    give_role(by=by, unit=school.unit, user=user, role=Role.ACCOUNTANT, on=FIRST_DAY)
    return user


def decision(school: School, paper: str = PAPER, on: date = DECIDED) -> Decision:
    return Decision.objects.create(
        unit=school.unit, issuer=school.commune, paper=paper, on=on, authority="Chủ tịch UBND xã Hoa Sen"
    )


def granted(
    school: School, given: Decision, person: Person, code: str = "LDTT", year: str | None = "2025-2026"
) -> Grant:
    return Grant.objects.create(
        id=uuid7(), person=person, unit=school.unit, code=code, school_year=year, on=given.on,
        paper=given.paper, authority=given.authority, decision=given.id,
    )  # fmt: skip


def prepared(school: School, *grants: Grant) -> PaymentList:
    return prepare_list(
        by=actor(school.alice, school), unit=school.unit, grants=grants, title="Chi tiền thưởng", on=LISTED
    )


def completed(school: School, *grants: Grant, amount: int | None = None) -> PaymentList:
    """The accountant has said every amount: the law's figure, or `amount`."""
    return say(school, prepared(school, *grants), amount)


def say(school: School, made: PaymentList, amount: int | None = None) -> PaymentList:
    amounts = {line.id: line.computed if amount is None else amount for line in made.lines.all()}
    return set_amounts(
        by=actor(school.alice, school), payment_list=made, amounts=amounts, reason=CHECKED, version=1
    )


def approved(school: School, *grants: Grant, amount: int | None = None) -> PaymentList:
    return approve(school, completed(school, *grants, amount=amount))


def approve(school: School, given: PaymentList) -> PaymentList:
    made = PaymentList.objects.get(id=given.id)
    return approve_list(by=actor(school.an, school), payment_list=made, version=made.version, on=LISTED)


def allot(school: School, amount: int = 10_000_000, on: date = FIRST_DAY) -> None:
    receive_money(by=actor(school.alice, school), unit=school.unit, amount=amount, text="Kinh phí năm", on=on)


def paid(school: School, *grants: Grant) -> PaymentList:
    allot(school)
    made = approved(school, *grants)
    return pay_list(by=actor(school.alice, school), payment_list=made, on=LISTED)

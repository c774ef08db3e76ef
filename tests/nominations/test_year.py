"""Beside a case: what reviews and movements of the year said, and nothing of what somebody gave."""

from datetime import date
from decimal import Decimal

import pytest
from django.urls import reverse

from factories.base import make_school, sign_in
from factories.movements import item_in_force, telling
from factories.nominations import make_dossier
from factories.plans import office
from factories.reviews import published
from thidua.movements.actions import step_movement
from thidua.movements.states import MovementAct
from thidua.plans.models import ItemKind
from thidua.targets.actions.drives import enter_giver

pytestmark = pytest.mark.django_db


@pytest.fixture
def school():
    return make_school()


def shown(client, school, user, dossier):
    page = sign_in(client, user).get(reverse("dossier_page", args=[dossier.id]))
    return " ".join(page.content.decode().split())


def test_published_results_stand_beside_the_case(client, school):
    dossier = make_dossier(school)
    assert "Chưa có kết quả bình xét nào được công bố" in shown(client, school, school.alice, dossier)
    review = published(school)
    for user in (school.alice, school.binh):
        text = shown(client, school, user, dossier)
        assert f"{review.name[0].upper()}{review.name[1:]}: " in text
        assert "xem lý do" in text


def test_what_closing_reviews_propose_stands_there_and_nothing_of_a_drive(client, school):
    dossier = make_dossier(school)
    item = item_in_force(school, ItemKind.PERIOD)
    step_movement(by=office(school), item=item, act=MovementAct.LAUNCH, telling=telling(text="Chào cờ"))
    said = telling(date(2025, 11, 21), results="Tốt", proposals="Cô Hoa Sim: ba tiết dạy tốt")
    step_movement(
        by=office(school), item=item_in_force(school, ItemKind.PERIOD), act=MovementAct.CLOSE, telling=said
    )
    drive = item_in_force(school, ItemKind.DRIVE)
    enter_giver(
        by=office(school),
        undertaking=drive.undertaking,
        on=date(2025, 11, 1),
        person=school.person(school.binh),
        amount=Decimal(100000),
    )
    text = shown(client, school, school.alice, dossier)
    assert "Cô Hoa Sim: ba tiết dạy tốt" in text
    assert "Chào mừng ngày 20/11" in text
    assert drive.name not in text
    assert "100.000" not in text

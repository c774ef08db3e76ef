"""The deciding head on pages: called as the reader's own province and commune are called on that day."""

from datetime import date
from types import SimpleNamespace

import pytest
from django.template import Context, Template
from django.urls import reverse

from factories.base import BORDER, FIRST_DAY, make_school, sign_in
from factories.registrations import make_round
from thidua.decisions.queries.authority import authority_names
from thidua.units.models import UnitParent
from thidua.units.queries import ancestors_on, head_named

pytestmark = pytest.mark.django_db
CITY, COMMUNE, DISTRICT = "Chủ tịch UBND thành phố", "Chủ tịch UBND xã", "Chủ tịch UBND huyện"
ON = date(2026, 5, 20)


@pytest.fixture
def school():
    """In a province that is no city, under a ward since the districts are gone."""
    school = make_school()
    for unit, name in ((school.province, "tỉnh Núi Xanh"), (school.commune, "phường Hoa Sen")):
        unit.name, unit.short_name = f"UBND {name}", name.capitalize()
        unit.save()
    return school


@pytest.mark.parametrize(
    ("words", "on", "called"),
    [
        (CITY, ON, "Chủ tịch UBND tỉnh Núi Xanh"),
        (COMMUNE, ON, "Chủ tịch UBND phường Hoa Sen"),
        (DISTRICT, date(2025, 6, 30), "Chủ tịch UBND huyện Sông Xanh"),
        # Nobody of that level stands above on that day: the level is always true.
        (DISTRICT, BORDER, "Chủ tịch UBND cấp huyện"),
        (COMMUNE, date(2025, 6, 30), "Chủ tịch UBND cấp xã"),
        ("Thủ tướng Chính phủ", ON, "Thủ tướng Chính phủ"),
    ],
)
def test_the_laws_words_become_the_real_head_of_that_day(school, words, on, called):
    assert head_named(words, ancestors_on(school.unit, on)) == called


def test_without_a_province_entered_papers_say_the_level(school):
    UnitParent.objects.filter(parent=school.province).delete()

    assert authority_names(school.unit, {"BK_TINH", "LDTT"}, ON) == {
        "BK_TINH": "Chủ tịch UBND cấp tỉnh",
        "LDTT": "Chủ tịch UBND phường Hoa Sen",
    }


def test_the_tag_asks_for_the_units_above_once_a_day(school, django_assert_num_queries):
    request = SimpleNamespace(member=SimpleNamespace(unit=school.unit, on=ON))
    page = Template("{% load law %}{% who_decides a %}; {% who_decides b %}; {% who_decides a day %}")
    context = Context({"request": request, "a": CITY, "b": COMMUNE, "day": FIRST_DAY})
    with django_assert_num_queries(2):
        said = page.render(context)

    assert said == "Chủ tịch UBND tỉnh Núi Xanh; Chủ tịch UBND phường Hoa Sen; Chủ tịch UBND tỉnh Núi Xanh"


def test_the_pledge_page_names_the_schools_own_province_and_ward(client, school):
    make_round(school, date(2099, 1, 1))
    page = sign_in(client, school.binh).get(reverse("pledge_page")).content.decode()

    assert "Chủ tịch UBND phường Hoa Sen quyết định" in page
    assert "Chủ tịch UBND tỉnh Núi Xanh quyết định" in page
    assert f"{CITY} quyết định" not in page
    assert f"{COMMUNE} quyết định" not in page

"""A person's page, a dossier, the simulation page and a pledge: the same facts have the same findings everywhere."""

import html
from datetime import date
from decimal import Decimal

import pytest
from django.test import Client
from django.urls import reverse

from factories.base import actor, make_school, sign_in
from factories.guidance import make_rule
from factories.people import past_year
from factories.scoring import graded
from statute.names import codes
from thidua.core import clock
from thidua.nominations.actions import open_dossier
from thidua.people.actions import (
    DisciplineEntry,
    GrantEntry,
    record_grants,
    record_initiative,
    record_year,
    state_history,
    state_review,
    state_service,
)
from thidua.people.models import Person
from thidua.registrations.queries import standings_of

pytestmark = pytest.mark.django_db
YEAR = "2025-2026"


@pytest.fixture
def school():
    """Bình has years, awards and all that can be stated; Dung has a discipline; of Sông Lam nearly nothing is known."""
    school = make_school()
    make_rule(school)
    graded(school, binh="excellent")
    by = {"by": actor(school.an, school), "unit": school.unit}
    today = clock.today()
    binh, dung = school.person(school.binh), school.person(school.dung)
    for first in range(2012, 2025):
        past_year(school, binh, f"{first}-{first + 1}", "excellent", "LDTT", "CSTDCS")
    past_year(school, dung, "2024-2025", "good", "LDTT")
    form = GrantEntry(binh.id, "BK_TTG", None, date(2019, 11, 20), "1/QĐ-TTg", "Thủ tướng", "merit")
    record_grants(**by, grants=[form, GrantEntry(binh.id, "BK_TINH", None)])
    state_history(**by, person=binh, forms_known=True, discipline_complete=True, on=today)
    years = {"teaching_years": Decimal("17.5"), "hardship_years": Decimal(2), "hardship_now": False}
    version = Person.objects.get(id=binh.id).version
    state_service(**by, person=binh, version=version, **years, stated_on=today, on=today)
    idea = {"title": "Thẻ từ xoay", "kind": "research", "scope": "province", "recognised_by": "province"}
    record_initiative(**by, person=binh, school_year=YEAR, **idea)
    reprimand = DisciplineEntry("reprimand", date(2025, 11, 2))
    record_year(**by, person=dung, school_year=YEAR, discipline=[reprimand], leave=[])
    state_review(**by, person=binh, school_year=YEAR, under_review=False, on=today)
    state_review(**by, person=dung, school_year=YEAR, under_review=True, on=today)
    return school


def told(findings):
    """What a reader learns from a tree of findings, and what it rests on."""
    return [
        (one["id"], one["answer"], one["because"], one["citation"], one["verification"], told(one["parts"]))
        for one in findings
    ]


def answered(award):
    local = award["local"]
    return award["answer"], told(award["findings"]), told(local["findings"]), award["notes"], local["notes"]


def page(school, user, name, *args):
    response = sign_in(Client(), user).get(reverse(name, args=args))
    assert response.status_code == 200
    return response


def on_the_persons_page(school, user, person):
    aims = page(school, user, "person_page", person.id).context["aims"]
    listed = [*aims.near, *(aim for group in aims.groups for aim in group.aims)]
    return {aim.award["code"]: answered(aim.award) for aim in listed}


def on_the_simulation_page(school, user, person):
    outcomes = page(school, user, "law_try_person", person.id).context["answers"].outcomes
    return {one.award["code"]: answered(one.award) for one in outcomes}


def in_dossiers(school, user, person):
    by = {"by": actor(school.alice, school), "unit": school.unit, "year": school.year}
    found = {}
    for code in codes("person"):
        opened = open_dossier(**by, person=person, award=code, on=clock.today())
        found[code] = answered(page(school, user, "dossier_page", opened.id).context["dossier"].assessment)
    return found


@pytest.mark.parametrize("who", ["binh", "dung", "officer"])
def test_the_persons_page_a_dossier_and_the_simulation_say_the_same_of_every_award(school, who):
    person = school.person(getattr(school, who))
    dossiers = in_dossiers(school, school.alice, person)
    assert on_the_simulation_page(school, school.alice, person) == dossiers
    shown = on_the_persons_page(school, school.alice, person)
    without_rule = {"GK", "HCLD2", "HCLD1", "NGND"}
    assert shown == {code: answer for code, answer in dossiers.items() if code not in without_rule}


@pytest.mark.parametrize("who", ["binh", "dung"])
def test_the_person_reads_the_same_of_themselves_as_the_office(school, who):
    user = getattr(school, who)
    person = school.person(user)
    for pages in (on_the_persons_page, on_the_simulation_page):
        assert pages(school, user, person) == pages(school, school.alice, person)


@pytest.mark.parametrize("who", ["binh", "dung", "officer"])
def test_a_pledge_says_the_same_of_its_titles(school, who):
    person = school.person(getattr(school, who))
    standings = standings_of(unit=school.unit, person=person, school_year=YEAR, on=clock.today())
    simulated = on_the_simulation_page(school, school.alice, person)
    found = {one.code: answered(one.assessment) for one in standings}
    assert found == {code: simulated[code] for code in found}
    assert {"LDTT", "CSTDCS", "GK"} <= found.keys(), "titles and forms alike"


def sentences(findings):
    for one in findings:
        yield one["because"]
        yield from sentences(one["parts"])


def test_every_sentence_of_the_tree_stands_on_the_page_and_in_the_dossier_as_it_is(school):
    binh = school.person(school.binh)
    opened = open_dossier(
        by=actor(school.alice, school),
        unit=school.unit,
        year=school.year,
        person=binh,
        award="CSTDTQ",
        on=clock.today(),
    )
    wanted = list(sentences(opened.assessment["findings"]))
    assert len(wanted) > 10
    for name, key in (("person_page", binh.id), ("dossier_page", opened.id), ("law_try_person", binh.id)):
        shown = html.unescape(page(school, school.alice, name, key).content.decode())
        assert [said for said in wanted if said not in shown] == []

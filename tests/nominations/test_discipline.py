"""A team leader reads the team's dossiers without what rests on discipline, and cannot infer it from what is left."""

import re
from datetime import timedelta

import pytest
from django.urls import reverse

from factories.base import actor, make_school, sign_in
from factories.nominations import ON, make_dossier
from thidua.nominations.actions import assess_dossier, state_review
from thidua.nominations.models import Dossier
from thidua.nominations.states import DossierState
from thidua.people.actions import DisciplineEntry, record_year, state_history
from thidua.people.models import Discipline, DisciplineForm, YearRecord

pytestmark = pytest.mark.django_db


@pytest.fixture
def school():
    return make_school()


def seen(client, user, dossier):
    return main_of(sign_in(client, user).get(reverse("dossier_page", args=[dossier.id])))


def main_of(answer):
    main = re.search(r"<main.*?</main>", answer.content.decode(), re.DOTALL)
    without_tokens = re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", main[0])
    return re.sub(r"\s+", " ", without_tokens)


def told(school, *, under_review, disciplined):
    """Bình's dossier, assessed with these facts."""
    dossier = Dossier.objects.first() or make_dossier(school)
    row = YearRecord.objects.get(person=dossier.person, school_year="2025-2026")
    row.under_review, row.under_review_on, row.discipline_known = under_review, ON, True
    row.save()
    row.disciplines.all().delete()
    if disciplined:
        Discipline.objects.create(record=row, form=DisciplineForm.values[0], on=ON, paper="KL-99")
    return assess_dossier(by=actor(school.alice, school), dossier=dossier, on=ON)


FACTS = [
    {"under_review": False, "disciplined": False},
    {"under_review": True, "disciplined": False},
    {"under_review": False, "disciplined": True},
    {"under_review": True, "disciplined": True},
]


def test_the_leader_sees_the_same_dossier_whatever_there_is_of_discipline(client, school):
    shown = [seen(client, school.dung, told(school, **facts)) for facts in FACTS]
    assert [page == shown[0] for page in shown] == [True] * 4
    assert "kỷ luật" not in shown[0].lower()
    assert "Chỉ Hiệu trưởng, thư ký và người được xét xem được phần này" in shown[0]


def pages(client, user, dossier):
    """All that somebody reads of a dossier and its person: the dossier, the list of them, the person."""
    addresses = [
        reverse("dossier_page", args=[dossier.id]),
        reverse("dossier_list"),
        reverse("person_page", args=[dossier.person_id]),
    ]
    sign_in(client, user)
    return [main_of(client.get(address)) for address in addresses]


@pytest.mark.parametrize("state", [DossierState.OPEN, DossierState.READY])
def test_a_leader_reads_the_same_before_and_after_somebody_comes_under_review(client, school, state):
    dossier = make_dossier(school, state=state)
    by, person = actor(school.an, school), dossier.person
    before, known = pages(client, school.dung, dossier), pages(client, school.alice, dossier)
    later = ON + timedelta(days=3)
    for under_review in (False, True):
        state_review(
            by=by, unit=school.unit, year=school.year, persons=[person], under_review=under_review, on=later
        )
        assert pages(client, school.dung, dossier) == before
    warning = DisciplineEntry(form=DisciplineForm.values[0], on=ON)
    record_year(by=by, unit=school.unit, person=person, school_year="2025-2026", discipline=[warning])
    state_history(
        by=by, unit=school.unit, person=person, forms_known=False, discipline_complete=True, on=later
    )
    assess_dossier(by=by, dossier=dossier, on=later)
    assert pages(client, school.dung, dossier) == before
    assert [page == was for page, was in zip(pages(client, school.alice, dossier), known, strict=True)] == [
        False
    ] * 3


@pytest.mark.parametrize("who", ["an", "alice", "binh"])
def test_the_office_and_the_person_read_all_of_it(client, school, who):
    page = seen(client, getattr(school, who), told(school, under_review=True, disciplined=True))
    assert "Đang bị xem xét kỷ luật" in page
    assert "vừa có kỷ luật vừa được xếp loại" in page
    assert "xem được phần này" not in page


def test_the_leaders_list_neither_shows_nor_filters_by_a_withheld_answer(client, school):
    told(school, under_review=True, disciplined=False)
    sign_in(client, school.dung)
    for asked in ({}, {"answer": "yes"}, {"answer": "blocked"}):
        page = client.get(reverse("dossier_list"), asked)
        assert [dossier.answer for dossier in page.context["page"]] == ["withheld"]
        assert 'name="answer"' not in page.content.decode()
    sign_in(client, school.alice)
    answers = [dossier.answer for dossier in client.get(reverse("dossier_list")).context["page"]]
    assert answers == ["blocked"]

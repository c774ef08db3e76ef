"""Papers as evidence: what says of each of the staff a grade, marks or a sum never leaves the school with the file."""

from datetime import date

import pytest

from factories.base import make_school
from factories.decisions import submit, supported, teachers
from factories.documents import issue
from factories.reviews import opened, part_of
from factories.scoring import enter_each, entry
from thidua.core import clock
from thidua.documents.models import DocumentKind
from thidua.people.queries import staff_of
from thidua.scoring.models import Evaluation, TeamMeeting
from thidua.standards.models import Source
from thidua.standards.queries.sources import search

pytestmark = pytest.mark.django_db


@pytest.fixture
def school():
    return make_school()


def found(school):
    return {one.id for one in search(school.unit, Source.DOCUMENT, "")}


def test_a_letter_is_found_and_the_list_with_grades_beside_each_name_is_not(school):
    sent = submit(school, supported(school, teachers(school, 1)[0]))
    issue(school, kind=DocumentKind.PAYMENT_LIST)
    assert found(school) == {sent.letter.id}


def test_what_is_withheld_is_not_found(school):
    issue(school, kind=DocumentKind.MINUTES, withheld="Chỉ mở ở trang Bàn giao.")
    assert found(school) == set()


def test_minutes_of_a_team_on_marks_and_grades_are_not_found_also_once_they_are_handed_out(school):
    issue(school, kind=DocumentKind.MINUTES, about=part_of(opened(school)).id)
    on = clock.today()
    lines = [entry(one.person, "good") for one in staff_of(school.unit, on=on)]
    enter_each(school, lines, on=on)
    held = TeamMeeting(evaluation=Evaluation.objects.get(), team=school.teams[0], held_on=date(2026, 5, 12))
    held.document = issue(school, kind=DocumentKind.MINUTES, about=held.id)
    held.save()
    of_council = issue(school, kind=DocumentKind.MINUTES, title="Họp Hội đồng")
    assert found(school) == {of_council.id}

"""At night sets are screened again under the law's words of the day; a set that was seen under them is left alone."""

import pytest

from factories.base import make_school
from factories.criteria import drafted, issued, thirty_seventy
from thidua.criteria.jobs import screen_sets
from thidua.criteria.models import CriteriaSet, Criterion
from thidua.guidance.screening import version
from thidua.jobs import schedule
from thidua.ledger.models import Line

pytestmark = pytest.mark.django_db


def test_only_what_was_screened_under_other_words_is_screened_and_gets_a_line():
    school = make_school()
    seen, old = issued(school), drafted(school, thirty_seventy())
    Criterion.objects.filter(section__set=old, section__order=1, order=0).update(
        text="Kết quả thi học sinh giỏi của lớp"
    )
    CriteriaSet.objects.filter(id=old.id).update(screened="words of another day")
    before = Line.objects.count()
    screen_sets.func()
    rows = {row.id: (row.open_lines, row.screened) for row in CriteriaSet.objects.all()}
    assert rows == {seen.id: (0, version()), old.id: (1, version())}
    assert Line.objects.count() == before + 1
    screen_sets.func()
    assert Line.objects.count() == before + 1


def test_it_is_on_the_schedule_of_the_night():
    assert [job.at.hour for job in schedule._DAILY.values() if job.name == "criteria.screen_sets"] == [2]

"""A reviewer with several tabs: one note is written, the others are told."""

import pytest

from factories.base import actor, make_school
from factories.registrations import make_round, submitted
from thidua.initiatives.actions import review_initiative
from thidua.initiatives.models import Review, Verdict
from thidua.initiatives.queries import initiatives_of

pytestmark = pytest.mark.races
AT_ONCE = 4


def test_of_four_tabs_one_writes_and_the_others_are_told(postgres_database, together):
    school = make_school()
    submitted(school, make_round(school), school.person(school.binh), "LDTT", initiative="Góc đọc xanh")
    (subject,) = initiatives_of(school.year)

    def write():
        return review_initiative(
            by=actor(school.dung, school),
            year=school.year,
            subject=subject,
            verdict=Verdict.AGREE,
            text="",
            version=0,
        )

    names = sorted(type(one).__name__ for one in together([write] * AT_ONCE))
    assert names == ["ChangedMeanwhileError"] * 3 + ["Review"]
    assert Review.objects.count() == 1

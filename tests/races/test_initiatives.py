"""A reviewer with several tabs: one note is written, the others are told."""

from datetime import date

import pytest

from factories.base import actor, make_school
from factories.registrations import make_round, submitted
from thidua.initiatives.actions import review_initiative
from thidua.initiatives.models import Review, Verdict
from thidua.initiatives.queries import initiatives_of
from thidua.units.actions import give_role
from thidua.units.models import Role

pytestmark = pytest.mark.races
AT_ONCE = 4


def test_of_four_tabs_one_writes_and_the_others_are_told(postgres_database, together):
    school = make_school()
    submitted(school, make_round(school), school.person(school.binh), "LDTT", initiative="Góc đọc xanh")
    (subject,) = initiatives_of(school.year)
    role, since = Role.INITIATIVE_REVIEWER, date(2025, 9, 1)
    give_role(by=actor(school.officer, school), unit=school.unit, user=school.dung, role=role, on=since)

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

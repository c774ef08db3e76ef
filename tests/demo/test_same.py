"""Twice with one seed is the same school: every row, apart from ids, codes and moments.

Until the pledges; `THIDUA_SAME=closed make test tests/demo/test_same.py` compares the whole year.
"""

import os

import pytest
from django.db import transaction

from every_row import rows
from thidua.core import clock
from thidua.demo.build import build
from thidua.demo.recipe import Moment, Recipe, Size

# So many rows there are at least, or nothing was compared.
SOME = 2000
MOMENT = Moment(os.environ.get("THIDUA_SAME", Moment.PLEDGE))


@pytest.fixture
def built(temporary_home):
    """All rows of a school that was built and is undone again."""

    def one(recipe: Recipe) -> dict[str, list[str]]:
        with transaction.atomic():
            build(recipe)
            found = rows()
            transaction.set_rollback(True)
        return found

    yield one
    clock.reset()


def test_a_school_that_is_built_again_is_the_same(built):
    first, again = built(Recipe(MOMENT)), built(Recipe(MOMENT))
    assert {table for table, lines in first.items() if lines != again[table]} == set()
    assert sum(map(len, first.values())) > SOME


def test_a_closed_school_has_closed_every_year_before(built):
    years = built(Recipe(Moment.PLEDGE, Size.CLOSED_SCHOOL))["units_schoolyear"]
    assert [line.count("'closed_on': datetime.date(") for line in years] == [1] * 9 + [0]

"""Tables as rows: who comes first, and the same digest for the same values however a database writes them."""

from datetime import UTC, datetime, timedelta, timezone
from decimal import Decimal

import pytest
from django.contrib.auth.models import Permission
from django.contrib.contenttypes.models import ContentType

from factories.base import make_school
from thidua.core.tables import Tallying, all_models, plain, put_rows, rows_of, strange_tables, tally_of
from thidua.ledger.models import Line
from thidua.units.models import Team, Unit

NOON = datetime(2026, 7, 20, 5, tzinfo=UTC)


def tally(model, *rows):
    tallying = Tallying(model)
    list(tallying.passing(rows))
    return tallying.result


def test_who_is_pointed_to_comes_before_who_points():
    models = all_models()
    assert models.index(Unit) < models.index(Team)
    assert models.index(ContentType) < models.index(Permission)
    assert len(models) == len(set(models)) > 40


def test_order_of_rows_does_not_matter_and_every_value_does():
    rows = [(1, "a", "b"), (2, "c", None)]
    assert tally(ContentType, *rows) == tally(ContentType, *reversed(rows))
    assert tally(ContentType, *rows) != tally(ContentType, rows[0], (2, "c", ""))
    assert tally(ContentType, rows[0], rows[0]) != tally(ContentType)


def test_the_same_value_written_otherwise_has_the_same_digest():
    assert plain(NOON) == plain(NOON.astimezone(timezone(timedelta(hours=7))))
    assert plain(Decimal("8.50")) == plain(Decimal("8.5"))
    assert plain(b"ab") == plain(memoryview(b"ab")) == "6162"
    with pytest.raises(TypeError, match="no plain form of object"):
        plain(object())


@pytest.mark.django_db
def test_numbers_inside_json_are_the_same_however_they_are_written():
    make_school()
    row = list(next(rows_of(Line, using="default")))
    place = row.index({}) if {} in row else next(i for i, one in enumerate(row) if isinstance(one, dict))
    variants = []
    for number in (100, 1e2, 101):
        row[place] = {"counts": [number]}
        variants.append(tally(Line, tuple(row)))
    assert [variant == variants[0] for variant in variants] == [True, True, False]


@pytest.mark.django_db
def test_rows_written_back_are_the_rows_that_were_read():
    make_school()
    before = tally_of(Permission, using="default")
    rows = list(rows_of(Permission, using="default"))
    Permission.objects.all().delete()
    put_rows(Permission, rows, using="default")
    assert tally_of(Permission, using="default") == before
    assert before.rows == len(rows) > 100
    assert strange_tables("default") == []

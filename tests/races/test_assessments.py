"""Several people ask the law about one dossier at once; and PostgreSQL itself keeps what it once said."""

import pytest
from django.db import DatabaseError, connection, transaction

from factories.base import actor, make_school
from factories.nominations import ON, make_dossier
from thidua.nominations.actions import assess_dossier
from thidua.nominations.models import Assessment

pytestmark = pytest.mark.races


def test_each_asking_has_its_own_number_and_none_is_lost(postgres_database, together):
    school = make_school()
    dossier = make_dossier(school)

    results = together(
        [lambda: assess_dossier(by=actor(school.alice, school), dossier=dossier, on=ON).version] * 6
    )

    assert sorted(results) == list(range(2, 8))
    numbers = Assessment.objects.filter(dossier=dossier).values_list("number", flat=True)
    assert list(numbers) == list(range(1, 8))


def test_an_assessment_is_never_rewritten(postgres_database):
    make_dossier(make_school())
    with (
        pytest.raises(DatabaseError, match="never rewritten"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute("UPDATE nominations_assessment SET answer = 'yes'")

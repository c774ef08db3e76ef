"""Several at one target at the same moment: one figure stands, one look a month, one decision; the others are told."""

from datetime import date
from decimal import Decimal

import pytest

from factories.base import actor, make_school
from factories.targets import enter, make_targets, measured_by
from races.test_steps import told
from thidua.core.errors import ChangedMeanwhileError
from thidua.targets.actions import correct_measurement, disclose_targets, take_snapshots
from thidua.targets.errors import AlreadyMeasuredError
from thidua.targets.models import Disclosure, Measurement, Snapshot

pytestmark = pytest.mark.races
DAY = date(2025, 11, 1)


@pytest.fixture
def school(postgres_database):
    return make_school()


def test_of_two_who_enter_the_figure_of_a_day_one_is_told(school, together):
    item = make_targets(school, {})[0]
    assert told(together([lambda: enter(school, item, 30, DAY)] * 2)) is AlreadyMeasuredError
    assert Measurement.objects.count() == 1


def test_of_two_who_correct_one_figure_one_is_told(school, together):
    row = enter(school, make_targets(school, {})[0], 30, DAY)

    def correct():
        return correct_measurement(
            by=actor(school.alice, school),
            measurement=row,
            value=Decimal(31),
            text="Biên bản",
            because="Cộng nhầm",
        )

    assert told(together([correct] * 2)) is ChangedMeanwhileError
    assert Measurement.objects.count() == 2


def test_of_two_workers_one_looks(school, together):
    measured_by(school, "initiative.recognised")
    look = lambda: take_snapshots(by=actor(school.alice, school), unit=school.unit, on=DAY)  # noqa: E731 - said twice
    assert sorted(len(one) for one in together([look] * 2)) == [0, 1]
    assert Snapshot.objects.count() == 1


def test_of_two_who_disclose_one_is_told(school, together):
    def disclose():
        return disclose_targets(
            by=actor(school.an, school), unit=school.unit, is_public=True, number=0, on=DAY
        )

    assert told(together([disclose] * 2)) is ChangedMeanwhileError
    assert Disclosure.objects.count() == 1

"""Several at one target at the same moment: one figure stands, one look a month, one decision; the others are told."""

from datetime import date
from decimal import Decimal

import pytest

from factories.base import actor, make_school
from factories.plans import add, issued, make_draft
from factories.targets import enter, make_targets, measured_by
from races.test_steps import read_by_both, told
from thidua.core.errors import ChangedMeanwhileError
from thidua.plans.models import ItemKind, Undertaking
from thidua.targets.actions import (
    close_drive,
    correct_measurement,
    disclose_targets,
    drives,
    enter_contribution,
    enter_giver,
    take_back_contribution,
    take_snapshots,
)
from thidua.targets.errors import (
    AlreadyGivenError,
    AlreadyMeasuredError,
    DriveClosedError,
    LinesAddedError,
)
from thidua.targets.models import Disclosure, Measurement, Snapshot
from thidua.targets.models.drives import Contribution, DriveResult

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


@pytest.fixture
def drive(school) -> Undertaking:
    plan = make_draft(school)
    item = add(school, plan, ItemKind.DRIVE)
    issued(school, plan)
    item.refresh_from_db()
    return item.undertaking


def give(school, drive, seen=None):
    return enter_contribution(
        by=actor(school.alice, school), undertaking=drive, on=DAY, people=2, amount=Decimal(1000), seen=seen
    )


def close(school, drive):
    return close_drive(by=actor(school.alice, school), undertaking=drive, text="Đã nộp", on=DAY)


def test_without_the_held_row_a_gift_falls_beside_the_result(school, drive, together, monkeypatch):
    unheld = read_by_both(lambda key: Undertaking.objects.select_related("unit").get(id=key))
    monkeypatch.setattr(drives, "_held", unheld)
    together([lambda: give(school, drive), lambda: close(school, drive)])
    assert (Contribution.objects.count(), DriveResult.objects.get().people) == (1, 0)


def test_what_is_given_while_a_drive_is_closed_is_in_its_result_or_refused(school, drive, together):
    given, _ = together([lambda: give(school, drive), lambda: close(school, drive)])
    people = DriveResult.objects.get().people
    assert (isinstance(given, DriveClosedError), people) in {(True, 0), (False, 2)}


def test_a_line_sent_twice_at_once_counts_once(school, drive, together):
    assert told(together([lambda: give(school, drive, seen=0)] * 2)) is LinesAddedError
    assert Contribution.objects.count() == 1


def test_of_two_who_close_a_drive_one_is_told(school, drive, together):
    assert told(together([lambda: close(school, drive)] * 2)) is DriveClosedError
    assert DriveResult.objects.count() == 1


def test_of_two_who_write_one_giver_down_one_is_told(school, drive, together):
    def enter():
        return enter_giver(
            by=actor(school.alice, school), undertaking=drive, on=DAY, person=school.person(school.binh)
        )

    assert told(together([enter] * 2)) is AlreadyGivenError
    assert Contribution.objects.count() == 1


def test_of_two_who_take_a_line_back_one_is_told(school, drive, together):
    row = give(school, drive)

    def back():
        return take_back_contribution(by=actor(school.alice, school), contribution=row, because="Nhầm")

    assert told(together([back] * 2)) is ChangedMeanwhileError

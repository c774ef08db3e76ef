"""Two people before the first page at once, on PostgreSQL: one school, whatever the moment."""

from collections import Counter
from datetime import date

import pytest
from django.contrib.contenttypes.models import ContentType

from thidua.core.ids import uuid7
from thidua.ledger.actions import Actor
from thidua.reports.actions import Beginning, begin_school
from thidua.units.models import Level, Role, Unit

pytestmark = pytest.mark.races


def begin(number: int):
    beginning = Beginning(
        name=f"Trường THCS Bến Nước {number}",
        short_name=f"Bến Nước {number}",
        code=f"BN-{number}",
        symbol="THCSBN",
        place="Bến Nước",
        commune="Xã Bến Nước",
        district="",
        province="Tỉnh Đồi Xanh",
        province_is_city=False,
        school_year="2026-2027",
        teams=("Toán – Tin",),
        full_name="Bùi Thị Mùa Thu",
        username=f"muathu{number}",
        password="song-xanh-troi-ve-bien",
        duty=Role.SECRETARY,
    )
    return lambda: begin_school(by=Actor(user=None, unit=uuid7()), beginning=beginning, on=date(2026, 9, 5))


def kinds(results):
    return Counter(type(result).__name__ for result in results)


def test_without_the_locked_row_two_schools_are_made(postgres_database, together):
    ContentType.objects.filter(app_label="units", model="unit").update(model="away")
    assert kinds(together([begin(1), begin(2)])) == {"User": 2}
    assert Unit.objects.filter(level=Level.SCHOOL).count() == 2


def test_with_it_one_wins_and_the_other_is_told(postgres_database, together):
    assert kinds(together([begin(1), begin(2)])) == {"User": 1, "AlreadyBegunError": 1}
    assert Unit.objects.filter(level=Level.SCHOOL).count() == 1

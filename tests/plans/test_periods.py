"""What is in force on a day: of the plans whose period it is; a plan gone by is looked back at and told to the end."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from factories.base import make_school, sign_in
from factories.plans import add, issued, make_draft, make_full_draft
from thidua.plans.models import ItemKind, Plan
from thidua.plans.queries.periods import periods_of, with_unreported
from thidua.plans.queries.tree import items_in_force
from thidua.plans.queries.waiting import plans_waiting

pytestmark = pytest.mark.django_db
AFTER = date(2026, 9, 1)


@pytest.fixture
def school():
    return make_school()


def names(items):
    return sorted(item.name for item in items)


def test_the_last_day_is_inside_and_the_day_after_is_not(school):
    plan = issued(school, make_full_draft(school))

    inside = items_in_force(school.unit, date(2026, 8, 31))
    assert (len(inside), list(items_in_force(school.unit, AFTER))) == (5, [])
    assert list(items_in_force(school.unit, date(2025, 8, 31))) == []
    among = Plan.objects.filter(unit=school.unit)
    assert with_unreported(among, school.unit, AFTER) == [(plan, 4)]
    assert with_unreported(among, school.unit, date(2026, 8, 31)) == [(plan, 0)]


def test_of_two_plans_each_has_its_year_and_the_other_is_looked_back_at(school):
    old = issued(school, make_full_draft(school))
    new = make_draft(school, starts=AFTER, ends=date(2027, 8, 31))
    add(school, new, ItemKind.TASK, name="Báo cáo của năm mới", due=date(2027, 1, 15))
    issued(school, new)

    today = periods_of(school.unit, AFTER)
    back = periods_of(school.unit, AFTER, str(old.id))
    assert names(today.items()) == ["Báo cáo của năm mới"]
    assert (len(back.items()), back.shown, [plan.id for plan in today.current]) == (5, old, [new.id])
    assert plans_waiting(school.unit, AFTER).unreported == ((old, 4),)


def test_the_page_of_an_ended_plan_names_what_nobody_told_the_end_of(school):
    plan = issued(school, make_full_draft(school))
    client = sign_in(Client(), school.alice)

    shown = client.get(reverse("plan_page", args=[plan.id])).content.decode()
    assert "Kế hoạch đã hết thời gian, 4 nội dung chưa báo kết quả" in shown
    tasks = client.get(reverse("task_list")).content.decode()
    assert "Hôm nay không nằm trong thời gian của kế hoạch nào" in tasks
    assert "Báo cáo sơ kết" in client.get(f"{reverse('task_list')}?ke-hoach={plan.id}").content.decode()

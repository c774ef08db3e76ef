"""Days of a plan: “before a day” leaves that day out, stretches lie within the plan, no district after June 2025."""

from datetime import date

import pytest

from factories.base import make_school
from factories.plans import WRITTEN, add, make_draft, make_full_draft, office
from thidua.core.errors import InvalidInputError
from thidua.plans.actions.bases import BaseText, put_base
from thidua.plans.actions.drafting import put_frame
from thidua.plans.errors import OtherDraftError
from thidua.plans.models import BaseKind, DueRule, ItemKind
from thidua.plans.queries.bases import standing_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def school():
    return make_school()


def test_before_today_was_over_yesterday_and_within_today_is_not(school):
    plan = make_draft(school)
    with pytest.raises(InvalidInputError) as caught:
        add(school, plan, ItemKind.TASK, due=WRITTEN, due_rule=DueRule.BEFORE)

    kept = add(school, plan, ItemKind.TASK, due=WRITTEN, due_rule=DueRule.WITHIN)
    assert (caught.value.field, kept.due) == ("due", WRITTEN)


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"level": "unit", "starts": date(2001, 9, 1)}, "starts"),
        ({"level": "unit", "ends": date(2026, 9, 1)}, "ends"),
        ({"level": "nation", "ends": date(2090, 9, 1)}, "ends"),
        ({"level": "nation", "starts": date(2021, 1, 1), "ends": date(2025, 8, 1)}, "ends"),
        ({"level": "district"}, "level"),
    ],
)
def test_a_stretch_lies_within_the_plan_and_a_district_is_gone(school, values, field):
    with pytest.raises(InvalidInputError) as caught:
        add(school, make_draft(school), ItemKind.MOVEMENT, **values)

    assert caught.value.field == field


def test_what_was_launched_above_may_reach_beyond_the_plan(school):
    stretch = {"level": "nation", "starts": date(2021, 1, 1), "ends": date(2030, 12, 31)}

    assert add(school, make_draft(school), ItemKind.MOVEMENT, **stretch).starts == date(2021, 1, 1)


def test_the_period_of_a_draft_is_changed_but_not_into_that_of_another(school):
    make_draft(school, starts=date(2026, 1, 1), ends=date(2026, 12, 31))
    plan = make_full_draft(school)
    frame = {"by": office(school), "title": "Kế hoạch", "on": WRITTEN}

    changed = put_frame(plan=plan, starts=date(2025, 9, 5), ends=date(2026, 5, 31), **frame)
    with pytest.raises(OtherDraftError):
        put_frame(plan=changed, starts=date(2026, 1, 1), ends=date(2026, 12, 31), **frame)

    assert (changed.starts, changed.ends) == (date(2025, 9, 5), date(2026, 5, 31))


def test_a_typed_number_is_looked_up_and_the_same_base_is_not_written_twice(school):
    plan, by = make_draft(school), office(school)
    typed = BaseText(kind=BaseKind.LEGAL, paper="Nghị định số 98/2023/nđ-cp")
    base = put_base(by=by, plan=plan, given=typed, on=WRITTEN)
    given = BaseText(kind=BaseKind.LEGAL, paper="98/2023/NĐ-CP")
    with pytest.raises(InvalidInputError) as caught:
        put_base(by=by, plan=plan, given=given, on=WRITTEN)

    assert (standing_of(base, WRITTEN).is_ended, caught.value.field) == (True, "paper")

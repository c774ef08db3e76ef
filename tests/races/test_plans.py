"""Two at the same plan at the same moment: one step is taken, the other is told."""

import pytest

from factories.base import make_school
from factories.movements import item_in_force, telling
from factories.plans import WRITTEN, chair, content_of, make_full_draft, office
from races.test_steps import read_by_both, told
from thidua.core.errors import ChangedMeanwhileError
from thidua.documents.models import Document
from thidua.ledger.models import Line
from thidua.movements.actions import (
    Given,
    Judged,
    confirm_ratings,
    make_feed,
    rate_team,
    step_movement,
    step_task,
    stepping,
)
from thidua.movements.models import Feed, Happening, Rating, RatingValue
from thidua.movements.states import MovementAct, TaskAct
from thidua.plans.actions import lifecycle
from thidua.plans.actions.drafting import put_item
from thidua.plans.actions.lifecycle import (
    amend_plan,
    approve_plan,
    drop_plan,
    issue_plan,
    send_back_plan,
    send_plan,
)
from thidua.plans.errors import PlanFixedError
from thidua.plans.models import Item, ItemKind, Plan, Undertaking
from thidua.units.models import Team

pytestmark = pytest.mark.races


@pytest.fixture
def school(postgres_database):
    return make_school()


def in_state(school, state):
    plan = make_full_draft(school)
    Plan.objects.filter(id=plan.id).update(state=state)
    return Plan.objects.get(id=plan.id)


def test_without_the_locked_row_two_send_the_same_plan(school, together, monkeypatch):
    plan = in_state(school, "draft")
    monkeypatch.setattr(lifecycle, "as_seen", read_by_both(lambda given: Plan.objects.get(id=given.id)))
    together([lambda: send_plan(by=office(school), plan=plan, on=WRITTEN)] * 2)
    assert Line.objects.filter(kind="plans.plan_sent").count() == 2


@pytest.mark.parametrize(
    ("state", "step", "given"),
    [
        ("draft", send_plan, {}),
        ("draft", drop_plan, {}),
        ("review", approve_plan, {}),
        ("review", send_back_plan, {"because": "Thiếu chỉ tiêu"}),
        ("approved", issue_plan, {}),
        ("issued", amend_plan, {"because": "Thêm một đợt"}),
    ],
)
def test_of_two_who_take_the_same_step_of_a_plan_one_is_told(school, together, state, step, given):
    plan = in_state(school, state)
    results = together([lambda: step(by=chair(school), plan=plan, on=WRITTEN, **given)] * 2)
    assert told(results) is ChangedMeanwhileError


def test_of_two_who_issue_one_paper_is_numbered(school, together):
    plan = in_state(school, "approved")
    together([lambda: issue_plan(by=chair(school), plan=plan, on=WRITTEN)] * 2)
    # The paper with its number, and the same as PDF beside it.
    found = Document.objects.order_by("number").values_list("kind", "number", "symbol")
    assert list(found) == [("KH", 1, "01/KH-THCSHS"), ("KH", None, "")]


def test_what_is_edited_while_it_is_sent_stands_in_it_or_is_refused(school, together):
    plan = in_state(school, "draft")
    item = Item.objects.get(kind="task")

    def edit():
        put_item(
            by=office(school),
            section=content_of(plan),
            kind=ItemKind.TASK,
            item=Item.objects.get(id=item.id),
            values={"name": "Báo cáo", "due": item.due, "role": "chair"},
            on=WRITTEN,
        )
        return Plan.objects.get(id=plan.id).state

    results = together([edit, lambda: send_plan(by=office(school), plan=plan, on=WRITTEN)])
    edited = results[0]
    assert isinstance(edited, PlanFixedError) or Item.objects.get(id=item.id).name == "Báo cáo"
    assert Plan.objects.get(id=plan.id).state == "review"


# --- movements and tasks -------------------------------------------------------------------------------


def lived(school, kind, state):
    item = item_in_force(school, kind)
    Undertaking.objects.filter(id=item.undertaking_id).update(state=state)
    return item_in_force(school, kind)


def test_without_the_held_row_a_movement_is_launched_twice(school, together, monkeypatch):
    item = lived(school, ItemKind.PERIOD, "planned")
    monkeypatch.setattr(
        stepping, "held", read_by_both(lambda given: Undertaking.objects.get(id=given.undertaking_id))
    )
    told_of = telling(text="Phát động")
    together(
        [lambda: step_movement(by=office(school), item=item, act=MovementAct.LAUNCH, telling=told_of)] * 2
    )
    assert Happening.objects.count() == 2


@pytest.mark.parametrize(
    ("state", "act"),
    [
        ("planned", MovementAct.LAUNCH),
        ("launched", MovementAct.PACT),
        ("launched", MovementAct.MID_REVIEW),
        ("reviewed", MovementAct.CLOSE),
        ("planned", MovementAct.CANCEL),
    ],
)
def test_of_two_who_tell_the_same_step_of_a_movement_one_is_told(school, together, state, act):
    item = lived(school, ItemKind.PERIOD, state)
    told_of = telling(text="Nội dung", results="Kết quả")
    results = together([lambda: step_movement(by=office(school), item=item, act=act, telling=told_of)] * 2)
    assert told(results) is ChangedMeanwhileError
    assert Happening.objects.count() == 1


@pytest.mark.parametrize(
    ("state", "act"), [("open", TaskAct.FINISH), ("done", TaskAct.REOPEN), ("open", TaskAct.CANCEL)]
)
def test_of_two_who_tell_the_same_step_of_a_task_one_is_told(school, together, state, act):
    item = lived(school, ItemKind.TASK, state)
    told_of = telling(text="Đã gửi báo cáo")
    results = together([lambda: step_task(by=office(school), item=item, act=act, telling=told_of)] * 2)
    assert told(results) is ChangedMeanwhileError
    assert Happening.objects.count() == 1


def test_of_two_addresses_made_at_once_one_is_in_use(school, together):
    by = office(school)
    together([lambda: make_feed(by=by, unit=school.unit, user=school.alice)] * 2)
    assert Feed.objects.filter(revoked_at=None).count() == 1


def test_of_two_who_rate_a_team_at_once_one_is_told(school, together):
    item, team = rated(school)
    given = [Given(0, RatingValue.NOT_REACHED)]
    results = together([lambda: rate_team(by=office(school), item=item, team=team, given=given)] * 2)
    assert told(results) is ChangedMeanwhileError
    assert Rating.objects.count() == 1


def test_of_two_who_confirm_a_rating_at_once_one_is_told(school, together):
    item, team = rated(school)
    (row,) = rate_team(by=office(school), item=item, team=team, given=[Given(0, RatingValue.NOT_REACHED)])
    judged = [Judged(row.id, row.version, RatingValue.NOT_REACHED)]
    results = together([lambda: confirm_ratings(by=chair(school), item=item, team=team, judged=judged)] * 2)
    assert told(results) is ChangedMeanwhileError
    row.refresh_from_db()
    assert (row.confirmed, row.version) == ("not", 2)


def rated(school):
    """A movement under way, with one criterion, and a team."""
    item = lived(school, ItemKind.MOVEMENT, "launched")
    Item.objects.filter(id=item.id).update(criteria="Đúng giờ")
    item.criteria = "Đúng giờ"
    return item, Team.objects.filter(unit=school.unit).first()

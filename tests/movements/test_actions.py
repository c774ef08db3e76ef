"""Telling what was done of movements and tasks; private addresses of calendars."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from factories.base import actor, make_school, sign_in
from factories.movements import TOLD, item_in_force, telling
from factories.plans import WRITTEN, chair, issued, office
from thidua.core import clock
from thidua.core.errors import ChangedMeanwhileError, InvalidInputError, StepRefusedError
from thidua.movements.actions import Signed, make_feed, revoke_feed, step_movement, step_task
from thidua.movements.errors import NotInForceError
from thidua.movements.models import Feed, Happening
from thidua.movements.states import NEXT_MOVEMENT, NEXT_TASK, MovementAct, MovementState, TaskAct, TaskState
from thidua.plans.actions.drafting import drop_item, drop_section, put_item
from thidua.plans.actions.lifecycle import amend_plan
from thidua.plans.errors import UnderWayError
from thidua.plans.models import Item, ItemKind, Plan, Section, Undertaking
from thidua.plans.queries.tree import living_items

pytestmark = pytest.mark.django_db
WORDS = {"text": "Lời phát động", "results": "Bốn tổ tham gia"}


@pytest.fixture
def school():
    return make_school()


def tell(school, act, **given):
    item = item_in_force(school, ItemKind.PERIOD)
    return step_movement(by=office(school), item=item, act=act, telling=telling(**given))


def test_a_period_from_launch_to_its_closing_review(school):
    tell(school, MovementAct.LAUNCH, text="Phát động dưới cờ", paper="05/KH-CĐ")
    tell(school, MovementAct.PACT, text="Ba tổ ký giao ước")
    tell(school, MovementAct.MID_REVIEW, results="Mười tiết dạy tốt")
    tell(school, MovementAct.CLOSE, results="Hai mươi tiết dạy tốt", proposals="Tổ Toán – Tin")

    item = item_in_force(school, ItemKind.PERIOD)
    assert item.undertaking.state == "closed"
    assert list(Happening.objects.values_list("act", "text", "results", "proposals", "paper")) == [
        ("launch", "Phát động dưới cờ", "", "", "05/KH-CĐ"),
        ("pact", "Ba tổ ký giao ước", "", "", ""),
        ("mid_review", "", "Mười tiết dạy tốt", "", ""),
        ("close", "", "Hai mươi tiết dạy tốt", "Tổ Toán – Tin", ""),
    ]


def test_what_is_told_of_a_step_is_screened_and_a_report_of_prizes_is_not_struck(school):
    tell(school, MovementAct.LAUNCH, text="Phát động dưới cờ")
    with pytest.raises(InvalidInputError) as caught:
        tell(school, MovementAct.MID_REVIEW, results="Giáo viên nghỉ thai sản bị trừ 5 điểm thi đua")
    told = tell(school, MovementAct.MID_REVIEW, results="Đội văn nghệ đạt giải Nhì hội diễn")
    with pytest.raises(InvalidInputError) as proposed:
        tell(
            school, MovementAct.CLOSE, results="Tốt", proposals="Cô B nghỉ thai sản bị trừ 5 điểm, không xét"
        )

    assert (caught.value.field, told.results) == ("results", "Đội văn nghệ đạt giải Nhì hội diễn")
    assert proposed.value.field == "proposals"


@pytest.mark.parametrize("state", list(MovementState))
@pytest.mark.parametrize("act", list(MovementAct))
def test_each_step_of_a_movement_is_decided(school, state, act):
    item = item_in_force(school, ItemKind.PERIOD)
    Undertaking.objects.filter(id=item.undertaking_id).update(state=state)
    item = item_in_force(school, ItemKind.PERIOD)

    if (state, act) in NEXT_MOVEMENT:
        step_movement(by=office(school), item=item, act=act, telling=telling(**WORDS))
        assert Undertaking.objects.get(id=item.undertaking_id).state == NEXT_MOVEMENT[state, act]
    else:
        with pytest.raises(StepRefusedError):
            step_movement(by=office(school), item=item, act=act, telling=telling(**WORDS))


@pytest.mark.parametrize("state", list(TaskState))
@pytest.mark.parametrize("act", list(TaskAct))
def test_each_step_of_a_task_is_decided(school, state, act):
    item = item_in_force(school, ItemKind.TASK)
    Undertaking.objects.filter(id=item.undertaking_id).update(state=state)
    item = item_in_force(school, ItemKind.TASK)

    if (state, act) in NEXT_TASK:
        step_task(by=office(school), item=item, act=act, telling=telling(text="Đã gửi báo cáo"))
        assert Undertaking.objects.get(id=item.undertaking_id).state == NEXT_TASK[state, act]
    else:
        with pytest.raises(StepRefusedError):
            step_task(by=office(school), item=item, act=act, telling=telling(text="Đã gửi báo cáo"))


@pytest.mark.parametrize(
    ("act", "field"),
    [
        (MovementAct.MID_REVIEW, "results"),
        (MovementAct.CLOSE, "results"),
        (MovementAct.PACT, "text"),
        (MovementAct.CANCEL, "text"),
    ],
)
def test_what_a_step_must_tell_is_asked_at_its_field(school, act, field):
    tell(school, MovementAct.LAUNCH)

    with pytest.raises(InvalidInputError) as caught:
        tell(school, act)

    assert caught.value.field == field
    assert Happening.objects.count() == 1


def test_nothing_is_told_of_a_day_to_come(school):
    with pytest.raises(InvalidInputError) as caught:
        tell(school, MovementAct.LAUNCH, on=clock.today() + timedelta(days=1))

    assert caught.value.field == "on"


def test_no_step_lies_before_the_one_before_it(school):
    tell(school, MovementAct.LAUNCH)

    with pytest.raises(InvalidInputError, match=r"16/10/2025"):
        tell(school, MovementAct.CLOSE, on=TOLD - timedelta(days=1), results="Xong")


def test_of_two_who_tell_the_same_step_the_second_is_told(school):
    seen = item_in_force(school, ItemKind.PERIOD)
    tell(school, MovementAct.LAUNCH)

    with pytest.raises(ChangedMeanwhileError):
        step_movement(by=office(school), item=seen, act=MovementAct.LAUNCH, telling=telling())


def test_a_task_with_a_proof_in_the_plan_is_not_done_without_any(school):
    item = item_in_force(school, ItemKind.TASK)
    Item.objects.filter(id=item.id).update(proof="Báo cáo đã ký")
    item = item_in_force(school, ItemKind.TASK)

    with pytest.raises(InvalidInputError, match="Báo cáo đã ký"):
        step_task(by=office(school), item=item, act=TaskAct.FINISH, telling=telling())
    step_task(by=office(school), item=item, act=TaskAct.FINISH, telling=telling(paper="03/BC-THCSHS"))

    assert Undertaking.objects.get(id=item.undertaking_id).state == "done"


def test_what_an_amendment_left_out_is_told_no_more(school):
    item = item_in_force(school, ItemKind.PERIOD)
    plan = Plan.objects.get(id=item.section.plan_id)
    draft = amend_plan(by=office(school), plan=plan, because="Bỏ một đợt", on=WRITTEN)
    drop_item(
        by=office(school),
        item=Item.objects.get(section__plan=draft, undertaking=item.undertaking),
        on=WRITTEN,
    )
    issued(school, draft)

    with pytest.raises(NotInForceError):
        step_movement(by=chair(school), item=item, act=MovementAct.LAUNCH, telling=telling())


def test_a_new_address_ends_the_one_before(school):
    first = make_feed(by=actor(school.binh, school), unit=school.unit, user=school.binh)
    second = make_feed(by=actor(school.binh, school), unit=school.unit, user=school.binh)

    assert first.token != second.token
    assert list(Feed.objects.filter(revoked_at=None)) == [second]


def test_an_address_is_revoked_once(school):
    feed = make_feed(by=actor(school.binh, school), unit=school.unit, user=school.binh)
    revoke_feed(by=actor(school.binh, school), feed=feed)

    with pytest.raises(StepRefusedError):
        revoke_feed(by=actor(school.binh, school), feed=feed)


def test_the_day_of_a_step_is_kept(school):
    assert tell(school, MovementAct.LAUNCH, on=date(2025, 10, 15)).on == date(2025, 10, 15)


def test_a_pact_keeps_who_signed_for_whom_and_when(school):
    tell(school, MovementAct.LAUNCH)
    day = TOLD
    first, second = school.teams[:2]
    pact = tell(
        school,
        MovementAct.PACT,
        text="Mỗi tổ hai tiết dạy tốt",
        signed=(Signed(first, " Sao  Mai ", day), Signed(second, "Trường Giang", day)),
    )

    assert [(row.party, row.name, row.on) for row in pact.signatories.all()] == [
        (first.title, "Sao Mai", day),
        (second.title, "Trường Giang", day),
    ]


def test_a_pact_refuses_strangers_doubles_days_to_come_and_nobody(school):
    tell(school, MovementAct.LAUNCH)
    team, day = school.teams[0], TOLD
    stranger = make_school("THCS-SM", "Trường THCS Sao Mai").teams[0]
    for signed, field in (
        ((Signed(team, "A", day), Signed(team, "B", day)), "text"),
        ((Signed(stranger, "A", day),), "text"),
        ((Signed(team, "  ", day),), "text"),
        ((Signed(team, "A", date(2199, 1, 1)),), "on"),
    ):
        with pytest.raises(InvalidInputError) as caught:
            tell(school, MovementAct.PACT, text="Giao ước", signed=signed)
        assert caught.value.field == field
    with pytest.raises(InvalidInputError):
        tell(school, MovementAct.CLOSE, results="Xong", signed=(Signed(team, "A", day),))


def amended_without(school, kind):
    """An amendment is issued that no longer says the item of this kind."""
    plan = Plan.objects.get(state="issued")
    draft = amend_plan(by=office(school), plan=plan, because="Bớt việc", on=WRITTEN)
    drop_item(by=office(school), item=Item.objects.get(section__plan=draft, kind=kind), on=WRITTEN)
    return issued(school, draft)


def test_what_was_closed_stays_to_be_read_when_an_amendment_leaves_it_out(school, client):
    tell(school, MovementAct.LAUNCH, text="Phát động dưới cờ")
    closed = tell(school, MovementAct.CLOSE, results="Hai mươi tiết", proposals="Tổ Toán – Tin").undertaking
    newer = amended_without(school, ItemKind.PERIOD)
    sign_in(client, school.binh)

    page = client.get(reverse("movement_page", args=[closed.id])).content.decode()
    listed = client.get(reverse("movement_list"), {"ke-hoach": str(newer.id)}).content.decode()
    assert "Hai mươi tiết" in page
    assert "không còn trong kế hoạch sửa đổi" in page
    assert "Chào mừng ngày 20/11" in listed


def test_what_is_under_way_does_not_leave_the_plan_before_it_is_told_how_it_ended(school):
    tell(school, MovementAct.LAUNCH, text="Phát động dưới cờ")
    with pytest.raises(UnderWayError, match=r"“Chào mừng ngày 20/11”: đang thực hiện"):
        amended_without(school, ItemKind.PERIOD)


def test_nor_when_it_began_after_it_was_left_out_of_the_draft(school):
    plan = item_in_force(school, ItemKind.PERIOD).section.plan
    draft = amend_plan(by=office(school), plan=plan, because="Bớt việc", on=WRITTEN)
    content = Item.objects.get(section__plan=draft, kind="period").section
    drop_section(by=office(school), section=content, on=WRITTEN)
    values = {"name": "Báo cáo sơ kết", "due": date(2026, 1, 15), "role": "secretary"}
    other = Section.objects.filter(plan=draft).first()
    put_item(by=office(school), section=other, kind=ItemKind.TASK, values=values, on=WRITTEN)
    tell(school, MovementAct.LAUNCH, text="Phát động dưới cờ")
    with pytest.raises(UnderWayError):
        issued(school, draft)


def test_what_nobody_began_leaves_with_its_wording(school):
    planned = item_in_force(school, ItemKind.PERIOD).undertaking
    amended_without(school, ItemKind.PERIOD)

    assert not living_items(school.unit).filter(undertaking=planned).exists()

"""A plan with something that should be looked at leaves only with a word on it, which the head reads."""

from datetime import date, datetime, time

import pytest
from django.urls import reverse

from factories.base import make_school, sign_in
from factories.plans import WRITTEN, add, chair, make_draft, make_full_draft, make_issued, office
from thidua.core import clock
from thidua.plans.actions.bases import BaseText, put_base
from thidua.plans.actions.copying import Period, carry_forward
from thidua.plans.actions.lifecycle import approve_plan, issue_plan, send_plan
from thidua.plans.errors import DoubtsError
from thidua.plans.models import BaseKind, Item, ItemKind, Plan
from thidua.plans.queries.doubts import doubts_of

pytestmark = pytest.mark.django_db
NEXT = date(2026, 9, 10)
WHY = "Ngày giữ như năm trước"


@pytest.fixture
def school():
    return make_school()


def carried(school) -> Plan:
    period = Period("Kế hoạch năm sau", date(2026, 9, 1), date(2027, 8, 31))
    return carry_forward(by=office(school), source=make_issued(school), period=period, on=date(2026, 8, 20))


def send(school, plan: Plan, on: date = NEXT, because: str = "") -> Plan:
    plan.refresh_from_db()
    return send_plan(by=office(school), plan=plan, on=on, because=because)


def test_a_new_plan_has_no_doubts(school):
    plan = make_full_draft(school)
    assert doubts_of(plan, WRITTEN) == []
    assert send(school, plan, WRITTEN, because="Không cần").kept_because == ""


def test_a_base_out_of_force_is_named_and_asks_for_a_word(school):
    plan = make_full_draft(school)
    given = BaseText(kind=BaseKind.LEGAL, instrument="91/2017/NĐ-CP")
    put_base(by=office(school), plan=plan, given=given, on=WRITTEN)
    (doubt,) = doubts_of(plan, WRITTEN)
    assert "98/2023/NĐ-CP" in doubt
    with pytest.raises(DoubtsError, match="98/2023/NĐ-CP"):
        send(school, plan, WRITTEN)
    assert send(school, plan, WRITTEN, because=WHY).kept_because == WHY


def test_days_moved_from_the_year_before_are_looked_at_or_kept_with_a_word(school):
    plan = carried(school)
    with pytest.raises(DoubtsError, match="Còn 3 nội dung có ngày dời từ năm trước"):
        send(school, plan)
    plan = approve_plan(by=chair(school), plan=send(school, plan, because=WHY), on=NEXT)
    assert issue_plan(by=chair(school), plan=plan, on=NEXT).state == "issued"


def test_a_deadline_outside_the_plan_is_named(school):
    plan = make_draft(school)
    item = add(school, plan, ItemKind.TASK)
    Item.objects.filter(id=item.id).update(due=date(2026, 9, 15))
    assert doubts_of(plan, WRITTEN) == [
        "Hạn nằm ngoài thời gian của kế hoạch, từ 01/09/2025 đến 31/08/2026: “Báo cáo sơ kết” (15/09/2026)."
    ]


def test_what_became_doubtful_after_it_was_sent_is_not_issued_without_a_word(school):
    plan = make_draft(school)
    item = add(school, plan, ItemKind.TASK)
    plan = approve_plan(by=chair(school), plan=send(school, plan, WRITTEN), on=WRITTEN)
    Item.objects.filter(id=item.id).update(due=date(2026, 9, 15))
    with pytest.raises(DoubtsError, match="trả lại để sửa"):
        issue_plan(by=chair(school), plan=plan, on=WRITTEN)


@pytest.fixture
def in_september():
    clock.set_for_demo(datetime.combine(NEXT, time(9), tzinfo=clock.HANOI))
    yield
    clock.reset()


@pytest.mark.usefixtures("in_september")
def test_the_page_asks_for_the_word_and_shows_it_to_the_head(client, school):
    plan = carried(school)
    page = reverse("plan_page", args=[plan.id])
    sign_in(client, school.alice)
    assert "Vì sao vẫn gửi" in client.get(page).content.decode()
    plan.refresh_from_db()
    sent = {"version": plan.version, "because": WHY}
    told = client.post(reverse("plan_send", args=[plan.id]), {**sent, "because": ""}, follow=True)
    assert "Chưa gửi được" in told.content.decode()
    client.post(reverse("plan_send", args=[plan.id]), sent)
    sign_in(client, school.an)
    assert f"Vẫn gửi vì: {WHY}" in client.get(page).content.decode()


def test_another_plan_of_the_same_days_is_said(school):
    make_issued(school)
    other = make_draft(school, starts=date(2026, 1, 1), ends=date(2026, 12, 31))

    assert doubts_of(other, WRITTEN) == [
        (
            "Thời gian trùng một phần với kế hoạch đã ban hành “Công tác thi đua, khen thưởng” "
            "(từ 01/09/2025 đến 31/08/2026)."
        )
    ]

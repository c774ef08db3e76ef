"""Writing a plan, and its way from a draft to a paper and to the next edition."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from factories.base import make_school
from factories.plans import (
    WRITTEN,
    add,
    chair,
    content_of,
    issued,
    make_draft,
    make_full_draft,
    make_issued,
    office,
)
from thidua.core.errors import ChangedMeanwhileError, InvalidInputError, StepRefusedError
from thidua.documents.models import DocumentKind
from thidua.plans.actions.drafting import drop_item, put_item, put_section, start_plan
from thidua.plans.actions.lifecycle import amend_plan, approve_plan, issue_plan, send_back_plan, send_plan
from thidua.plans.errors import NothingPlannedError, NotLastIssuedError, OtherDraftError, PlanFixedError
from thidua.plans.models import Item, ItemKind, Plan, Section, Undertaking
from thidua.plans.queries.tree import living_items, tree_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def school():
    return make_school()


def test_a_new_plan_begins_with_the_usual_headings_each_under_its_own(school):
    plan = make_draft(school)

    assert [(branch.section.number, branch.section.title, branch.depth) for branch in tree_of(plan)] == [
        ("I", "Mục đích, yêu cầu", 1),
        ("1", "Mục đích", 2),
        ("2", "Yêu cầu", 2),
        ("II", "Nội dung thực hiện", 1),
        ("III", "Tổ chức thực hiện", 1),
    ]


def test_a_period_has_one_plan(school):
    make_draft(school)

    with pytest.raises(OtherDraftError, match="01/09/2025 đến 31/08/2026 đã có"):
        make_draft(school)


def test_a_plan_of_a_calendar_year_stands_beside_that_of_the_school_year(school):
    make_draft(school)

    plan = make_draft(school, starts=date(2026, 1, 1), ends=date(2026, 12, 31))

    assert plan.edition == 1


@pytest.mark.parametrize(
    ("starts", "ends", "field"),
    [
        (date(2025, 9, 1), date(2025, 8, 31), "ends"),
        (date(2025, 9, 1), date(2027, 9, 30), "ends"),
    ],
)
def test_a_period_that_cannot_be_is_told_at_its_day(school, starts, ends, field):
    with pytest.raises(InvalidInputError) as caught:
        make_draft(school, starts=starts, ends=ends)

    assert caught.value.field == field


@pytest.mark.parametrize(
    ("kind", "values", "field"),
    [
        (ItemKind.TEXT, {"text": " "}, "text"),
        (ItemKind.MOVEMENT, {"level": ""}, "level"),
        (ItemKind.PERIOD, {"ends": date(2025, 10, 14)}, "ends"),
        (ItemKind.PERIOD, {"starts": date(2026, 9, 1), "ends": date(2026, 9, 2)}, "starts"),
        (ItemKind.TARGET, {"aim": None}, "aim"),
        (ItemKind.TARGET, {"aim": Decimal("100.01")}, "aim"),
        (ItemKind.TARGET, {"year": "2025-2027"}, "year"),
        (ItemKind.TASK, {"role": ""}, "who"),
        (ItemKind.TASK, {"due": None}, "due"),
        (ItemKind.TASK, {"due": WRITTEN - timedelta(days=1)}, "due"),
        (ItemKind.TASK, {"due": date(2026, 9, 1)}, "due"),
        (ItemKind.ASSIGNMENT, {"text": "Phụ trách chung"}, "who"),
    ],
)
def test_what_an_item_must_say_is_asked_at_its_field(school, kind, values, field):
    plan = make_draft(school)

    with pytest.raises(InvalidInputError) as caught:
        add(school, plan, kind, **values)

    assert caught.value.field == field
    assert not Item.objects.exists()


def test_a_deadline_of_today_is_none_in_the_past(school):
    assert add(school, make_draft(school), ItemKind.TASK, due=WRITTEN).due == WRITTEN


def test_an_item_names_nothing_of_another_unit(school):
    other = make_school(code="THCS-SM", name="Trường THCS Sao Mai")

    with pytest.raises(InvalidInputError) as caught:
        add(school, make_draft(school), ItemKind.TASK, team=other.teams[0])

    assert caught.value.field == "team"


def test_of_two_who_edit_one_item_the_second_is_told_and_nothing_is_lost(school):
    plan = make_draft(school)
    item = add(school, plan, ItemKind.TASK)
    seen = Item.objects.get(id=item.id)
    put_item(
        by=office(school),
        section=item.section,
        kind=ItemKind.TASK,
        item=Item.objects.get(id=item.id),
        values={"name": "Báo cáo sơ kết học kỳ I", "due": date(2026, 1, 10), "role": "secretary"},
        on=WRITTEN,
    )

    with pytest.raises(ChangedMeanwhileError):
        put_item(
            by=office(school),
            section=item.section,
            kind=ItemKind.TASK,
            item=seen,
            values={"name": "Khác", "due": date(2026, 1, 10), "role": "secretary"},
            on=WRITTEN,
        )

    assert Item.objects.get(id=item.id).name == "Báo cáo sơ kết học kỳ I"


def test_an_empty_plan_is_not_sent(school):
    plan = make_draft(school)
    add(school, plan, ItemKind.TEXT, text="Lời dẫn")

    with pytest.raises(NothingPlannedError):
        send_plan(by=office(school), plan=plan, on=WRITTEN)


def test_what_is_read_by_the_chair_is_not_edited_meanwhile(school):
    plan = make_full_draft(school)
    send_plan(by=office(school), plan=plan, on=WRITTEN)

    with pytest.raises(PlanFixedError):
        add(school, plan, ItemKind.TASK)
    with pytest.raises(PlanFixedError):
        put_section(by=office(school), plan=plan, title="Thêm", on=WRITTEN)
    with pytest.raises(PlanFixedError):
        drop_item(by=office(school), item=Item.objects.first(), on=WRITTEN)


def test_a_plan_sent_back_says_why_and_is_edited_again(school):
    sent = send_plan(by=office(school), plan=make_full_draft(school), on=WRITTEN)

    back = send_back_plan(by=chair(school), plan=sent, because="Thiếu chỉ tiêu của tổ", on=WRITTEN)

    assert (back.state, back.returned_because) == ("draft", "Thiếu chỉ tiêu của tổ")
    assert add(school, back, ItemKind.TASK, name="Báo cáo quý").name == "Báo cáo quý"


def test_sending_back_needs_a_reason(school):
    sent = send_plan(by=office(school), plan=make_full_draft(school), on=WRITTEN)

    with pytest.raises(InvalidInputError) as caught:
        send_back_plan(by=chair(school), plan=sent, because=" ", on=WRITTEN)

    assert caught.value.field == "because"


def test_a_draft_is_not_issued_unread(school):
    with pytest.raises(StepRefusedError):
        issue_plan(by=chair(school), plan=make_full_draft(school), on=WRITTEN)


def test_a_plan_changed_since_it_was_read_is_not_approved_unseen(school):
    plan = make_full_draft(school)
    sent = send_plan(by=office(school), plan=plan, on=WRITTEN)
    seen = Plan.objects.get(id=sent.id)
    back = send_back_plan(by=chair(school), plan=sent, because="Thiếu", on=WRITTEN)
    send_plan(by=office(school), plan=back, on=WRITTEN)

    with pytest.raises(ChangedMeanwhileError):
        approve_plan(by=chair(school), plan=seen, on=WRITTEN)


def test_issuing_numbers_the_paper_and_brings_each_undertaking_to_life(school):
    plan = make_issued(school)

    assert (plan.state, plan.document.kind, plan.document.symbol) == (
        "issued",
        DocumentKind.PLAN,
        "01/KH-THCSHS",
    )
    found = Undertaking.objects.filter(unit=school.unit).values_list("kind", "state")
    assert sorted(found) == [
        ("drive", "open"),
        ("movement", "planned"),
        ("period", "planned"),
        ("target", "open"),
        ("task", "open"),
    ]


def test_an_amendment_keeps_the_story_of_each_item_and_replaces_the_older_when_issued(school):
    plan = make_issued(school)
    stories = {item.name: item.undertaking_id for item in living_items(school.unit)}

    draft = amend_plan(by=office(school), plan=plan, because="Thêm một đợt thi đua", on=WRITTEN)
    assert {item.name: item.undertaking_id for item in living_items(school.unit)} == stories
    add(school, draft, ItemKind.PERIOD, name="Chào mừng ngày 26/3")
    newer = issued(school, draft)

    plan.refresh_from_db()
    assert (plan.state, newer.state, newer.edition) == ("replaced", "issued", 2)
    now = {item.name: item.undertaking_id for item in living_items(school.unit)}
    assert {name: now[name] for name in stories} == stories
    assert set(now) - set(stories) == {"Chào mừng ngày 26/3"}


def test_one_amendment_at_a_time(school):
    plan = make_issued(school)
    amend_plan(by=office(school), plan=plan, because="Thêm", on=WRITTEN)
    plan.refresh_from_db()

    with pytest.raises(OtherDraftError):
        amend_plan(by=office(school), plan=plan, because="Bớt", on=WRITTEN)


def test_only_what_is_in_force_is_amended(school):
    with pytest.raises(NotLastIssuedError):
        amend_plan(by=office(school), plan=make_full_draft(school), because="Sửa", on=WRITTEN)


def test_a_section_keeps_the_number_that_the_plan_gives_it(school):
    plan = make_draft(school)

    put_section(by=office(school), plan=plan, title="Tổ chức", number="IV", on=WRITTEN)

    assert [row.number for row in Section.objects.filter(plan=plan, parent=None)] == ["I", "II", "III", "IV"]


def test_a_plan_of_another_unit_lends_no_heading(school):
    other = make_school(code="THCS-SM", name="Trường THCS Sao Mai")

    with pytest.raises(InvalidInputError):
        put_section(
            by=office(school),
            plan=make_draft(school),
            title="Mục",
            parent=content_of(make_draft(other)),
            on=WRITTEN,
        )


def test_the_title_is_asked_for(school):
    with pytest.raises(InvalidInputError) as caught:
        start_plan(
            by=office(school),
            unit=school.unit,
            title="  ",
            starts=date(2025, 9, 1),
            ends=date(2026, 8, 31),
            on=WRITTEN,
        )

    assert caught.value.field == "title"


def test_a_form_sent_twice_adds_one_item_and_one_section(school):
    plan = make_draft(school)
    add(school, plan, ItemKind.TASK)
    with pytest.raises(InvalidInputError, match="không thêm lần nữa"):
        add(school, plan, ItemKind.TASK)
    put_section(by=office(school), plan=plan, number="V", title="Kinh phí", on=WRITTEN)
    with pytest.raises(InvalidInputError, match="không thêm lần nữa"):
        put_section(by=office(school), plan=plan, number="V", title="Kinh phí", on=WRITTEN)

    add(school, plan, ItemKind.TASK, due=date(2026, 5, 15))
    assert Item.objects.filter(section__plan=plan).count() == 2


@pytest.mark.parametrize("who", ["-", "…", "...", "1"])
def test_a_dash_names_nobody(school, who):
    with pytest.raises(InvalidInputError, match="Chưa ghi ai thực hiện"):
        add(school, make_draft(school), ItemKind.TASK, role="", who=who)

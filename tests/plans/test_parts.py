"""What stands around the items: frame, bases, recipients with their deadlines, order and place of everything."""

from datetime import date, datetime

import pytest
from django.urls import reverse

from factories.base import make_school, sign_in
from factories.plans import WRITTEN, add, chair, content_of, issued, make_draft, make_full_draft, office
from thidua.core import clock
from thidua.core.errors import ChangedMeanwhileError, InvalidInputError
from thidua.documents.actions.registers import Way, enter_incoming, mark_sent
from thidua.documents.models import Channel, Dispatch, DueRule
from thidua.plans.actions.bases import BaseText, drop_base, put_base
from thidua.plans.actions.drafting import drop_section, put_frame, put_item, put_section
from thidua.plans.actions.ordering import DOWN, UP, move_row
from thidua.plans.actions.recipients import drop_recipient, put_recipient
from thidua.plans.errors import PlanFixedError
from thidua.plans.models import Base, BaseKind, Item, ItemKind, Plan, Recipient, Section
from thidua.plans.queries.bases import standing_of, standings
from thidua.plans.queries.sending import WayShown, sending_of
from thidua.plans.queries.tree import tree_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def school():
    return make_school()


@pytest.fixture
def plan(school):
    return make_draft(school)


def base(school, plan, kind=BaseKind.LEGAL, **given):
    return put_base(by=office(school), plan=plan, given=BaseText(kind=kind, **given), on=WRITTEN)


def recipient(school, plan, name="Ủy ban nhân dân xã", *ways, **given):
    return put_recipient(by=office(school), plan=plan, name=name, ways=ways, on=WRITTEN, **given)


def came(school):
    return enter_incoming(
        by=office(school),
        unit=school.unit,
        arrived_on=date(2025, 9, 5),
        sender="UBND xã Hoa Sen",
        paper="36/HD-UBND",
        dated=date(2025, 9, 3),
        abstract="Công tác thi đua của năm",
    )


def titles(plan):
    return [(branch.section.title, branch.depth) for branch in tree_of(plan)]


# --- bases ------------------------------------------------------------------------------------------


def test_a_base_of_the_library_is_named_as_the_law_wants_it(school, plan):
    law = base(school, plan, instrument="06/2022/QH15")

    shown = standing_of(law, WRITTEN)

    assert (shown.sentence, shown.warning) == (
        "Căn cứ Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022",
        "",
    )


def test_a_base_that_ended_says_since_when_and_what_took_its_place(school, plan):
    old = base(school, plan, instrument="91/2017/NĐ-CP")

    shown = standing_of(old, WRITTEN)

    assert shown.is_ended
    assert shown.warning == (
        "Hết hiệu lực sau ngày 31/12/2023. Được thay bằng Nghị định số 98/2023/NĐ-CP quy định chi tiết Luật "
        "Thi đua, khen thưởng."
    )


@pytest.mark.parametrize(
    ("day", "ended"), [(date(2023, 12, 31), False), (date(2024, 1, 1), True), (date(2017, 9, 30), True)]
)
def test_a_base_is_judged_on_the_day_of_the_plan(school, plan, day, ended):
    old = base(school, plan, instrument="91/2017/NĐ-CP")

    assert standing_of(old, day).is_ended is ended


def test_a_plan_in_force_is_judged_on_the_day_of_its_issue(school, plan):
    base(school, plan, instrument="91/2017/NĐ-CP")
    Plan.objects.filter(id=plan.id).update(issued_on=date(2023, 1, 18))
    plan.refresh_from_db()

    assert [row.warning for row in standings(plan, WRITTEN)] == [""]


def test_a_typed_number_which_the_library_has_is_judged_too(school, plan):
    assert standing_of(base(school, plan, paper="91/2017/NĐ-CP"), WRITTEN).is_ended


def test_of_a_base_that_the_library_has_not_it_is_said_that_nobody_knows(school, plan):
    typed = base(
        school,
        plan,
        paper="458/KH-SGDĐT",
        dated=date(2025, 8, 26),
        issuer="Sở Giáo dục và Đào tạo",
        about="Công tác thi đua năm học",
    )

    shown = standing_of(typed, WRITTEN)

    assert shown.sentence == (
        "Căn cứ Kế hoạch số 458/KH-SGDĐT ngày 26 tháng 8 năm 2025 của Sở Giáo dục và Đào tạo về công tác thi đua năm học"
    )
    assert (shown.label, shown.is_ended) == ("Chưa rõ", False)


def test_a_directive_is_taken_from_the_register_of_what_came(school, plan):
    directive = base(school, plan, BaseKind.DIRECTIVE, incoming=came(school))

    shown = standing_of(directive, WRITTEN)

    assert (shown.sentence, shown.warning) == (
        "Thực hiện Hướng dẫn số 36/HD-UBND ngày 03 tháng 9 năm 2025 của UBND xã Hoa Sen về công tác thi đua của năm",
        "",
    )


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({}, "paper"),
        ({"kind": BaseKind.OTHER, "paper": "1/KH"}, "about"),
        ({"instrument": "1/1999/XX"}, "instrument"),
        ({"paper": "1/KH-SGD", "dated": date(2025, 9, 11)}, "dated"),
        ({"kind": "poem", "paper": "1/KH"}, "kind"),
    ],
)
def test_what_a_base_must_say_is_asked_at_its_field(school, plan, given, field):
    with pytest.raises(InvalidInputError) as caught:
        base(school, plan, **given)

    assert caught.value.field == field
    assert not Base.objects.exists()


def test_one_base_has_one_source_and_of_the_own_unit(school, plan):
    other = make_school(code="THCS-SM", name="Trường THCS Sao Mai")
    with pytest.raises(InvalidInputError) as caught:
        base(school, plan, instrument="06/2022/QH15", incoming=came(school))
    with pytest.raises(InvalidInputError) as foreign:
        base(school, plan, incoming=came(other))

    assert (caught.value.field, foreign.value.field) == ("incoming", "incoming")


def test_a_base_is_changed_and_dropped_as_it_was_seen(school, plan):
    row = base(school, plan, paper="1/KH-SGD")
    seen = Base.objects.get(id=row.id)
    put_base(
        by=office(school),
        plan=plan,
        base=row,
        given=BaseText(kind=BaseKind.LEGAL, instrument="06/2022/QH15"),
        on=WRITTEN,
    )

    with pytest.raises(ChangedMeanwhileError):
        drop_base(by=office(school), base=seen, on=WRITTEN)
    drop_base(by=office(school), base=Base.objects.get(), on=WRITTEN)

    assert not Base.objects.exists()


# --- recipients and deadlines -----------------------------------------------------------------------


def test_each_way_has_its_own_deadline_and_is_a_line_of_the_register_of_what_goes_out(school):
    plan = make_full_draft(school)
    recipient(
        school,
        plan,
        "UBND xã Hoa Sen",
        Way(Channel.EMAIL, date(2025, 9, 20), DueRule.BEFORE, "vanthu@xa.example"),
        Way(Channel.PAPER, date(2025, 9, 20), DueRule.WITHIN, "Bộ phận một cửa"),
        purpose="để báo cáo",
    )
    recipient(school, plan, "Các tổ", purpose="để thực hiện")

    paper = issued(school, plan).document

    assert sorted(
        Dispatch.objects.filter(document=paper).values_list(
            "recipient", "planned", "due_rule", "due", "receiver"
        )
    ) == [
        ("Các tổ", "", "within", None, ""),
        ("UBND xã Hoa Sen", "email", "before", date(2025, 9, 20), "vanthu@xa.example"),
        ("UBND xã Hoa Sen", "paper", "within", date(2025, 9, 20), "Bộ phận một cửa"),
    ]


@pytest.mark.parametrize(
    ("rule", "moment", "late"),
    [
        (DueRule.BEFORE, datetime(2025, 9, 19, 23, 59), False),
        (DueRule.BEFORE, datetime(2025, 9, 20, 0, 1), True),
        (DueRule.WITHIN, datetime(2025, 9, 20, 23, 59), False),
        (DueRule.WITHIN, datetime(2025, 9, 21, 0, 1), True),
    ],
)
def test_before_a_day_ends_with_the_eve_and_within_a_day_with_the_day(school, rule, moment, late):
    plan = make_full_draft(school)
    recipient(school, plan, "UBND xã Hoa Sen", Way(Channel.EMAIL, date(2025, 9, 20), rule))
    plan = issued(school, plan)
    try:
        clock.set_for_demo(moment)
        waits = sending_of(plan, clock.today())[0].ways[0].label
        mark_sent(by=office(school), dispatch=Dispatch.objects.get(), channel=Channel.EMAIL, on=clock.today())
    finally:
        clock.reset()

    assert waits == ("Quá hạn, chưa gửi" if late else "Chưa gửi")
    assert Dispatch.objects.get().went_late is late


def test_what_must_go_on_paper_is_not_done_by_a_mail(school):
    plan = make_full_draft(school)
    recipient(school, plan, "UBND xã Hoa Sen", Way(Channel.PAPER))
    issued(school, plan)

    with pytest.raises(InvalidInputError) as caught:
        mark_sent(by=office(school), dispatch=Dispatch.objects.get(), channel=Channel.EMAIL, on=WRITTEN)

    assert caught.value.field == "channel"


def test_the_draft_shows_what_is_planned_and_nothing_of_what_became_of_it(school, plan):
    recipient(
        school, plan, "UBND xã Hoa Sen", Way(Channel.EMAIL, date(2025, 9, 20), DueRule.BEFORE, "hộp thư xã")
    )

    assert sending_of(plan, WRITTEN)[0].ways == [WayShown("Thư điện tử, trước ngày 20/09/2025, hộp thư xã")]


@pytest.mark.parametrize(
    ("way", "refused"),
    [
        (Way(Channel.EMAIL, WRITTEN, DueRule.BEFORE), True),
        (Way(Channel.EMAIL, WRITTEN, DueRule.WITHIN), False),
        (Way(Channel.EMAIL, date(2025, 9, 9), DueRule.WITHIN), True),
    ],
)
def test_a_deadline_that_cannot_be_met_any_more_is_refused_at_its_day(school, plan, way, refused):
    if not refused:
        recipient(school, plan, "UBND xã", way)
        return
    with pytest.raises(InvalidInputError) as caught:
        recipient(school, plan, "UBND xã", way)
    assert caught.value.field == "email_due"


def test_nobody_gets_a_plan_twice(school, plan):
    recipient(school, plan, "Các tổ")

    with pytest.raises(InvalidInputError) as caught:
        recipient(school, plan, " Các  tổ ")

    assert caught.value.field == "name"


def test_a_recipient_is_dropped_with_its_deadlines(school, plan):
    row = recipient(school, plan, "Các tổ", Way(Channel.PAPER))

    drop_recipient(by=office(school), recipient=row, on=WRITTEN)

    assert not Recipient.objects.exists()


# --- frame, sections, order -------------------------------------------------------------------------


def test_the_frame_is_kept_as_its_editor_saw_it(school, plan):
    seen = Plan.objects.get(id=plan.id)
    put_frame(
        by=office(school), plan=plan, title="Kế hoạch", opening="Lời dẫn", drafter="Sim", copies=3, on=WRITTEN
    )

    with pytest.raises(ChangedMeanwhileError):
        put_frame(by=office(school), plan=seen, title="Khác", on=WRITTEN)

    plan.refresh_from_db()
    assert (plan.title, plan.opening, plan.drafter, plan.copies) == ("Kế hoạch", "Lời dẫn", "Sim", 3)


def test_a_section_goes_under_another_but_never_under_itself(school, plan):
    first, second = Section.objects.get(plan=plan, number="I"), content_of(plan)
    moved = put_section(
        by=office(school), plan=plan, section=second, title=second.title, number="3", parent=first, on=WRITTEN
    )

    assert titles(plan)[:4] == [
        ("Mục đích, yêu cầu", 1),
        ("Mục đích", 2),
        ("Yêu cầu", 2),
        ("Nội dung thực hiện", 2),
    ]
    with pytest.raises(InvalidInputError) as caught:
        put_section(by=office(school), plan=plan, section=first, title="I", parent=moved, on=WRITTEN)
    assert caught.value.field == "parent"


def test_a_dropped_section_takes_along_what_stands_in_it(school, plan):
    add(school, plan, ItemKind.TASK)
    put_section(by=office(school), plan=plan, title="Mục con", parent=content_of(plan), on=WRITTEN)

    drop_section(by=office(school), section=content_of(plan), on=WRITTEN)

    assert "Mục con" not in dict(titles(plan))
    assert not Item.objects.exists()


def test_everything_goes_up_and_down_among_its_neighbours(school, plan):
    for kind in (ItemKind.TASK, ItemKind.TARGET, ItemKind.DRIVE):
        add(school, plan, kind)
    for name in ("Một", "Hai"):
        recipient(school, plan, name)
        base(school, plan, paper=name)
    for row, way in (
        (Item.objects.get(kind=ItemKind.DRIVE), UP),
        (Section.objects.get(plan=plan, number="1"), DOWN),
        (Recipient.objects.get(name="Hai"), UP),
        (Base.objects.get(paper="Hai"), UP),
        (Base.objects.get(paper="Hai"), UP),
    ):
        move_row(by=office(school), row=row, way=way, on=WRITTEN)

    assert [item.kind for item in Item.objects.all()] == ["task", "drive", "target"]
    assert [title for title, _ in titles(plan)][:3] == ["Mục đích, yêu cầu", "Yêu cầu", "Mục đích"]
    assert [row.name for row in Recipient.objects.all()] == ["Hai", "Một"]
    assert [row.paper for row in Base.objects.all()] == ["Hai", "Một"]


def test_what_is_no_draft_any_more_stays_as_it_is(school):
    plan = make_full_draft(school)
    rows = [base(school, plan, paper="1/KH"), recipient(school, plan, "Các tổ"), content_of(plan)]
    plan = issued(school, plan)

    for row in rows:
        with pytest.raises(PlanFixedError):
            move_row(by=office(school), row=row, way=UP, on=WRITTEN)
    with pytest.raises(PlanFixedError):
        put_frame(by=chair(school), plan=plan, title="Khác", on=WRITTEN)
    with pytest.raises(PlanFixedError):
        base(school, plan, paper="2/KH")
    with pytest.raises(PlanFixedError):
        recipient(school, plan, "Ai đó")
    with pytest.raises(PlanFixedError):
        drop_section(by=office(school), section=content_of(plan), on=WRITTEN)


# --- units and other sections -----------------------------------------------------------------------


def test_a_recipient_may_be_a_unit_above_and_the_register_then_names_it(client, school):
    plan = make_full_draft(school)
    sign_in(client, school.alice)
    address = reverse("recipient_new", args=[plan.id])

    offered = {unit.id for unit in client.get(address).context["form"].fields["unit_to"].queryset}
    client.post(address, {"name": "Ủy ban nhân dân xã", "unit_to": school.commune.id, "paper_goes": "on"})
    issued(school, plan)

    assert school.commune.id in offered
    assert school.unit.id not in offered
    assert [row.unit_to_id for row in Dispatch.objects.all()] == [school.commune.id]


def test_an_item_is_put_into_another_section_and_stands_last_there(client, school):
    plan = make_full_draft(school)
    item = Item.objects.get(kind=ItemKind.DRIVE)
    goal = Section.objects.get(plan=plan, role="organisation")
    add_there = {"kind": ItemKind.TEXT, "values": {"text": "Các tổ thực hiện."}, "on": WRITTEN}
    put_item(by=office(school), section=goal, **add_there)

    address = reverse("item_edit", args=[item.id])
    given = {"name": item.name, "due": "18/11/2025", "due_rule": "within", "version": item.version}
    sign_in(client, school.alice).post(address, given | {"section": goal.id})

    assert [row.kind for row in Item.objects.filter(section=goal)] == ["text", "drive"]


def test_an_item_does_not_move_into_another_plan(school):
    item = Item.objects.filter(section__plan=make_full_draft(school)).first()
    other = content_of(make_draft(school, starts=date(2026, 1, 1), ends=date(2026, 12, 31)))
    values = {"name": item.name, "level": "ministry", "mode": "regular"}

    with pytest.raises(InvalidInputError) as caught:
        put_item(
            by=office(school), section=other, kind=ItemKind(item.kind), values=values, item=item, on=WRITTEN
        )

    assert caught.value.field == "section"

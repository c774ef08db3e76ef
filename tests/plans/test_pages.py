"""The plan's pages: who opens which, faults at their field, one plan from its first line to its paper."""

import re
from datetime import date, datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from factories.base import make_school, sign_in
from factories.plans import add, content_of, make_draft, make_full_draft, make_issued
from thidua.core import clock
from thidua.core.errors import InvalidInputError
from thidua.documents.models import Document
from thidua.plans.models import Item, ItemKind, Plan

pytestmark = pytest.mark.django_db
MOST_QUERIES = 25


@pytest.fixture
def school():
    return make_school()


def page(client, user, name, *args):
    return sign_in(client, user).get(reverse(name, args=args))


def post(client, user, route, *args, **given):
    return sign_in(client, user).post(reverse(route, args=args), given)


def text(response):
    return " ".join(response.content.decode().split())


def test_a_draft_is_read_by_the_office_alone(client, school):
    plan = make_full_draft(school)

    assert page(client, school.alice, "plan_page", plan.id).status_code == 200
    assert page(client, school.binh, "plan_page", plan.id).status_code == 404
    assert "Công tác thi đua" not in text(page(client, school.binh, "plan_list"))


def test_a_plan_in_force_is_read_by_everybody_who_works_here(client, school):
    plan = make_issued(school)

    shown = text(page(client, school.binh, "plan_page", plan.id))
    assert "Dạy tốt, học tốt" in shown
    assert "Ít nhất 85%." in shown
    assert "Lập bản sửa đổi" not in shown


def test_another_school_has_no_such_plan(client, school):
    other = make_school(code="THCS-SM", name="Trường THCS Sao Mai")
    plan = make_issued(school)
    item = Item.objects.first()

    assert page(client, other.alice, "plan_page", plan.id).status_code == 404
    assert page(client, other.alice, "section_edit", content_of(plan).id).status_code == 404
    assert page(client, other.alice, "item_edit", item.id).status_code == 404


def test_a_teacher_writes_nothing(client, school):
    plan = make_issued(school)

    assert page(client, school.binh, "plan_new").status_code == 403
    assert page(client, school.binh, "plan_amend", plan.id).status_code == 403
    assert post(client, school.alice, "plan_approve", plan.id, version=plan.version).status_code == 403


@pytest.mark.parametrize(
    ("on", "words"),
    [
        (datetime(2025, 8, 31, 9), "Đã ban hành, thực hiện từ 01/09/2025"),
        (datetime(2026, 8, 31, 23, 59), "Đang có hiệu lực"),
        (datetime(2026, 9, 1, 0, 0), "Đã hết thời gian ngày 31/08/2026"),
    ],
)
def test_the_badge_says_whether_a_plan_binds_today(client, school, on, words):
    plan = make_issued(school)
    clock.set_for_demo(on.replace(tzinfo=clock.HANOI))
    try:
        for answer in (
            page(client, school.binh, "plan_list"),
            page(client, school.binh, "plan_page", plan.id),
        ):
            shown = text(answer)
            assert (words in shown, "Đang có hiệu lực" in shown) == (True, words == "Đang có hiệu lực")
    finally:
        clock.reset()


def test_a_text_too_long_is_told_with_its_length(client, school):
    section = content_of(make_draft(school))
    answer = post(client, school.alice, "item_new", section.id, "doan-van", text="a\r\n" + "b" * 4999)

    assert (answer.status_code, "Dài nhất 5000 ký tự, đang có 5001." in text(answer)) == (422, True)
    assert 'maxlength="5000"' not in text(answer)
    with pytest.raises(InvalidInputError, match=r"Dài nhất 240 ký tự, đang có 241\."):
        add(school, section.plan, ItemKind.TASK, name="x" * 241)


def test_who_does_it_is_asked_for_at_least_once(client, school):
    section = content_of(make_draft(school))
    shown = text(page(client, school.alice, "item_new", section.id, "nhiem-vu"))

    assert shown.count("ghi ít nhất một ô về người thực hiện") == len(
        re.findall(r'id="id_(?:person|role|team|who)"', shown)
    )
    assert "ghi ít nhất" not in text(page(client, school.alice, "item_new", section.id, "phong-trao"))


def test_from_the_first_line_to_the_paper(client, school):
    answer = post(
        client, school.alice, "plan_new", title="Kế hoạch năm", starts="01/09/2025", ends="31/08/2027"
    )
    assert answer.status_code == 302
    plan = Plan.objects.get()
    section = content_of(plan)
    post(
        client,
        school.alice,
        "item_new",
        section.id,
        "chi-tieu",
        name="Giáo viên có sáng kiến",
        aim="85,5",
        aim_unit="%",
    )
    assert "Ít nhất 85,5%" in text(page(client, school.alice, "plan_page", plan.id))
    for who, step in (
        (school.alice, "plan_send"),
        (school.an, "plan_approve"),
        (school.an, "plan_issue"),
    ):
        plan.refresh_from_db()
        post(client, who, step, plan.id, version=plan.version)
    plan.refresh_from_db()
    assert (plan.state, plan.issued_on, plan.document.number) == ("issued", clock.today(), 1)


def test_a_fault_stands_at_its_field_and_what_was_typed_stays(client, school):
    section = content_of(make_draft(school))

    answer = post(
        client, school.alice, "item_new", section.id, "nhiem-vu", name="Báo cáo sơ kết", due="15/01/2099"
    )

    assert answer.status_code == 422
    assert "Báo cáo sơ kết" in text(answer)
    assert "Chưa ghi ai thực hiện" in text(answer)
    assert list(answer.context["form"].errors) == ["who"]


def test_a_button_of_an_old_page_is_told(client, school):
    plan = make_full_draft(school)

    answer = post(client, school.alice, "plan_send", plan.id, version=99)

    assert answer.status_code == 302
    plan.refresh_from_db()
    assert plan.state == "draft"


def test_no_kind_of_item_is_invented(client, school):
    assert (
        page(client, school.alice, "item_new", content_of(make_draft(school)).id, "bai-hat").status_code
        == 404
    )


def test_a_plan_is_read_in_few_queries(client, school):
    plan = make_issued(school)
    sign_in(client, school.alice)

    with CaptureQueriesContext(connection) as asked:
        client.get(reverse("plan_page", args=[plan.id]))

    assert len(asked) <= MOST_QUERIES


def test_the_arrows_move_what_they_stand_beside_and_nothing_of_another_plan(client, school):
    plan = make_full_draft(school)
    first, second = Item.objects.all()[:2]
    other = make_draft(school, starts=date(2026, 1, 1), ends=date(2026, 12, 31))

    post(client, school.alice, "plan_reorder", plan.id, what="item", row=first.id, way="xuong")
    foreign = post(client, school.alice, "plan_reorder", other.id, what="item", row=first.id, way="len")
    unknown = post(client, school.alice, "plan_reorder", plan.id, what="poem", row=first.id, way="len")

    assert list(Item.objects.all()[:2]) == [second, first]
    assert (foreign.status_code, unknown.status_code) == (404, 302)


def test_a_base_and_a_recipient_are_written_on_their_pages(client, school):
    plan = make_draft(school)

    post(client, school.alice, "base_new", plan.id, kind="legal", instrument="91/2017/NĐ-CP")
    late = post(client, school.alice, "recipient_new", plan.id, name="Xã", email_due="01/01/2026")
    post(
        client,
        school.alice,
        "recipient_new",
        plan.id,
        name="Xã",
        email_goes="on",
        email_rule="before",
        email_due="01/01/2199",
    )

    shown = text(page(client, school.alice, "plan_page", plan.id))
    assert "Hết hiệu lực sau ngày 31/12/2023" in shown
    assert "Thư điện tử, trước ngày 01/01/2199" in shown
    assert list(late.context["form"].errors) == ["email_goes"]


def test_whoever_only_reads_sees_no_doubts_about_the_bases(client, school):
    plan = make_draft(school)
    post(client, school.alice, "base_new", plan.id, kind="legal", paper="1/KH-SGD")
    Plan.objects.filter(id=plan.id).update(state="issued", issued_on=clock.today())

    assert "Chưa rõ" not in text(page(client, school.binh, "plan_page", plan.id))
    assert "Chưa rõ" in text(page(client, school.alice, "plan_page", plan.id))


@pytest.mark.parametrize(("ending", "begins"), [("docx", b"PK"), ("pdf", b"%PDF")])
def test_the_paper_is_kept_as_it_was_issued_and_read_by_everybody(client, school, ending, begins):
    plan = make_issued(school)
    Plan.objects.update(title="Khác")

    answer = page(client, school.binh, "plan_file", plan.id, ending)

    assert (answer.status_code, answer.content[: len(begins)]) == (200, begins)
    assert Document.objects.filter(about=plan.id, title="Khác").count() == 0


def test_of_a_draft_the_office_takes_a_copy_of_today(client, school):
    plan = make_full_draft(school)

    answer = page(client, school.alice, "plan_file", plan.id, "pdf")

    assert answer.content.startswith(b"%PDF")
    assert page(client, school.binh, "plan_file", plan.id, "pdf").status_code == 404
    assert page(client, school.alice, "plan_file", plan.id, "xlsx").status_code == 404
    assert not Document.objects.exists()


def test_the_next_year_begins_as_a_copy_on_its_page(client, school):
    plan = make_issued(school)

    shown = page(client, school.alice, "plan_carry", plan.id)
    answer = post(
        client,
        school.alice,
        "plan_carry",
        plan.id,
        title="Thi đua",
        starts="01/09/2026",
        ends="31/08/2027",
    )

    assert (shown.context["form"]["starts"].value(), answer.status_code) == (date(2026, 9, 1), 302)
    draft = text(client.get(answer["Location"]))
    assert "Còn 3 nội dung có ngày dời từ năm trước chưa xem lại" in draft
    assert "Năm trước: đến hết ngày 15/01/2026." in draft


def test_words_to_be_looked_at_twice_ask_for_a_reason_in_a_box_of_its_own(client, school):
    section = content_of(make_draft(school))
    risky = {
        "name": "Ủng hộ quỹ",
        "text": "100% cán bộ, giáo viên ủng hộ quỹ",
        "due": "01/01/2099",
        "who": "Tổ",
    }

    before = page(client, school.alice, "item_new", section.id, "nhiem-vu")
    answer = post(client, school.alice, "item_new", section.id, "nhiem-vu", **risky)

    assert "Lý do vẫn giữ" not in text(before)
    assert list(answer.context["form"].errors) == ["because"]
    assert "Lý do vẫn giữ" in text(answer)

"""What an edition changed of the one before, and who took it through which step."""

import pytest

from factories.base import make_school
from factories.plans import WRITTEN, add, content_of, issued, make_draft, make_issued, office
from thidua.plans.actions.drafting import drop_item, put_item
from thidua.plans.actions.lifecycle import amend_plan
from thidua.plans.models import Item, ItemKind, Plan
from thidua.plans.queries.changes import Change, changes_of
from thidua.plans.queries.paper import plan_paper
from thidua.plans.queries.story import plan_story

pytestmark = pytest.mark.django_db


@pytest.fixture
def school():
    return make_school()


def amended(school):
    return amend_plan(by=office(school), plan=make_issued(school), because="Đổi hạn", on=WRITTEN)


def test_a_copy_differs_in_nothing_and_a_first_edition_from_nothing(school):
    assert changes_of(amended(school)) == []
    assert changes_of(make_draft(make_school(code="THCS-SM", name="Trường THCS Sao Mai"))) == []


def test_the_paper_of_an_amendment_names_what_it_replaces_and_why(school):
    draft = amended(school)
    first = Plan.objects.exclude(id=draft.id).select_related("document").get()
    assert first.document is not None

    paper = plan_paper(draft, on=WRITTEN, symbol="02/KH-THCSHS")
    assert paper.subject == f"{draft.title} (sửa đổi, bổ sung)"
    assert paper.opening == (
        (
            f"Kế hoạch này sửa đổi, bổ sung và thay thế Kế hoạch số {first.document.symbol} ngày 10 tháng 9 năm 2025. "
            "Lý do: Đổi hạn."
        ),
    )
    assert plan_paper(first, on=WRITTEN, symbol="01/KH-THCSHS").opening == ()


def test_what_was_added_worded_anew_and_left_out_is_told(school):
    draft = amended(school)
    task, drive = (Item.objects.get(section__plan=draft, kind=kind) for kind in ("task", "drive"))
    put_item(
        by=office(school),
        section=content_of(draft),
        kind=ItemKind.TASK,
        item=task,
        values={"name": "Báo cáo giữa năm", "due": task.due, "role": task.role},
        on=WRITTEN,
    )
    drop_item(by=office(school), item=drive, on=WRITTEN)
    add(school, draft, ItemKind.ASSIGNMENT, role="chair", text="Phụ trách chung")

    report = "Thực hiện: Thư ký Hội đồng. Hạn: đến hết ngày 15/01/2026."
    leads = "Hiệu trưởng, Chủ tịch Hội đồng"
    assert changes_of(draft) == [
        Change("Thêm", "Phân công thành viên", leads, "", f"{leads}: Phụ trách chung."),
        Change(
            "Sửa", "Nhiệm vụ", "Báo cáo giữa năm", f"Báo cáo sơ kết: {report}", f"Báo cáo giữa năm: {report}"
        ),
        Change("Bỏ", "Đợt ủng hộ", "Quỹ vì người nghèo", "Quỹ vì người nghèo: Hạn: đến hết ngày 18/11/2025."),
    ]


def test_the_story_names_who_took_each_step(school):
    plan = issued(school, amended(school))

    assert [(one.sentence, one.who) for one in plan_story(plan)] == [
        ("Ban hành kế hoạch", school.an.full_name),
        ("Duyệt kế hoạch", school.an.full_name),
        ("Gửi dự thảo kế hoạch để xem xét", school.alice.full_name),
        ("Bắt đầu bản sửa đổi kế hoạch", school.alice.full_name),
    ]

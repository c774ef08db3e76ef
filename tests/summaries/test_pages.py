"""The pages of reports: who opens which, what a page says, one report from its list to its number."""

from datetime import date, datetime

import pytest
from django.urls import reverse

from factories.base import add_staff, make_school, sign_in
from factories.plans import make_issued
from factories.summaries import MADE, SAID, STARTS, approved, issued, make_report, make_written, write
from thidua.core import clock
from thidua.documents.models import Incoming
from thidua.ledger.actions import Actor
from thidua.summaries.models import Figure, Kind, Part, Report
from thidua.units.actions import give_role
from thidua.units.models import Role

pytestmark = pytest.mark.django_db


@pytest.fixture
def school():
    return make_school()


@pytest.fixture
def clerk(school):
    """Sông Lam keeps the registers too."""
    by = Actor(user=None, unit=school.unit.id)
    give_role(by=by, unit=school.unit, user=school.officer, role=Role.CLERK, on=date(2025, 9, 1))
    return school.officer


def page(client, user, name, *args):
    return sign_in(client, user).get(reverse(name, args=args))


def post(client, user, route, *args, **given):
    return sign_in(client, user).post(reverse(route, args=args), given)


def text(response):
    return " ".join(response.content.decode().split())


def test_a_draft_is_read_by_the_office_alone_and_what_waits_for_its_number_by_the_clerk(
    client, school, clerk
):
    report = make_written(school)
    assert page(client, school.alice, "summary_page", report.id).status_code == 200
    assert page(client, school.binh, "summary_page", report.id).status_code == 404
    assert page(client, clerk, "summary_page", report.id).status_code == 404
    assert report.title not in text(page(client, school.binh, "summary_list"))

    approved(school, report)
    assert page(client, clerk, "summary_page", report.id).status_code == 200
    assert page(client, school.binh, "summary_page", report.id).status_code == 404


def test_what_was_issued_is_read_by_everybody_who_works_here_but_without_links_to_closed_pages(
    client, school
):
    make_issued(school)
    report = issued(school, make_written(school))

    shown = text(page(client, school.binh, "summary_page", report.id))
    assert SAID["results"] in shown
    assert "0 trên 1" in shown
    assert "Nguồn</a>" not in shown
    assert "Nguồn</a>" in text(page(client, school.alice, "summary_page", report.id))


def test_a_draft_past_its_day_is_marked_late_in_the_list(client, school):
    make_written(school)
    clock.set_for_demo(datetime(2026, 2, 20, 8))
    shown = text(page(client, school.alice, "summary_list"))
    clock.reset()
    assert "Quá hạn 20 ngày" in shown


def test_an_empty_report_has_no_file_and_says_what_to_do(client, school):
    came = Incoming.objects.create(
        unit=school.unit,
        year=2025,
        number=1,
        arrived_on=STARTS,
        sender="Xã",
        paper="36/HD",
        abstract="Thi đua",
    )
    report = make_report(school, kind=Kind.THEMATIC, theme="directive", answers=came)
    assert "chưa có việc, phong trào hay chỉ tiêu nào" in text(
        page(client, school.alice, "summary_page", report.id)
    )
    for ending in ("pdf", "docx"):
        address = reverse("summary_file", args=[report.id, ending])
        shown = text(sign_in(client, school.alice).get(address, follow=True))
        assert "Hãy viết ít nhất một phần rồi tải lại." in shown


def test_another_school_has_no_such_report(client, school):
    other = make_school(code="THCS-SM", name="Trường THCS Sao Mai")
    report = issued(school, make_written(school))
    for route, *more in (
        ("summary_page",),
        ("summary_part", "ket-qua"),
        ("summary_figures",),
        ("summary_check",),
        ("summary_file", "pdf"),
    ):
        assert page(client, other.alice, route, report.id, *more).status_code == 404


def test_a_teacher_writes_nothing_and_the_secretary_does_not_approve(client, school):
    report = make_written(school)
    assert page(client, school.binh, "summary_new", "so-ket").status_code == 403
    assert post(client, school.binh, "summary_refresh", report.id).status_code == 403
    assert post(client, school.alice, "summary_approve", report.id, version=report.version).status_code == 403
    assert page(client, school.alice, "summary_new", "khac").status_code == 404
    assert page(client, school.alice, "summary_part", report.id, "khac").status_code == 404


def test_from_the_list_to_the_number(client, school, clerk):
    add_staff(school.unit, "Đỗ Thị Sơn Ca", team=school.teams[0])
    answer = post(
        client,
        school.alice,
        "summary_new",
        "so-ket",
        title="Sơ kết học kỳ I",
        starts="01/09/2025",
        ends="31/01/2026",
    )
    report = Report.objects.get()
    assert (answer.status_code, answer["Location"]) == (302, reverse("summary_page", args=[report.id]))
    for slug, key in (("ket-qua", "results"), ("han-che", "shortcomings"), ("phuong-huong", "next")):
        part = Part.objects.get(report=report, key=key)
        post(client, school.alice, "summary_part", report.id, slug, words=SAID[key], version=part.version)
    assert "Còn" not in text(page(client, school.alice, "summary_check", report.id))
    for who, step in (
        (school.alice, "summary_send"),
        (school.an, "summary_approve"),
        (clerk, "summary_issue"),
    ):
        report.refresh_from_db()
        post(client, who, step, report.id, version=report.version)
    report.refresh_from_db()
    assert (report.state, report.issued_on, report.document.number) == ("issued", clock.today(), 1)
    for ending in ("docx", "pdf"):
        paper = page(client, school.binh, "summary_file", report.id, ending)
        assert (paper.status_code, paper["Content-Disposition"][:10]) == (200, "attachment")


def test_a_fault_stands_at_its_field_and_what_was_typed_stays(client, school):
    answer = post(
        client, school.alice, "summary_new", "so-ket", title="Của tôi", starts="01/09/2025", ends="01/08/2025"
    )
    assert answer.status_code == 422
    assert "Ngày kết thúc không thể trước ngày bắt đầu." in text(answer)
    assert "Của tôi" in text(answer)


def test_saved_with_the_other_button_the_next_part_follows(client, school):
    report = make_report(school)
    part = Part.objects.get(report=report, key="results")
    given = {"words": "Tốt", "version": part.version, "next": "1"}
    answer = post(client, school.alice, "summary_part", report.id, "ket-qua", **given)
    assert answer["Location"] == reverse("summary_part", args=[report.id, "han-che"])
    again = post(client, school.alice, "summary_part", report.id, "ket-qua", **given)
    assert again.status_code == 422


def test_changed_figures_are_shown_old_beside_new_and_taken_by_their_box(client, school):
    report = make_report(school)
    make_issued(school)
    answer = post(client, school.alice, "summary_refresh", report.id)
    assert answer["Location"] == reverse("summary_figures", args=[report.id])
    shown = text(page(client, school.alice, "summary_figures", report.id))
    assert "Nhiệm vụ trong kỳ đã hoàn thành" in shown

    report.refresh_from_db()
    wanted = Figure.objects.get(code="tasks.done")
    post(client, school.alice, "summary_figures", report.id, taken=[wanted.id], version=report.version)
    assert list(Figure.objects.filter(part__key="plan").values_list("code", flat=True)) == ["tasks.done"]
    assert "Không có số nào chờ xem" in text(page(client, school.alice, "summary_figures", report.id))


def test_nothing_changed_is_said(client, school):
    report = make_report(school, on=clock.today())
    answer = sign_in(client, school.alice).post(reverse("summary_refresh", args=[report.id]), follow=True)
    assert "không có số nào đổi" in text(answer)


def test_sent_back_and_corrected_need_a_reason(client, school):
    report = make_written(school)
    report = issued(school, report)
    empty = post(client, school.alice, "summary_correct", report.id, because="", version=report.version)
    assert empty.status_code == 422
    post(client, school.alice, "summary_correct", report.id, because="Sai số", version=report.version)
    draft = Report.objects.get(edition=2)
    assert "Đính chính vì: Sai số" in text(page(client, school.alice, "summary_page", draft.id))


def test_the_recipients_are_written_on_one_page(client, school):
    report = make_report(school)
    given = {"title": report.title, "version": report.version, "drafter": "Dương", "copies": "3"}
    lines = {"name_0": "UBND xã Hoa Sen", "purpose_0": "để báo cáo", "name_1": "Các tổ", "purpose_1": ""}
    post(client, school.alice, "summary_recipients", report.id, **given, **lines)
    shown = text(page(client, school.alice, "summary_page", report.id))
    assert "UBND xã Hoa Sen (để báo cáo)" in shown
    assert "Các tổ" in shown


def test_the_list_says_what_is_due_and_by_which_task_of_the_plan(client, school, monkeypatch):
    make_issued(school)
    clock.set_for_demo(clock.now().replace(year=2026, month=1, day=20))
    try:
        shown = text(page(client, school.alice, "summary_list"))
        assert "Hạn 15/01/2026, theo kế hoạch: Báo cáo sơ kết" in shown
        assert "Quá hạn 5 ngày, chưa lập" in shown
        write(school, make_report(school, on=MADE), "results", "Tốt")
        assert "Quá hạn, chưa lập" not in text(page(client, school.alice, "summary_list"))
        assert "Hạn 15/01/2026" not in text(page(client, school.binh, "summary_list"))
    finally:
        clock.reset()


def test_a_report_on_one_movement_is_named_after_it_unless_somebody_names_it(client, school):
    make_issued(school)
    shown = page(client, school.alice, "summary_new", "phong-trao")
    (value, label), *_ = [one for one in shown.context["form"].fields["about"].choices if one[0]]
    given = {"about": str(value), "title": "", "starts": "01/09/2025", "ends": "20/11/2025"}
    post(client, school.alice, "summary_new", "phong-trao", **given)
    assert Report.objects.get().title in {
        f"Kết quả đợt thi đua “{label}”",
        f"Kết quả phong trào thi đua “{label}”",
    }
    post(
        client,
        school.alice,
        "summary_new",
        "phong-trao",
        **given | {"title": "Tuần lễ áo dài", "starts": "02/09/2025"},
    )
    assert Report.objects.filter(title="Tuần lễ áo dài").count() == 1


def test_the_subject_of_a_theme_does_not_say_report_once_more(client, school):
    for sort in ("chi-tieu", "sang-kien"):
        proposed = page(client, school.alice, "summary_new", sort).context["form"].initial["title"]
        assert proposed.startswith("Kết quả ")


def test_what_nobody_knows_of_the_year_before_is_not_said_of_each_figure(client, school):
    make_issued(school)
    report = issued(school, make_written(school))
    assert Figure.objects.filter(part__report=report, before="không có số liệu").exists()
    assert "Năm trước: không có số liệu" not in text(page(client, school.alice, "summary_page", report.id))

"""A report from its figures to its number: what is asked, taken, written, sent, fixed, corrected."""

from datetime import date

import pytest

from factories.base import actor, make_school
from factories.movements import telling
from factories.plans import chair, make_issued, office
from factories.summaries import MADE, SAID, approved, issued, make_report, make_written, midyear, write
from thidua.core.errors import ChangedMeanwhileError, InvalidInputError, StepRefusedError
from thidua.documents.models import Dispatch, Document
from thidua.movements.actions import step_task
from thidua.movements.states import TaskAct
from thidua.people.models import Initiative, YearRecord
from thidua.plans.models import Item
from thidua.summaries.actions.beginning import correct_report, start_report
from thidua.summaries.actions.figures import ask_figures, check_sources, take_figures
from thidua.summaries.actions.lifecycle import approve_report, issue_report, send_back_report, send_report
from thidua.summaries.actions.writing import put_recipients
from thidua.summaries.errors import (
    NotIssuedError,
    OffersWaitError,
    ReportFixedError,
    SameReportError,
    WordsMissingError,
)
from thidua.summaries.models import Figure, Kind, Part, Recipient, Report

pytestmark = pytest.mark.django_db
LATER = date(2026, 1, 20)


@pytest.fixture
def school():
    return make_school()


def task_done(school, on):
    item = Item.objects.select_related("undertaking").get(kind="task", section__plan__state="issued")
    step_task(by=office(school), item=item, act=TaskAct.FINISH, telling=telling(on=on, text="Đã gửi"))
    return item


def figure(report, code):
    return Figure.objects.get(part__report=report, code=code)


def test_a_report_begins_with_its_parts_what_the_data_says_and_the_unit_above(school):
    make_issued(school)
    report = make_report(school)

    assert [part.key for part in report.parts.all()][:3] == ["plan", "movements", "targets"]
    assert (figure(report, "tasks.done").value, figure(report, "tasks.done").before) == (
        "0 trên 1",
        "không có số liệu",
    )
    assert [(one.name, one.purpose) for one in Recipient.objects.all()] == [("UBND xã Hoa Sen", "để báo cáo")]
    assert report.counted_on == MADE


def test_a_second_report_of_the_same_stretch_is_refused(school):
    make_report(school)
    with pytest.raises(SameReportError):
        make_report(school)


@pytest.mark.parametrize(
    ("frame", "field"),
    [
        ({"title": " "}, "title"),
        ({"ends": date(2025, 8, 1)}, "ends"),
        ({"ends": date(2028, 8, 1)}, "ends"),
        ({"starts": date(2026, 1, 13)}, "starts"),
        ({"kind": Kind.THEMATIC}, "theme"),
        ({"kind": Kind.THEMATIC, "theme": "movement"}, "undertaking"),
        ({"kind": Kind.THEMATIC, "theme": "directive"}, "answers"),
    ],
)
def test_a_frame_that_cannot_be_is_refused_at_its_field(school, frame, field):
    with pytest.raises(InvalidInputError) as refusal:
        start_report(by=office(school), unit=school.unit, frame=midyear(**frame), on=MADE)
    assert refusal.value.field == field


def test_a_changed_figure_is_offered_and_changes_only_when_it_is_taken(school):
    make_issued(school)
    report = make_report(school)
    write(school, report, "plan", "Nhà trường làm đúng hạn.")
    task_done(school, LATER)

    report = ask_figures(by=office(school), report=report, on=LATER)
    offered = figure(report, "tasks.done")
    assert (offered.value, offered.offer, offered.offered["value"]) == ("0 trên 1", "changed", "1 trên 1")

    report = take_figures(by=office(school), report=report, taken={offered.id}, on=LATER)
    assert (figure(report, "tasks.done").value, figure(report, "tasks.done").offer) == ("1 trên 1", "")
    item = Item.objects.get(kind="task")
    assert figure(report, f"task.{item.undertaking_id}").value == "Chưa xong, hạn đến hết ngày 15/01/2026"
    assert Part.objects.get(report=report, key="plan").words == "Nhà trường làm đúng hạn."


def test_what_came_new_and_is_not_taken_goes_again_and_what_is_gone_stays_until_it_is_taken(school):
    report = make_report(school)
    make_issued(school)
    report = ask_figures(by=office(school), report=report, on=MADE)
    assert figure(report, "tasks.done").offer == "new"
    report = take_figures(by=office(school), report=report, taken=set(), on=MADE)
    assert not Figure.objects.filter(part__report=report, code="tasks.done").exists()

    report = ask_figures(by=office(school), report=report, on=MADE)
    report = take_figures(by=office(school), report=report, taken={figure(report, "tasks.done").id}, on=MADE)
    Item.objects.filter(kind="task").delete()
    report = ask_figures(by=office(school), report=report, on=MADE)
    assert figure(report, "tasks.done").offer == "gone"
    report = take_figures(by=office(school), report=report, taken=set(), on=MADE)
    assert figure(report, "tasks.done").offer == ""


def test_it_is_not_sent_without_its_words_nor_with_offers_nobody_looked_at(school):
    report = make_report(school)
    with pytest.raises(WordsMissingError, match="Kết quả nổi bật, Tồn tại, hạn chế, Phương hướng"):
        send_report(by=office(school), report=report, on=MADE)
    for key, words in SAID.items():
        write(school, report, key, words)
    make_issued(school)
    report = ask_figures(by=office(school), report=report, on=MADE)
    with pytest.raises(OffersWaitError):
        send_report(by=office(school), report=report, on=MADE)


def test_a_part_that_must_be_there_is_not_left_out(school):
    report = make_report(school)
    with pytest.raises(InvalidInputError, match="phải có phần này"):
        write(school, report, "results", "Tốt", is_in=False)
    assert write(school, report, "funds", "", is_in=False).is_in is False


def test_what_was_approved_is_fixed(school):
    report = approved(school, make_written(school))

    with pytest.raises(ReportFixedError):
        write(school, report, "results", "Khác")
    with pytest.raises(ReportFixedError):
        ask_figures(by=office(school), report=report, on=MADE)
    with pytest.raises(StepRefusedError):
        approve_report(by=chair(school), report=report, on=MADE)


def test_sent_back_it_says_why_and_is_written_again(school):
    report = send_report(by=office(school), report=Report.objects.get(id=make_written(school).id), on=MADE)
    with pytest.raises(InvalidInputError):
        send_back_report(by=chair(school), report=report, because=" ", on=MADE)
    report = send_back_report(by=chair(school), report=report, because="Thêm sáng kiến", on=MADE)
    assert (report.state, report.returned_because) == ("draft", "Thêm sáng kiến")


def test_issued_it_has_a_number_a_pdf_and_a_line_for_each_recipient(school):
    report = issued(school, make_written(school))

    papers = [(one.kind, one.symbol, one.file.name) for one in Document.objects.order_by("-number", "id")]
    assert papers == [
        ("BC", "01/BC-THCSHS", f"{report.title}.docx"),
        ("BC", "", f"{report.title}.pdf"),
    ]
    assert (report.state, report.issued_on, report.document.symbol) == ("issued", MADE, "01/BC-THCSHS")
    assert [one.recipient for one in Dispatch.objects.all()] == ["UBND xã Hoa Sen"]


def test_a_correction_replaces_what_was_issued_only_when_it_is_issued_itself(school):
    make_issued(school)
    first = issued(school, make_written(school))
    with pytest.raises(NotIssuedError):
        correct_report(
            by=office(school),
            report=make_report(school, title="Năm", kind=Kind.CALENDAR),
            because="Sai",
            on=MADE,
        )
    draft = correct_report(by=office(school), report=first, because="Ghi thiếu một nhiệm vụ", on=LATER)
    assert (draft.edition, draft.state, first.state) == (2, "draft", "issued")
    assert Part.objects.get(report=draft, key="results").words == SAID["results"]
    assert figure(draft, "tasks.done").value == figure(first, "tasks.done").value
    with pytest.raises(ChangedMeanwhileError):
        correct_report(by=office(school), report=first, because="Nữa", on=LATER)

    issued(school, draft, LATER)
    first.refresh_from_db()
    assert (first.state, Report.objects.get(state="issued").document.symbol) == ("replaced", "02/BC-THCSHS")


def test_what_was_corrected_below_marks_what_was_fixed_and_a_later_happening_does_not(school):
    make_issued(school)
    report = issued(school, make_written(school))
    task_done(school, LATER)
    assert check_sources(by=office(school), report=report, on=LATER).stale == ""

    other = make_school(code="THCS-SM", name="Trường THCS Sao Mai")
    make_issued(other)
    second = issued(other, make_written(other))
    item = Item.objects.select_related("undertaking").get(kind="task", section__plan__unit=other.unit)
    step_task(
        by=actor(other.alice, other),
        item=item,
        act=TaskAct.FINISH,
        telling=telling(on=date(2026, 1, 5), text="Rồi"),
    )
    stale = check_sources(by=office(other), report=second, on=LATER).stale
    assert stale == "Số liệu nguồn đã đổi sau khi duyệt: Thực hiện kế hoạch. Nhận thấy ngày 20/01/2026."


@pytest.mark.parametrize(("kind", "tells"), [(Kind.MIDYEAR, False), (Kind.YEARLY, True)])
def test_what_bears_no_day_of_its_own_marks_only_the_report_of_a_whole_year(school, kind, tells):
    make_issued(school)
    report = issued(school, make_written(school, kind=kind))
    record = YearRecord.objects.create(
        unit=school.unit,
        person=school.person(school.binh),
        school_year="2025-2026",
        initiatives_known=True,
    )
    Initiative.objects.create(record=record, title="Ngân hàng câu hỏi")
    stale = check_sources(by=office(school), report=report, on=LATER).stale
    assert ("Sáng kiến" in stale) is tells


def test_the_same_recipient_twice_is_refused_and_empty_lines_are_none(school):
    report = make_report(school)
    given = {"title": "Sơ kết", "drafter": "Dương", "copies": 3, "on": MADE, "by": office(school)}
    with pytest.raises(InvalidInputError, match="một lần"):
        put_recipients(report=report, lines=[("Các tổ", ""), ("Các  tổ", "")], **given)
    put_recipients(report=report, lines=[("Các tổ", "để thực hiện"), ("", "để biết")], **given)
    assert [(one.name, one.purpose) for one in Recipient.objects.all()] == [("Các tổ", "để thực hiện")]


def test_a_draft_somebody_else_changed_is_not_sent_unseen(school):
    report = make_written(school)
    seen = Report.objects.get(id=report.id)
    ask_figures(by=office(school), report=report, on=MADE)
    with pytest.raises(ChangedMeanwhileError):
        send_report(by=office(school), report=seen, on=MADE)
    with pytest.raises(StepRefusedError):
        issue_report(by=office(school), report=Report.objects.get(id=report.id), on=MADE)


def test_whoever_approved_signs_and_what_came_back_is_signed_by_nobody_yet(school):
    report = approved(school, make_written(school))
    assert report.approved_by == school.an
    report = send_back_report(by=chair(school), report=report, because="Thiếu một số", on=MADE)
    assert report.approved_by is None
    report = issue_report(by=office(school), report=approved(school, report), on=MADE)
    assert correct_report(by=office(school), report=report, because="Sai", on=MADE).approved_by is None

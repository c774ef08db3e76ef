"""The pages of criteria sets: who reads what, the sheet with its faults, a file read before anything is kept."""

import re
from dataclasses import replace
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from factories.base import actor, make_school, sign_in
from factories.criteria import drafted, eleven_fields, issued, thirty_seventy, with_line
from factories.criteria_files import THIRTY_SEVENTY, workbook
from thidua.criteria.actions import freeze_set
from thidua.criteria.forms.sheet import boxes_of
from thidua.criteria.models import CriteriaSet, Criterion, SetState
from thidua.criteria.queries import content_of, whole_of
from thidua.criteria.sheets import read_set
from thidua.ledger.models import Line

pytestmark = pytest.mark.django_db
FORBIDDEN, RISKY = "Kết quả thi học sinh giỏi của lớp", "Không xin nghỉ phép trong năm học"


@pytest.fixture
def school():
    return make_school()


@pytest.fixture
def client(school):
    return sign_in(Client(), school.alice)


def page(client, name, *given, status=200):
    response = client.get(reverse(name, args=given))
    assert response.status_code == status
    return text_of(response)


def text_of(response):
    return " ".join(re.sub(r"<[^>]+>", " ", response.content.decode()).split())


def sent(content, **more):
    """What the sheet sends of a set."""
    return {
        "name": content.name,
        "about": content.about,
        "groups": list(content.groups),
        "teams": list(content.teams),
        "total": str(content.total).replace(".", ","),
        "not_applicable": content.not_applicable.value,
        "note": content.note,
        "lam": "luu",
        **boxes_of(content),
        **more,
    }


def test_without_a_set_the_page_says_what_one_is_and_how_to_begin(client, school):
    assert "Chưa có bộ tiêu chí nào" in page(client, "criteria_list")
    assert "Thư ký hoặc Hiệu trưởng soạn và ban hành" in page(sign_in(Client(), school.binh), "criteria_list")


def test_every_member_reads_what_was_issued_and_only_the_office_what_is_being_written(client, school):
    row, draft = issued(school), drafted(school, replace(thirty_seventy(), name="Bản nháp của thư ký"))
    binh = sign_in(Client(), school.binh)
    assert "Bản nháp của thư ký" not in page(binh, "criteria_list")
    assert "Bản nháp của thư ký" in page(client, "criteria_list")
    assert "Chấp hành nội quy cơ quan và kỷ luật lao động" in page(binh, "criteria_page", row.id)
    page(binh, "criteria_page", draft.id, status=404)
    page(binh, "criteria_edit", draft.id, status=403)


def test_a_set_of_another_school_is_not_there(client):
    other = issued(make_school("THCS-KH", "Trường THCS Khác"))
    for name in ("criteria_page", "criteria_file", "criteria_edit", "criteria_issue"):
        page(client, name, other.id, status=404)
    line = Criterion.objects.filter(section__set=other).first()
    page(client, "criteria_explain", line.id, status=404)


def test_the_sheet_sends_back_what_it_showed(client, school):
    row = drafted(school)
    response = client.post(
        reverse("criteria_edit", args=[row.id]), sent(thirty_seventy(), version=row.version)
    )
    assert (response.status_code, response["Location"]) == (302, reverse("criteria_page", args=[row.id]))
    again = CriteriaSet.objects.select_related("thread").get(id=row.id)
    assert (content_of(whole_of(again)), again.version) == (thirty_seventy(), 2)


def test_of_two_who_edit_the_second_is_told_and_keeps_what_was_typed(client, school):
    row = drafted(school)
    changed = with_line(thirty_seventy(), 0, 0, text="Giữ gìn vệ sinh phòng học bộ môn")
    client.post(reverse("criteria_edit", args=[row.id]), sent(thirty_seventy(), version=1))
    response = client.post(reverse("criteria_edit", args=[row.id]), sent(changed, version=1))
    said = response.content.decode()
    assert response.status_code == 422
    assert "Giữ gìn vệ sinh phòng học bộ môn" in said
    assert CriteriaSet.objects.get(id=row.id).version == 2


def test_a_new_set_is_kept_once_it_is_lawful_and_every_fault_stands_at_its_box(client):
    content = with_line(with_line(thirty_seventy(), 1, 0, text=FORBIDDEN), 0, 1, text=RISKY)
    response = client.post(reverse("criteria_write"), sent(content, **{"muc-0-dong-0-maximum": "mười lăm"}))
    assert response.status_code == 422
    assert "“mười lăm”: hãy ghi một số" in text_of(response)
    response = client.post(reverse("criteria_write"), sent(content))
    said = text_of(response)
    assert response.status_code == 422
    assert "Mục B, tiêu chí 1 không được dùng" in said
    assert "Mục A, tiêu chí 2 nên xem lại các chữ" in said
    assert 'name="muc-0-dong-1-because"' in response.content.decode()
    assert CriteriaSet.objects.count() == 0
    mended = with_line(content, 1, 0, text="Hồ sơ đúng hạn")
    response = client.post(
        reverse("criteria_write"), sent(mended, **{"muc-0-dong-1-because": "Đã bàn ở hội nghị viên chức"})
    )
    assert response.status_code == 302
    row = CriteriaSet.objects.get()
    assert "Lý do giữ: Đã bàn ở hội nghị viên chức" in page(client, "criteria_page", row.id)


def test_the_head_is_told_its_own_faults(client):
    response = client.post(reverse("criteria_write"), sent(thirty_seventy(), name="", total="nhiều"))
    said = text_of(response)
    assert response.status_code == 422
    assert "Hãy đặt tên cho bộ tiêu chí." in said
    assert CriteriaSet.objects.count() == 0


def test_sums_are_told_while_one_types_and_nothing_is_kept(client):
    lines = Line.objects.count()
    response = client.post(reverse("criteria_check"), sent(replace(thirty_seventy(), total=110)))
    said = text_of(response)
    assert "Tổng ghi là 110 nhưng các mục cộng lại là 30 + 70 = 100." in said
    assert "1 chỗ phải xong trước khi ban hành" in said
    assert (CriteriaSet.objects.count(), Line.objects.count()) == (0, lines)


def test_buttons_of_the_sheet_add_and_move_lines_and_keep_nothing(client):
    response = client.post(reverse("criteria_write"), sent(thirty_seventy(), lam="muc-bonus"))
    assert 'name="muc-4-title"' in response.content.decode()
    response = client.post(reverse("criteria_write"), sent(thirty_seventy(), lam="dong-0"))
    assert 'name="muc-0-dong-4-text"' in response.content.decode()
    response = client.post(reverse("criteria_write"), sent(thirty_seventy(), lam="len-0-1"))
    first, second = (
        response.content.decode().index(text) for text in ("Đoàn kết, phối hợp", "Chấp hành nội quy")
    )
    assert first < second
    for wrong in ("len-99-1", "dong-99", "muc-lạ", "xyz", "len-0"):
        assert client.post(reverse("criteria_write"), sent(thirty_seventy(), lam=wrong)).status_code == 200
    assert CriteriaSet.objects.count() == 0


def test_an_emptied_line_is_gone(client, school):
    row = drafted(school)
    empty = {f"muc-2-dong-0-{name}": "" for name in ("number", "text", "maximum", "evidence")}
    gone = {f"muc-2-{name}": "" for name in ("number", "title", "maximum")}
    client.post(reverse("criteria_edit", args=[row.id]), sent(thirty_seventy(), version=1, **empty, **gone))
    content = content_of(whole_of(CriteriaSet.objects.select_related("thread").get(id=row.id)))
    assert [section.number for section in content.sections] == ["A", "B", "D"]


def test_ten_lines_wait_to_be_saved(client):
    response = client.get(reverse("criteria_write"), {"mau": "muoi-dong"})
    assert response.content.decode().count("Tổ trưởng") >= 10
    assert CriteriaSet.objects.count() == 0


def test_a_copy_begins_with_the_lines_of_the_other(client, school):
    row = issued(school)
    response = client.get(reverse("criteria_write"), {"sao": str(row.id)})
    assert "Hoàn thành đúng hạn hồ sơ chuyên môn được giao" in response.content.decode()
    assert client.get(reverse("criteria_write"), {"sao": "x"}).status_code == 200


def test_a_file_is_read_into_the_sheet_with_its_doubts_and_nothing_is_kept(client):
    rows = [list(row) for row in THIRTY_SEVENTY]
    rows[9][1] = FORBIDDEN
    upload = SimpleUploadedFile("bang.xlsx", workbook(rows))
    response = client.post(reverse("criteria_new"), {"file": upload, "pasted": ""})
    said = text_of(response)
    assert response.status_code == 200
    assert "Dòng 14: ô điểm ghi “5đ/lần”, đọc là 5" in said
    assert "Mục B, tiêu chí 1 không được dùng" in said
    assert CriteriaSet.objects.count() == 0


def test_what_is_no_score_sheet_is_told_at_the_file(client):
    response = client.post(
        reverse("criteria_new"), {"file": SimpleUploadedFile("a.xlsx", b"nothing"), "pasted": ""}
    )
    assert response.status_code == 422
    assert client.post(reverse("criteria_new"), {"pasted": ""}).status_code == 422


def test_the_file_of_a_set_is_read_as_the_same_set(client, school):
    row = issued(school, eleven_fields())
    response = client.get(reverse("criteria_file", args=[row.id]))
    assert read_set(response.content, name="bo.xlsx", teams={}).content == eleven_fields()


def test_a_set_is_issued_taken_back_ended_and_followed(client, school):
    row = drafted(school)
    given = {"paper": "12/QĐ-THCSHS", "paper_on": "28/08/2025", "applies_from": "01/09/2025", "version": 1}
    client.post(reverse("criteria_issue", args=[row.id]), given)
    client.post(reverse("criteria_take_back", args=[row.id]), {"because": "Ghi nhầm số", "version": 2})
    assert CriteriaSet.objects.get().state == SetState.DRAFT
    said = page(client, "criteria_page", row.id)
    assert "Đã rút lại một lần Ghi nhầm số" in said
    assert "Rút bộ tiêu chí đã ban hành nhưng chưa dùng để sửa Lê Thị Hướng Dương" in said
    client.post(reverse("criteria_issue", args=[row.id]), {**given, "version": 3})
    assert "Ghi nhầm số" not in page(sign_in(Client(), school.binh), "criteria_page", row.id)
    assert CriteriaSet.objects.get().state == SetState.ISSUED
    client.post(reverse("criteria_edition", args=[row.id]))
    second = CriteriaSet.objects.get(edition=2)
    assert client.post(reverse("criteria_edition", args=[row.id]), follow=True).status_code == 200
    client.post(reverse("criteria_discard", args=[second.id]), {"version": 1})
    client.post(reverse("criteria_end", args=[row.id]), {"last_day": "31/05/2026", "version": 4})
    states = CriteriaSet.objects.order_by("edition").values_list("state", "ends")
    assert list(states) == [("issued", date(2026, 5, 31)), ("discarded", None)]


def test_sums_that_do_not_add_up_are_refused_when_issuing_with_the_reason(client, school):
    row = drafted(school, replace(thirty_seventy(), total=110))
    given = {"paper": "12/QĐ-THCSHS", "paper_on": "28/08/2025", "applies_from": "01/09/2025", "version": 1}
    response = client.post(reverse("criteria_issue", args=[row.id]), given)
    assert response.status_code == 422
    assert "Tổng ghi là 110 nhưng các mục cộng lại là 30 + 70 = 100." in text_of(response)
    assert "Còn 1 chỗ phải xong trước khi ban hành" in page(client, "criteria_page", row.id)


@pytest.mark.parametrize(
    "name", ["criteria_edit", "criteria_discard", "criteria_issue", "criteria_take_back"]
)
def test_a_step_that_is_over_leads_back_to_the_set(client, school, name):
    row = freeze_set(by=actor(school.alice, school), criteria_set=issued(school), on=date(2025, 10, 1))
    response = client.get(reverse(name, args=[row.id]))
    assert (response.status_code, response["Location"]) == (302, reverse("criteria_page", args=[row.id]))


def test_a_line_that_the_law_asks_about_by_now_is_shown_and_explained(client, school):
    row = issued(school)
    line = Criterion.objects.filter(section__set=row, section__order=1, order=0)
    line.update(text=RISKY)
    assert "1 dòng cần soát lại theo luật hiện hành" in page(client, "criteria_page", row.id)
    assert "Nên xem lại" in page(client, "criteria_explain", line.get().id)
    given = {"because": "Đã bàn ở hội nghị viên chức", "version": row.version}
    assert client.post(reverse("criteria_explain", args=[line.get().id]), given).status_code == 302
    assert "cần soát lại" not in page(client, "criteria_page", row.id)


def test_signs_that_no_database_takes_and_words_too_long_for_it_are_told_or_dropped(client):
    strange = with_line(thirty_seventy(), 0, 0, text="Đúng giờ\0", because="x" * 301, number="1" * 11)
    response = client.post(reverse("criteria_write"), sent(strange))
    said = text_of(response)
    assert response.status_code == 422
    assert "lý do dài quá 300 ký tự" in said
    assert "số tiêu chí dài quá 10 ký tự" in said
    step = with_line(thirty_seventy(), 0, 0, text="Đúng giờ\0")
    response = client.post(reverse("criteria_write"), sent(step, **{"muc-0-dong-0-step": "500"}))
    assert "không quá 100" in text_of(response)
    assert client.post(reverse("criteria_write"), sent(step)).status_code == 302
    assert Criterion.objects.get(section__order=0, order=0).text == "Đúng giờ"

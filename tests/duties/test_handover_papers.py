"""What the minutes of a hand-over say, and through which doors they are read: never through the register."""

import io
from datetime import date

import docx
import pytest
from django.test import Client

from factories.base import PASSWORD, actor, sign_in
from factories.handovers import DAY, Handing
from factories.summaries import make_report
from paper.media import PDF
from thidua.accounts.actions import create_user
from thidua.core.errors import InvalidInputError
from thidua.documents.actions.registers import Scanned, attach_signed
from thidua.documents.models import Document
from thidua.duties.actions import sign_handover
from thidua.duties.models import Heading
from thidua.files.queries import content_of
from thidua.registrations.actions import open_round
from thidua.standards.actions.recognitions import Recognised, put_recognition
from thidua.units.actions import give_role
from thidua.units.models import Role

pytestmark = pytest.mark.django_db
BEFORE, SOON, LATER = date(2020, 11, 30), date(2025, 11, 30), date(2029, 1, 1)


def said(content: bytes) -> list[str]:
    return [one.text for one in docx.Document(io.BytesIO(content)).paragraphs]


def signed(handing: Handing):
    return sign_handover(by=actor(handing.school.an, handing.school), handover=handing.received(), on=DAY)


def with_role(handing: Handing, role: Role) -> Client:
    school = handing.school
    user = create_user(
        by=actor(school.officer, school),
        username=f"vai.{role}",
        full_name="Mai Thị Cúc Áo",
        password=PASSWORD,
    )
    give_role(by=actor(school.officer, school), unit=school.unit, user=user, role=role, on=DAY, ends=DAY)
    return sign_in(Client(), user)


@pytest.mark.parametrize("role", [Role.CLERK, Role.INSPECTOR])
def test_the_register_tells_of_the_minutes_and_keeps_them_shut(handing, role):
    paper = signed(handing).document
    client = with_role(handing, role)
    assert "01/BB-THCSHS" in client.get("/van-ban/").content.decode()
    assert client.get(f"/van-ban/{paper.id}/").status_code == 200
    assert client.get(f"/van-ban/{paper.id}/tep/").status_code == 409


def test_the_parties_and_leaders_read_the_minutes_and_their_signed_copy_on_the_page_of_the_hand_over(handing):
    row = signed(handing)
    attach_signed(
        by=actor(handing.school.alice, handing.school),
        document=row.document,
        digest=row.document.file.sha256,
        scan=Scanned("bien-ban.pdf", b"%PDF-1.4 da ky", PDF),
        on=DAY,
    )
    page = f"/ban-giao/{row.id}/tep/"
    for who in ("alice", "binh", "an"):
        client = sign_in(Client(), getattr(handing.school, who))
        assert client.get(f"{page}docx/").content == content_of(row.document.file)
        assert client.get(f"{page}ban-ky/").content == b"%PDF-1.4 da ky"
    for shut in (sign_in(Client(), handing.school.dung), with_role(handing, Role.CLERK)):
        assert shut.get(f"{page}ban-ky/").status_code == 404


def test_without_a_signed_copy_there_is_none_to_hand_out(handing):
    row = handing.offered()
    assert sign_in(Client(), handing.school.an).get(f"/ban-giao/{row.id}/tep/ban-ky/").status_code == 404
    assert not Document.objects.exists()


def test_a_draft_says_nothing_in_the_receivers_stead(handing):
    row = handing.offered()
    draft = said(sign_in(Client(), handing.school.an).get(f"/ban-giao/{row.id}/tep/docx/").content)
    assert draft[draft.index("IV. Ý kiến của bên nhận") + 1] == "(bên nhận chưa ghi)"


def lines(row, key):
    return [(one["text"], one["note"]) for one in Heading.objects.get(handover=row, key=key).lines]


def test_a_remark_too_long_for_the_minutes_is_refused_with_its_heading_and_not_cut(handing):
    row = handing.offered()
    with pytest.raises(InvalidInputError) as told:
        handing.received(row, roster="a" * 501)
    assert str(told.value) == "Phân công phụ trách: dài 501 chữ cái, nhiều nhất 500. Hãy viết gọn lại."
    address, long = f"/ban-giao/{row.id}/nhan/", "b" * 2001
    answer = sign_in(Client(), handing.school.binh).post(address, {"version": row.version, "words": long})
    assert (answer.status_code, long in answer.content.decode()) == (422, True)


def test_what_is_prepared_and_what_expires_is_handed_over(handing):
    school, by = handing.school, actor(handing.school.alice, handing.school)
    for given in (
        Recognised(kind="national", name="Chuẩn quốc gia", paper="1/QĐ", decided_on=BEFORE, valid_until=SOON),
        Recognised(kind="accredited", name="Kiểm định cấp độ 2"),
        Recognised(kind="other", name="Cơ quan văn hóa", paper="2/QĐ", decided_on=BEFORE, valid_until=LATER),
    ):
        put_recognition(by=by, unit=school.unit, given=given, on=DAY)
    row = handing.started()
    assert sorted(lines(row, "standards")) == [
        ("Chuẩn quốc gia", "Sắp hết giá trị: còn không đầy ba tháng, có giá trị đến hết 30/11/2025"),
        ("Kiểm định cấp độ 2", "Đang chuẩn bị, 0 trên 0 tiêu chí đã tự đánh giá, 0 có minh chứng"),
    ]
    assert lines(row, "deadlines") == [("Chuẩn quốc gia: ngày cuối còn giá trị", "30/11/2025")]


def test_the_last_days_of_an_open_round_and_review_are_among_the_deadlines(handing):
    school = handing.school
    by = actor(school.alice, school)
    open_round(by=by, unit=school.unit, year=school.year, opens=DAY, closes=date(2025, 10, 20))
    assert lines(handing.started(), "deadlines") == [
        ("Mở đăng ký thi đua năm học 2025-2026", "06/10/2025"),
        ("Hạn: đăng ký thi đua năm học 2025-2026", "20/10/2025"),
    ]


def test_a_report_being_written_is_handed_over_with_its_day(handing):
    school = handing.school
    report = make_report(school, DAY)
    assert lines(handing.started(), "reports") == [(report.title, "Dự thảo, hạn 31/01/2026")]

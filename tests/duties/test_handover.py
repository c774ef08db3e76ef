"""A hand-over: prepared, offered, received heading by heading, witnessed, kept; and what must not be in it."""

import io
import zipfile
from datetime import date

import docx
import pytest
from django.test import Client

from factories.base import actor, sign_in
from factories.handovers import DAY, Handing
from thidua.core.errors import ChangedMeanwhileError, InvalidInputError, StepRefusedError
from thidua.documents.models import Document
from thidua.duties.actions import (
    check_handover,
    drop_handover,
    offer_handover,
    receive_handover,
    sign_handover,
    take_back_handover,
    write_handover,
    write_keeping,
)
from thidua.duties.errors import (
    HandoverUnderWayError,
    NotAllAnsweredError,
    NotPreparerError,
    NotReceiverError,
    NotWitnessError,
)
from thidua.duties.models import Handover, Heading, KeepingKind
from thidua.files.queries import content_of
from thidua.registrations.actions import open_round
from thidua.units.actions import give_role
from thidua.units.models import Role

pytestmark = pytest.mark.django_db


def lines(row: Handover, key: str) -> list[str]:
    return [one["text"] for one in Heading.objects.get(handover=row, key=key).lines]


def opened(handing: Handing) -> None:
    school = handing.school
    open_round(
        by=actor(school.alice, school),
        unit=school.unit,
        year=school.year,
        opens=date(2025, 10, 1),
        closes=date(2025, 10, 20),
    )


def test_what_is_open_is_gathered_and_led_to(handing):
    opened(handing)
    row = handing.started()
    found = Heading.objects.get(handover=row, key="rounds").lines
    assert found == [
        {
            "text": "Đợt đăng ký năm học 2025-2026 đang mở",
            "note": "Hạn 20/10/2025; 0 bản đã xác nhận, 0 bản chờ xác nhận, 0 bản đang soạn",
            "url": "/dang-ky/",
        }
    ]
    assert lines(row, "roles")[0] == "Lê Thị Hướng Dương: Thư ký Hội đồng"
    assert "UBND xã Hoa Sen" in lines(row, "contacts")
    assert lines(row, "payments") == []


def test_what_came_after_the_preparation_is_in_what_is_handed_over(handing):
    row = handing.started()
    opened(handing)
    assert lines(row, "rounds") == []
    row = offer_handover(by=actor(handing.school.alice, handing.school), handover=row, on=DAY)
    assert lines(row, "rounds") == ["Đợt đăng ký năm học 2025-2026 đang mở"]


def test_where_papers_lie_stays_for_the_next_hand_over(handing):
    school = handing.school
    write_keeping(
        by=actor(school.alice, school),
        unit=school.unit,
        kind=KeepingKind.PLACE,
        name="Sổ khen thưởng",
        text="Tủ số 2, phòng văn thư",
    )
    first = handing.started()
    drop_handover(by=actor(school.alice, school), handover=first, on=DAY)
    assert [lines(row, "places") for row in (first, handing.started())] == [["Sổ khen thưởng"]] * 2


def test_a_hand_over_goes_its_whole_way_and_is_kept(handing):
    school = handing.school
    row = handing.received(targets="Chưa thấy chỉ tiêu sáng kiến")
    row = sign_handover(by=actor(school.an, school), handover=row, on=DAY)
    assert (row.state, row.witness, row.document.symbol) == ("signed", school.an, "01/BB-THCSHS")
    paper = docx.Document(io.BytesIO(content_of(row.document.file)))
    text = "\n".join(one.text for one in paper.paragraphs)
    assert "Bên nhận ghi còn thiếu: Chưa thấy chỉ tiêu sáng kiến." in text
    assert "Đã xem đủ" in text
    for act in (offer_handover, drop_handover, take_back_handover):
        with pytest.raises(StepRefusedError):
            act(by=actor(school.alice, school), handover=row, on=DAY)


def test_every_heading_is_answered_before_it_is_received(handing):
    row = handing.offered()
    binh = actor(handing.school.binh, handing.school)
    only = dict(list(handing.answers(row).items())[:-1])
    row = check_handover(by=binh, handover=row, answers=only, words="")
    with pytest.raises(NotAllAnsweredError) as told:
        receive_handover(by=binh, handover=row, answers={}, words="", on=DAY)
    assert str(told.value) == "Chưa đánh dấu, chưa ghi còn thiếu: Sao lưu."
    assert Handover.objects.get().state == "offered"


def test_each_step_belongs_to_one_party(handing):
    school = handing.school
    row = handing.started()
    with pytest.raises(NotPreparerError):
        offer_handover(by=actor(school.binh, school), handover=row, on=DAY)
    row = offer_handover(by=actor(school.alice, school), handover=row, on=DAY)
    with pytest.raises(NotReceiverError):
        check_handover(by=actor(school.alice, school), handover=row, answers={}, words="")
    row = handing.received(row)
    for user in (school.alice, school.binh, school.dung):
        with pytest.raises(NotWitnessError):
            sign_handover(by=actor(user, school), handover=row, on=DAY)
    assert not Document.objects.exists()


def test_who_left_suddenly_is_stood_in_for_and_the_paper_says_so(handing):
    school = handing.school
    an = actor(school.an, school)
    with pytest.raises(InvalidInputError) as refused:
        handing.started(by=an)
    assert refused.value.field == "instead"
    row = handing.started(by=an, instead="Nghỉ ốm dài ngày")
    row = handing.received(offer_handover(by=an, handover=row, on=DAY))
    with pytest.raises(NotWitnessError):
        sign_handover(by=an, handover=row, on=DAY)
    give_role(
        by=actor(school.officer, school), unit=school.unit, user=school.dung, role=Role.UNION_CHAIR, on=DAY
    )
    row = sign_handover(by=actor(school.dung, school), handover=row, on=DAY)
    text = "\n".join(one.text for one in docx.Document(io.BytesIO(content_of(row.document.file))).paragraphs)
    assert "Lý do lập thay: Nghỉ ốm dài ngày." in text


def test_one_is_under_way_at_a_time(handing):
    row = handing.started()
    with pytest.raises(HandoverUnderWayError):
        handing.started()
    drop_handover(by=actor(handing.school.alice, handing.school), handover=row, on=DAY)
    handing.started()


def test_taken_back_the_ticks_fall_and_what_was_missed_is_still_read(handing):
    school = handing.school
    row = handing.received(roster="Ai lo truyền thông?")
    row = take_back_handover(by=actor(school.alice, school), handover=row, on=DAY)
    row = write_handover(
        by=actor(school.alice, school), handover=row, because="Như cũ", notes="Gọi trước 9 giờ", on=DAY
    )
    found = {one.key: (one.checked, one.missing) for one in Heading.objects.filter(handover=row)}
    assert (found["roster"], found["roles"]) == ((False, "Ai lo truyền thông?"), (False, ""))


def test_nobody_writes_over_what_somebody_else_wrote(handing):
    by, row = actor(handing.school.alice, handing.school), handing.started()
    stale = Handover.objects.get()
    write_handover(by=by, handover=row, because="Chuyển trường", notes="", on=DAY)
    with pytest.raises(ChangedMeanwhileError):
        write_handover(by=by, handover=stale, because="Khác", notes="", on=DAY)


@pytest.mark.parametrize(("field", "who"), [("giver", "dung"), ("receiver", "alice")])
def test_parties_are_who_is_in_charge_and_somebody_else(handing, field, who):
    with pytest.raises(InvalidInputError) as refused:
        handing.started(**{field: getattr(handing.school, who), "instead": "Nghỉ"})
    assert refused.value.field == field


def test_parties_open_it_the_rest_of_the_staff_and_other_schools_do_not(handing):
    row = handing.offered()
    school = handing.school
    address = f"/ban-giao/{row.id}/"
    status = {
        who: sign_in(Client(), getattr(school, who)).get(address).status_code
        for who in ("alice", "binh", "an", "dung")
    }
    assert status == {"alice": 200, "binh": 200, "an": 200, "dung": 404}


def test_the_receiver_ticks_on_the_page_and_the_head_signs(handing):
    opened(handing)
    row, school = handing.offered(), handing.school
    binh = sign_in(Client(), school.binh)
    page = f"/ban-giao/{row.id}/"
    assert "/dang-ky/" in binh.get(page).content.decode()
    ticks = {f"nhan-{one.key}": "on" for one in Heading.objects.filter(handover=row)}
    few = dict(list(ticks.items())[:3])
    refused = binh.post(f"{page}nhan/", few | {"version": row.version, "receive": "1"})
    assert (refused.status_code, "Chưa đánh dấu" in refused.content.decode()) == (422, True)
    binh.post(f"{page}nhan/", ticks | {"version": row.version, "receive": "1", "words": "Đủ"})
    row.refresh_from_db()
    assert row.state == "received"
    sign_in(Client(), school.an).post(f"{page}chung-kien/", {"version": row.version})
    row.refresh_from_db()
    assert row.state == "signed"
    with zipfile.ZipFile(io.BytesIO(binh.get(f"{page}tep/zip/").content)) as archive:
        assert archive.namelist() == [
            "00_Muc_luc.txt",
            "01_Bien_ban_ban_giao.docx",
            "02_Viec_dang_lam.xlsx",
            "03_Lien_he_va_noi_de_giay_to.xlsx",
        ]
        assert archive.read("01_Bien_ban_ban_giao.docx") == content_of(row.document.file)


def test_the_page_asks_little_however_much_is_handed_over(handing, django_assert_max_num_queries):
    row = handing.offered()
    client = sign_in(Client(), handing.school.binh)
    with django_assert_max_num_queries(25):
        client.get(f"/ban-giao/{row.id}/")


def test_a_lone_secretary_for_days_without_an_end_sees_how_to_begin(handing):
    client = sign_in(Client(), handing.school.alice)
    shown = client.get("/ban-giao/").content.decode()
    assert "chưa ghi ngày thôi" in shown
    assert shown.count('href="/ban-giao/moi/"') == 1

    handing.started()
    shown = client.get("/ban-giao/").content.decode()
    assert ("chưa ghi ngày thôi" in shown, "/ban-giao/moi/" in shown) == (True, False)


def test_a_long_heading_is_folded_a_short_one_is_open(handing):
    for place in range(7):
        write_keeping(
            by=actor(handing.school.alice, handing.school),
            unit=handing.school.unit,
            kind=KeepingKind.PLACE,
            name=f"Sổ {place}",
            text="Tủ 2",
        )
    row = handing.started()
    shown = sign_in(Client(), handing.school.alice).get(f"/ban-giao/{row.id}/").content.decode()
    folded = [part for part in shown.split("<details") if "Sổ 6" in part]
    assert folded[0].startswith(' class="td-card td-folded"><summary')

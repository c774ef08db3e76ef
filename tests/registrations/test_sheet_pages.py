"""A team's sheet on its page: a file that is no scan, a list that changed after printing, the right one; late pledges."""

from datetime import date, datetime, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from factories.base import actor, make_school, sign_in
from factories.registrations import make_round, submitted
from thidua.core import clock
from thidua.registrations.actions import ask_late, print_sheet
from thidua.registrations.models import LateRequest, Pledge, TeamSheet
from thidua.registrations.queries import sheet_lines
from thidua.registrations.queries.sheets import wording

pytestmark = pytest.mark.django_db
PAPER = b"%PDF-1.4 da ky"
LAST_DAY, OWN_DAY = date(2025, 9, 30), date(2025, 10, 10)


@pytest.fixture
def school():
    return make_school()


@pytest.fixture
def found(school):
    return make_round(school)


@pytest.fixture
def sheet(school, found):
    """Printed by the leader of the team, with one pledge on it."""
    submitted(school, found, school.person(school.binh), "LDTT")
    return print_sheet(by=actor(school.dung, school), round=found, team=school.teams[0], on=clock.today())


def give(client, school, sheet, content=PAPER, user=None, on=None):
    scan = SimpleUploadedFile("ban-ky.pdf", content, "application/pdf")
    day = (on or clock.today()).isoformat()
    client = sign_in(client, user or school.dung)
    address = reverse("team_sheet", args=[sheet.round_id, sheet.team_id])
    return client.post(address, {"sheet": sheet.id, "signed_on": day, "scan": scan}, follow=True)


def signed():
    return list(TeamSheet.objects.exclude(scan=None).values_list("scan__name", "scan__content_type"))


def test_a_file_that_is_no_scan_is_refused_whatever_it_is_called(client, school, found, sheet):
    page = give(client, school, sheet, b"PK\x03\x04 bang tinh")
    assert page.status_code == 422
    assert "Bản quét phải là tệp PDF, JPG hoặc PNG." in page.content.decode()
    assert signed() == []


def test_who_is_to_be_an_exemplar_stands_on_what_is_signed(client, school, found, sheet):
    pledge = Pledge.objects.get()
    before = pledge_wording(found, school)
    pledge.exemplars = [{"aim": "become", "subject": "Nhóm Toán 8", "content": "Cùng soạn bài"}]
    pledge.save()
    address = reverse("team_sheet", args=[found.id, school.teams[0].id])
    page = sign_in(client, school.dung).get(address).content.decode()
    assert (
        'data-label="Điển hình tiên tiến">Đăng ký trở thành điển hình: Nhóm Toán 8 – Cùng soạn bài<' in page
    )
    assert pledge_wording(found, school) != before


def pledge_wording(found, school):
    return wording(sheet_lines(found, school.teams[0]))


def test_without_a_file_the_page_asks_for_it(client, school, found, sheet):
    address = reverse("team_sheet", args=[found.id, school.teams[0].id])
    page = sign_in(client, school.dung).post(
        address, {"sheet": sheet.id, "signed_on": clock.today().isoformat()}
    )
    assert (page.status_code, "Hãy chọn tệp bản quét." in page.content.decode()) == (422, True)
    assert signed() == []


def test_a_list_that_changed_since_it_was_printed_is_printed_and_signed_anew(client, school, found, sheet):
    submitted(school, found, school.person(school.dung), "LDTT")
    page = give(client, school, sheet)
    said = "Danh sách của tổ đã thay đổi sau lần in này."
    assert (page.status_code, said in page.content.decode(), signed()) == (422, True, [])
    assert "Tải bản đã ký lên" not in page.content.decode()

    anew = print_sheet(by=actor(school.dung, school), round=found, team=school.teams[0], on=clock.today())
    assert "Đã nhận bản đăng ký đã ký" in give(client, school, anew).content.decode()


def test_beside_a_signed_sheet_that_is_out_of_date_the_new_printing_can_be_given(
    client, school, found, sheet
):
    give(client, school, sheet)
    submitted(school, found, school.person(school.dung), "LDTT")
    anew = print_sheet(by=actor(school.dung, school), round=found, team=school.teams[0], on=clock.today())
    address = reverse("team_sheet", args=[found.id, school.teams[0].id])
    page = client.get(address).content.decode()
    assert ("không còn khớp danh sách" in page, "Tải bản đã ký lên" in page) == (True, True)
    assert "Đã nhận bản đăng ký đã ký" in give(client, school, anew).content.decode()
    assert len(signed()) == 2
    assert "không còn khớp danh sách" not in client.get(address).content.decode()


def test_the_right_scan_stands_beside_the_sheet_and_a_second_one_is_refused(client, school, found, sheet):
    page = give(client, school, sheet)
    assert f"Đã nhận bản đăng ký đã ký của {school.teams[0]}." in page.content.decode()
    assert signed() == [("ban-ky.pdf", "application/pdf")]
    file = client.get(reverse("team_sheet_file", args=[sheet.id, "ban-ky"]))
    assert b"".join(file) == PAPER
    assert give(client, school, sheet, PAPER + b" lan hai").status_code == 422
    assert len(signed()) == 1


def test_a_day_to_come_is_no_day_of_signing(client, school, found, sheet):
    page = give(client, school, sheet, on=clock.today() + timedelta(days=1))
    assert (page.status_code, "Ngày ký phải từ ngày in đến hôm nay." in page.content.decode()) == (422, True)


def test_who_reads_the_work_sees_the_sheet_and_puts_nothing_in(client, school, found, sheet):
    address = reverse("team_sheet", args=[found.id, school.teams[0].id])
    assert sign_in(client, school.an).get(address).status_code == 200
    assert sign_in(client, school.binh).get(address).status_code == 403


# Late pledges.


@pytest.fixture
def closed(school):
    """A round whose last day was two days ago."""
    clock.set_for_demo(datetime(2025, 10, 2, 8, tzinfo=clock.HANOI))
    yield make_round(school, closes=LAST_DAY)
    clock.reset()


def test_late_one_asks_with_a_reason_and_reads_that_it_was_sent(client, school, closed):
    client, address = sign_in(client, school.binh), reverse("pledge_late")
    empty = client.post(address, {"reason": " "})
    assert (empty.status_code, "Hãy ghi lý do" in empty.content.decode()) == (422, True)
    sent = client.post(address, {"reason": "Đi tập huấn."}, follow=True)
    assert "Đã gửi đề nghị đăng ký muộn." in sent.content.decode()
    again = client.post(address, {"reason": "Đi tập huấn."})
    assert again.status_code == 422
    assert list(LateRequest.objects.values_list("reason", "state")) == [("Đi tập huấn.", "asked")]


@pytest.fixture
def asked(school, closed):
    return ask_late(
        by=actor(school.binh, school), round=closed, person=school.person(school.binh), reason="Đi tập huấn."
    )


def answer(client, user, asked, act, **given):
    return sign_in(client, user).post(
        reverse("late_decide", args=[asked.id]), {"act": act} | given, follow=True
    )


def test_a_no_without_its_reason_stays_on_the_page(client, school, asked):
    page = answer(client, school.an, asked, "refuse", answer="")
    assert page.status_code == 422
    asked.refresh_from_db()
    assert asked.state == "asked"


def test_a_yes_names_its_own_day_and_is_said_once(client, school, asked):
    past = answer(client, school.an, asked, "grant", deadline="2025-10-01")
    assert past.status_code == 422
    page = answer(client, school.an, asked, "grant", deadline=OWN_DAY.isoformat())
    assert f"được đăng ký muộn đến hết ngày {OWN_DAY:%d/%m/%Y}." in page.content.decode()
    again = answer(client, school.an, asked, "refuse", answer="Không kịp.")
    assert again.status_code == 422
    asked.refresh_from_db()
    assert (asked.state, asked.deadline) == ("granted", OWN_DAY)


def test_only_the_office_answers(client, school, asked):
    assert answer(client, school.dung, asked, "grant", deadline=OWN_DAY.isoformat()).status_code == 403
    assert answer(client, school.binh, asked, "grant", deadline=OWN_DAY.isoformat()).status_code == 403

"""The clerk's registers: what goes out, what comes in, what was signed and stamped."""

import io
from datetime import date

import docx
import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from factories.base import FIRST_DAY, actor, make_school, sign_in
from factories.decisions import submit, supported, teachers
from factories.documents import issue
from thidua.core.errors import ChangedMeanwhileError, InvalidInputError
from thidua.documents.actions.registers import (
    OtherVersionError,
    Scanned,
    SentAlreadyError,
    SignedAlreadyError,
    attach_signed,
    enter_incoming,
    mark_sent,
    pass_incoming,
    plan_dispatch,
    readdress_dispatches,
)
from thidua.documents.models import Channel, Dispatch, Incoming
from thidua.documents.queries import incoming_of, outgoing_of
from thidua.units.actions import give_role
from thidua.units.models import Role

pytestmark = pytest.mark.django_db
SCAN = Scanned("ky.pdf", b"%PDF-1.4 signed", "application/pdf")
ON = date(2026, 6, 3)


@pytest.fixture
def school():
    return make_school()


@pytest.fixture
def clerk(school):
    give_role(
        by=actor(school.officer, school), unit=school.unit, user=school.binh, role=Role.CLERK, on=FIRST_DAY
    )
    return school.binh


def enter(school, paper="12/UBND-VX", **given):
    facts = {
        "arrived_on": date(2026, 6, 3),
        "sender": "UBND xã Hoa Sen",
        "dated": date(2026, 6, 1),
        "abstract": "Hướng dẫn tổng kết phong trào thi đua",
    } | given
    return enter_incoming(by=actor(school.alice, school), unit=school.unit, paper=paper, **facts)


def test_incoming_numbers_run_through_the_calendar_year_and_begin_again(school):
    rows = [
        enter(school, paper, arrived_on=day, dated=None)
        for paper, day in [
            ("1/A", date(2025, 12, 30)),
            ("2/A", date(2025, 12, 31)),
            ("3/A", date(2026, 1, 1)),
            ("4/A", date(2025, 12, 31)),
        ]
    ]
    assert [(row.year, row.number) for row in rows] == [(2025, 1), (2025, 2), (2026, 1), (2025, 3)]


def test_the_same_paper_is_not_entered_twice_and_uses_up_no_number(school):
    enter(school)
    with pytest.raises(InvalidInputError, match="đã vào sổ, số đến 1 năm 2026"):
        enter(school)
    assert enter(school, "13/UBND-VX").number == 2


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"sender": " "}, "sender"),
        ({"abstract": ""}, "abstract"),
        ({"arrived_on": date(2099, 1, 1)}, "arrived_on"),
        ({"dated": date(2026, 6, 4)}, "dated"),
    ],
)
def test_what_cannot_be_entered_names_its_field(school, given, field):
    with pytest.raises(InvalidInputError) as refused:
        enter(school, **given)
    assert (refused.value.field, Incoming.objects.count()) == (field, 0)


def test_it_is_passed_on_by_the_version_that_was_seen(school):
    row = enter(school)
    by = actor(school.alice, school)
    assert pass_incoming(by=by, incoming=row, passed_to="Hiệu trưởng", version=1).passed_to == "Hiệu trưởng"
    with pytest.raises(ChangedMeanwhileError):
        pass_incoming(by=by, incoming=row, passed_to="Thư ký", version=1)


def test_a_submission_letter_has_to_go_to_its_addressee_and_follows_it(school):
    (thu,) = teachers(school, 1)
    sent = submit(school, supported(school, thu))
    row = Dispatch.objects.get()
    assert (row.document, row.recipient, row.unit_to, row.sent_on) == (
        sent.letter,
        "UBND xã Hoa Sen",
        school.commune,
        None,
    )

    by = actor(school.alice, school)
    moved = readdress_dispatches(by=by, document=sent.letter, was=school.commune, goes_to=school.province)

    row.refresh_from_db()
    assert (moved, row.recipient, row.instead_of) == (1, "UBND thành phố Sông Xanh", "UBND xã Hoa Sen")


def test_what_has_gone_stays_with_whom_it_went_to(school):
    document = issue(school)
    by = actor(school.alice, school)
    row = plan_dispatch(by=by, document=document, recipient=school.commune.name, unit_to=school.commune)
    mark_sent(by=by, dispatch=row, channel=Channel.PAPER, on=ON)
    assert readdress_dispatches(by=by, document=document, was=school.commune, goes_to=school.province) == 0
    with pytest.raises(SentAlreadyError, match="Lê Thị Hướng Dương"):
        mark_sent(by=by, dispatch=row, channel=Channel.EMAIL, on=ON)


def test_sent_between_the_papers_day_and_today(school):
    by = actor(school.alice, school)
    row = plan_dispatch(by=by, document=issue(school), recipient="Công đoàn")
    for day in (date(2026, 6, 1), date(2099, 1, 1)):
        with pytest.raises(InvalidInputError):
            mark_sent(by=by, dispatch=row, channel=Channel.PAPER, on=day)


def test_the_signed_copy_is_bound_to_the_version_that_was_printed(school):
    document = issue(school)
    by = actor(school.alice, school)
    with pytest.raises(OtherVersionError):
        attach_signed(by=by, document=document, digest="0" * 64, scan=SCAN, on=ON)
    copy = attach_signed(by=by, document=document, digest=document.file.sha256, scan=SCAN, on=ON)
    assert (copy.digest, copy.file.name) == (document.file.sha256, "ky.pdf")
    with pytest.raises(SignedAlreadyError):
        attach_signed(by=by, document=document, digest=document.file.sha256, scan=SCAN, on=ON)


def test_registers_export_what_they_show(client, school):
    by = actor(school.alice, school)
    document = issue(school)
    plan_dispatch(by=by, document=document, recipient="UBND xã Hoa Sen", copies=2)
    enter(school, passed_to="Hiệu trưởng")
    client = sign_in(client, school.alice)

    sheet = client.get(reverse("registers_export", args=["xlsx"]) + "?so=den&nam=2026").content
    rows = list(openpyxl.load_workbook(io.BytesIO(sheet)).active.iter_rows(values_only=True))
    assert rows[0] == (
        "Số đến",
        "Ngày đến",
        "Nơi gửi",
        "Số, ký hiệu",
        "Ngày văn bản",
        "Trích yếu",
        "Chuyển cho",
    )
    assert rows[1][0] == 1
    assert rows[1][6] == "Hiệu trưởng"
    paper = client.get(reverse("registers_export", args=["docx"]) + "?nam=2026").content
    cells = [cell.text for row in docx.Document(io.BytesIO(paper)).tables[0].rows for cell in row.cells]
    assert "01/TTr-THCSHS" in cells
    assert "UBND xã Hoa Sen, 2 bản, chưa gửi" in cells
    assert client.get(reverse("registers_export", args=["pdf"])).status_code == 404


def test_the_clerks_way_through_a_paper(client, school, clerk):
    document = issue(school)
    client = sign_in(client, clerk)
    page = reverse("document_page", args=[document.id])

    assert client.post(page, {"recipient": "UBND xã Hoa Sen", "copies": "2"}).status_code == 302
    row = Dispatch.objects.get()
    sent = {"channel": "paper", "on": "2026-06-03"}
    assert client.post(reverse("dispatch_sent", args=[row.id]), sent).status_code == 302
    scan = SimpleUploadedFile("ky.pdf", b"%PDF-1.4 signed", "application/pdf")
    signed = {"on": "2026-06-03", "digest": document.file.sha256, "scan": scan}
    assert client.post(page, signed).status_code == 302

    (shown,) = outgoing_of(school.unit, 2026)
    assert (shown.signed.on, [one.sent_on for one in shown.dispatches.all()]) == (ON, [ON])
    assert "Đã gửi 03/06/2026" in client.get(page).content.decode()
    assert client.get(reverse("signed_file", args=[document.id])).status_code == 200
    assert client.get(reverse("outgoing_list")).status_code == 200


def test_a_refused_copy_stays_on_the_page(client, school, clerk):
    document = issue(school)
    given = {"on": "2026-06-03", "digest": "0" * 64}
    page = sign_in(client, clerk).post(reverse("document_page", args=[document.id]), given)
    assert (page.status_code, "Hãy chọn tệp bản quét" in page.content.decode()) == (422, True)


def test_the_clerk_enters_what_came_and_passes_it_on(client, school, clerk):
    client = sign_in(client, clerk)
    given = {
        "arrived_on": "2026-06-03",
        "sender": "UBND xã Hoa Sen",
        "paper": "12/UBND-VX",
        "dated": "",
        "abstract": "Hướng dẫn tổng kết",
        "passed_to": "",
    }
    assert client.post(reverse("incoming_list"), given).status_code == 302
    (row,) = incoming_of(school.unit, 2026)
    passed = {"passed_to": "Hiệu trưởng", "version": "1"}
    assert client.post(reverse("incoming_pass", args=[row.id]), passed).status_code == 302
    assert "Hiệu trưởng" in client.get(reverse("incoming_list") + "?nam=2026").content.decode()
    assert client.post(reverse("incoming_list"), given).status_code == 422
    assert client.get(reverse("incoming_file", args=[row.id])).status_code == 404


def test_who_reads_and_who_keeps(client, school, clerk):
    assert sign_in(client, school.an).get(reverse("incoming_list")).status_code == 200
    client.post(reverse("incoming_list"), {"sender": "A"})
    assert Incoming.objects.count() == 0
    assert sign_in(client, school.dung).get(reverse("incoming_list")).status_code == 403
    other = make_school("THCS-TG", "Trường THCS Trường Giang")
    row = enter(other)
    assert sign_in(client, clerk).get(reverse("incoming_file", args=[row.id])).status_code == 404


def test_the_clerks_home_tells_what_has_still_to_go(client, school, clerk):
    plan_dispatch(by=actor(school.alice, school), document=issue(school), recipient="UBND xã Hoa Sen")
    page = sign_in(client, clerk).get(reverse("home")).content.decode()
    assert "Văn bản chưa gửi" in page

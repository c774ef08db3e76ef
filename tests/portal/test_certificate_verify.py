"""What anybody may learn from a code: what is printed on the paper, or that it is no longer worth anything."""

import io
from datetime import date

import pytest
import zxingcpp
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from PIL import Image

from factories.base import actor, make_school, sign_in
from paper.qr import qr_png
from thidua.documents.actions import register_certificates
from thidua.documents.queries import verify_address
from thidua.people.models import Grant
from thidua.portal.views import MISSES

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def nobody_has_guessed():
    cache.clear()


@pytest.fixture
def school():
    return make_school()


@pytest.fixture
def certificate(school):
    grant = Grant.objects.create(
        person=school.person(school.binh),
        unit=school.unit,
        code="GK",
        on=date(2026, 6, 12),
        paper="243/QĐ-UBND",
        authority="Chủ tịch UBND xã Hoa Sen",
        checked=True,
    )
    by = actor(school.alice, school)
    (found,) = register_certificates(by=by, unit=school.unit, grants=[grant], on=date(2026, 6, 20))
    return found


def shown(response):
    return response.content.decode()


def test_a_genuine_certificate_says_so_first_then_what_is_printed(client, certificate):
    response = client.get(f"/kiem-tra/{certificate.code}/")

    page = shown(response)
    assert response.status_code == 200
    assert page.index("Giấy khen có hiệu lực") < page.index("Nguyễn Thị Hoa Sim") < page.index("Số vào sổ")
    assert "Số 243/QĐ-UBND ngày 12/06/2026" in page
    assert "Chủ tịch UBND xã Hoa Sen" in page


def test_nothing_is_told_that_is_not_printed(client, certificate, school):
    person = school.person(school.binh)
    page = shown(client.get(f"/kiem-tra/{certificate.code}/"))

    for secret in (str(person.id), "1985", str(certificate.id), str(certificate.grant_id), "Toán – Tin"):
        assert secret not in page


def test_a_revoked_one_names_decisions_but_neither_person_nor_reason(client, certificate):
    Grant.objects.filter(id=certificate.grant_id).update(
        revoked_on=date(2026, 6, 26), revoked_paper="271/QĐ-UBND"
    )

    page = shown(client.get(f"/kiem-tra/{certificate.code}/"))

    assert (
        page.index("Đã thu hồi, không còn hiệu lực") < page.index("26/06/2026") < page.index("Số 271/QĐ-UBND")
    )
    assert "Số 243/QĐ-UBND ngày 12/06/2026" in page
    assert "Hoa Sim" not in page


def test_an_unknown_code_says_so_and_what_to_do(client):
    response = client.get("/kiem-tra/AAAAAAAAAA/")

    assert response.status_code == 404
    assert "Không có giấy nào mang mã này" in shown(response)
    assert "Gõ lại mã" in shown(response)


@pytest.mark.parametrize("path", ["/kiem-tra/", "/kiem-tra/AAAAAAAAAA/", "code"])
def test_answers_are_neither_kept_nor_indexed(client, certificate, path):
    response = client.get(f"/kiem-tra/{certificate.code}/" if path == "code" else path)

    assert response["Cache-Control"] == "no-store"
    assert response["X-Robots-Tag"] == "noindex, nofollow"
    assert '<meta name="robots" content="noindex, nofollow">' in shown(response)


def test_the_code_may_be_typed_as_it_stands_on_paper(client, certificate):
    code = certificate.code.lower()
    typed = f" {code[:4]} {code[4:8]}-{code[8:]} "

    response = client.get("/kiem-tra/", {"ma": typed}, follow=True)

    assert response.redirect_chain == [(f"/kiem-tra/{certificate.code}/", 302)]
    assert "Nguyễn Thị Hoa Sim" in shown(response)


def test_an_empty_code_asks_for_one(client):
    assert "Hãy gõ mã tra cứu." in shown(client.get("/kiem-tra/", {"ma": " "}))


def test_three_queries_are_enough(client, certificate):
    with CaptureQueriesContext(connection) as asked:
        client.get(f"/kiem-tra/{certificate.code}/")

    assert len(asked) <= 3


def test_who_is_signed_in_changes_nothing(client, certificate, school):
    page = shown(sign_in(client, school.alice).get(f"/kiem-tra/{certificate.code}/"))

    assert "Lê Thị Hướng Dương" not in page


def test_guessing_from_one_address_comes_to_an_end(client, certificate):
    for place in range(MISSES):
        assert client.get(f"/kiem-tra/AAAAAAAA{place:02}/").status_code == 404

    assert client.get("/kiem-tra/AAAAAAAAAA/").status_code == 429
    assert client.get(f"/kiem-tra/{certificate.code}/").status_code == 429
    assert client.get(f"/kiem-tra/{certificate.code}/", REMOTE_ADDR="203.0.113.9").status_code == 200


def test_right_codes_are_never_counted(client, certificate):
    answers = {client.get(f"/kiem-tra/{certificate.code}/").status_code for _ in range(MISSES + 5)}

    assert answers == {200}


def test_nothing_can_be_written_here(client, certificate):
    assert client.post(f"/kiem-tra/{certificate.code}/").status_code == 405


def test_what_the_qr_holds_opens_the_certificates_page(client, certificate, settings):
    settings.THIDUA_PUBLIC_URL = "https://thidua.example.vn"
    picture = Image.open(io.BytesIO(qr_png(verify_address(certificate.code))))

    (read,) = zxingcpp.read_barcodes(picture)

    assert read.text == f"https://thidua.example.vn{reverse('certificate_verify', args=[certificate.code])}"
    assert "Nguyễn Thị Hoa Sim" in shown(client.get(read.text.removeprefix("https://thidua.example.vn")))

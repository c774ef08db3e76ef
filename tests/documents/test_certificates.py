"""The register of certificates: what is frozen, numbered, coded, printed."""

import io
from datetime import date

import pytest
import zxingcpp
from PIL import Image
from pypdf import PdfReader

from factories.base import actor, make_school
from factories.decisions import teachers
from paper.certificates import certificate_picture
from thidua.core.ids import ALPHABET, grouped
from thidua.documents.actions import (
    NotCertifiableError,
    Signing,
    issue_certificates,
    register_certificates,
)
from thidua.documents.models import Certificate, Document
from thidua.documents.queries import _printed, certificates_pdf
from thidua.files.queries import content_of
from thidua.people.models import Grant

pytestmark = pytest.mark.django_db
ON = date(2026, 7, 25)


@pytest.fixture
def school():
    return make_school()


def grant(school, person, code="LDTT", **given):
    year = "2025-2026" if code == "LDTT" else None
    facts = {
        "school_year": year,
        "on": date(2026, 7, 20),
        "paper": "1398/QĐ-UBND",
        "authority": "Chủ tịch UBND xã Hoa Sen",
        "checked": True,
    }
    return Grant.objects.create(person=person, unit=school.unit, code=code, **facts | given)


def register(school, *grants, on=ON, **given):
    return register_certificates(
        by=actor(school.alice, school), unit=school.unit, grants=grants, on=on, **given
    )


def test_certificates_get_running_numbers_and_codes_of_ten_readable_signs(school):
    thu, lam = teachers(school, 2)

    first, second = register(school, grant(school, thu), grant(school, lam))

    assert (first.register_number, second.register_number, first.register_year) == (1, 2, 2026)
    assert len(first.code) == 10
    assert set(first.code + second.code) <= set(ALPHABET)
    assert first.code != second.code


def test_what_is_printed_is_frozen_when_registered(school):
    (thu,) = teachers(school, 1)
    given = grant(school, thu)
    register(school, given, signing=None)

    thu.named("Bùi Thị Đổi Tên")
    thu.save()
    Grant.objects.filter(id=given.id).update(paper="9/QĐ", authority="Ai đó")

    kept = Certificate.objects.get()
    assert (kept.salutation, kept.holder, kept.holder_line) == (
        "Bà",
        "Bùi Thị Mùa Thu",
        "Giáo viên Trường THCS Hoa Sen",
    )
    assert (kept.granting, kept.award_name, kept.achievement) == (
        "Tặng danh hiệu",
        "Lao động tiên tiến",
        "Năm học 2025-2026",
    )
    assert (kept.decision_paper, kept.decision_on, kept.authority) == (
        "1398/QĐ-UBND",
        date(2026, 7, 20),
        "Chủ tịch UBND xã Hoa Sen",
    )


def test_registered_again_it_keeps_number_and_code_and_only_the_new_one_is_added(school):
    thu, lam = teachers(school, 2)
    old, new = grant(school, thu), grant(school, lam)
    (before,) = register(school, old)

    both = register(school, new, old, old)

    assert [(one.holder, one.register_number) for one in both] == [(lam.full_name, 2), (thu.full_name, 1)]
    assert both[1] == before


def test_each_calendar_year_begins_with_one(school):
    thu, lam = teachers(school, 2)
    register(school, grant(school, thu))

    (later,) = register(school, grant(school, lam), on=date(2027, 1, 4))

    assert (later.register_number, later.register_year) == (1, 2027)


@pytest.mark.parametrize(
    "given",
    [{"revoked_on": date(2026, 8, 1)}, {"paper": ""}, {"on": None}, {"checked": False}],
    ids=["revoked", "no paper", "no day", "compared by nobody"],
)
def test_only_a_standing_grant_with_number_and_day_is_certified(school, given):
    (thu,) = teachers(school, 1)

    with pytest.raises(NotCertifiableError):
        register(school, grant(school, thu, **given))

    assert Certificate.objects.count() == 0


def test_another_schools_grant_is_not_certified(school):
    other = make_school("THCS-TG", "Trường THCS Trường Giang")

    with pytest.raises(NotCertifiableError):
        register(school, grant(other, teachers(other, 1)[0]))


def test_the_pdf_has_a_page_a_person_with_name_number_and_code(school):
    thu, lam = teachers(school, 2)
    found = register(school, grant(school, thu), grant(school, lam, "GK"))

    document, _ = issue_certificates(
        by=actor(school.alice, school), unit=school.unit, certificates=found, on=ON
    )

    pages = PdfReader(io.BytesIO(content_of(document.file))).pages
    said = [" ".join(page.extract_text().split()) for page in pages]
    assert len(said) == 2
    for text, certificate in zip(said, found, strict=True):
        assert certificate.holder in text
        assert grouped(certificate.code) in text
        assert f"Số vào sổ: {certificate.register_number}" in text
    assert (document.symbol, document.number, document.kind) == ("", None, "GCN")


def test_printed_again_it_is_the_same_to_the_byte(school):
    (thu,) = teachers(school, 1)
    found = register(school, grant(school, thu))

    assert certificates_pdf(found) == certificates_pdf(list(Certificate.objects.all()))


def test_the_same_certificates_enter_the_register_of_papers_once_until_something_changes(school, settings):
    thu, lam = teachers(school, 2)
    found = register(school, grant(school, thu), grant(school, lam))

    def issue(certificates, unit=school.unit):
        by = actor(school.alice, school)
        return issue_certificates(by=by, unit=unit, certificates=certificates, on=ON)

    first, is_new = issue(found)
    assert is_new
    assert issue(found) == (first, False)
    assert issue(found[:1])[1]
    settings.THIDUA_PUBLIC_URL = "https://thidua.example.vn"
    assert issue(found)[1]
    assert Document.objects.filter(kind="GCN").count() == 3


def test_the_qr_on_the_card_is_the_public_address_and_without_one_there_is_none(school, settings):
    (thu,) = teachers(school, 1)
    (found,) = register(school, grant(school, thu))

    def scanned():
        picture = Image.open(io.BytesIO(certificate_picture(_printed(found), ppi=150)))
        return [one.text for one in zxingcpp.read_barcodes(picture)]

    settings.THIDUA_PUBLIC_URL = "https://thidua.example.vn"
    assert scanned() == [f"https://thidua.example.vn/kiem-tra/{found.code}/"]
    settings.THIDUA_PUBLIC_URL = ""
    assert scanned() == []


def test_signing_says_who_and_where(school):
    (thu,) = teachers(school, 1)
    decision = school.unit.id  # any id: the register does not know what a decision is

    (found,) = register(
        school,
        grant(school, thu, decision=decision),
        signing={decision: Signing(place="Hoa Sen", signer="Trịnh Văn Biển Xanh")},
    )

    assert (found.place, found.signer_position, found.signer) == (
        "Hoa Sen",
        "Chủ tịch",
        "Trịnh Văn Biển Xanh",
    )

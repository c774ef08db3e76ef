"""What may be uploaded is known by what it is: scans, and as evidence documents of Office without programs."""

import io
import zipfile

import pytest
from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile

from paper.media import DOCX, PDF, XLSX
from paper.sheets import SheetColumn, write_sheet
from thidua.standards.forms.uploads import EvidenceField
from thidua.web.scans import ScanField

MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
WITH_MACROS = "application/vnd.ms-word.document.macroEnabled.main+xml"


def office(main: str = MAIN, *names: str) -> bytes:
    """As Word writes it, as far as it matters here."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr(
            "[Content_Types].xml",
            f'<Types><Override PartName="/word/document.xml" ContentType="{main}"/></Types>',
        )
        for name in ("word/document.xml", *names):
            archive.writestr(name, "<w/>")
    return target.getvalue()


def cleaned(field: forms.FileField, content: bytes, name: str = "minh-chung") -> str:
    return field.clean(SimpleUploadedFile(name, content, content_type="text/html")).content_type


def zipped() -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr("a.txt", "a")
    return target.getvalue()


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"%PDF-1.7 ...", PDF),
        (b"\xff\xd8\xff\xe0....", "image/jpeg"),
        (b"\x89PNG\r\n\x1a\n...", "image/png"),
        (office(), DOCX),
        (write_sheet([SheetColumn("Tên", 10)], [["a"]], title="Danh sách"), XLSX),
    ],
)
def test_evidence_is_what_its_bytes_are_whatever_the_browser_says(content, kind):
    assert cleaned(EvidenceField("Tệp"), content) == kind


@pytest.mark.parametrize("content", [office(WITH_MACROS), office(MAIN, "word/vbaProject.bin")])
def test_a_document_with_macros_is_refused_also_under_another_name(content):
    with pytest.raises(ValidationError, match="macro"):
        cleaned(EvidenceField("Tệp"), content, "ke-hoach.docx")


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1....", "kiểu cũ"),
        (zipped(), "PDF, JPG, PNG, DOCX hoặc XLSX"),
        (b"PK\x03\x04 torn", "PDF, JPG, PNG, DOCX hoặc XLSX"),
        (b"MZ program", "PDF, JPG, PNG, DOCX hoặc XLSX"),
        (b"<html>", "PDF, JPG, PNG, DOCX hoặc XLSX"),
    ],
)
def test_anything_else_is_refused_and_told_what_may_be_sent(content, told):
    with pytest.raises(ValidationError, match=told):
        cleaned(EvidenceField("Tệp"), content)


def test_a_scan_is_no_document_of_office():
    with pytest.raises(ValidationError, match="Bản quét phải là"):
        cleaned(ScanField("Bản quét"), office())


def test_what_was_looked_at_is_still_there_to_be_kept():
    scan = EvidenceField("Tệp").clean(SimpleUploadedFile("a.docx", office()))
    assert scan.read() == office()

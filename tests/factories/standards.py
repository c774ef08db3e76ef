"""Recognitions by the real actions: one with criteria, and evidence for them."""

from datetime import date
from typing import Any

from factories.base import School
from thidua.files.actions import keep
from thidua.files.models import StoredFile
from thidua.ledger.actions import Actor
from thidua.standards.actions.pieces import Brought, put_piece
from thidua.standards.actions.recognitions import Recognised, put_recognition
from thidua.standards.actions.requirements import bring_requirements
from thidua.standards.models import Piece, Recognition, RecognitionKind, Requirement, Source
from thidua.standards.queries.board import suggested_code
from thidua.standards.reading import Asked

ON = date(2026, 3, 2)
DECIDED, LAST = date(2021, 10, 15), date(2026, 10, 15)
ASKED = (
    Asked("1", "Tổ chức", "1.1", "Có kế hoạch năm học"),
    Asked("1", "Tổ chức", "1.2", "Hội đồng làm việc đúng quy chế"),
    Asked("2", "Đội ngũ", "2.1", "Có sáng kiến được áp dụng"),
)


def office(school: School) -> Actor:
    return Actor(user=school.alice.id, unit=school.unit.id)


def make_recognition(school: School, **more: Any) -> Recognition:
    """In force until the middle of October 2026."""
    given: dict[str, Any] = {
        "kind": RecognitionKind.NATIONAL,
        "name": "Trường đạt chuẩn quốc gia",
        "paper": "2104/QĐ-UBND",
        "decided_on": DECIDED,
        "valid_until": LAST,
    }
    return put_recognition(by=office(school), unit=school.unit, given=Recognised(**given | more), on=ON)


def make_criteria(school: School, recognition: Recognition) -> dict[str, Requirement]:
    bring_requirements(by=office(school), recognition=recognition, asked=ASKED, on=ON)
    rows = Requirement.objects.filter(standard__recognition=recognition)
    return {row.code: row for row in rows.select_related("standard__recognition")}


def make_file(
    school: School, name: str = "bien-ban.pdf", content: bytes = b"%PDF-1.4 bien ban"
) -> StoredFile:
    return keep(by=office(school), content=content, name=name, content_type="application/pdf")


def make_piece(school: School, *requirements: Requirement, **more: Any) -> Piece:
    """A paper that lies somewhere, unless something else is said."""
    first = requirements[0]
    given: dict[str, Any] = {
        "code": suggested_code(first),
        "title": "Biên bản họp",
        "source": Source.PLACE,
        "place": "Tủ 2",
    }
    return put_piece(
        by=office(school),
        recognition=first.standard.recognition,
        given=Brought(**given | more),
        requirements=requirements,
        on=ON,
    )

"""Papers of a school for tests, issued by the real action."""

from collections.abc import Callable
from datetime import date
from typing import Any

from factories.base import School, actor
from thidua.documents.actions import issue_document
from thidua.documents.models import Document, DocumentKind

ON = date(2026, 6, 2)


def printed(symbol: str) -> bytes:
    """A paper that says nothing but its own number."""
    return f"Số: {symbol}".encode()


def issue(school: School, make: Callable[[str], bytes] = printed, **given: Any) -> Document:
    facts: dict[str, Any] = {
        "kind": DocumentKind.SUBMISSION_LETTER,
        "title": "Về việc đề nghị khen thưởng",
        "on": ON,
        "name": "Tờ trình.docx",
        "content_type": "text/plain",
        "about": None,
        "numbered": True,
    }
    return issue_document(by=actor(school.alice, school), unit=school.unit, make=make, **facts | given)

"""Reading the register of papers, and what their letterhead needs to know."""

from datetime import date
from uuid import UUID

from django.db.models import QuerySet

from paper.contracts import Letterhead
from thidua.documents.models import Document, DocumentKind
from thidua.units.models import Unit
from thidua.units.queries import parent_on


def symbol_of(number: int, kind: str, sign: str) -> str:
    """The number and symbol of a paper (NĐ 30/2020, Phụ lục I): `05/TTr-THCSHS`; `05/TTr` of a unit without sign."""
    return f"{number:02}/{kind}-{sign}" if sign else f"{number:02}/{kind}"


def documents_of(unit: Unit, *, kind: str = "", year: int | None = None) -> QuerySet[Document]:
    """The unit's register, the newest first."""
    rows = Document.objects.filter(unit=unit).select_related("file").order_by("-on", "kind", "-number", "-id")
    if kind in DocumentKind.values:
        rows = rows.filter(kind=kind)
    return rows.filter(year=year) if year else rows


def register_years(unit: Unit) -> list[int]:
    """Calendar years in which the unit issued a paper."""
    years = Document.objects.filter(unit=unit).order_by("-year").values_list("year", flat=True)
    return list(years.distinct())


def documents_about(unit: Unit, about: UUID) -> list[Document]:
    """The papers made from one thing: a meeting, a submission, a decision."""
    return list(documents_of(unit).filter(about=about))


def letterhead(unit: Unit, on: date, symbol: str) -> Letterhead:
    """The head of a paper of this unit: its superior on that day, its name, number, place and day."""
    above = parent_on(unit, on)
    number, _, sign = symbol.partition("/")
    return Letterhead(
        issuer=unit.name,
        superior=above.name if above else None,
        symbol=sign,
        number=int(number) if number else None,
        place=unit.place or None,
        day=on,
    )

"""Issuing papers: number, making, keeping and entering them, in one transaction."""

from collections.abc import Callable
from datetime import date
from uuid import UUID

from thidua.documents.models import Counter, Document, DocumentKind
from thidua.documents.queries import symbol_of
from thidua.files.actions import keep
from thidua.ledger.actions import Actor, action, record
from thidua.units.models import Unit


@action("documents.document_issued")
def issue_document(
    *,
    by: Actor,
    unit: Unit,
    kind: DocumentKind,
    title: str,
    on: date,
    make: Callable[[str], bytes],
    name: str,
    content_type: str,
    about: UUID | None,
    numbered: bool,
) -> Document:
    """Enter a paper into the unit's register.

    `make` gets the symbol ("05/TTr-THCSHS"; empty for an unnumbered paper), so that the paper carries its own
    number. The counter stays locked while the paper is made: a paper that cannot be made leaves no gap.
    """
    number = _next_number(unit, kind, on.year) if numbered else None
    symbol = "" if number is None else symbol_of(number, kind, unit.symbol)
    file = keep(by=by, content=make(symbol), name=name, content_type=content_type)
    document = Document.objects.create(
        unit=unit,
        kind=kind,
        year=on.year,
        number=number,
        symbol=symbol,
        title=title,
        on=on,
        about=about,
        file=file,
    )
    record(about=document, fields={"symbol": symbol, "title": title, "file": file.sha256}, on=on)
    return document


def _next_number(unit: Unit, kind: DocumentKind, year: int) -> int:
    """The number after the last one; it is used up only if the action around it commits."""
    row, _ = Counter.objects.get_or_create(unit=unit, kind=kind, year=year)
    counter = _locked(row.id)
    counter.last += 1
    counter.save(update_fields=["last"])
    return counter.last


def _locked(counter: UUID) -> Counter:
    """The guard: whoever comes second waits here, then reads what the first one left."""
    return Counter.objects.select_for_update().get(id=counter)

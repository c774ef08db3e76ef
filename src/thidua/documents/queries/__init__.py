"""Reading the register of papers, and what their letterhead needs to know."""

import hashlib
from collections.abc import Iterable, Sequence
from datetime import date
from uuid import UUID

from django.conf import settings
from django.db.models import QuerySet

from paper import certificates as printing
from paper import words
from paper.contracts import Letterhead, Signature
from statute.records import Instrument
from thidua.core.ids import grouped
from thidua.documents.models import Certificate, Dispatch, Document, DocumentKind, Incoming
from thidua.units.models import Unit
from thidua.units.queries import parent_on, place_on


def symbol_of(number: int, kind: str, sign: str) -> str:
    """The number and symbol of a paper (NĐ 30/2020, Phụ lục I): `05/TTr-THCSHS`; `05/TTr` of a unit without sign."""
    return f"{number:02}/{kind}-{sign}" if sign else f"{number:02}/{kind}"


def documents_of(unit: Unit, *, kind: str = "", year: int | None = None) -> QuerySet[Document]:
    """The unit's register, the newest first."""
    rows = Document.objects.filter(unit=unit).select_related("file").order_by("-on", "kind", "-number", "-id")
    if kind in DocumentKind.values:
        rows = rows.filter(kind=kind)
    return rows.filter(year=year) if year else rows


def withheld_about(unit: Unit, about: Iterable[UUID]) -> list[UUID]:
    """Papers made from these whose files are not handed out yet."""
    rows = Document.objects.filter(unit=unit, about__in=list(about)).exclude(withheld="")
    return list(rows.values_list("id", flat=True))


def outgoing_of(unit: Unit, year: int) -> list[Document]:
    """The register of what was issued with a number in a calendar year, the newest first, with recipients and signed copy."""
    rows = Document.objects.filter(unit=unit, year=year).exclude(number=None)
    found = rows.select_related("file", "signed").prefetch_related("dispatches")
    return list(found.order_by("-on", "kind", "-number"))


def incoming_of(unit: Unit, year: int) -> list[Incoming]:
    """The register of what came in, the newest number first."""
    return list(Incoming.objects.filter(unit=unit, year=year).select_related("scan").order_by("-number"))


def incoming_for_choice(unit: Unit) -> QuerySet[Incoming]:
    """Every paper that came, the newest first: one of them is what something answers."""
    return Incoming.objects.filter(unit=unit).order_by("-year", "-number")


def unsent_of(unit: Unit) -> list[Dispatch]:
    """Recipients to whom a paper has still to go, the oldest paper first."""
    rows = Dispatch.objects.filter(document__unit=unit, document__annulled_on=None, sent_on=None)
    rows = rows.select_related("document")
    return list(rows.order_by("document__on", "id"))


def unsigned_of(unit: Unit) -> list[Document]:
    """Numbered papers of which nobody has put in the signed and stamped copy, the oldest first."""
    rows = Document.objects.filter(unit=unit, annulled_on=None, signed=None).exclude(number=None)
    return list(rows.order_by("on", "id"))


def not_passed_on(unit: Unit) -> list[Incoming]:
    """What came and lies with the clerk, the oldest first."""
    return list(Incoming.objects.filter(unit=unit, passed_to="").order_by("year", "number"))


def years_of_registers(unit: Unit, today: date) -> list[int]:
    """Calendar years with a line in either register, and this one, the newest first."""
    years = {*register_years(unit), today.year}
    years |= set(Incoming.objects.filter(unit=unit).order_by().values_list("year", flat=True).distinct())
    return sorted(years, reverse=True)


def register_years(unit: Unit) -> list[int]:
    """Calendar years in which the unit issued a paper."""
    years = Document.objects.filter(unit=unit).order_by("-year").values_list("year", flat=True)
    return list(years.distinct())


def documents_about(unit: Unit, about: UUID) -> list[Document]:
    """The papers made from one thing: a meeting, a submission, a decision."""
    return list(documents_of(unit).filter(about=about))


def document_holding(unit: Unit, content: bytes) -> Document | None:
    """The unit's paper with exactly these bytes."""
    digest = hashlib.sha256(content).hexdigest()
    return Document.objects.filter(unit=unit, file__sha256=digest).select_related("file").first()


def letterhead(unit: Unit, on: date, symbol: str) -> Letterhead:
    """The head of a paper of this unit: its superior on that day, its name, number, place and day."""
    above, place = parent_on(unit, on), place_on(unit, on)
    number, _, sign = symbol.partition("/")
    return Letterhead(
        issuer=unit.name,
        superior=above.name if above else None,
        symbol=sign,
        number=int(number) if number else None,
        place=place or None,
        day=on,
    )


def legal_base(instrument: Instrument) -> str:
    """A law by name and day, anything else by number, day and issuer (NĐ 30/2020, Phụ lục I)."""
    day = words.long_date(instrument.signed) if instrument.signed else ""
    if "QH" in instrument.id:
        return f"{instrument.title.replace(f' số {instrument.id}', '')} {day}".strip()
    placed = " ".join(filter(None, [instrument.id, day, f"của {instrument.issuer}"]))
    return instrument.title.replace(instrument.id, placed)


def certificates_of(unit: Unit, grants: Iterable[UUID]) -> QuerySet[Certificate]:
    """The certificates registered for these grants, in the order of the register."""
    rows = Certificate.objects.filter(unit=unit, grant__in=list(grants))
    return rows.order_by("register_year", "register_number")


def certificate_by_code(code: str) -> Certificate | None:
    """The certificate with this code, with what may have revoked it."""
    return Certificate.objects.filter(code=code).select_related("grant", "unit").first()


def verify_address(code: str) -> str | None:
    """What the QR opens; none where the installation has no public address."""
    return f"{settings.THIDUA_PUBLIC_URL}/kiem-tra/{code}/" if settings.THIDUA_PUBLIC_URL else None


def certificates_pdf(certificates: Sequence[Certificate]) -> bytes:
    """One PDF, a page for each, from the frozen fields alone: printed again it says the same."""
    return printing.make_certificates([_printed(certificate) for certificate in certificates])


def _printed(certificate: Certificate) -> printing.Certificate:
    return printing.Certificate(
        authority=certificate.authority,
        grant=certificate.granting,
        award=certificate.award_name,
        salutation=certificate.salutation or None,
        name=certificate.holder,
        position=certificate.holder_line,
        achievement=certificate.achievement,
        place=certificate.place,
        day=certificate.decision_on,
        signature=Signature(position=certificate.signer_position, name=certificate.signer),
        decision_number=certificate.decision_paper,
        decision_day=certificate.decision_on,
        register_number=str(certificate.register_number),
        code=grouped(certificate.code),
        verify_url=verify_address(certificate.code),
    )

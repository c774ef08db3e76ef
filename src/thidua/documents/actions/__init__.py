"""Issuing papers: number, making, keeping and entering them, in one transaction."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from paper.errors import PaperError
from paper.media import PDF
from statute.names import award_name
from thidua.core import clock
from thidua.core.errors import RefusedError
from thidua.core.ids import paper_code
from thidua.documents.actions import numbers
from thidua.documents.models import Certificate, Document, DocumentKind
from thidua.documents.queries import certificates_of, certificates_pdf, document_holding, symbol_of
from thidua.files.actions import keep
from thidua.ledger.actions import Actor, action, record
from thidua.people.models import EVERY_TITLE, Grant, Holder, Posting, Sex
from thidua.units.models import Unit

# 26 letters and digits: 26^10 codes, about 1.4 × 10^14.
CODE_LENGTH = 10
COLLECTIVE = "Tập thể"
SALUTATIONS = {Sex.FEMALE: "Bà", Sex.MALE: "Ông"}


class PaperNotMadeError(RefusedError):
    """Không làm được giấy tờ này."""


class NotCertifiableError(RefusedError):
    """Chỉ in giấy cho người đã có quyết định khen thưởng còn hiệu lực, đủ số và ngày."""


class UnprovenGrantError(NotCertifiableError):
    """Chưa đối chiếu với bản gốc quyết định. Hãy đính bản quét ở Nhân sự, mục “Đối chiếu bản gốc”, rồi làm giấy."""

    def __init__(self, holders: Sequence[str]) -> None:
        super().__init__(f"{', '.join(holders)}. {self.__doc__}")


@dataclass(frozen=True, slots=True)
class Signing:
    """Who signs the certificates of one decision and where; a blank name is filled in by hand."""

    place: str
    position: str = "Chủ tịch"
    signer: str = ""


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
    withheld: str = "",
) -> Document:
    """Enter a paper into the unit's register; `withheld`: why its file is not handed out there yet.

    `make` gets the symbol ("05/TTr-THCSHS"; empty for an unnumbered paper), so that the paper carries its own
    number. The counter stays locked while the paper is made: a paper that cannot be made leaves no gap.
    """
    number = numbers.next_number(unit, kind, on.year) if numbered else None
    symbol = "" if number is None else symbol_of(number, kind, unit.symbol)
    content = _printed(make, symbol)
    file = keep(by=by, content=content, name=name, content_type=content_type)
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
        withheld=withheld,
    )
    record(about=document, fields={"symbol": symbol, "title": title, "file": file.sha256}, on=on)
    return document


@action("documents.papers_handed_out")
def hand_out(*, by: Actor, unit: Unit, papers: Iterable[UUID], on: date) -> int:
    """These are withheld no longer: what they tell has been made known."""
    rows = Document.objects.filter(unit=unit, id__in=list(papers)).exclude(withheld="")
    opened = rows.update(withheld="")
    record(about=unit, counts={"papers": opened}, on=on)
    return opened


@action("documents.certificates_registered")
def register_certificates(
    *,
    by: Actor,
    unit: Unit,
    grants: Sequence[Grant],
    on: date,
    signing: Mapping[UUID, Signing] | None = None,
    achievements: Mapping[UUID, str] | None = None,
) -> list[Certificate]:
    """Enter grants into the register of certificates; what is printed is frozen here.

    `signing` is by decision, `achievements` by grant. A grant that stands in the register keeps its number and code,
    also when two people enter it at once: the register's counter is locked before it is read.
    """
    counter = numbers.counter(unit, DocumentKind.CERTIFICATES, on.year)
    wanted = [grant.id for grant in grants]
    there = {row.grant_id: row for row in certificates_of(unit, wanted)}
    rows = list(
        Grant.objects.filter(id__in=wanted, unit=unit, revoked_on=None).select_related(
            "person", "team", "unit"
        )
    )
    if len(rows) != len(set(wanted)):
        raise NotCertifiableError
    missing = [grant for grant in rows if grant.id not in there]
    if unproven := [grant.holder_name for grant in missing if not grant.is_proven]:
        raise UnprovenGrantError(unproven)
    lines = _holder_lines(unit, missing)
    for grant in sorted(missing, key=lambda row: wanted.index(row.id)):
        counter.last += 1
        there[grant.id] = _certificate(
            unit, grant, number=counter.last, year=on.year, holder_line=lines.get(grant.holder_key, ""),
            signing=(signing or {}).get(grant.decision) if grant.decision else None,
            achievement=(achievements or {}).get(grant.id, ""),
        )  # fmt: skip
    counter.save(update_fields=["last"])
    Certificate.objects.bulk_create(there[grant.id] for grant in missing)
    record(about=unit, counts={"certificates": len(missing), "last": counter.last}, on=on)
    return [there[grant] for grant in dict.fromkeys(wanted)]


@action("documents.certificates_printed")
def issue_certificates(
    *, by: Actor, unit: Unit, certificates: Sequence[Certificate], on: date
) -> tuple[Document, bool]:
    """One PDF of certificates as registered, kept and entered among the unit's papers; and whether it is a new one.

    The same certificates print to the same bytes: a paper which holds these stands already and is given back, also
    when two people ask at once: the register's counter is locked before it is looked for.
    """
    listed = list(certificates)
    numbers.counter(unit, DocumentKind.CERTIFICATES, on.year)
    content = _printed(lambda _: certificates_pdf(listed), "")
    there = document_holding(unit, content)
    document = there or issue_document(
        by=by,
        unit=unit,
        kind=DocumentKind.CERTIFICATES,
        title=f"{len(listed)} giấy khen, giấy chứng nhận danh hiệu",
        on=on,
        make=lambda _: content,
        name=f"Giấy khen {on:%d-%m-%Y}.pdf",
        content_type=PDF,
        about=None,
        numbered=False,
    )
    record(about=document, counts={"certificates": len(listed)}, on=on)
    return document, there is None


def _printed(make: Callable[[str], bytes], symbol: str) -> bytes:
    try:
        return make(symbol)
    except PaperError as fault:
        raise PaperNotMadeError(str(fault)) from fault


def _certificate(
    unit: Unit,
    grant: Grant,
    *,
    number: int,
    year: int,
    holder_line: str,
    signing: Signing | None,
    achievement: str,
) -> Certificate:
    """What will be printed and shown to whoever scans it, as it is today."""
    if grant.on is None or not grant.paper:
        raise NotCertifiableError
    title = grant.code in EVERY_TITLE
    # Of a paper from before nobody told here where it was signed: written by hand.
    signed = signing or Signing(place="")
    return Certificate(
        unit=unit,
        grant=grant,
        code=paper_code(CODE_LENGTH),
        register_number=number,
        register_year=year,
        salutation=_salutation(grant),
        holder=grant.holder_name,
        holder_line=holder_line,
        granting="Tặng danh hiệu" if title else "Tặng",
        award_name=award_name(grant.code),
        authority=grant.authority,
        achievement=achievement or (f"Năm học {grant.school_year}" if title else "Đã có thành tích xuất sắc"),
        decision_paper=grant.paper,
        decision_on=grant.on,
        place=signed.place,
        signer_position=signed.position,
        signer=signed.signer,
        made_at=clock.now(),
    )


def _salutation(grant: Grant) -> str:
    """The word before the name."""
    if grant.person is None:
        return COLLECTIVE
    return SALUTATIONS.get(Sex(grant.person.sex), "") if grant.person.sex else ""


def _holder_lines(unit: Unit, grants: Sequence[Grant]) -> dict[UUID, str]:
    """Under the name: what the person is and where, by the latest posting in the unit; of a team, its unit."""
    people = [grant.person_id for grant in grants if grant.person_id]
    postings = Posting.objects.filter(unit=unit, person__in=people).order_by("starts")
    lines = {grant.holder_key: unit.name for grant in grants if grant.holder == Holder.TEAM}
    return lines | {
        posting.person_id: " ".join(filter(None, [posting.position, unit.name])) for posting in postings
    }

"""The submission letter (tờ trình) and the list of those proposed, annexed to it or by itself."""

from collections import Counter
from dataclasses import dataclass
from typing import Literal

from docx.document import Document

from paper import layout, words
from paper.contracts import Letterhead, Recipients, Signature
from paper.errors import ContractError

HolderKind = Literal["person", "collective"]
HOLDERS: dict[HolderKind, str] = {"person": "cá nhân", "collective": "tập thể"}
UNVERIFIED = "chưa kiểm chứng"
WIDTHS_MM = (11, 45, 50, 36, 32, 34, 20, 24)

AS_ABOVE = Recipients()
"""“Như trên” and the registry: the least a letter goes to."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposalRow:
    """One line of the list: who, for which award, on what grounds.

    ``votes`` is what the council counted ("7/8 (87,5%)"); ``unverified`` marks a line whose legal base has not been
    checked against the text of the law, and prints so. ``born`` is a year; None for a collective.
    """

    name: str
    position_unit: str
    award: str
    kind: HolderKind = "person"
    born: int | None = None
    grade: str = ""
    initiative: str = ""
    votes: str = ""
    note: str = ""
    unverified: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposalList:
    """The list by itself. ``attached_to`` ("Tờ trình số …") is filled in when the letter annexes it.

    ``remarks`` are sentences printed under the table: what of the law behind the list was not checked.
    """

    letterhead: Letterhead
    subject: str
    rows: tuple[ProposalRow, ...]
    signature: Signature
    attached_to: str | None = None
    remarks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SubmissionLetter:
    """The covering request to the deciding level; the counts by award are taken from the rows, never typed.

    ``addressee`` is who decides ("Chủ tịch Ủy ban nhân dân xã Hoa Sen"); ``grounds`` are paragraphs between the
    legal bases and the request; ``enclosures`` the papers sent along; ``remarks`` go under the list.
    """

    letterhead: Letterhead
    addressee: str
    subject: str
    legal_bases: tuple[str, ...]
    rows: tuple[ProposalRow, ...]
    signature: Signature
    grounds: tuple[str, ...] = ()
    enclosures: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()
    recipients: Recipients = AS_ABOVE

    def __post_init__(self) -> None:
        """Raises ContractError when there is nobody to propose."""
        if not self.rows:
            raise ContractError("Tờ trình chưa có cá nhân hoặc tập thể nào được đề nghị.")


def counts(rows: tuple[ProposalRow, ...]) -> list[tuple[str, HolderKind, int]]:
    """How many of which award, in the order in which the awards first appear."""
    tally = Counter((row.award, row.kind) for row in rows)
    return [(award, kind, count) for (award, kind), count in tally.items()]


def make_submission_letter(letter: SubmissionLetter) -> bytes:
    """The letter and, from a new landscape page on, the list of those proposed: one .docx."""
    document = layout.new_document()
    layout.letterhead(document, letter.letterhead)
    layout.title(document, "Tờ trình", letter.subject)
    _addressee(document, letter.addressee)
    layout.legal_bases(document, letter.legal_bases)
    for text in letter.grounds:
        layout.paragraph(document, text)
    _request(document, letter)
    layout.closing(document, letter.recipients, letter.signature)
    layout.add_annex(document, landscape=True)
    attached = f"Tờ trình {letter.letterhead.reference()} của {words.clean(letter.letterhead.issuer)}"
    _list(
        document,
        letter.rows,
        words.capitalised(letter.subject.removeprefix("Về việc ")),
        attached,
        letter.signature,
        remarks=letter.remarks,
    )
    return layout.to_bytes(document)


def make_proposal_list(listing: ProposalList) -> bytes:
    """The list by itself, landscape, with its own letterhead: for public notice or for sending alone."""
    document = layout.new_document(landscape=True)
    layout.letterhead(document, listing.letterhead)
    _list(
        document,
        listing.rows,
        listing.subject,
        listing.attached_to,
        listing.signature,
        remarks=listing.remarks,
    )
    return layout.to_bytes(document)


def _addressee(document: Document, addressee: str) -> None:
    line = layout.paragraph(document, f"Kính gửi: {words.clean(addressee)}")
    line.alignment = layout.CENTRE
    line.paragraph_format.first_line_indent = 0
    line.paragraph_format.space_before = line.paragraph_format.space_after = layout.SECTION_GAP


def _request(document: Document, letter: SubmissionLetter) -> None:
    issuer, addressee = words.clean(letter.letterhead.issuer), words.clean(letter.addressee)
    layout.paragraph(document, f"{issuer} kính trình {addressee} xem xét, quyết định khen thưởng:")
    lines = [
        f"{words.clean(award)}: {count:02} {HOLDERS[kind]}" for award, kind, count in counts(letter.rows)
    ]
    for place, line in enumerate(lines, start=1):
        layout.paragraph(document, f"{place}. {line}{'.' if place == len(lines) else ';'}")
    layout.paragraph(document, layout.Run("(Có danh sách kèm theo)", italic=True))
    if letter.enclosures:
        layout.paragraph(document, "Hồ sơ gửi kèm gồm:")
    for place, text in enumerate(letter.enclosures, start=1):
        layout.paragraph(document, f"- {words.clean(text)}{'.' if place == len(letter.enclosures) else ';'}")
    layout.paragraph(document, f"{issuer} kính đề nghị {addressee} xem xét, quyết định./.")


def _list(
    document: Document,
    rows: tuple[ProposalRow, ...],
    subject: str,
    attached_to: str | None,
    signature: Signature,
    *,
    remarks: tuple[str, ...],
) -> None:
    layout.annex_title(document, "Danh sách", subject, attached_to)
    headings = (
        "STT",
        "Họ và tên",
        "Năm sinh; chức vụ, đơn vị",
        "Danh hiệu, hình thức đề nghị",
        "Xếp loại",
        "Sáng kiến",
        "Kết quả phiếu",
        "Ghi chú",
    )
    columns = [
        layout.Column(heading, width, "centre" if place in (0, 4, 6) else "left")
        for place, (heading, width) in enumerate(zip(headings, WIDTHS_MM, strict=True))
    ]
    lines = [_row(place, row) for place, row in enumerate(rows, start=1)]
    layout.table(document, columns, [*lines, layout.Band(_total(rows))], signed=True)
    if any(row.unverified for row in rows):
        layout.paragraph(
            document,
            layout.Run(
                f"“{words.capitalised(UNVERIFIED)}”: căn cứ pháp lý của dòng này chưa được đối chiếu với văn bản gốc.",
                italic=True,
            ),
        )
    for remark in remarks:
        layout.paragraph(document, layout.Run(words.clean(remark), italic=True))
    layout.closing(document, None, signature)


def _row(place: int, row: ProposalRow) -> tuple[str, ...]:
    note = "; ".join(text for text in (row.note, UNVERIFIED if row.unverified else "") if text)
    born = f"{row.born}; " if row.born else ""
    return (
        str(place),
        row.name,
        f"{born}{row.position_unit}",
        row.award,
        row.grade,
        row.initiative,
        row.votes,
        words.capitalised(note),
    )


def _total(rows: tuple[ProposalRow, ...]) -> str:
    tally = Counter(row.kind for row in rows)
    parts = [f"{tally[kind]} {name}" for kind, name in HOLDERS.items() if tally[kind]]
    return f"Tổng cộng: {words.sentence_list(parts) or '0 dòng'}"

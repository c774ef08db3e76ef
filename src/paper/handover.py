"""Minutes of a hand-over between two officers in charge (biên bản bàn giao; NĐ 30/2020, Phụ lục III, mẫu 1.9)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from docx.document import Document

from paper import layout, words
from paper.contracts import Letterhead, Recipients, Signature
from paper.errors import ContractError

COLUMNS = (
    layout.Column("STT", 12, "centre"),
    layout.Column("Nội dung", 78),
    layout.Column("Tình trạng, điều cần biết", 76),
)
RECIPIENTS = Recipients(lines=("Bên giao", "Bên nhận", "Người chứng kiến"), archive=("Hồ sơ",))
"""Who gets the minutes unless said otherwise."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """Somebody who signs: name, and what they are ("Thư ký Hội đồng"); the day is that of their word, if it was given."""

    name: str
    position: str
    day: date | None = None

    def printed(self) -> str:
        return f"{words.clean(self.name)}, {words.clean(self.position)}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Chapter:
    """One kind of things handed over: (what, what is to be known), and what the receiver misses of it."""

    title: str
    lines: tuple[tuple[str, str], ...]
    missing: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class HandoverPaper:
    """All that the minutes say. ``instead``: who prepared it for the giver and why; empty where the giver did."""

    letterhead: Letterhead
    because: str
    giver: Party
    receiver: Party
    witness: Party
    chapters: tuple[Chapter, ...]
    notes: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    instead: str = ""
    prepared_by: Party | None = None
    draft: bool = False
    recipients: Recipients = RECIPIENTS

    def __post_init__(self) -> None:
        """Raises ContractError when nothing would be handed over."""
        if not self.chapters:
            raise ContractError("Biên bản bàn giao chưa có mục nào.")


def make_handover(paper: HandoverPaper) -> bytes:
    """The minutes as .docx, signed by the giver, the receiver and the witness."""
    document = layout.new_document()
    layout.letterhead(document, paper.letterhead)
    subject = "Bàn giao công tác thi đua, khen thưởng"
    layout.title(document, "Biên bản", f"{subject} (dự thảo)" if paper.draft else subject)
    _parties(document, paper)
    layout.heading(document, "II. Nội dung bàn giao")
    for place, chapter in enumerate(paper.chapters, start=1):
        _chapter(document, place, chapter)
    _texts(document, "III. Điều bên giao lưu ý", paper.notes, "Không có.")
    _texts(document, "IV. Ý kiến của bên nhận", paper.words, _silence(paper))
    layout.paragraph(
        document,
        "Mật khẩu, mã kích hoạt không bàn giao: mỗi người dùng tài khoản của mình, quyền theo vai trò được giao. "
        "Biên bản đã được các bên đọc và thống nhất.",
    )
    signers = [
        _giver_signature(paper),
        Signature(position="Bên nhận", name=paper.receiver.name),
        Signature(position="Người chứng kiến", name=paper.witness.name),
    ]
    layout.row_of_signatures(document, *signers)
    return layout.to_bytes(document)


def _silence(paper: HandoverPaper) -> str:
    """Nothing written is no opinion only once the receiver has received."""
    return "(bên nhận chưa ghi)" if paper.receiver.day is None else "Bên nhận không có ý kiến khác."


def _giver_signature(paper: HandoverPaper) -> Signature:
    if paper.prepared_by is None:
        return Signature(position="Bên giao", name=paper.giver.name)
    return Signature(position="Người lập thay bên giao", name=paper.prepared_by.name)


def _parties(document: Document, paper: HandoverPaper) -> None:
    layout.heading(document, "I. Các bên")
    layout.paragraph(document, layout.Run("1. Bên giao: ", bold=True), _said(paper.giver, "giao"))
    if paper.prepared_by is not None:
        layout.paragraph(
            document,
            layout.Run("Người lập thay: ", bold=True),
            f"{paper.prepared_by.printed()}. Lý do lập thay: {words.clean(paper.instead).rstrip('.')}.",
        )
    layout.paragraph(document, layout.Run("2. Bên nhận: ", bold=True), _said(paper.receiver, "nhận"))
    layout.paragraph(document, layout.Run("3. Người chứng kiến: ", bold=True), _said(paper.witness, "ký"))
    layout.paragraph(
        document, layout.Run("4. Lý do bàn giao: ", bold=True), f"{words.clean(paper.because).rstrip('.')}."
    )


def _said(party: Party, act: str) -> str:
    return f"{party.printed()}" + (f" ({act} ngày {words.short_date(party.day)})." if party.day else ".")


def _chapter(document: Document, place: int, chapter: Chapter) -> None:
    named = f"{place}. {words.clean(chapter.title)}"
    if chapter.lines:
        title = layout.paragraph(document, layout.Run(named, bold=True))
        title.paragraph_format.keep_with_next = True
        title.paragraph_format.space_after = title.paragraph_format.space_before
        rows = [
            (str(at), words.clean(text), words.clean(note))
            for at, (text, note) in enumerate(chapter.lines, 1)
        ]
        layout.table(document, COLUMNS, rows)
    else:
        layout.paragraph(document, layout.Run(f"{named}: ", bold=True), "không có.")
    if chapter.missing:
        layout.paragraph(
            document,
            layout.Run("Bên nhận ghi còn thiếu: ", italic=True),
            f"{words.clean(chapter.missing).rstrip('.')}.",
        )


def _texts(document: Document, title: str, texts: Sequence[str], none: str) -> None:
    layout.heading(document, title)
    for text in texts or (none,):
        layout.paragraph(document, words.clean(text))

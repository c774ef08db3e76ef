"""The count sheet of one motion (biên bản kiểm phiếu): the ballots, the result and the receipt codes, sorted."""

from dataclasses import dataclass
from datetime import datetime

from docx.document import Document
from docx.shared import Pt

from paper import layout, words
from paper.contracts import Letterhead, Signature
from paper.errors import ContractError
from paper.minutes import LedgerSeal, seal_paragraph
from paper.votes import MotionResult, ballots_line, results_table

CODES_IN_ROW = 5
CODE_MM = 33


@dataclass(frozen=True, slots=True, kw_only=True)
class Teller:
    """One of those who count: name and role ("Trưởng ban kiểm phiếu")."""

    name: str
    role: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CountSheet:
    """The count of one motion. ``receipts`` are printed sorted: the order they are handed over in tells nothing."""

    letterhead: Letterhead
    council: str
    place: str
    counted_at: datetime
    motion: MotionResult
    tellers: tuple[Teller, ...]
    receipts: tuple[str, ...]
    chair: str
    seal: LedgerSeal | None = None

    def __post_init__(self) -> None:
        """Raises ContractError unless there is one receipt, different from all others, for each returned ballot."""
        if not self.tellers:
            raise ContractError("Biên bản kiểm phiếu phải có ít nhất một người kiểm phiếu.")
        if len(set(self.receipts)) != len(self.receipts):
            raise ContractError("Có mã biên nhận bị trùng nên chưa in được biên bản kiểm phiếu.")
        if len(self.receipts) != self.motion.returned:
            raise ContractError(
                "Số mã biên nhận không bằng số phiếu thu vào nên chưa in được biên bản kiểm phiếu."
            )


def make_count_sheet(sheet: CountSheet) -> bytes:
    """The count sheet as .docx, signed by the head teller (left) and the chair of the council (right)."""
    document = layout.new_document()
    layout.letterhead(document, sheet.letterhead)
    layout.title(document, "Biên bản kiểm phiếu", sheet.motion.subject)
    _who_and_when(document, sheet)
    layout.heading(document, "I. Số phiếu")
    layout.paragraph(document, ballots_line(sheet.motion))
    line = layout.heading(document, "II. Kết quả")
    line.paragraph_format.space_after = Pt(6)
    results_table(document, sheet.motion)
    _receipts(document, sheet)
    head = sheet.tellers[0]
    layout.paired_signatures(
        document,
        Signature(position=head.role, name=head.name),
        Signature(position="Chủ tịch Hội đồng", name=sheet.chair),
    )
    return layout.to_bytes(document)


def _who_and_when(document: Document, sheet: CountSheet) -> None:
    layout.paragraph(
        document,
        f"Vào hồi {words.moment(sheet.counted_at)}, tại {words.clean(sheet.place)}, "
        f"{words.clean(sheet.council)} tiến hành kiểm phiếu. Người kiểm phiếu gồm:",
    )
    for place, teller in enumerate(sheet.tellers, start=1):
        end = "." if place == len(sheet.tellers) else ";"
        layout.paragraph(document, f"- {words.clean(teller.name)}, {words.clean(teller.role)}{end}")


def _receipts(document: Document, sheet: CountSheet) -> None:
    layout.heading(document, "III. Mã biên nhận")
    layout.paragraph(
        document,
        f"Có {len(sheet.receipts)} mã biên nhận, bằng số phiếu thu vào, xếp theo thứ tự bảng chữ cái. Người đã bỏ phiếu "
        "tìm mã của mình để biết phiếu đã được đếm; mã không cho biết ai bỏ phiếu thế nào.",
    ).paragraph_format.space_after = Pt(6)
    codes = sorted(words.clean(code) for code in sheet.receipts)
    if codes:
        layout.plain_grid(document, columns=CODES_IN_ROW, width_mm=CODE_MM, texts=codes)
    seal_paragraph(document, sheet.seal)

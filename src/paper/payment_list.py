"""The list by which bonuses are paid (danh sách chi tiền thưởng): a column to sign in, the total in figures and words."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from paper import layout, words
from paper.contracts import Letterhead, Signature
from paper.errors import ContractError
from paper.layout.tables import Align
from paper.numerals import money_in_words

HEADINGS = (
    ("STT", 11),
    ("Họ và tên", 48),
    ("Đơn vị, tổ", 36),
    ("Danh hiệu, hình thức", 47),
    ("Số quyết định", 34),
    ("Hệ số", 16),
    ("Số tiền (đồng)", 28),
    ("Ký nhận", 32),
)
ALIGNED: dict[str, Align] = {"STT": "centre", "Hệ số": "right", "Số tiền (đồng)": "right"}


@dataclass(frozen=True, slots=True, kw_only=True)
class PaymentRow:
    """One payment. `by_hand`: the accountant said the amount, so that the coefficient does not give it."""

    name: str
    team: str
    award: str
    paper: str
    amount: int
    paper_on: date | None = None
    coefficient: Decimal | None = None
    by_hand: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PaymentSheet:
    """What is paid to whom, and who answers for it. `notes` stand below the total."""

    letterhead: Letterhead
    subject: str
    rows: tuple[PaymentRow, ...]
    prepared_by: Signature
    accountant: Signature
    head: Signature
    notes: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        """Raises ContractError when nothing is paid."""
        if not self.rows:
            raise ContractError("Danh sách chi tiền thưởng chưa có dòng nào.")

    @property
    def total(self) -> int:
        return sum(row.amount for row in self.rows)


def make_payment_list(sheet: PaymentSheet) -> bytes:
    """The list as .docx, A4 landscape, with three signatures."""
    document = layout.new_document(landscape=True)
    layout.letterhead(document, sheet.letterhead)
    layout.title(document, "Danh sách chi tiền thưởng", words.clean(sheet.subject))
    layout.paragraph(document, "")
    layout.table(
        document,
        [layout.Column(name, width, ALIGNED.get(name, "left")) for name, width in HEADINGS],
        [
            *(_row(place, row) for place, row in enumerate(sheet.rows, start=1)),
            layout.Band(f"Tổng cộng: {len(sheet.rows)} khoản, {words.money(sheet.total)}"),
        ],
    )
    layout.paragraph(
        document, "Số tiền bằng chữ: ", layout.Run(f"{money_in_words(sheet.total)}.", italic=True)
    )
    for note in sheet.notes:
        layout.paragraph(document, layout.Run(words.clean(note), italic=True))
    layout.row_of_signatures(document, sheet.prepared_by, sheet.accountant, sheet.head)
    return layout.to_bytes(document)


def _row(place: int, row: PaymentRow) -> tuple[str, ...]:
    day = f", {words.short_date(row.paper_on)}" if row.paper_on else ""
    return (
        str(place),
        row.name,
        row.team,
        row.award,
        f"{row.paper}{day}",
        "" if row.coefficient is None or row.by_hand else _plain(row.coefficient),
        words.number(row.amount),
        "",
    )


def _plain(coefficient: Decimal) -> str:
    """0.300 → "0,3"."""
    return format(coefficient.normalize(), "f").replace(".", ",")

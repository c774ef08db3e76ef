"""Minutes of a team's review (biên bản họp bình xét của tổ; NĐ 30/2020, Phụ lục III, mẫu 1.9)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from paper import layout, words
from paper.contracts import Letterhead, Recipients, Signature
from paper.errors import ContractError

COLUMNS = (
    layout.Column("STT", 12, "centre"),
    layout.Column("Họ và tên", 58),
    layout.Column("Tự chấm", 22, "centre"),
    layout.Column("Tổ chấm", 22, "centre"),
    layout.Column("Ghi chú", 52),
)


RECIPIENTS = Recipients(lines=("Hội đồng Thi đua, Khen thưởng", "Tổ"), archive=("Hồ sơ",))
"""Who gets minutes unless said otherwise."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewedRow:
    """One person: points as text, comma and all; what was not given stays empty."""

    name: str
    own: str = ""
    team: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewMinutes:
    """All that the minutes of one team's review say. ``set_names`` are the criteria sets that were used."""

    letterhead: Letterhead
    team: str
    period: str
    day: date
    place: str
    chair: str
    secretary: str
    present: tuple[str, ...]
    absent: tuple[str, ...]
    set_names: tuple[str, ...]
    rows: tuple[ReviewedRow, ...]
    opinions: tuple[str, ...] = ()
    recipients: Recipients = RECIPIENTS

    def __post_init__(self) -> None:
        """Raises ContractError when nobody was there or nobody was reviewed."""
        if not self.present:
            raise ContractError("Biên bản phải ghi ít nhất một người có mặt.")
        if not self.rows:
            raise ContractError("Tổ chưa có ai được bình xét.")


def make_review_minutes(minutes: ReviewMinutes) -> bytes:
    """The minutes as .docx, signed by the secretary (left) and the chair (right)."""
    document = layout.new_document()
    layout.letterhead(document, minutes.letterhead)
    subject = f"Họp {words.clean(minutes.team)} bình xét thi đua {words.clean(minutes.period)}"
    layout.title(document, "Biên bản", subject)
    layout.paragraph(document, layout.Run("Thời gian: ", bold=True), f"{words.long_date(minutes.day)}.")
    layout.paragraph(document, layout.Run("Địa điểm: ", bold=True), f"{words.clean(minutes.place)}.")
    layout.heading(document, "I. Thành phần")
    layout.paragraph(document, layout.Run("1. Chủ trì: ", bold=True), f"{words.clean(minutes.chair)}.")
    layout.paragraph(document, layout.Run("2. Thư ký: ", bold=True), f"{words.clean(minutes.secretary)}.")
    layout.paragraph(
        document,
        layout.Run(f"3. Có mặt {len(minutes.present):02} người: ", bold=True),
        f"{_list(minutes.present)}.",
    )
    layout.paragraph(
        document,
        layout.Run("4. Vắng mặt: ", bold=True),
        f"{len(minutes.absent):02} người: {_list(minutes.absent)}." if minutes.absent else "không.",
    )
    layout.heading(document, "II. Kết quả bình xét")
    layout.paragraph(
        document, f"Chấm theo {_list(minutes.set_names)}. Điểm ghi ở đây là điểm của tổ gửi Hội đồng."
    )
    layout.table(document, COLUMNS, [_row(place, row) for place, row in enumerate(minutes.rows, start=1)])
    layout.heading(document, "III. Ý kiến")
    if not minutes.opinions:
        layout.paragraph(document, "Không có ý kiến khác.")
    for text in minutes.opinions:
        layout.paragraph(document, f"- {words.clean(text).rstrip('.')}.")
    layout.paragraph(document, "Biên bản đã được đọc lại cho mọi người dự họp cùng nghe và thống nhất.")
    layout.paired_signatures(
        document,
        Signature(position="Thư ký", name=minutes.secretary),
        Signature(position="Chủ trì", name=minutes.chair),
        minutes.recipients,
    )
    return layout.to_bytes(document)


def _list(texts: Sequence[str]) -> str:
    return ", ".join(words.clean(text) for text in texts)


def _row(place: int, row: ReviewedRow) -> tuple[str, ...]:
    return (str(place), words.clean(row.name), row.own, row.team, words.clean(row.note))

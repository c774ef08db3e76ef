"""Minutes of a council meeting (biên bản họp Hội đồng thi đua, khen thưởng; NĐ 30/2020, Phụ lục III, mẫu 1.9)."""

from dataclasses import dataclass
from datetime import date, datetime
from fractions import Fraction

from docx.document import Document

from paper import layout, words
from paper.contracts import Letterhead, Recipients, Signature
from paper.errors import ContractError
from paper.votes import MotionResult, ballots_line, results_table, share, threshold

MEMBERS = Recipients(lines=("Các thành viên Hội đồng",), archive=("Hồ sơ",))
"""Who gets minutes unless said otherwise."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CouncilMember:
    """A member: name, role in the council ("Phó Chủ tịch Hội đồng"), post in the unit ("Phó Hiệu trưởng")."""

    name: str
    role: str
    position: str | None = None

    def printed(self) -> str:
        parts = (f"{self.name}", self.position, self.role)
        return ", ".join(words.clean(part) for part in parts if part)


@dataclass(frozen=True, slots=True, kw_only=True)
class Absence:
    """Who was not there and why ("đi công tác", "nghỉ ốm"); None prints "không rõ lý do"."""

    member: CouncilMember
    reason: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Quorum:
    """What the regulation asks for and whether the meeting had it; members = all on the council's decision."""

    members: int
    needed: Fraction
    met: bool


@dataclass(frozen=True, slots=True)
class Opinion:
    """What one person said. ``speaker`` None for what the minutes sum up without a name."""

    speaker: str | None
    text: str


@dataclass(frozen=True, slots=True)
class LedgerSeal:
    """The head of the unit's ledger chain at the end of a day, in hexadecimal, as printed to be compared later."""

    day: date
    digest: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Minutes:
    """All that the minutes of one meeting say. Times are local; ``receipts`` = number of receipt codes given out.

    ``put_off``: what stood on the agenda and was left for another meeting, with whom it concerns.
    """

    letterhead: Letterhead
    council: str
    subject: str
    place: str
    opened_at: datetime
    closed_at: datetime
    chair: CouncilMember
    secretary: CouncilMember
    present: tuple[CouncilMember, ...]
    quorum: Quorum
    motions: tuple[MotionResult, ...]
    conclusion: tuple[str, ...]
    absent: tuple[Absence, ...] = ()
    guests: tuple[str, ...] = ()
    opinions: tuple[Opinion, ...] = ()
    put_off: tuple[str, ...] = ()
    receipts: int | None = None
    seal: LedgerSeal | None = None
    recipients: Recipients = MEMBERS

    def __post_init__(self) -> None:
        """Raises ContractError when the meeting ends before it begins or its members do not add up."""
        if self.closed_at < self.opened_at:
            raise ContractError("Cuộc họp không thể kết thúc trước khi bắt đầu.")
        if len(self.present) + len(self.absent) != self.quorum.members:
            raise ContractError("Số người có mặt và vắng mặt không khớp với tổng số thành viên Hội đồng.")


def make_minutes(minutes: Minutes) -> bytes:
    """The minutes as .docx, signed by the secretary (left) and the chair (right)."""
    document = layout.new_document()
    layout.letterhead(document, minutes.letterhead)
    layout.title(document, "Biên bản", minutes.subject)
    _time_and_place(document, minutes)
    _attendance(document, minutes)
    _discussion(document, minutes)
    _results(document, minutes)
    _conclusion(document, minutes)
    layout.paired_signatures(
        document,
        Signature(position="Thư ký", name=minutes.secretary.name),
        Signature(position="Chủ tọa", name=minutes.chair.name),
        minutes.recipients,
    )
    return layout.to_bytes(document)


def _time_and_place(document: Document, minutes: Minutes) -> None:
    layout.paragraph(
        document, layout.Run("Thời gian bắt đầu: ", bold=True), f"{words.moment(minutes.opened_at)}."
    )
    layout.paragraph(document, layout.Run("Địa điểm: ", bold=True), f"{words.clean(minutes.place)}.")


def _attendance(document: Document, minutes: Minutes) -> None:
    quorum = minutes.quorum
    layout.heading(document, "I. Thành phần")
    layout.paragraph(document, layout.Run("1. Chủ tọa: ", bold=True), f"{minutes.chair.printed()}.")
    layout.paragraph(document, layout.Run("2. Thư ký: ", bold=True), f"{minutes.secretary.printed()}.")
    count = f"{len(minutes.present)}/{quorum.members} thành viên {words.clean(minutes.council)}"
    layout.paragraph(document, layout.Run("3. Có mặt: ", bold=True), f"{count}, gồm:")
    _lines(document, [member.printed() for member in minutes.present])
    layout.paragraph(
        document,
        layout.Run("4. Vắng mặt: ", bold=True),
        f"{len(minutes.absent):02} thành viên, gồm:" if minutes.absent else "không.",
    )
    _lines(document, [f"{one.member.printed()} – {one.reason or 'không rõ lý do'}" for one in minutes.absent])
    if minutes.guests:
        layout.paragraph(document, layout.Run("5. Khách mời, giám sát:", bold=True))
        _lines(document, list(minutes.guests))
    layout.paragraph(document, _quorum_sentence(len(minutes.present), quorum))


def _quorum_sentence(present: int, quorum: Quorum) -> str:
    rule = f"yêu cầu có mặt {threshold(quorum.needed)} tổng số thành viên trở lên"
    verdict = "Cuộc họp đủ điều kiện tiến hành" if quorum.met else "Cuộc họp không đủ điều kiện biểu quyết"
    return f"{verdict}: có mặt {share(present, quorum.members)}; {rule}."


def _discussion(document: Document, minutes: Minutes) -> None:
    layout.heading(document, "II. Nội dung")
    if not minutes.opinions:
        layout.paragraph(document, "Hội đồng xem xét hồ sơ từng trường hợp; không có ý kiến khác.")
    for opinion in minutes.opinions:
        speaker = [layout.Run(f"{opinion.speaker}: ", bold=True)] if opinion.speaker else []
        layout.paragraph(document, *speaker, opinion.text)


def _results(document: Document, minutes: Minutes) -> None:
    layout.heading(document, "III. Kết quả biểu quyết")
    if not minutes.motions:
        layout.paragraph(document, "Cuộc họp không có nội dung biểu quyết.")
    for place, motion in enumerate(minutes.motions, start=1):
        way = "bỏ phiếu kín" if motion.secret else "biểu quyết công khai"
        line = layout.paragraph(document, layout.Run(f"{place}. {motion.subject} ", bold=True), f"({way}).")
        line.paragraph_format.keep_with_next = True
        counts = layout.paragraph(document, ballots_line(motion))
        counts.paragraph_format.keep_with_next = True
        counts.paragraph_format.space_after = counts.paragraph_format.space_before
        results_table(document, motion)
    if minutes.put_off:
        layout.paragraph(document, layout.Run("Nội dung để lại phiên sau, chưa biểu quyết:", bold=True))
        _lines(document, list(minutes.put_off))
    if minutes.receipts is not None:
        layout.paragraph(
            document,
            f"Số mã biên nhận đã phát: {minutes.receipts}. Danh sách mã biên nhận in trong biên bản kiểm phiếu "
            "để người đã bỏ phiếu tự đối chiếu; mã không cho biết ai bỏ phiếu thế nào.",
        )


def _conclusion(document: Document, minutes: Minutes) -> None:
    layout.heading(document, "IV. Kết luận")
    for text in minutes.conclusion:
        layout.paragraph(document, text)
    seal_paragraph(document, minutes.seal)
    layout.paragraph(
        document,
        f"Cuộc họp kết thúc vào {words.moment(minutes.closed_at)}. Biên bản đã được đọc lại cho các thành viên "
        "dự họp cùng nghe và thống nhất.",
    )


def seal_paragraph(document: Document, seal: LedgerSeal | None) -> None:
    """The day's digest, in groups of four which an eye can compare; nothing where there is none."""
    if seal is None:
        return
    digest = words.clean(seal.digest)
    groups = " ".join(digest[start : start + 4] for start in range(0, len(digest), 4))
    layout.paragraph(
        document,
        f"Mã niêm phong nhật ký của đơn vị ngày {words.short_date(seal.day)} (dùng để đối chiếu về sau): {groups}",
    )


def _lines(document: Document, texts: list[str]) -> None:
    for place, text in enumerate(texts, start=1):
        layout.paragraph(document, f"- {words.clean(text)}{'.' if place == len(texts) else ';'}")

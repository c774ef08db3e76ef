"""The decision granting titles and forms of commendation (quyết định; NĐ 30/2020, Phụ lục III, mẫu 1.2)."""

from dataclasses import dataclass

from docx.document import Document

from paper import layout, words
from paper.contracts import Letterhead, Recipients, Signature
from paper.errors import ContractError
from paper.layout.texts import centred
from paper.numerals import money_in_words
from paper.submission import HOLDERS, HolderKind

WIDTHS_MM = (12, 52, 71, 30)


@dataclass(frozen=True, slots=True, kw_only=True)
class Honoured:
    """One who is honoured; ``bonus`` in đồng, None where no money goes with it or it is decided elsewhere."""

    name: str
    position_unit: str
    bonus: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Granted:
    """One award and all who get it by this decision.

    ``award`` as named by the law ("Chiến sĩ thi đua cơ sở", "Giấy khen"); ``title`` True for a danh hiệu, False for
    a hình thức khen thưởng; ``achievement`` what it is for ("năm học 2025-2026", "đã có thành tích xuất sắc …").
    """

    award: str
    title: bool
    achievement: str
    kind: HolderKind
    honoured: tuple[Honoured, ...]

    def __post_init__(self) -> None:
        """Raises ContractError when nobody is named."""
        if not self.honoured:
            raise ContractError(f"Chưa có ai trong danh sách được tặng {self.award}.")

    def sentence(self) -> str:
        """“Tặng danh hiệu “Lao động tiên tiến” năm học 2025-2026 cho 60 cá nhân”."""
        award = f"danh hiệu “{words.clean(self.award)}”" if self.title else words.clean(self.award)
        holders = f"cho {len(self.honoured):02} {HOLDERS[self.kind]}"
        what_for = words.clean(self.achievement)
        return f"Tặng {award} {what_for} {holders}" if self.title else f"Tặng {award} {holders} {what_for}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """A decision of a deciding authority with its annexed list.

    ``authority`` is who decides ("Chủ tịch Ủy ban nhân dân xã Hoa Sen"); ``proposed_by`` ends the legal bases ("Theo
    đề nghị của …"); ``fund`` where bonuses are paid from; ``carried_out_by`` who answers for it in the last article.
    ``remarks`` stand under the list: why a bonus is left empty, what of the law behind it was not checked.
    """

    letterhead: Letterhead
    authority: str
    subject: str
    legal_bases: tuple[str, ...]
    granted: tuple[Granted, ...]
    carried_out_by: str
    signature: Signature
    recipients: Recipients
    proposed_by: str | None = None
    fund: str | None = None
    remarks: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        """Raises ContractError when nothing is granted, or money is granted without saying from which fund."""
        if not self.granted:
            raise ContractError("Quyết định chưa có danh hiệu hoặc hình thức khen thưởng nào.")
        if self.bonus() and not self.fund:
            raise ContractError("Quyết định có tiền thưởng thì phải ghi tiền trích từ quỹ nào.")

    def bonus(self) -> int:
        """All bonuses together, in đồng."""
        return sum(one.bonus or 0 for group in self.granted for one in group.honoured)


def make_decision(decision: Decision) -> bytes:
    """The decision and, from a new page on, the list of those honoured: one .docx."""
    document = layout.new_document()
    layout.letterhead(document, decision.letterhead)
    layout.title(document, "Quyết định", decision.subject)
    centred(document, words.clean(decision.authority).upper(), size=14, bold=True, before=12)
    proposed = (f"Theo đề nghị của {words.clean(decision.proposed_by)}",) if decision.proposed_by else ()
    layout.legal_bases(document, (*decision.legal_bases, *proposed))
    centred(document, "QUYẾT ĐỊNH:", size=14, bold=True, before=12)
    for serial, texts in enumerate(_articles(decision), start=1):
        layout.article(document, serial, *texts)
    layout.closing(document, decision.recipients, decision.signature)
    layout.add_annex(document, landscape=False)
    attached = f"Quyết định {decision.letterhead.reference()} của {words.clean(decision.authority)}"
    layout.annex_title(document, "Danh sách", _honoured_kinds(decision), attached)
    _list(document, decision)
    return layout.to_bytes(document)


def _articles(decision: Decision) -> list[tuple[str, ...]]:
    articles = [_granting(decision)]
    if decision.bonus():
        amount = f"{words.money(decision.bonus())} ({money_in_words(decision.bonus())})"
        paid = f"Tiền thưởng kèm theo là {amount}, trích từ {words.clean(decision.fund or '')}"
        articles.append((f"{paid}; mức của từng người, từng tập thể ghi trong danh sách.",))
    articles.append(("Quyết định này có hiệu lực kể từ ngày ký.",))
    articles.append((f"{words.clean(decision.carried_out_by)} chịu trách nhiệm thi hành Quyết định này./.",))
    return articles


def _granting(decision: Decision) -> tuple[str, ...]:
    if len(decision.granted) == 1:
        return (f"{decision.granted[0].sentence()} (có danh sách kèm theo).",)
    lines = [f"{place}. {group.sentence()};" for place, group in enumerate(decision.granted, start=1)]
    lines[-1] = f"{lines[-1][:-1]}."
    return ("Khen thưởng theo danh sách kèm theo, gồm:", *lines)


def _honoured_kinds(decision: Decision) -> str:
    kinds = [name for kind, name in HOLDERS.items() if any(group.kind == kind for group in decision.granted)]
    return f"{words.capitalised(', '.join(kinds))} được khen thưởng"


def _list(document: Document, decision: Decision) -> None:
    columns = [
        layout.Column("STT", WIDTHS_MM[0], "centre"),
        layout.Column("Họ và tên / Tập thể", WIDTHS_MM[1]),
        layout.Column("Chức vụ, đơn vị", WIDTHS_MM[2]),
        layout.Column("Tiền thưởng (đồng)", WIDTHS_MM[3], "right"),
    ]
    rows: list[tuple[str, ...] | layout.Band] = []
    for group in decision.granted:
        rows.append(layout.Band(f"{words.clean(group.award)} ({len(group.honoured)} {HOLDERS[group.kind]})"))
        rows += [
            (str(place), one.name, one.position_unit, words.number(one.bonus) if one.bonus else "")
            for place, one in enumerate(group.honoured, start=1)
        ]
    if decision.bonus():
        rows.append(layout.Band(f"Tổng tiền thưởng: {words.money(decision.bonus())}"))
    layout.table(document, columns, rows)
    for remark in decision.remarks:
        layout.paragraph(document, layout.Run(words.clean(remark), italic=True))

"""The head of a document: country and motto, issuer, number, place and date, kind and subject."""

from docx.document import Document
from docx.shared import Mm
from docx.table import _Cell

from paper.contracts import Letterhead
from paper.layout.pages import BODY_PT, text_width_mm
from paper.layout.tables import invisible_table
from paper.layout.texts import Run, centred, drop_first_paragraph, printed_width_mm, rule
from paper.words import clean

COUNTRY = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO = "Độc lập - Tự do - Hạnh phúc"
COUNTRY_PT = 12
MOTTO_PT = 13
ISSUER_PT = 12
NUMBER_PT = 13
MOTTO_MM = 58
"""The motto's printed width at 13 pt bold: the line below it is as long as the motto."""
COUNTRY_ROOM_MM = 92
NO_BREAK = "\u00a0"
COMPOUNDS = (
    "HỘI ĐỒNG",
    "THI ĐUA",
    "KHEN THƯỞNG",
    "SÁNG KIẾN",
    "ỦY BAN",
    "NHÂN DÂN",
    "TRUNG HỌC",
    "CƠ SỞ",
    "PHỔ THÔNG",
    "TIỂU HỌC",
    "MẦM NON",
    "GIÁO DỤC",
    "ĐÀO TẠO",
    "THÀNH PHỐ",
)
"""Words of two syllables which no line may part."""
RULE_SHARE = 0.4
"""The short rules are between one third and one half of the line above them."""


def letterhead(document: Document, head: Letterhead) -> None:
    """Issuer left, country and motto right; below them number left, place and date right."""
    issuer_room = text_width_mm(document) - COUNTRY_ROOM_MM
    frame = invisible_table(document, rows=2, widths_mm=(issuer_room, COUNTRY_ROOM_MM))
    _issuer(frame.cell(0, 0), head, issuer_room)
    _country(frame.cell(0, 1))
    number, place = frame.cell(1, 0), frame.cell(1, 1)
    if head.symbol:  # a list which stays in the house bears no number
        centred(number, Run(head.number_line(), gaps=True), size=NUMBER_PT, before=6)
        drop_first_paragraph(number)
    if head.place is not None:
        text = f"{clean(head.place)}, {head.day_line()}"
        centred(place, Run(text, gaps=True), size=NUMBER_PT, italic=True, before=6)
        drop_first_paragraph(place)


def title(document: Document, kind: str, subject: str) -> None:
    """The kind in capitals, the subject below it, both bold, and the short rule."""
    centred(document, clean(kind).upper(), size=BODY_PT, bold=True, before=18)
    centred(document, subject, size=BODY_PT, bold=True)
    room = text_width_mm(document)
    rule(
        document,
        width_mm=min(printed_width_mm(clean(subject).lower(), 10), room * 0.7) * RULE_SHARE,
        room_mm=room,
    )


def annex_title(document: Document, kind: str, subject: str, attached_to: str | None) -> None:
    """The head of an annexed list; ``attached_to`` is "Tờ trình số … của …" without "Kèm theo"."""
    centred(document, clean(kind).upper(), size=BODY_PT, bold=True, before=6)
    centred(document, subject, size=BODY_PT, bold=True)
    if attached_to:
        centred(document, f"(Kèm theo {attached_to})", size=BODY_PT, italic=True)
    rule(document, width_mm=45, room_mm=text_width_mm(document))
    document.add_paragraph().paragraph_format.space_after = Mm(0)


def _issuer(cell: _Cell, head: Letterhead, room_mm: float) -> None:
    issuer = clean(head.issuer).upper()
    if head.superior:
        for line in balanced(clean(head.superior).upper(), room_mm):
            centred(cell, line, size=ISSUER_PT)
    lines = balanced(issuer, room_mm)
    for line in lines:
        centred(cell, line, size=ISSUER_PT, bold=True)
    width = min(max(printed_width_mm(line, ISSUER_PT) for line in lines), room_mm)
    rule(cell, width_mm=width * RULE_SHARE, room_mm=room_mm)
    drop_first_paragraph(cell)


def balanced(text: str, room_mm: float) -> list[str]:
    """A long name on two lines of about equal length, instead of one word left over; compounds stay whole."""
    for compound in COMPOUNDS:
        text = text.replace(compound, compound.replace(" ", NO_BREAK))
    parts = text.split(" ")
    cuts = [(" ".join(parts[:cut]), " ".join(parts[cut:])) for cut in range(1, len(parts))]
    whole = text.replace(NO_BREAK, " ")
    if printed_width_mm(whole, ISSUER_PT) < room_mm - 3 or not cuts:
        return [whole]
    first, second = min(cuts, key=lambda lines: abs(len(lines[0]) - len(lines[1])))
    return [first.replace(NO_BREAK, " "), second.replace(NO_BREAK, " ")]


def _country(cell: _Cell) -> None:
    centred(cell, COUNTRY, size=COUNTRY_PT, bold=True)
    centred(cell, MOTTO, size=MOTTO_PT, bold=True)
    rule(cell, width_mm=MOTTO_MM, room_mm=COUNTRY_ROOM_MM)
    drop_first_paragraph(cell)

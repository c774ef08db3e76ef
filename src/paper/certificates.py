"""Certificates of commendation: any number of them as one PDF, a page each, or one of them as a picture.

The card carries no state emblem: that is on the printed stock. Fonts come from ``paper.fonts`` alone.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any, Literal

import typst

from paper import fonts, words
from paper.contracts import Signature
from paper.errors import ContractError
from paper.qr import qr_svg

TEMPLATE = Path(__file__).parent / "templates" / "certificate.typ"

Part = Literal[
    "country",
    "motto",
    "authority",
    "grant",
    "award",
    "name",
    "position",
    "achievement",
    "place",
    "capacity",
    "signer",
    "register",
]

LONGEST_WORD = 16
BY_HAND = "." * 24
ZERO_WIDTH_SPACE = "\u200b"
LONGEST = {"authority": 200, "award": 120, "name": 160, "position": 300, "achievement": 600}
"""Characters; beyond these the letters would be too small to read on a wall."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Certificate:
    """What one card says, in usual writing; capitals are made where the card wants them.

    ``grant`` is the line above the award ("Tặng" for giấy khen, "Tặng danh hiệu" for a title). ``salutation`` "Ông",
    "Bà" or None (a collective). Line breaks in ``achievement`` are kept. ``verify_url`` is the page the QR opens;
    None where the installation has no public address: then ``code`` is printed without a QR. An empty ``place`` prints
    dots, to be filled in by hand.
    """

    authority: str
    award: str
    name: str
    position: str
    achievement: str
    place: str
    day: date
    signature: Signature
    decision_number: str
    decision_day: date
    code: str
    grant: str = "Tặng"
    salutation: str | None = None
    register_number: str | None = None
    verify_url: str | None = None

    def __post_init__(self) -> None:
        """Raises ContractError for an empty name and for texts longer than LONGEST."""
        if not words.clean(self.name):
            raise ContractError("Giấy khen chưa có tên người hoặc tập thể được khen.")
        for part, longest in LONGEST.items():
            if len(getattr(self, part)) > longest:
                raise ContractError(f"Nội dung in trên giấy khen dài quá {longest} ký tự, hãy viết gọn lại.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """The card stock: ``frame`` False leaves ground and frame out, for overprinting a card which has its own.

    ``moved`` shifts a part by (right, down) millimetres.
    """

    frame: bool = True
    moved: Mapping[Part, tuple[float, float]] = field(default_factory=dict)


def make_certificates(certificates: Sequence[Certificate], *, card: Card | None = None) -> bytes:
    """One PDF, a page for each in the order given; the same input gives the same bytes.

    Raises ContractError for none at all or a QR text too long, FontsMissingError before `make setup`.
    """
    pages = _compile(certificates, card or Card(), format="pdf")
    assert isinstance(pages, bytes)
    return pages


def certificate_picture(certificate: Certificate, *, card: Card | None = None, ppi: float = 96) -> bytes:
    """One certificate as PNG, for showing before printing; 96 ppi gives 1123 × 794 pixels."""
    pages = _compile([certificate], card or Card(), format="png", ppi=ppi)
    return pages if isinstance(pages, bytes) else pages[0]


def _compile(certificates: Sequence[Certificate], card: Card, **options: Any) -> bytes | list[bytes]:
    if not certificates:
        raise ContractError("Chưa chọn giấy khen nào để in.")
    cards = {
        "title": "Giấy khen",
        "frame": card.frame,
        "moved": {part: list(by) for part, by in card.moved.items()},
        "cards": [_printed(certificate) for certificate in certificates],
    }
    made: bytes | list[bytes] | None = typst.compile(
        TEMPLATE,
        root=TEMPLATE.parent,
        font_paths=[fonts.require()],
        ignore_system_fonts=True,
        sys_inputs={"cards": json.dumps(cards, ensure_ascii=False)},
        timestamp=0,
        **options,
    )
    assert made is not None
    return made


def _printed(certificate: Certificate) -> dict[str, Any]:
    """The texts of one card as the template prints them."""
    url = certificate.verify_url
    return {
        "authority": _breakable(certificate.authority).upper(),
        "grant": _breakable(certificate.grant).upper(),
        "award": _breakable(certificate.award).upper(),
        "salutation": _breakable(certificate.salutation or ""),
        "name": _breakable(certificate.name),
        "position": _breakable(certificate.position),
        "achievement": [_breakable(line) for line in certificate.achievement.splitlines()],
        "place-date": f"{_breakable(certificate.place) or BY_HAND}, {words.long_date(certificate.day)}",
        "capacity": list(certificate.signature.capacity()),
        "signer": _breakable(certificate.signature.name),
        "register": _register(certificate),
        "qr": qr_svg(url) if url else "",
        "qr-says": f"Mã QR mở trang kiểm tra giấy khen {words.clean(certificate.code)}",
    }


def _breakable(text: str) -> str:
    """Clean text whose overlong words may be broken; no word of Vietnamese is, but a typed web address may be."""
    return " ".join(
        word
        if len(word) <= LONGEST_WORD
        else ZERO_WIDTH_SPACE.join(word[at : at + 8] for at in range(0, len(word), 8))
        for word in words.clean(text).split(" ")
    )


def _register(certificate: Certificate) -> list[str]:
    lines = [
        f"Quyết định số {_breakable(certificate.decision_number)}",
        words.long_date(certificate.decision_day),
    ]
    if certificate.register_number:
        lines.append(f"Số vào sổ: {_breakable(certificate.register_number)}")
    return [*lines, f"Mã tra cứu: {_breakable(certificate.code)}"]

"""Dates, numbers, names and file names as Vietnamese state papers write them (NĐ 30/2020/NĐ-CP, Phụ lục I)."""

import re
import unicodedata
from collections.abc import Sequence
from datetime import date, datetime
from decimal import ROUND_HALF_UP, Context, Decimal
from zoneinfo import ZoneInfo

from paper.errors import ContractError

VIET_NAM = ZoneInfo("Asia/Ho_Chi_Minh")
WIDE = Context(prec=400)
"""More digits than any number on paper has; the default of 28 would refuse larger ones."""

LAST_DAY_WITH_ZERO = 9
LAST_MONTH_WITH_ZERO = 2


def clean(text: str) -> str:
    """The text as it may be printed: composed (NFC), one blank between words, nothing a printer cannot show.

    Line breaks, tabs and control characters become one blank: names come from cells and web forms.
    """
    shown = (
        " " if unicodedata.category(letter) in ("Cc", "Cs", "Zl", "Zp", "Zs", "Cn") else letter
        for letter in unicodedata.normalize("NFC", text)
    )
    return " ".join("".join(shown).split())


def long_date(day: date) -> str:
    """“ngày 05 tháng 02 năm 2026”: a zero before days 1–9 and months 1–2 only (Phụ lục I, mục II.4)."""
    return f"ngày {_day(day)} tháng {_month(day)} năm {day.year}"


def short_date(day: date) -> str:
    """“05/02/2026”."""
    return f"{day.day:02}/{day.month:02}/{day.year}"


def moment(at: datetime) -> str:
    """“08 giờ 30 phút, ngày 05 tháng 02 năm 2026”: the begin and end of a meeting in its minutes.

    A moment with a zone is said in the time of Việt Nam; one without is taken as said there.
    """
    if at.tzinfo is not None:
        at = at.astimezone(VIET_NAM)
    return f"{at.hour:02} giờ {at.minute:02} phút, {long_date(at.date())}"


def number(value: float | Decimal, *, places: int = 0) -> str:
    """Dots between thousands, a decimal comma: 1234567 → "1.234.567"; rounds half up to ``places``."""
    step = Decimal(1).scaleb(-places)
    rounded = Decimal(str(value)).quantize(step, rounding=ROUND_HALF_UP, context=WIDE)
    return f"{rounded:,.{places}f}".translate(str.maketrans(",.", ".,"))


def percent(part: int, whole: int, *, places: int = 2) -> str:
    """“87,5%” of a whole above zero; no idle zeros at the end."""
    if whole <= 0:
        raise ContractError("Không tính được tỷ lệ phần trăm vì tổng số bằng 0.")
    text = number(Decimal(100 * part) / Decimal(whole), places=places)
    return f"{text.rstrip('0').rstrip(',') if ',' in text else text}%"


def money(dong: int) -> str:
    """“1.800.000 đồng”."""
    return f"{number(dong)} đồng"


def school_year(first: int) -> str:
    """The school year that begins in the autumn of ``first``: 2025 → "2025-2026"."""
    return f"{first}-{first + 1}"


def document_number(serial: int | None) -> str:
    """“05” below ten; a blank to be filled in by hand while the clerk has given no number."""
    return "        " if serial is None else f"{serial:02}"


def sentence_list(parts: Sequence[str]) -> str:
    """“a, b và c”."""
    if len(parts) < 2:  # noqa: PLR2004 - one part needs no conjunction
        return "".join(parts)
    return f"{', '.join(parts[:-1])} và {parts[-1]}"


def capitalised(text: str) -> str:
    """First letter upper, the rest as it stands ("chiến sĩ thi đua cơ sở" → "Chiến sĩ thi đua cơ sở")."""
    return text[:1].upper() + text[1:]


def without_diacritics(text: str) -> str:
    """Marks off, đ→d: NFD alone leaves đ, which has no decomposition."""
    bare = "".join(x for x in unicodedata.normalize("NFD", text) if not unicodedata.combining(x))
    return bare.translate(str.maketrans("đĐ", "dD"))


def ascii_name(text: str) -> str:
    """A file name every machine takes: "Tờ trình số 05/TTr" → "to-trinh-so-05-ttr"; "tep" if nothing is left."""
    return re.sub(r"[^a-z0-9]+", "-", without_diacritics(text).lower()).strip("-") or "tep"


def _day(day: date) -> str:
    return f"{day.day:02}" if day.day <= LAST_DAY_WITH_ZERO else str(day.day)


def _month(day: date) -> str:
    return f"{day.month:02}" if day.month <= LAST_MONTH_WITH_ZERO else str(day.month)

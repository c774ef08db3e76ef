"""Whole numbers read aloud in Vietnamese, as money is written out in decisions and on vouchers."""

from paper.errors import ContractError

DIGITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
BILLION = 1_000_000_000


def number_in_words(number: int) -> str:
    """Read a whole number of any size: 21 → "hai mươi mốt", 1005 → "một nghìn không trăm linh năm".

    Northern reading, as in Hà Nội's papers: "linh", "nghìn", "mốt", "tư", "lăm". Above a thousand million the
    reading starts again in front of "tỷ".
    """
    if number < 0:
        return "âm " + number_in_words(-number)
    if number >= BILLION:
        billions, rest = divmod(number, BILLION)
        tail = _below_billion(rest, leading=False)
        return f"{number_in_words(billions)} tỷ {tail}".rstrip()
    return _below_billion(number, leading=True) or DIGITS[0]


def money_in_words(dong: int) -> str:
    """An amount in đồng, as written in brackets after the figure: "Một triệu tám trăm nghìn đồng"."""
    if dong < 0:
        raise ContractError("Số tiền ghi bằng chữ không được âm.")
    text = number_in_words(dong)
    return f"{text[0].upper()}{text[1:]} đồng"


def _below_billion(number: int, *, leading: bool) -> str:
    words: list[str] = []
    for size, name in ((1_000_000, "triệu"), (1_000, "nghìn"), (1, "")):
        group, number = divmod(number, size)
        if group:
            words.append(f"{_below_thousand(group, leading=leading and not words)} {name}".rstrip())
    return " ".join(words)


def _below_thousand(number: int, *, leading: bool) -> str:
    """Three digits; behind a larger group the empty hundred is spoken too ("không trăm linh năm")."""
    hundreds, rest = divmod(number, 100)
    with_hundreds = hundreds > 0 or not leading
    words = [DIGITS[hundreds], "trăm"] if with_hundreds else []
    tens, units = divmod(rest, 10)
    if tens == 0 and units and with_hundreds:
        words.append("linh")
    elif tens == 1:
        words.append("mười")
    elif tens > 1:
        words += [DIGITS[tens], "mươi"]
    if units:
        words.append(_units(units, tens))
    return " ".join(words)


def _units(units: int, tens: int) -> str:
    if units == 1 and tens > 1:
        return "mốt"
    if units == 4 and tens > 1:  # noqa: PLR2004 - the digit four is meant, "hai mươi tư"
        return "tư"
    if units == 5 and tens > 0:  # noqa: PLR2004 - the digit five is meant, "mười lăm"
        return "lăm"
    return DIGITS[units]

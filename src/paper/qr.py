"""QR codes for printed papers."""

import io

import segno

from paper.errors import ContractError

MASK = 4
"""Trying all eight masks takes five times as long and gains nothing a telephone would notice."""

LONGEST = 300
"""Characters. Beyond this the squares become too small for a code 22 mm wide."""


def qr_png(text: str, *, scale: int = 8) -> bytes:
    """A PNG with the quiet zone of four modules; ``scale`` = pixels a module. Raises ContractError if too long."""
    target = io.BytesIO()
    _code(text).save(target, kind="png", scale=scale, border=4)
    return target.getvalue()


def qr_svg(text: str) -> str:
    """The same as SVG without fixed size or ground, for placing into a light page. Raises ContractError if too long."""
    target = io.BytesIO()
    _code(text).save(target, kind="svg", border=4, omitsize=True, xmldecl=False, dark="#1a1a1a")
    return target.getvalue().decode()


def _code(text: str) -> segno.QRCode:
    if not text or len(text) > LONGEST:
        raise ContractError(f"Nội dung mã QR phải có từ 1 đến {LONGEST} ký tự.")
    return segno.make_qr(text, error="m", mask=MASK, boost_error=False)

"""QR codes, read back by another program."""

import io
import xml.etree.ElementTree as ET

import pytest
import zxingcpp
from hypothesis import given
from hypothesis import strategies as some
from PIL import Image

from paper.errors import ContractError
from paper.qr import LONGEST, qr_png, qr_svg

ADDRESS = "https://thidua.hoasen.example/xac-minh/K7QX-29MD"


@given(some.text(alphabet="ABCDEFGHJKMNPQRSTVWXYZ0123456789-/:.abcđỷ", min_size=1, max_size=120))
def test_what_is_written_is_read(text: str) -> None:
    picture = Image.open(io.BytesIO(qr_png(text, scale=4)))
    assert [code.text for code in zxingcpp.read_barcodes(picture)] == [text]


def test_svg_has_no_fixed_size() -> None:
    picture = ET.fromstring(qr_svg(ADDRESS))
    assert "viewBox" in picture.attrib
    assert "width" not in picture.attrib


@pytest.mark.parametrize("text", ["", "x" * (LONGEST + 1)])
def test_empty_and_endless_texts_are_refused(text: str) -> None:
    with pytest.raises(ContractError, match="mã QR"):
        qr_png(text)

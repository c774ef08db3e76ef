"""Certificates: what is printed, that it can be scanned, and that nothing leaves its box."""

import io
from dataclasses import replace
from datetime import date

import pypdf
import pytest
import zxingcpp
from hypothesis import given, settings
from hypothesis import strategies as some
from PIL import Image, ImageChops

from paper.certificates import LONGEST, Card, Certificate, certificate_picture, make_certificates
from paper.contracts import Signature
from paper.errors import ContractError

CERTIFICATE = Certificate(
    authority="Chủ tịch Ủy ban nhân dân xã Hoa Sen",
    award="Giấy khen",
    salutation="Bà",
    name="Nguyễn Thị Hoa Sim",
    position="Giáo viên Trường Trung học cơ sở Hoa Sen",
    achievement="Đã có thành tích xuất sắc trong phong trào thi đua “Dạy tốt – Học tốt”\nnăm học 2025-2026",
    place="Hoa Sen",
    day=date(2026, 6, 12),
    signature=Signature(position="Chủ tịch", name="Trịnh Văn Biển Xanh"),
    decision_number="243/QĐ-UBND",
    decision_day=date(2026, 6, 12),
    register_number="34",
    code="K7QX-29MD",
    verify_url="https://thidua.hoasen.example/xac-minh/K7QX-29MD",
)
NOTHING_DRAWN = Card(frame=False)
DOTS = 72
MM = DOTS / 25.4

BOXES = {
    "authority": (28, 41, 269, 52),
    "award": (28, 61.5, 269, 85.5),
    "name": (28, 85.5, 269, 98.7),
    "position": (28, 99.6, 269, 108.1),
    "achievement": (36, 112, 261, 141),
}
"""Left, top, right, bottom in millimetres from the card's top left corner, as in the template."""


def picture(certificate: Certificate, card: Card = NOTHING_DRAWN) -> Image.Image:
    drawn = Image.open(io.BytesIO(certificate_picture(certificate, card=card, ppi=DOTS))).convert("RGBA")
    return Image.alpha_composite(Image.new("RGBA", drawn.size, "white"), drawn).convert("L")


def changed_mm(one: Image.Image, other: Image.Image) -> tuple[float, float, float, float]:
    box = ImageChops.difference(one, other).getbbox()
    assert box is not None
    left, top, right, bottom = box
    return left / MM, top / MM, right / MM, bottom / MM


def inside(box: tuple[float, float, float, float], room: tuple[float, float, float, float]) -> bool:
    edge = 1.4  # the upper mark of Ễ and Ặ rises above the ascenders, into the gap between two boxes
    return (
        box[0] >= room[0] - edge
        and box[1] >= room[1] - edge
        and box[2] <= room[2] + edge
        and box[3] <= room[3] + edge
    )


def texts(pdf: bytes) -> list[list[str]]:
    return [page.extract_text().split("\n") for page in pypdf.PdfReader(io.BytesIO(pdf)).pages]


def test_card_says_everything_once_from_top_to_bottom() -> None:
    assert [line.strip() for line in texts(make_certificates([CERTIFICATE]))[0]] == [
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ HOA SEN",
        "TẶNG",
        "GIẤY KHEN",
        "Bà Nguyễn Thị Hoa Sim",
        "Giáo viên Trường Trung học cơ sở Hoa Sen",
        "Đã có thành tích xuất sắc trong phong trào thi đua “Dạy tốt – Học tốt”",
        "năm học 2025-2026",
        "Hoa Sen, ngày 12 tháng 6 năm 2026",
        "CHỦ TỊCH",
        "Trịnh Văn Biển Xanh",
        "Quyết định số 243/QĐ-UBND",
        "ngày 12 tháng 6 năm 2026",
        "Số vào sổ: 34",
        "Mã tra cứu: K7QX-29MD",
    ]


def test_qr_on_the_page_opens_the_verification_page() -> None:
    page = Image.open(io.BytesIO(certificate_picture(CERTIFICATE, ppi=150)))
    assert [code.text for code in zxingcpp.read_barcodes(page)] == [CERTIFICATE.verify_url]


def test_without_public_address_the_code_stands_alone() -> None:
    card = replace(CERTIFICATE, verify_url=None)
    page = Image.open(io.BytesIO(certificate_picture(card, ppi=150)))
    assert zxingcpp.read_barcodes(page) == []
    assert "Mã tra cứu: K7QX-29MD" in texts(make_certificates([card]))[0]


def test_many_certificates_are_one_pdf_in_their_order_on_a4_landscape() -> None:
    names = [f"Nguyễn Thị Hoa Sim {place}" for place in range(60)]
    pdf = make_certificates([replace(CERTIFICATE, name=name, salutation=None) for name in names])
    assert [page[5].strip() for page in texts(pdf)] == names
    size = pypdf.PdfReader(io.BytesIO(pdf)).pages[0].mediabox
    assert (round(float(size.width) / 72 * 25.4), round(float(size.height) / 72 * 25.4)) == (297, 210)


def test_only_the_house_fonts_are_used() -> None:
    pages = pypdf.PdfReader(io.BytesIO(make_certificates([CERTIFICATE]))).pages
    fonts = pages[0]["/Resources"]["/Font"].values()
    names = {font.get_object()["/BaseFont"].split("+")[1] for font in fonts}
    assert names == {"Tinos-Regular", "Tinos-Bold", "Tinos-Italic", "PlayfairDisplay-Bold"}


@pytest.mark.parametrize("part", BOXES)
@pytest.mark.parametrize("word", ["W", "Nguyễn ", "Ặ Ỵ "])
def test_longest_text_of_widest_letters_stays_in_its_box(part: str, word: str) -> None:
    short = picture(replace(CERTIFICATE, **{part: "."}))
    full = replace(CERTIFICATE, **{part: (word * LONGEST[part])[: LONGEST[part]]})
    changed = changed_mm(short, picture(full))
    assert inside(changed, BOXES[part]), changed


def test_three_lines_of_capacity_leave_room_to_sign() -> None:
    signature = Signature(
        position="Phó Chủ tịch", name="Lê Núi Cao", on_behalf_of="Ủy ban nhân dân", in_place_of="Chủ tịch"
    )
    plain = picture(CERTIFICATE)
    signed = picture(replace(CERTIFICATE, signature=replace(signature, name="Trịnh Văn Biển Xanh")))
    assert inside(changed_mm(plain, signed), (173, 150.8, 269, 173))


def test_longer_names_are_refused_before_they_become_unreadable() -> None:
    with pytest.raises(ContractError, match="dài quá 160 ký tự"):
        replace(CERTIFICATE, name="x" * 161)
    with pytest.raises(ContractError, match="chưa có tên"):
        replace(CERTIFICATE, name=" ")


def test_printing_nothing_is_refused() -> None:
    with pytest.raises(ContractError, match="Chưa chọn"):
        make_certificates([])


def test_parts_can_be_moved_to_suit_a_printed_card() -> None:
    bare = replace(CERTIFICATE, name=".")
    here = changed_mm(picture(bare), picture(CERTIFICATE))
    moved = Card(frame=False, moved={"name": (10, -5)})
    there = changed_mm(picture(bare, moved), picture(CERTIFICATE, moved))
    assert [round(there[side] - here[side]) for side in (0, 1)] == [10, -5]


def test_card_with_its_own_frame_gets_nothing_but_text() -> None:
    corners = picture(CERTIFICATE).crop((0, 0, round(25 * MM), round(25 * MM)))
    assert corners.getextrema() == (255, 255)


def test_same_certificates_give_the_same_bytes() -> None:
    assert make_certificates([CERTIFICATE] * 2) == make_certificates([CERTIFICATE] * 2)


@settings(max_examples=25, deadline=None)
@given(some.text(min_size=1, max_size=100).filter(str.strip))
def test_no_text_breaks_the_template(text: str) -> None:
    card = replace(CERTIFICATE, achievement=text, position=text)
    assert len(texts(make_certificates([card]))) == 1


def test_a_thousand_are_one_paper_of_a_thousand_pages() -> None:
    cards = [replace(CERTIFICATE, verify_url=f"{CERTIFICATE.verify_url}{place}") for place in range(1000)]
    pdf = make_certificates(cards)
    assert len(pypdf.PdfReader(io.BytesIO(pdf)).pages) == 1000


def test_a_place_that_is_not_known_is_left_to_be_written_by_hand():
    lines = " ".join(texts(make_certificates([replace(CERTIFICATE, place="")]))[0])
    assert "........................, ngày" in lines

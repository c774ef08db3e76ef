"""The page that screens criteria: pasted or from a file, marked where the words stand, kept nowhere."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from xlsxwriter import Workbook

from factories.base import School, make_school, sign_in
from statute.screening import Criterion
from thidua.files.models import StoredFile
from thidua.lawdesk.forms.screening import LONGEST_LINE, MOST_LINES
from thidua.lawdesk.queries.screened import screened
from thidua.ledger.models import Line
from work import counted

pytestmark = pytest.mark.django_db
PAGE = "/tra-luat/soat/"


@pytest.fixture
def school() -> School:
    return make_school()


def post(user, **sent) -> str:
    response = sign_in(Client(), user).post(PAGE, sent)
    assert response.status_code == 200
    return " ".join(response.content.decode().split())


def sheet(*rows: list[object]) -> SimpleUploadedFile:
    content = io.BytesIO()
    with Workbook(content) as book:
        page = book.add_worksheet("Tổ Toán")
        for number, row in enumerate(rows):
            page.write_row(number, 0, row)
    return SimpleUploadedFile("tieu-chi.xlsx", content.getvalue())


def test_each_line_has_its_verdict_its_words_and_a_lawful_wording(school):
    page = post(school.binh, text="Nghỉ thai sản trừ 2 điểm\n\nCoi thi đúng quy chế")
    assert "1 không được dùng · 0 nên xem lại · 1 được" in page
    assert "<mark>Nghỉ thai sản</mark> <mark>trừ 2 điểm</mark>" in page
    assert "Có thể viết:</b> Người nghỉ thai sản" in page
    assert "dòng 3</span>" in page


def test_a_criteria_sheet_is_read_and_its_lines_are_put_into_the_box(school):
    page = post(school.binh, file=sheet(["TT", "Tiêu chí", "Điểm trừ"], [1, "Nghỉ thai sản", 2]))
    assert "Tổ Toán, dòng 2</span>" in page
    assert "Không được dùng" in page
    assert "Nghỉ thai sản" in page.split("<textarea")[1].split("</textarea>")[0]


def test_nothing_is_kept(school):
    before = (Line.objects.count(), StoredFile.objects.count())
    post(school.binh, file=sheet(["Nghỉ thai sản trừ 2 điểm"]))
    assert (Line.objects.count(), StoredFile.objects.count()) == before


def test_what_people_write_is_never_markup(school):
    page = post(school.binh, text="<b>Nghỉ thai sản</b> trừ 2 điểm <script>")
    assert "<script>" not in page.split('id="ket-qua"')[1]
    assert "&lt;b&gt;" in page


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        ({}, "Hãy dán ít nhất một tiêu chí, hoặc chọn tệp."),
        ({"text": "  \n "}, "Hãy dán ít nhất một tiêu chí, hoặc chọn tệp."),
        ({"text": "a\n" * (MOST_LINES + 1)}, f"Có {MOST_LINES + 1} dòng; mỗi lần soát nhiều nhất {MOST_LINES} dòng."),
        ({"text": "ok\n" + "a" * (LONGEST_LINE + 1)}, f"Dòng 2 dài quá {LONGEST_LINE} ký tự, hãy tách ra."),
        ({"text": ("a" * 999 + "\n") * 101}, "Có 100899 ký tự; mỗi lần soát nhiều nhất 100000 ký tự, hãy soát từng phần."),
        ({"file": b""}, "Tệp rỗng. Hãy chọn lại tệp."),
        ({"file": b"PK\x03\x04 no workbook"}, "Không đọc được bảng tính này, hãy mở ra, lưu lại rồi tải lên."),
        ({"file": b"\xff\x00\x81"}, "Đây không phải là bảng tính .xlsx, .xls hay tệp chữ UTF-8."),
        ({"file": b"a", "text": "b"}, "Hãy dán vào ô hoặc chọn tệp, không cả hai."),
    ],
)  # fmt: skip
def test_what_cannot_be_screened_is_refused_beside_its_box(school, sent, said):
    if "file" in sent:
        sent = {**sent, "file": SimpleUploadedFile("tieu-chi.xlsx", sent["file"])}
    page = post(school.binh, **sent)
    assert said in page
    assert "Chưa soát gì" in page


def test_everybody_of_a_unit_may_screen(school):
    every = (school.officer, school.an, school.alice, school.dung, school.binh)
    assert [sign_in(Client(), user).get(PAGE).status_code for user in every] == [200] * 5
    assert Client().get(PAGE)["Location"].startswith("/tai-khoan/login/")


def test_a_word_is_marked_behind_the_one_before_it_and_nothing_is_said_twice():
    text = "Có học sinh giỏi đạt giải; học sinh đạt giải: 10 điểm"
    (line,) = screened([Criterion(1, text)]).lines
    assert "".join(piece for piece, _ in line.pieces) == text
    assert line.pieces[:4] == [
        ("Có học sinh giỏi ", False),
        ("đạt giải", True),
        ("; ", False),
        ("học sinh", True),
    ]


def test_the_most_that_is_accepted_is_screened_quickly(school):
    words = "Giáo viên có học sinh giỏi cấp huyện được cộng 5 điểm, nghỉ thai sản trừ 2 điểm; "
    client = sign_in(Client(), school.binh)
    with counted() as work:
        page = client.post(PAGE, {"text": "\n".join([(words * 13)[:1000]] * 100)}).content.decode()
    assert work.calls < 12_000_000, work.calls
    assert page.count("<mark>") > 100

"""Minutes of a hand-over: who gave what to whom, what is missing, who stood by; and the bundle that is sent with them."""

import io
import zipfile
from datetime import date

import docx
import pytest

from paper.bundle import Bundled, make_bundle
from paper.contracts import Letterhead
from paper.errors import ContractError
from paper.handover import Chapter, HandoverPaper, Party, make_handover

DAY = date(2025, 9, 8)
CLOSING = (
    "Mật khẩu, mã kích hoạt không bàn giao: mỗi người dùng tài khoản của mình, quyền theo vai trò được giao. "
    "Biên bản đã được các bên đọc và thống nhất."
)


def minutes(**other) -> HandoverPaper:
    given = {
        "letterhead": Letterhead(
            issuer="Trường THCS Hoa Sen", symbol="BB-THCSHS", number=4, superior="UBND xã"
        ),
        "because": "Thôi nhiệm vụ",
        "giver": Party(name="Trần Thị Cẩm Chướng", position="Phó Hiệu trưởng", day=DAY),
        "receiver": Party(name="Lê Thị Hướng Dương", position="Thư ký Hội đồng", day=DAY),
        "witness": Party(name="Ngô Văn Trường Sơn", position="Hiệu trưởng"),
        "chapters": (
            Chapter(title="Đợt đăng ký", lines=(("Đợt năm học 2025-2026", "Hạn 30/09/2025"),)),
            Chapter(title="Xếp loại", lines=(), missing="Chưa thấy bảng năm trước"),
        ),
    }
    return HandoverPaper(**given | other)


def read(paper: HandoverPaper) -> tuple[list[str], list[list[str]]]:
    document = docx.Document(io.BytesIO(make_handover(paper)))
    tables = [[cell.text for cell in row.cells] for table in document.tables for row in table.rows]
    return [one.text for one in document.paragraphs if one.text.strip()], tables


def test_it_says_who_what_and_what_is_missing():
    texts, tables = read(minutes(notes=("Gọi trước 9 giờ",)))
    assert texts == [
        "BIÊN BẢN",
        "Bàn giao công tác thi đua, khen thưởng",
        "I. Các bên",
        "1. Bên giao: Trần Thị Cẩm Chướng, Phó Hiệu trưởng (giao ngày 08/09/2025).",
        "2. Bên nhận: Lê Thị Hướng Dương, Thư ký Hội đồng (nhận ngày 08/09/2025).",
        "3. Người chứng kiến: Ngô Văn Trường Sơn, Hiệu trưởng.",
        "4. Lý do bàn giao: Thôi nhiệm vụ.",
        "II. Nội dung bàn giao",
        "1. Đợt đăng ký",
        "2. Xếp loại: không có.",
        "Bên nhận ghi còn thiếu: Chưa thấy bảng năm trước.",
        "III. Điều bên giao lưu ý",
        "Gọi trước 9 giờ",
        "IV. Ý kiến của bên nhận",
        "Bên nhận không có ý kiến khác.",
        CLOSING,
    ]
    assert ["1", "Đợt năm học 2025-2026", "Hạn 30/09/2025"] in tables
    signed = [cell.splitlines()[0] for cell in tables[-1]]
    assert signed == ["BÊN GIAO", "BÊN NHẬN", "NGƯỜI CHỨNG KIẾN"]


def test_whoever_prepared_it_in_the_givers_stead_is_named_and_signs():
    head = Party(name="Ngô Văn Trường Sơn", position="Hiệu trưởng")
    texts, tables = read(minutes(prepared_by=head, instead="Nghỉ ốm dài ngày."))
    assert "Người lập thay: Ngô Văn Trường Sơn, Hiệu trưởng. Lý do lập thay: Nghỉ ốm dài ngày." in texts
    assert tables[-1][0].splitlines()[0] == "NGƯỜI LẬP THAY BÊN GIAO"


def test_the_same_is_the_same_and_nothing_is_no_paper():
    assert make_handover(minutes()) == make_handover(minutes())
    with pytest.raises(ContractError):
        minutes(chapters=())


def test_a_bundle_is_numbered_lists_itself_and_is_the_same_always():
    files = [Bundled("Bien_ban.docx", "Biên bản", b"1"), Bundled("Viec.xlsx", "Việc đang làm", b"2")]
    made = make_bundle(files, title="Hồ sơ bàn giao")
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        assert archive.namelist() == ["00_Muc_luc.txt", "01_Bien_ban.docx", "02_Viec.xlsx"]
        assert archive.read("00_Muc_luc.txt").decode("utf-8-sig").splitlines() == [
            "Hồ sơ bàn giao",
            "",
            "01_Bien_ban.docx: Biên bản",
            "02_Viec.xlsx: Việc đang làm",
        ]
    assert made == make_bundle(files, title="Hồ sơ bàn giao")


@pytest.mark.parametrize("name", ["Biên bản.docx", "Bien ban.docx", "a/b.docx"])
def test_a_name_which_some_system_cannot_write_is_refused(name):
    with pytest.raises(ContractError):
        make_bundle([Bundled(name, "Biên bản", b"")], title="Gói")

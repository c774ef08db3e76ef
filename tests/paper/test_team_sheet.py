"""The team's registration sheet: one line each with room to sign, the code of its wording, two signature blocks."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from paper.contracts import Letterhead, Signature
from paper.errors import ContractError
from paper.team_sheet import TeamRow, TeamSheet, make_team_sheet

Lines = Callable[[bytes], list[str]]
SHEET = TeamSheet(
    letterhead=Letterhead(
        issuer="Trường THCS Hoa Sen",
        superior="UBND xã Hoa Sen",
        symbol="",
        place="Hoa Sen",
        day=date(2025, 9, 26),
    ),
    team="Tổ Toán – Tin",
    school_year="2025-2026",
    rows=(
        TeamRow(
            holder="Nguyễn Thị Hoa Sim",
            position="Giáo viên",
            titles=("Lao động tiên tiến", "Chiến sĩ thi đua cơ sở"),
            forms=("Giấy khen",),
            initiatives=("Bộ thẻ tự kiểm tra (Toán)",),
        ),
        TeamRow(holder="Tổ Toán – Tin", titles=("Tập thể lao động tiên tiến",)),
    ),
    code="7KQ2-M4XD",
    leader=Signature(position="Tổ trưởng", name="Hoàng Thị Sao Mai"),
    council=Signature(position="Chủ tịch Hội đồng", name="Ngô Văn Trường Sơn"),
    exemplars=("Nguyễn Thị Hoa Sim đăng ký trở thành điển hình: dạy học phân hóa",),
)


def test_each_has_a_line_with_an_empty_cell_to_sign_in(lines: Lines) -> None:
    said = lines(make_team_sheet(SHEET))
    assert "BẢN ĐĂNG KÝ THI ĐUA" in said
    assert "Tổ Toán – Tin, năm học 2025-2026" in said
    table = said.index(
        "STT | Họ và tên | Chức vụ | Danh hiệu đăng ký | Hình thức đăng ký | Sáng kiến, giải pháp | Ký tên"
    )
    assert said[table + 1 : table + 5] == [
        (
            "1 | Nguyễn Thị Hoa Sim | Giáo viên | Lao động tiên tiến; Chiến sĩ thi đua cơ sở | Giấy khen | "
            "Bộ thẻ tự kiểm tra (Toán) | "
        ),
        "2 | Tổ Toán – Tin |  | Tập thể lao động tiên tiến |  |  | ",
        "Điển hình tiên tiến",
        "- Nguyễn Thị Hoa Sim đăng ký trở thành điển hình: dạy học phân hóa.",
    ]
    assert "Mã bản đăng ký: 7KQ2-M4XD." in said[table + 5]
    assert said[-1] == (
        "TỔ TRƯỞNG\n(Ký, ghi rõ họ tên)\nHoàng Thị Sao Mai | "
        "CHỦ TỊCH HỘI ĐỒNG\n(Ký, ghi rõ họ tên)\nNgô Văn Trường Sơn"
    )


def test_a_sheet_that_stays_in_the_house_bears_no_number(lines: Lines) -> None:
    assert not [line for line in lines(make_team_sheet(SHEET)) if "Số:" in line]


def test_the_same_list_gives_the_same_bytes() -> None:
    assert make_team_sheet(SHEET) == make_team_sheet(SHEET)


def test_somebody_must_register() -> None:
    with pytest.raises(ContractError, match="chưa có ai"):
        replace(SHEET, rows=())

"""The count sheet: receipts sorted, one for each ballot."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from paper.count_sheet import CountSheet, make_count_sheet
from paper.errors import ContractError

Lines = Callable[[bytes], list[str]]


def test_receipts_are_printed_sorted_whatever_their_order(
    count_sheet: Callable[..., CountSheet], lines: Lines
) -> None:
    codes = ("M7", "A2", "B9", "C4", "Z1", "K3")
    first = make_count_sheet(count_sheet(codes=codes))
    assert [line for line in lines(first) if line.startswith(("A2", "Z1"))] == [
        "A2 | B9 | C4 | K3 | M7",
        "Z1 |  |  |  | ",
    ]
    assert make_count_sheet(count_sheet(codes=codes[::-1])) == first


def test_count_sheet_says_who_counted_and_what(count_sheet: Callable[..., CountSheet], lines: Lines) -> None:
    said = lines(make_count_sheet(count_sheet()))
    assert said[2:11] == [
        "BIÊN BẢN KIỂM PHIẾU",
        "Xét đề nghị danh hiệu thi đua năm học 2025-2026",
        (
            "Vào hồi 16 giờ 05 phút, ngày 28 tháng 5 năm 2026, tại Phòng họp Hội đồng, Hội đồng Thi đua, khen thưởng "
            "tiến hành kiểm phiếu. Người kiểm phiếu gồm:"
        ),
        "- Vũ Thị Mây, Trưởng ban kiểm phiếu.",
        "I. Số phiếu",
        "Số phiếu phát ra: 4; số phiếu thu vào: 4; số phiếu hợp lệ: 4; số phiếu không hợp lệ: 0.",
        "II. Kết quả",
        "STT | Họ và tên, chức vụ | Danh hiệu, hình thức | Đồng ý | Không đồng ý | Trống | Cần đạt | Kết quả",
        "1 | Nguyễn Thị Hoa Sim, Giáo viên | Chiến sĩ thi đua cơ sở | 4/4 (100%) | 0 | 0 | từ 2/3 | Đạt",
    ]
    assert said[-1] == (
        "TRƯỞNG BAN KIỂM PHIẾU\n(Ký, ghi rõ họ tên)\nVũ Thị Mây | "
        "CHỦ TỊCH HỘI ĐỒNG\n(Ký, ghi rõ họ tên)\nTrịnh Văn Biển Xanh"
    )


def test_one_receipt_for_each_ballot(count_sheet: Callable[..., CountSheet]) -> None:
    with pytest.raises(ContractError, match="không bằng số phiếu thu vào"):
        replace(count_sheet(), receipts=("A2",))


def test_the_same_receipt_twice_is_refused(count_sheet: Callable[..., CountSheet]) -> None:
    with pytest.raises(ContractError, match="bị trùng"):
        count_sheet(codes=("A2", "A2"))


def test_somebody_must_have_counted(count_sheet: Callable[..., CountSheet]) -> None:
    with pytest.raises(ContractError, match="ít nhất một người kiểm phiếu"):
        replace(count_sheet(), tellers=())

"""The submission letter and its list."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from paper.errors import ContractError
from paper.submission import (
    ProposalList,
    ProposalRow,
    SubmissionLetter,
    counts,
    make_proposal_list,
    make_submission_letter,
)

Lines = Callable[[bytes], list[str]]


def test_letter_and_list_say_everything_in_order(
    letter: Callable[[int], SubmissionLetter], lines: Lines
) -> None:
    assert lines(make_submission_letter(letter(2))) == [
        (
            "ỦY BAN NHÂN DÂN XÃ HOA SEN\nTRƯỜNG TRUNG HỌC\nCƠ SỞ HOA SEN\n | "
            "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"
        ),
        "Số: 05/TTr-THCSHS | Hoa Sen, ngày 05 tháng 02 năm 2026",
        "TỜ TRÌNH",
        "Về việc đề nghị tặng danh hiệu thi đua năm học 2025-2026",
        "Kính gửi: Chủ tịch Ủy ban nhân dân xã Hoa Sen",
        "Căn cứ Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022;",
        "Căn cứ Nghị định số 152/2025/NĐ-CP ngày 14 tháng 6 năm 2025 của Chính phủ.",
        (
            "Trường Trung học cơ sở Hoa Sen kính trình Chủ tịch Ủy ban nhân dân xã Hoa Sen xem xét, quyết định "
            "khen thưởng:"
        ),
        "1. Chiến sĩ thi đua cơ sở: 01 cá nhân;",
        "2. Lao động tiên tiến: 01 cá nhân.",
        "(Có danh sách kèm theo)",
        "Hồ sơ gửi kèm gồm:",
        "- Biên bản họp Hội đồng;",
        "- Báo cáo thành tích.",
        "Trường Trung học cơ sở Hoa Sen kính đề nghị Chủ tịch Ủy ban nhân dân xã Hoa Sen xem xét, quyết định./.",
        "Nơi nhận:\n- Như trên;\n- Lưu: VT, HĐTĐKT (Lan, 03). | HIỆU TRƯỞNG\nTrịnh Văn Biển Xanh",
        "DANH SÁCH",
        "Đề nghị tặng danh hiệu thi đua năm học 2025-2026",
        "(Kèm theo Tờ trình số 05/TTr-THCSHS ngày 05 tháng 02 năm 2026 của Trường Trung học cơ sở Hoa Sen)",
        (
            "STT | Họ và tên | Năm sinh; chức vụ, đơn vị | Danh hiệu, hình thức đề nghị | Xếp loại | Sáng kiến | "
            "Kết quả phiếu | Ghi chú"
        ),
        (
            "1 | Nguyễn Thị Hoa Sim | 1980; Giáo viên, Tổ Khoa học tự nhiên | Chiến sĩ thi đua cơ sở | Hoàn thành tốt "
            "nhiệm vụ | Dạy học trải nghiệm môn Khoa học tự nhiên | 3/4 (75%) | Chưa kiểm chứng"
        ),
        (
            "2 | Trịnh Văn Biển Xanh | 1981; Giáo viên, Tổ Khoa học tự nhiên | Lao động tiên tiến | Hoàn thành tốt "
            "nhiệm vụ |  | 3/4 (75%) | "
        ),
        "Tổng cộng: 2 cá nhân",
        "“Chưa kiểm chứng”: căn cứ pháp lý của dòng này chưa được đối chiếu với văn bản gốc.",
        " | HIỆU TRƯỞNG\nTrịnh Văn Biển Xanh",
    ]


def test_counts_are_taken_from_the_rows() -> None:
    rows = (
        ProposalRow(
            name="Tổ Văn phòng", position_unit="", award="Tập thể lao động tiên tiến", kind="collective"
        ),
        ProposalRow(name="Hoa Sim", position_unit="", award="Lao động tiên tiến"),
        ProposalRow(name="Hoa Mai", position_unit="", award="Lao động tiên tiến"),
    )
    assert counts(rows) == [
        ("Tập thể lao động tiên tiến", "collective", 1),
        ("Lao động tiên tiến", "person", 2),
    ]


def test_list_by_itself_has_its_own_head(letter: Callable[[int], SubmissionLetter], lines: Lines) -> None:
    source = letter(1)
    listing = ProposalList(
        letterhead=source.letterhead,
        subject="Đề nghị tặng danh hiệu thi đua",
        rows=(replace(source.rows[0], unverified=False, note="bổ sung minh chứng"),),
        signature=source.signature,
    )
    said = lines(make_proposal_list(listing))
    assert said[2:4] == ["DANH SÁCH", "Đề nghị tặng danh hiệu thi đua"]
    assert said[5].endswith("| Bổ sung minh chứng")
    assert not any("Kèm theo" in line or "kiểm chứng" in line for line in said)


def test_letter_for_nobody_is_refused(letter: Callable[[int], SubmissionLetter]) -> None:
    with pytest.raises(ContractError, match="chưa có cá nhân"):
        letter(0)


def test_unprintable_characters_do_not_break_the_paper(
    letter: Callable[[int], SubmissionLetter], lines: Lines
) -> None:
    source = letter(1)
    dirty = replace(
        source, rows=(replace(source.rows[0], name="Nguye\u0302\u0303n\x0b Hoa\ufffe\ud800 Sim"),)
    )
    assert any("| Nguyễn Hoa Sim |" in line for line in lines(make_submission_letter(dirty)))

"""The minutes of a council meeting."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from fractions import Fraction

import pytest

from paper.errors import ContractError
from paper.minutes import Minutes, Quorum, make_minutes
from paper.votes import MotionResult, NameResult, threshold

Lines = Callable[[bytes], list[str]]


def test_minutes_say_everything_in_the_order_of_the_meeting(
    minutes: Callable[[int], Minutes], lines: Lines
) -> None:
    assert lines(make_minutes(minutes(2))) == [
        (
            "TRƯỜNG TRUNG HỌC\nCƠ SỞ HOA SEN\nHỘI ĐỒNG THI ĐUA,\nKHEN THƯỞNG\n | "
            "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"
        ),
        "Số: 12/BB-HĐTĐKT | ",
        "BIÊN BẢN",
        "Họp xét danh hiệu thi đua năm học 2025-2026",
        "Thời gian bắt đầu: 14 giờ 00 phút, ngày 28 tháng 5 năm 2026.",
        "Địa điểm: Phòng họp Hội đồng.",
        "I. Thành phần",
        "1. Chủ tọa: Trịnh Văn Biển Xanh, Hiệu trưởng, Chủ tịch Hội đồng.",
        "2. Thư ký: Nguyễn Thị Hoa Sim, Giáo viên, Thư ký.",
        "3. Có mặt: 3/4 thành viên Hội đồng Thi đua, khen thưởng, gồm:",
        "- Trịnh Văn Biển Xanh, Hiệu trưởng, Chủ tịch Hội đồng;",
        "- Lê Núi Cao, Chủ tịch Công đoàn, Phó Chủ tịch thường trực;",
        "- Nguyễn Thị Hoa Sim, Giáo viên, Thư ký.",
        "4. Vắng mặt: 01 thành viên, gồm:",
        "- Vũ Thị Mây, Tổ trưởng, Ủy viên – đi tập huấn.",
        "Cuộc họp đủ điều kiện tiến hành: có mặt 3/4 (75%); yêu cầu có mặt từ 2/3 tổng số thành viên trở lên.",
        "II. Nội dung",
        "Bà Nguyễn Thị Hoa Sim: Báo cáo tóm tắt hồ sơ.",
        "III. Kết quả biểu quyết",
        "1. Xét đề nghị danh hiệu thi đua năm học 2025-2026 (bỏ phiếu kín).",
        "Số phiếu phát ra: 4; số phiếu thu vào: 4; số phiếu hợp lệ: 4; số phiếu không hợp lệ: 0.",
        "STT | Họ và tên, chức vụ | Danh hiệu, hình thức | Đồng ý | Không đồng ý | Trống | Cần đạt | Kết quả",
        "1 | Nguyễn Thị Hoa Sim, Giáo viên | Chiến sĩ thi đua cơ sở | 4/4 (100%) | 0 | 0 | từ 2/3 | Đạt",
        "2 | Trịnh Văn Biển Xanh, Giáo viên | Chiến sĩ thi đua cơ sở | 3/4 (75%) | 1 | 0 | từ 2/3 | Đạt",
        "Không tham gia biểu quyết về Trịnh Văn Biển Xanh: Lê Núi Cao.",
        (
            "Số mã biên nhận đã phát: 4. Danh sách mã biên nhận in trong biên bản kiểm phiếu để người đã bỏ phiếu "
            "tự đối chiếu; mã không cho biết ai bỏ phiếu thế nào."
        ),
        "IV. Kết luận",
        "Hội đồng thống nhất kết quả tại mục III.",
        (
            "Mã niêm phong nhật ký của đơn vị ngày 28/05/2026 (dùng để đối chiếu về sau): "
            "9f86 d081 884c 7d65 9a2f eaa0 c55a d015"
        ),
        (
            "Cuộc họp kết thúc vào 16 giờ 30 phút, ngày 28 tháng 5 năm 2026. Biên bản đã được đọc lại cho các thành "
            "viên dự họp cùng nghe và thống nhất."
        ),
        "THƯ KÝ\n(Ký, ghi rõ họ tên)\nNguyễn Thị Hoa Sim | CHỦ TỌA\n(Ký, ghi rõ họ tên)\nTrịnh Văn Biển Xanh",
        "Nơi nhận:\n- Các thành viên Hội đồng;\n- Lưu: VT, Hồ sơ. | ",
    ]


def test_meeting_without_quorum_motions_or_words_says_so(
    minutes: Callable[[int], Minutes], lines: Lines
) -> None:
    bare = replace(
        minutes(1),
        quorum=Quorum(members=4, needed=Fraction(9, 10), met=False),
        motions=(),
        opinions=(),
        guests=("Bà Vũ Thị Mưa (giám sát)",),
        receipts=None,
        seal=None,
    )
    said = lines(make_minutes(bare))
    assert (
        "Cuộc họp không đủ điều kiện biểu quyết: có mặt 3/4 (75%); yêu cầu có mặt từ 90% tổng số thành viên trở lên."
        in said
    )
    assert "Cuộc họp không có nội dung biểu quyết." in said
    assert "- Bà Vũ Thị Mưa (giám sát)." in said
    assert not any("Mã niêm phong" in line or "biên nhận" in line for line in said)


def test_members_must_add_up(minutes: Callable[[int], Minutes]) -> None:
    with pytest.raises(ContractError, match="không khớp với tổng số thành viên"):
        replace(minutes(1), absent=())


def test_meeting_cannot_end_before_it_begins(minutes: Callable[[int], Minutes]) -> None:
    with pytest.raises(ContractError, match="kết thúc trước"):
        replace(minutes(1), closed_at=minutes(1).opened_at - timedelta(minutes=1))


def test_more_votes_than_voters_are_refused(motion: Callable[..., MotionResult]) -> None:
    one: NameResult = motion().names[0]
    with pytest.raises(ContractError, match="Nguyễn Thị Hoa Sim"):
        replace(one, agree=5)


def test_ballots_must_add_up(motion: Callable[..., MotionResult]) -> None:
    with pytest.raises(ContractError, match="phát ra, thu vào"):
        replace(motion(), invalid=1)


@pytest.mark.parametrize(
    ("needed", "at_least", "said"),
    [
        (Fraction(2, 3), True, "từ 2/3"),
        (Fraction(1, 2), True, "từ 1/2"),
        (Fraction(9, 10), True, "từ 90%"),
        (Fraction(4, 5), True, "từ 80%"),
        (Fraction(2, 3), False, "quá 2/3"),
        (Fraction(3, 5), False, "quá 60%"),
    ],
)
def test_thresholds_are_said_as_the_rules_say_them(needed: Fraction, at_least: bool, said: str) -> None:
    assert threshold(needed, at_least=at_least) == said


def test_same_minutes_give_the_same_bytes(minutes: Callable[[int], Minutes]) -> None:
    assert make_minutes(minutes(3)) == make_minutes(minutes(3))

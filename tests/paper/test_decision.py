"""The decision granting titles, with articles and list."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from paper.decision import Decision, Granted, Honoured, make_decision
from paper.errors import ContractError

Lines = Callable[[bytes], list[str]]


def test_decision_says_everything_in_order(decision: Callable[[int], Decision], lines: Lines) -> None:
    assert lines(make_decision(decision(2)))[1:] == [
        "Số: 243/QĐ-UBND | Hoa Sen, ngày 12 tháng 6 năm 2026",
        "QUYẾT ĐỊNH",
        "Về việc tặng danh hiệu thi đua năm học 2025-2026",
        "CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ HOA SEN",
        "Căn cứ Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022;",
        "Căn cứ Nghị định số 152/2025/NĐ-CP ngày 14 tháng 6 năm 2025 của Chính phủ;",
        "Theo đề nghị của Trưởng phòng Văn hóa – Xã hội.",
        "QUYẾT ĐỊNH:",
        "Điều 1. Tặng danh hiệu “Lao động tiên tiến” năm học 2025-2026 cho 02 cá nhân (có danh sách kèm theo).",
        (
            "Điều 2. Tiền thưởng kèm theo là 1.404.000 đồng (Một triệu bốn trăm linh bốn nghìn đồng), trích từ quỹ thi "
            "đua, khen thưởng của xã năm 2026; mức của từng người, từng tập thể ghi trong danh sách."
        ),
        "Điều 3. Quyết định này có hiệu lực kể từ ngày ký.",
        "Điều 4. Chánh Văn phòng và các cá nhân có tên trong danh sách chịu trách nhiệm thi hành Quyết định này./.",
        "Nơi nhận:\n- Như Điều 4;\n- Lưu: VT. | TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\nLê Núi Cao",
        "DANH SÁCH",
        "Cá nhân được khen thưởng",
        "(Kèm theo Quyết định số 243/QĐ-UBND ngày 12 tháng 6 năm 2026 của Chủ tịch Ủy ban nhân dân xã Hoa Sen)",
        "STT | Họ và tên / Tập thể | Chức vụ, đơn vị | Tiền thưởng (đồng)",
        "Lao động tiên tiến (2 cá nhân)",
        "1 | Nguyễn Thị Hoa Sim | Giáo viên, Trường THCS Hoa Sen | 702.000",
        "2 | Trịnh Văn Biển Xanh | Giáo viên, Trường THCS Hoa Sen | 702.000",
        "Tổng tiền thưởng: 1.404.000 đồng",
    ]


def test_several_awards_are_numbered_in_the_first_article(
    decision: Callable[[int], Decision], lines: Lines
) -> None:
    team = Granted(
        award="Giấy khen",
        title=False,
        achievement="đã có thành tích xuất sắc trong phong trào “Dạy tốt – Học tốt”",
        kind="collective",
        honoured=(Honoured(name="Tổ Ngữ văn", position_unit="Trường THCS Hoa Sen"),),
    )
    said = lines(make_decision(replace(decision(1), granted=(*decision(1).granted, team))))
    assert said[9:12] == [
        "Điều 1. Khen thưởng theo danh sách kèm theo, gồm:",
        "1. Tặng danh hiệu “Lao động tiên tiến” năm học 2025-2026 cho 01 cá nhân;",
        "2. Tặng Giấy khen cho 01 tập thể đã có thành tích xuất sắc trong phong trào “Dạy tốt – Học tốt”.",
    ]
    assert "Cá nhân, tập thể được khen thưởng" in said


def test_without_money_there_is_no_article_on_it(decision: Callable[[int], Decision], lines: Lines) -> None:
    source = decision(1)
    free = replace(source.granted[0], honoured=(replace(source.granted[0].honoured[0], bonus=None),))
    said = lines(make_decision(replace(source, granted=(free,), fund=None)))
    assert [line[:7] for line in said if line.startswith("Điều")] == ["Điều 1.", "Điều 2.", "Điều 3."]


def test_money_needs_a_fund(decision: Callable[[int], Decision]) -> None:
    with pytest.raises(ContractError, match="trích từ quỹ nào"):
        replace(decision(1), fund=None)


def test_decision_on_nothing_is_refused(decision: Callable[[int], Decision]) -> None:
    with pytest.raises(ContractError, match="chưa có danh hiệu"):
        replace(decision(1), granted=())
    with pytest.raises(ContractError, match="Chưa có ai"):
        replace(decision(1).granted[0], honoured=())

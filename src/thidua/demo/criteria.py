"""September 2025: what teachers, the office and the teams are measured by; issued before the year's first review."""

from datetime import date
from decimal import Decimal

from thidua.criteria.actions import draft_set, issue_set
from thidua.criteria.content import BandLine, CriterionLine, LevelLine, SectionLine, SetContent
from thidua.criteria.marking import SectionKind
from thidua.demo.school import SECRETARY, Stage, on_day

PAPER, YEAR_BEGINS = "05/QĐ-THCSHS", date(2025, 9, 1)
CLASSES = tuple(
    BandLine(name, Decimal(points))
    for name, points in (("Xuất sắc", 90), ("Tốt", 80), ("Hoàn thành", 50), ("Chưa hoàn thành", 0))
)
CONDUCT = (
    ("Chấp hành nội quy cơ quan, quy chế dân chủ", 8),
    ("Đi làm, hội họp, sinh hoạt tổ đúng giờ và đầy đủ", 8),
    ("Đoàn kết, giúp đỡ đồng nghiệp", 7),
    ("Ứng xử đúng mực với học sinh và cha mẹ học sinh", 7),
)
WORK = (
    ("Kế hoạch bài dạy và hồ sơ chuyên môn đầy đủ, đúng hạn", 20),
    ("Lên lớp đúng thời khóa biểu, đúng yêu cầu của bài", 20),
    ("Dự giờ và tham gia sinh hoạt chuyên môn theo kế hoạch của tổ", 10),
)
FORM_CLASS = (("A+", 10), ("A", 8), ("B", 5), ("C", 0))
OFFICE = (
    "Chấp hành nội quy cơ quan, giờ làm việc",
    "Hoàn thành công việc được phân công đúng hạn",
    "Hồ sơ, sổ sách rõ ràng, lưu đúng chỗ, tìm được ngay",
    "Số liệu báo cáo chính xác, không phải làm lại",
    "Phục vụ giáo viên, học sinh nhanh gọn, đúng mực",
    "Phối hợp với các tổ khi trường có việc chung",
    "Giữ gìn tài sản, phòng làm việc gọn gàng",
    "Bảo đảm an toàn, phòng cháy chữa cháy nơi mình phụ trách",
    "Tự học, sử dụng được phần mềm của công việc",
    "Đề xuất cách làm giúp bớt giấy tờ, bớt thời gian",
)
FIELDS = (
    "Thực hiện kế hoạch chuyên môn của tổ",
    "Nền nếp sinh hoạt tổ",
    "Hồ sơ của tổ",
    "Bồi dưỡng giáo viên mới và tập sự",
    "Sử dụng thiết bị, phòng bộ môn",
    "Chuyển đổi số trong công việc của tổ",
    "Công tác chủ nhiệm của giáo viên trong tổ",
    "Tham gia các phong trào của nhà trường",
    "Văn hóa công sở, cảnh quan nơi làm việc",
    "An toàn trường học",
    "Công tác thi đua, khen thưởng của tổ",
)


def issue(stage: Stage) -> None:
    """Three sets by one decision of the school."""
    on_day(2025, 9, 9)
    for content in (teachers(), office(), teams()):
        draft = draft_set(by=stage.by(SECRETARY), unit=stage.unit, content=content)
        issue_set(
            by=stage.by(SECRETARY),
            criteria_set=draft,
            paper=PAPER,
            paper_on=date(2025, 9, 8),
            applies_from=YEAR_BEGINS,
        )


def teachers() -> SetContent:
    """Thirty and seventy, with what is added and what is taken away apart."""
    form_class = CriterionLine(
        "Công tác chủ nhiệm lớp theo phân công",
        Decimal(20),
        "4",
        levels=tuple(LevelLine(name, Decimal(points * 2)) for name, points in FORM_CLASS),
        evidence="Sổ chủ nhiệm",
        may_not_apply=True,
    )
    helping = CriterionLine("Kèm đồng nghiệp mới về trường, có nhật ký kèm cặp", Decimal(3), "2")
    new_way = CriterionLine(
        "Có cách làm mới được tổ áp dụng",
        Decimal(7),
        "1",
        evidence="Biên bản sinh hoạt tổ",
        verified_by="council",
    )
    return SetContent(
        name="Tiêu chí bình xét giáo viên hằng tháng",
        about="person",
        total=Decimal(100),
        groups=("leader", "teacher"),
        bands=CLASSES,
        note="Tự chấm trước ngày 25 hằng tháng; tổ họp bình xét, Hội đồng xem lại khi chênh lệch nhiều.",
        sections=(
            SectionLine("Tiêu chí chung", Decimal(30), _numbered(CONDUCT, step="0.5"), "A"),
            SectionLine(
                "Kết quả thực hiện nhiệm vụ", Decimal(70), (*_numbered(WORK, step="0.5"), form_class), "B"
            ),
            SectionLine("Điểm cộng", Decimal(10), (new_way, helping), "C", SectionKind.BONUS),
            SectionLine(
                "Điểm trừ",
                Decimal(10),
                _numbered((("Nộp báo cáo, hồ sơ muộn không có lý do", 5), ("Bỏ họp không có lý do", 5))),
                "D",
                SectionKind.MINUS,
            ),
        ),
    )


def office() -> SetContent:
    """Ten lines of ten points: an office of five people needs no more."""
    lines = _numbered(tuple((text, 10) for text in OFFICE))
    return SetContent(
        name="Tiêu chí bình xét nhân viên hằng tháng",
        about="person",
        total=Decimal(100),
        groups=("support",),
        bands=CLASSES,
        sections=(SectionLine("Kết quả công việc", Decimal(100), lines, "I"),),
    )


def teams() -> SetContent:
    """Eleven fields of ten points, the first by four: 140."""
    return SetContent(
        name="Tiêu chí thi đua tập thể tổ",
        about="team",
        total=Decimal(140),
        sections=tuple(
            SectionLine(
                text,
                Decimal(10),
                (CriterionLine(text, Decimal(10), verified_by="council"),),
                str(place),
                coefficient=Decimal(4 if place == 1 else 1),
            )
            for place, text in enumerate(FIELDS, start=1)
        ),
    )


def _numbered(lines: tuple[tuple[str, int], ...], step: str = "") -> tuple[CriterionLine, ...]:
    return tuple(
        CriterionLine(text, Decimal(points), str(place), step=Decimal(step) if step else None)
        for place, (text, points) in enumerate(lines, start=1)
    )

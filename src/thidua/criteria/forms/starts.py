"""With what a new set may begin: nothing, or ten lines to be changed into one's own."""

from decimal import Decimal

from thidua.criteria.content import BandLine, CriterionLine, SectionLine, SetContent
from thidua.criteria.models import About

EMPTY, TEN_LINES = "trong", "muoi-dong"
TEN = (
    "Chấp hành nội quy, kỷ luật lao động; đi làm, hội họp đúng giờ",
    "Hoàn thành công việc được giao đúng hạn",
    "Chất lượng công việc: đúng yêu cầu, không phải làm lại",
    "Hồ sơ, sổ sách theo nhiệm vụ đầy đủ, cập nhật",
    "Phối hợp với đồng nghiệp, giữ gìn đoàn kết",
    "Ứng xử đúng mực với học sinh, cha mẹ học sinh và khách",
    "Tự học, tham gia bồi dưỡng theo kế hoạch",
    "Đề xuất hoặc áp dụng cách làm mới trong công việc của mình",
    "Tham gia hoạt động chung của tổ và nhà trường",
    "Giữ gìn, sử dụng tiết kiệm tài sản công",
)
CLASSES = (("Xuất sắc", 90), ("Tốt", 80), ("Hoàn thành", 50), ("Chưa hoàn thành", 0))


def beginning(which: str) -> SetContent:
    """What stands in the boxes before anybody has typed."""
    if which != TEN_LINES:
        return SetContent("", About.PERSON, Decimal(100), ())
    lines = tuple(
        CriterionLine(text=text, maximum=Decimal(10), number=str(place))
        for place, text in enumerate(TEN, start=1)
    )
    bands = tuple(BandLine(name, Decimal(points)) for name, points in CLASSES)
    section = SectionLine("Kết quả công việc", Decimal(100), lines, "I")
    return SetContent("", About.PERSON, Decimal(100), (section,), bands)

"""Criteria sets for tests: 30 + 70 with bonus and minus, eleven fields that sum up to 140, ten lines."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from factories.base import School, actor
from thidua.criteria.actions import draft_set, issue_set
from thidua.criteria.content import BandLine, CriterionLine, LevelLine, SectionLine, SetContent
from thidua.criteria.marking import SectionKind
from thidua.criteria.models import CriteriaSet

BANDS = tuple(
    BandLine(name, Decimal(points))
    for name, points in [("Xuất sắc", 90), ("Tốt", 80), ("Hoàn thành", 50), ("Không hoàn thành", 0)]
)


def line(text: str, points: int | str, number: str = "", **others: object) -> CriterionLine:
    return CriterionLine(text=text, maximum=Decimal(points), number=number, **others)


def thirty_seventy() -> SetContent:
    """Two parts of the scale, bonus and minus apart, classes at 90, 80 and 50."""
    return SetContent(
        name="Bình xét viên chức hằng tháng",
        about="person",
        total=Decimal(100),
        groups=("teacher",),
        sections=(
            SectionLine(
                "Tiêu chí chung",
                Decimal(30),
                (
                    line("Chấp hành nội quy cơ quan và kỷ luật lao động", 15, "1", step=Decimal("0.5")),
                    line("Đoàn kết, phối hợp với đồng nghiệp trong tổ", 15, "2"),
                ),
                "A",
            ),
            SectionLine(
                "Kết quả thực hiện nhiệm vụ",
                Decimal(70),
                (
                    line("Hoàn thành đúng hạn hồ sơ chuyên môn được giao", 40, "1"),
                    line(
                        "Hoàn thành công tác chủ nhiệm lớp theo phân công",
                        30,
                        "2",
                        may_not_apply=True,
                        levels=(
                            LevelLine("A", Decimal(30)),
                            LevelLine("B", Decimal(20)),
                            LevelLine("C", Decimal(0)),
                        ),
                    ),
                ),
                "B",
            ),
            SectionLine(
                "Điểm cộng",
                Decimal(10),
                (line("Có giải pháp được tổ áp dụng trong tháng", 10, "1", evidence="Biên bản họp tổ"),),
                "C",
                SectionKind.BONUS,
            ),
            SectionLine(
                "Điểm trừ",
                Decimal(10),
                (line("Nộp hồ sơ chuyên môn muộn quá 3 ngày", 10, "1"),),
                "D",
                SectionKind.MINUS,
            ),
        ),
        bands=BANDS,
    )


def eleven_fields() -> SetContent:
    """Eleven fields of ten points, one of them by four: 140."""
    fields = tuple(
        SectionLine(
            f"Lĩnh vực {place}",
            Decimal(10),
            (line(f"Thực hiện đầy đủ kế hoạch của lĩnh vực {place}", 10, "1"),),
            str(place),
            coefficient=Decimal(4 if place == 1 else 1),
        )
        for place in range(1, 12)
    )
    return SetContent("Thi đua tập thể tổ", "team", Decimal(140), fields)


def drafted(school: School, content: SetContent | None = None) -> CriteriaSet:
    return draft_set(by=actor(school.alice, school), unit=school.unit, content=content or thirty_seventy())


def issued(
    school: School, content: SetContent | None = None, *, applies_from: date = date(2025, 9, 1)
) -> CriteriaSet:
    return issue_set(
        by=actor(school.alice, school),
        criteria_set=drafted(school, content),
        paper="12/QĐ-THCSHS",
        paper_on=date(2025, 8, 28),
        applies_from=applies_from,
    )


def with_line(content: SetContent, section: int, criterion: int, **changed: object) -> SetContent:
    """The same set with one line otherwise."""
    sections = list(content.sections)
    lines = list(sections[section].criteria)
    lines[criterion] = replace(lines[criterion], **changed)
    sections[section] = replace(sections[section], criteria=tuple(lines))
    return replace(content, sections=tuple(sections))

"""September 2025: the year's plan is drafted, read by the principal and issued."""

from datetime import date
from decimal import Decimal
from typing import Any

from thidua.demo.school import PRINCIPAL, SECRETARY, Stage, on_day
from thidua.documents.actions.registers import Way
from thidua.documents.models import Channel, DueRule
from thidua.plans.actions.bases import BaseText, put_base
from thidua.plans.actions.drafting import put_item, start_plan
from thidua.plans.actions.lifecycle import approve_plan, issue_plan, send_plan
from thidua.plans.actions.recipients import put_recipient
from thidua.plans.models import BaseKind, ItemKind, Plan, Section, SectionRole
from thidua.units.models import Role

TITLE = "Công tác thi đua, khen thưởng năm học 2025-2026"
CONTENT, ORGANISATION = SectionRole.CONTENT, SectionRole.ORGANISATION
POOR, FLOOD = "Ủng hộ quỹ Vì người nghèo", "Ủng hộ đồng bào vùng bão lũ"
# Counted by hand: the secretary enters the figure with its evidence.
LESSONS: dict[str, Any] = {
    "name": "Tiết dạy được dự giờ, rút kinh nghiệm",
    "text": "Mỗi tổ ghi biên bản từng tiết.",
    "aim": Decimal(90),
    "aim_unit": "tiết",
    "proof": "Biên bản dự giờ của các tổ",
}
SAYS: tuple[tuple[SectionRole, ItemKind, dict[str, Any]], ...] = (
    (
        SectionRole.PURPOSE,
        ItemKind.TEXT,
        {"text": "Tạo không khí thi đua thiết thực trong dạy và học, ghi nhận đúng người, đúng việc."},
    ),
    (
        SectionRole.REQUIREMENTS,
        ItemKind.TEXT,
        {
            "text": "Việc nào cũng có người chịu trách nhiệm, có hạn và có minh chứng; không tạo áp lực hình thức."
        },
    ),
    (
        CONTENT,
        ItemKind.MOVEMENT,
        {
            "name": "Đổi mới, sáng tạo trong dạy và học",
            "level": "ministry",
            "mode": "regular",
            "objective": "Mỗi giáo viên đổi mới ít nhất một nội dung dạy học trong năm",
            "role": Role.VICE_PRINCIPAL,
            "starts": date(2025, 9, 5),
            "ends": date(2026, 5, 31),
        },
    ),
    (
        CONTENT,
        ItemKind.PERIOD,
        {
            "name": "Chào mừng ngày Nhà giáo Việt Nam 20/11",
            "level": "unit",
            "objective": "Mỗi tổ có ít nhất hai tiết dạy tốt",
            "role": Role.UNION_CHAIR,
            "starts": date(2025, 10, 15),
            "ends": date(2025, 11, 20),
        },
    ),
    (
        CONTENT,
        ItemKind.TARGET,
        {
            "name": "Cán bộ, giáo viên, nhân viên có sáng kiến được công nhận",
            "measure": "initiative.recognised",
            "aim": Decimal(85),
            "aim_unit": "%",
        },
    ),
    (
        CONTENT,
        ItemKind.TARGET,
        {
            "name": "Sáng kiến được áp dụng có hiệu quả",
            "measure": "initiative.applied",
            "aim": Decimal(30),
            "aim_unit": "%",
        },
    ),
    (
        CONTENT,
        ItemKind.TARGET,
        {
            "name": "Đăng ký danh hiệu thi đua",
            "measure": "pledge.made",
            "aim": Decimal(100),
            "aim_unit": "%",
        },
    ),
    (
        CONTENT,
        ItemKind.TARGET,
        {
            "name": "Lao động tiên tiến trở lên",
            "measure": "title.LDTT",
            "aim": Decimal(70),
            "aim_unit": "%",
        },
    ),
    (CONTENT, ItemKind.TARGET, LESSONS),
    (
        CONTENT,
        ItemKind.DRIVE,
        {
            "name": POOR,
            "due": date(2025, 11, 18),
            "role": Role.UNION_CHAIR,
            "aim": Decimal(3_000_000),
            "aim_unit": "đồng",
        },
    ),
    (
        CONTENT,
        ItemKind.DRIVE,
        {
            "name": FLOOD,
            "text": "Tùy tâm; không định mức.",
            "due": date(2026, 8, 1),
            "due_rule": "before",
            "role": Role.UNION_CHAIR,
        },
    ),
    (
        ORGANISATION,
        ItemKind.TASK,
        {
            "name": "Báo cáo sơ kết học kỳ I về công tác thi đua, khen thưởng",
            "due": date(2026, 1, 15),
            "role": Role.SECRETARY,
            "proof": "Báo cáo đã ký",
        },
    ),
    (
        ORGANISATION,
        ItemKind.ASSIGNMENT,
        {"role": Role.CHAIR, "text": "Phụ trách chung công tác thi đua, khen thưởng của trường"},
    ),
)

BASES = (
    BaseText(kind=BaseKind.LEGAL, instrument="06/2022/QH15"),
    BaseText(kind=BaseKind.LEGAL, instrument="29/2023/TT-BGDĐT"),
)
SCHOOLS_ABOVE = "Ủy ban nhân dân xã Hoa Sen"
GOES_TO: tuple[tuple[str, str, tuple[Way, ...]], ...] = (
    (
        SCHOOLS_ABOVE,
        "để báo cáo",
        (
            Way(Channel.EMAIL, date(2025, 9, 15), DueRule.BEFORE, "Hộp thư công vụ của xã"),
            Way(Channel.PAPER, date(2025, 9, 15), DueRule.WITHIN, "Bộ phận văn thư của xã"),
        ),
    ),
    ("Ban Giám hiệu", "để chỉ đạo", ()),
    ("Các đoàn thể, tổ chuyên môn", "để thực hiện", ()),
)


def plan(stage: Stage) -> Plan:
    """Written by the secretary, approved and issued by the principal the next day."""
    by, today = stage.by(SECRETARY), on_day(2025, 9, 5, 17)
    draft = start_plan(
        by=by, unit=stage.unit, title=TITLE, starts=date(2025, 9, 1), ends=date(2026, 8, 31), on=today
    )
    sections = {row.role: row for row in Section.objects.filter(plan=draft).exclude(role=SectionRole.OTHER)}
    for role, kind, values in SAYS:
        put_item(by=by, section=sections[role], kind=kind, values=values, on=today)
    for given in BASES:
        put_base(by=by, plan=draft, given=given, on=today)
    for name, purpose, ways in GOES_TO:
        put_recipient(by=by, plan=draft, name=name, purpose=purpose, ways=ways, on=today)
    draft = send_plan(by=by, plan=draft, on=on_day(2025, 9, 5, 18))
    draft = approve_plan(by=stage.by(PRINCIPAL), plan=draft, on=on_day(2025, 9, 6))
    return issue_plan(by=stage.by(PRINCIPAL), plan=draft, on=on_day(2025, 9, 6, 9))

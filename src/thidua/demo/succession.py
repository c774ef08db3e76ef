"""Who does this work: who is in charge of which part, what was learned in the autumn."""

from datetime import date

from thidua.demo.scans import CONTENT_TYPE, scan_of
from thidua.demo.school import SECRETARY, VICE_PRINCIPAL, Stage, on_day
from thidua.documents.actions.registers import Scanned
from thidua.duties.actions import enter_course, give_charge, name_part, set_participants
from thidua.duties.models import ChargeKind
from thidua.units.models import Role

# Puts the monthly marks together.
COUNTS = "Lý Thị Mây Trắng"


def share_out(stage: Stage) -> None:
    """September: one part that goes with no role, and who stands in for the secretary."""
    today = on_day(2025, 9, 6, 17)
    by = stage.by(SECRETARY)
    part = name_part(by=by, unit=stage.unit, name="Tổng hợp điểm bình xét hằng tháng", on=today)
    give_charge(
        by=by,
        unit=stage.unit,
        part=part,
        kind=ChargeKind.MAIN,
        person=stage.person(COUNTS),
        starts=today,
        paper="Kế hoạch công tác thi đua, khen thưởng năm học",
    )
    give_charge(
        by=by,
        unit=stage.unit,
        role=Role.SECRETARY,
        kind=ChargeKind.DEPUTY,
        person=stage.person(VICE_PRINCIPAL),
        starts=today,
    )


def learn(stage: Stage) -> None:
    """October: two of the school were at the commune's course, and told the leaders of the teams."""
    on_day(2025, 10, 8, 9)
    by = stage.by(SECRETARY)
    course = enter_course(
        by=by,
        unit=stage.unit,
        given={
            "name": "Tập huấn lập hồ sơ thi đua, khen thưởng năm học 2025-2026",
            "organiser": "UBND xã Hoa Sen",
            "starts": date(2025, 10, 6),
            "ends": date(2025, 10, 7),
            "hours": 12,
            "learned": "Cách ghi minh chứng sáng kiến theo từng tiêu chí.\nNhững lỗi làm hồ sơ bị trả lại năm trước.",
            "shared": "Phổ biến lại cho các tổ trưởng tại buổi giao ban ngày 13/10/2025.",
        },
        scan=Scanned("Chương trình tập huấn.pdf", scan_of("Chương trình tập huấn"), CONTENT_TYPE),
    )
    people = {
        stage.person(SECRETARY).id: "15/GCN-UBND",
        stage.person(VICE_PRINCIPAL).id: "16/GCN-UBND",
    }
    set_participants(by=by, course=course, people=people)

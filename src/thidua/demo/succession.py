"""Who does this work: who is in charge of which part, what was learned, how it was taken over and is handed on."""

from datetime import date

from thidua.demo.scans import CONTENT_TYPE, scan_of
from thidua.demo.school import PRINCIPAL, SECRETARY, VICE_PRINCIPAL, Stage, on_day
from thidua.documents.actions.registers import Scanned
from thidua.duties.actions import (
    Answer,
    enter_course,
    give_charge,
    name_part,
    offer_handover,
    receive_handover,
    set_participants,
    sign_handover,
    start_handover,
    write_handover,
    write_keeping,
)
from thidua.duties.models import ChargeKind, KeepingKind
from thidua.duties.queries.handovers import headings_of
from thidua.units.models import Role

# Puts the monthly marks together.
COUNTS = "Lý Thị Mây Trắng"


def begin(stage: Stage) -> None:
    """September: the year's parts of the work are shared out, and the former secretary hands over."""
    share_out(stage)
    take_over(stage)


def share_out(stage: Stage) -> None:
    """September: one part that goes with no role, and who stands in for the secretary."""
    today = on_day(2025, 9, 8, 9)
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


KEPT = (
    (KeepingKind.PLACE, "Sổ khen thưởng bản giấy", "Tủ hồ sơ số 2, phòng văn thư, ngăn trên cùng"),
    (KeepingKind.PLACE, "Hộp minh chứng sáng kiến các năm trước", "Kho lưu trữ tầng 1, xếp theo năm học"),
    (KeepingKind.CONTACT, "Bộ phận văn hóa – xã hội của xã", "Nhận hồ sơ vào buổi sáng thứ Ba, thứ Năm"),
)


def take_over(stage: Stage) -> None:
    """September: the vice principal hands over to the secretary of the new year, and the principal stands by."""
    today = on_day(2025, 9, 8, 10)
    giver, receiver = stage.by(VICE_PRINCIPAL), stage.by(SECRETARY)
    for kind, name, text in KEPT:
        write_keeping(by=receiver, unit=stage.unit, kind=kind, name=name, text=text)
    row = start_handover(
        by=giver,
        unit=stage.unit,
        giver=stage.users[VICE_PRINCIPAL],
        receiver=stage.users[SECRETARY],
        because="Phân công lại nhiệm vụ đầu năm học",
        on=today,
    )
    row = write_handover(
        by=giver,
        handover=row,
        because="Phân công lại nhiệm vụ đầu năm học",
        notes="Hồ sơ gửi xã cần bản giấy đóng dấu treo từng trang.\nTổ Văn phòng hay gửi muộn, nên nhắc trước một tuần.",
        on=today,
    )
    row = offer_handover(by=giver, handover=row, on=on_day(2025, 9, 8, 11))
    answers = {one.id: Answer(checked=True, missing="") for one in headings_of(row)}
    words = "Đã xem sổ giấy cùng bên giao, đủ số."
    row = receive_handover(by=receiver, handover=row, answers=answers, words=words, on=on_day(2025, 9, 8, 15))
    sign_handover(by=stage.by(PRINCIPAL), handover=row, on=on_day(2025, 9, 8, 16))


def go_away(stage: Stage) -> None:
    """July: the secretary will be away from September on; what is open waits to be received."""
    today = on_day(2026, 7, 19, 22)
    by = stage.by(SECRETARY)
    row = start_handover(
        by=by,
        unit=stage.unit,
        giver=stage.users[SECRETARY],
        receiver=stage.users[VICE_PRINCIPAL],
        because="Đi học lớp bồi dưỡng cán bộ quản lý từ tháng 9 năm 2026",
        on=today,
    )
    row = write_handover(
        by=by,
        handover=row,
        because=row.because,
        notes="Xã đã hẹn trả lời hồ sơ trình lại trước ngày 15/8.",
        on=today,
    )
    offer_handover(by=by, handover=row, on=today)

"""What happens to people in the year that is played: who came, who is lent, who leaves, who belongs to what."""

from datetime import date

from thidua.demo.autumn import pledge_late
from thidua.demo.cast import CAME, Part
from thidua.demo.plot import Plot
from thidua.demo.scans import CONTENT_TYPE, scan_of
from thidua.demo.school import PRINCIPAL, SECRETARY, Stage, on_day
from thidua.files.actions import keep
from thidua.ledger.actions import Actor
from thidua.people.actions import (
    ElsewhereEntry,
    MembershipEntry,
    add_person,
    ask_comment,
    give_account,
    pass_comment,
    record_elsewhere,
    record_leaving,
    record_membership,
    state_history,
)
from thidua.people.models import (
    Contract,
    Elsewhere,
    LeavingReason,
    Organisation,
    Person,
    StaffGroup,
    WorkElsewhere,
)
from thidua.registrations.actions import ask_late, grant_late
from thidua.registrations.models import Round
from thidua.units.models import Role

OTHER_SCHOOL = "Trường THCS Cỏ Lau"
COMMUNE = "UBND xã Hoa Sen"
# Seconded to the commune for the first term; retires, and moves on, once the year's decision has come.
SECONDED = "Phan Thị Dã Quỳ"
RETIRES = "Lê Thị Mưa Xuân"
MOVES_ON = "Lý Văn Đại Ngàn"
# Joins the school in March, out of the cast: nobody of September plays this part.
OLD_SCHOOL = "Trường THCS Bờ Lau"
ARRIVED = Part(
    "Đinh Văn Mùa Gặt",
    "Đinh Văn Mùa Gặt",
    "male",
    1,
    "Giáo viên",
    "Vật lí",
    date(1991, 10, 17),
)


def join(stage: Stage) -> None:
    """September: everybody is of the union, heads and leaders of the Party; one had come from another school."""
    today = on_day(2025, 9, 5, 16)
    for part, person in stage.people:
        by = _by(stage, part.key)
        began = min(date(max(part.born.year + 24, 2010), 10, 1), date(2025, 9, 5))
        _belong(stage, by, person, MembershipEntry(Organisation.UNION, starts=began), today)
        if part.position in {"Hiệu trưởng", "Phó Hiệu trưởng", "Tổ trưởng"}:
            entry = MembershipEntry(
                Organisation.PARTY,
                starts=began.replace(month=5, day=19),
                official_on=began.replace(year=began.year + 1, month=5, day=19),
            )
            _belong(stage, by, person, entry, today)


def second(stage: Stage) -> WorkElsewhere:
    """October to December: one teacher helps out at the commune."""
    today = on_day(2025, 10, 13)
    by, person = stage.by(SECRETARY), stage.person(SECONDED)
    entry = ElsewhereEntry(
        Elsewhere.SENT,
        COMMUNE,
        starts=date(2025, 10, 15),
        ends=date(2025, 12, 31),
        paper="221/QĐ-UBND",
    )
    return record_elsewhere(by=by, unit=stage.unit, person=person, entry=entry, on=today)


def commented(stage: Stage, row: WorkElsewhere) -> None:
    """January: the commune's comment on the teacher who was there is asked for, and comes."""
    by, today = stage.by(SECRETARY), on_day(2026, 1, 5)
    row = ask_comment(by=by, unit=stage.unit, row=row, version=row.version, on=today)
    today = on_day(2026, 1, 12)
    pass_comment(
        by=by,
        unit=stage.unit,
        row=row,
        version=row.version,
        on=today,
        comment="Hoàn thành tốt việc được giao trong thời gian biệt phái.",
        paper="15/NX-UBND",
    )


def came(stage: Stage) -> None:
    """The one who came from another school in September brings its comment of the years before."""
    today = on_day(2025, 9, 10)
    by, person = stage.by(SECRETARY), stage.person(CAME)
    entry = ElsewhereEntry(
        Elsewhere.CAME, OTHER_SCHOOL, starts=date(2019, 9, 1), ends=date(2025, 8, 31), paper="188/QĐ-UBND"
    )
    row = record_elsewhere(by=by, unit=stage.unit, person=person, entry=entry, on=today)
    row = ask_comment(by=by, unit=stage.unit, row=row, version=row.version, on=today)
    today = on_day(2025, 9, 11)
    pass_comment(
        by=by,
        unit=stage.unit,
        row=row,
        version=row.version,
        on=today,
        comment="Chấp hành tốt kỉ luật lao động, được học sinh và đồng nghiệp tin tưởng.",
        paper="12/NX-THCSCL",
    )


def arrive(stage: Stage, plot: Plot, round_: Round) -> None:
    """March: somebody comes who was six months of this year at another school; it comments, the round lets them in."""
    today = on_day(2026, 3, 2)
    by, team = stage.by(SECRETARY), stage.teams[ARRIVED.team]
    person = add_person(
        by=by,
        unit=stage.unit,
        full_name=ARRIVED.name,
        sex=ARRIVED.sex,
        born=ARRIVED.born,
        joined_sector=date(2014, 9, 1),
        team=team,
        position=ARRIVED.position,
        staff_group=StaffGroup.TEACHER,
        contract=Contract.PUBLIC_EMPLOYEE,
        subject=ARRIVED.subject,
        starts=today,
    )
    person = state_history(
        by=by, unit=stage.unit, person=person, forms_known=True, discipline_complete=True, on=today
    )
    stage.users[ARRIVED.key], _ = give_account(
        by=by, unit=stage.unit, person=person, role=Role.STAFF, on=today
    )
    stage.people.append((ARRIVED, person))
    entry = ElsewhereEntry(
        Elsewhere.CAME, OLD_SCHOOL, starts=date(2014, 9, 1), ends=date(2026, 2, 28), paper="88/QĐ-UBND"
    )
    row = record_elsewhere(by=by, unit=stage.unit, person=person, entry=entry, on=today)
    row = ask_comment(by=by, unit=stage.unit, row=row, version=row.version, on=today)
    on_day(2026, 3, 4)
    reason = "Chuyển đến từ ngày 02/3/2026, ở trường cũ đã đăng ký Lao động tiên tiến."
    asked = ask_late(by=stage.by(ARRIVED.key), round=round_, person=person, reason=reason)
    on_day(2026, 3, 5)
    grant_late(by=stage.by(PRINCIPAL), asked=asked, deadline=date(2026, 3, 10))
    pledge_late(stage, plot, round_, ARRIVED, person)
    today = on_day(2026, 3, 16)
    scan = keep(by=by, content=scan_of("07/NX-THCSBL"), name="07-NX-THCSBL.pdf", content_type=CONTENT_TYPE)
    pass_comment(
        by=by,
        unit=stage.unit,
        row=row,
        version=row.version,
        on=today,
        scan=scan,
        comment="Sáu tháng đầu năm học hoàn thành tốt nhiệm vụ, không vi phạm kỉ luật.",
        paper="07/NX-THCSBL",
    )


def leave(stage: Stage) -> None:
    """July: one retires, one moves to another school, which asks for a comment."""
    on_day(2026, 7, 15, 11)
    _gone(stage, RETIRES, LeavingReason.RETIRED, "96/QĐ-UBND", "")
    _gone(stage, MOVES_ON, LeavingReason.TRANSFERRED, "103/QĐ-UBND", OTHER_SCHOOL)


def _gone(stage: Stage, key: str, reason: str, paper: str, other_unit: str) -> None:
    person = stage.person(key)
    person.refresh_from_db()
    record_leaving(
        by=stage.by(SECRETARY),
        unit=stage.unit,
        person=person,
        version=person.version,
        ends=date(2026, 7, 14),
        reason=reason,
        paper=paper,
        other_unit=other_unit,
    )


def _by(stage: Stage, key: str) -> Actor:
    """Nobody writes of themselves."""
    return stage.by(PRINCIPAL if key == SECRETARY else SECRETARY)


def _belong(stage: Stage, by: Actor, person: Person, entry: MembershipEntry, on: date) -> None:
    record_membership(by=by, unit=stage.unit, person=person, entry=entry, on=on)

"""September 2025 to May 2026: pledges, initiatives, grades."""

import random
from datetime import date
from decimal import Decimal

from thidua.demo.cast import Part
from thidua.demo.past import THEMES
from thidua.demo.school import LEADER, PRINCIPAL, SECRETARY, TEACHER, Stage, on_day
from thidua.people.actions import record_initiative
from thidua.people.models import Person
from thidua.registrations.actions import (
    confirm_pledge,
    lock_round,
    open_round,
    return_pledge,
    save_pledge,
    submit_pledge,
)
from thidua.registrations.models import Pledge, Round
from thidua.scoring.actions import LineEntry, approve_evaluation, enter_lines

# Who aims at the higher title this year; the rest registers for LDTT.
AIMING = [
    TEACHER,
    LEADER,
    "Đỗ Văn Trường Giang",
    "Vũ Văn Sông Lam",
    "Lý Thị Mây Trắng",
    "Phan Thị Cỏ May",
    "Đặng Văn Bình Nguyên",
    "Trần Văn Rừng Thông",
    "Phạm Thị Hoàng Lan",
]
# Pledges nothing: on leave for the whole first term.
ABSENT = "Lê Thị Oải Hương"
ONLY_COMPLETED = "Bùi Văn Đường Làng"


def pledge(stage: Stage) -> None:
    """The registration round: one pledge came back once, everything is confirmed, the list is locked."""
    opens = on_day(2025, 9, 8)
    round_ = open_round(
        by=stage.by(SECRETARY), unit=stage.unit, year=stage.year, opens=opens, closes=date(2025, 9, 30)
    )
    on_day(2025, 9, 18, 20)
    pledges = {
        part.name: _pledge(stage, round_, part, person)
        for part, person in stage.people
        if part.name != ABSENT
    }
    on_day(2025, 9, 22)
    _return_one(stage, round_, pledges)
    on_day(2025, 9, 26)
    for part, _ in stage.people:
        if part.name in pledges:
            confirm_pledge(by=stage.by(_leader_of(stage, part)), pledge=pledges[part.name])
    lock_round(by=stage.by(SECRETARY), round=round_, on=on_day(2025, 10, 2))


def _pledge(stage: Stage, round_: Round, part: Part, person: Person) -> Pledge:
    by = stage.by(part.name)
    aims = part.name in AIMING
    plan = f"{THEMES[len(part.name) % len(THEMES)]}, bản năm học 2025-2026" if aims else ""
    saved = save_pledge(
        by=by,
        round=round_,
        person=person,
        titles=["LDTT", "CSTDCS"] if aims else ["LDTT"],
        initiative_title=plan,
        version=0,
    )
    return submit_pledge(by=by, pledge=saved)


def _return_one(stage: Stage, round_: Round, pledges: dict[str, Pledge]) -> None:
    """The leader asks for the name of the planned initiative; it is given and sent again."""
    name = "Vũ Văn Sông Lam"
    returned = return_pledge(
        by=stage.by(LEADER),
        pledge=pledges[name],
        reason="Thầy ghi rõ hơn tên sáng kiến dự định làm để tổ theo dõi.",
    )
    saved = save_pledge(
        by=stage.by(name),
        round=round_,
        person=stage.person(name),
        titles=["LDTT", "CSTDCS"],
        initiative_title="Trạm học tập luân phiên trong tiết Tin học lớp 8",
        version=returned.version,
    )
    pledges[name] = submit_pledge(by=stage.by(name), pledge=saved)


def _leader_of(stage: Stage, part: Part) -> str:
    """Who confirms: the team's leader; of the leaders themselves the secretary; of the secretary the chair."""
    if part.name == SECRETARY:
        return PRINCIPAL
    if part.position == "Tổ trưởng" or part.name == PRINCIPAL:
        return SECRETARY
    return next(
        other.name for other, _ in stage.people if other.team == part.team and other.position == "Tổ trưởng"
    )


def recognise(stage: Stage) -> None:
    """April: the commune recognised most initiatives; one has only the school's own word."""
    on_day(2026, 4, 24)
    for place, name in enumerate([*AIMING, "Trần Thị Cẩm Chướng", "Vũ Thị Lá Phong"]):
        own = name == "Phan Thị Cỏ May"
        record_initiative(
            by=stage.by(PRINCIPAL if name == SECRETARY else SECRETARY),
            unit=stage.unit,
            person=stage.person(name),
            school_year=stage.year.name,
            title=f"{THEMES[place % len(THEMES)]}, bản năm học 2025-2026",
            kind="initiative",
            scope="unit",
            recognised_by="school" if own else "commune",
            recognised_on=date(2026, 4, 20),
            paper="41/QĐ-THCSHS" if own else "187/QĐ-UBND",
            applied=place % 3 == 0,
            used_for=[],
        )


def grade(stage: Stage, seed: int) -> None:
    """May: the sheet is entered by the secretary and approved by the principal."""
    chance = random.Random(seed)  # noqa: S311 -- the same demo at every building, no secret
    today = on_day(2026, 5, 15, 19)
    entries = [_line(part, person, chance) for part, person in stage.people]
    enter_lines(by=stage.by(SECRETARY), unit=stage.unit, year=stage.year, entries=entries, on=today)
    today = on_day(2026, 5, 18)
    approve_evaluation(
        by=stage.by(PRINCIPAL), unit=stage.unit, year=stage.year, paper="58/QĐ-THCSHS", on=today
    )


def _line(part: Part, person: Person, chance: random.Random) -> LineEntry:
    excellent = {TEACHER, LEADER, "Đỗ Văn Trường Giang", "Lý Thị Mây Trắng", "Trần Văn Rừng Thông", SECRETARY}
    grade = "excellent" if part.name in excellent else "good"
    if part.name == ABSENT:
        return LineEntry(person.id, 0, "ungraded", Decimal(4), Decimal(0), Decimal(120))
    if part.name == ONLY_COMPLETED:
        grade = "completed"
    return LineEntry(person.id, 0, grade, Decimal(10), Decimal(chance.choice([0, 0, 0, 1, 2, 5])), Decimal(0))

"""April and May 2026: initiatives are recognised, grades entered and approved; July: the regulation for the year to come."""

import random
from datetime import date
from decimal import Decimal

from thidua.demo.cast import ABSENT, Part
from thidua.demo.past import THEMES
from thidua.demo.plot import Plot
from thidua.demo.scans import CONTENT_TYPE, scan_of
from thidua.demo.school import LEADER, PRINCIPAL, SECRETARY, Stage, on_day
from thidua.people.actions import record_initiative
from thidua.people.models import Person
from thidua.scoring.actions import (
    LineEntry,
    Meeting,
    Scan,
    answer_reopening,
    approve_evaluation,
    ask_reopening,
    enter_head_paper,
    enter_lines,
    enter_regulation,
    issue_team_minutes,
)
from thidua.scoring.queries import rows_of_team, sheet_of


def recognise(stage: Stage, plot: Plot) -> None:
    """April: the commune recognised most initiatives; one has only the school's own word."""
    on_day(2026, 4, 24)
    for place, key in enumerate([*plot.aiming, *plot.inventive]):
        own = key == plot.lowered
        record_initiative(
            by=stage.by(PRINCIPAL if key == SECRETARY else SECRETARY),
            unit=stage.unit,
            person=stage.person(key),
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


def begin_sheet(stage: Stage, plot: Plot, seed: int) -> list[LineEntry]:
    """15 May, early in the afternoon: half of the sheet is entered. Gives the other half."""
    chance = random.Random(seed)  # noqa: S311 -- the same demo at every building, no secret
    entries = [_line(part, person, plot, chance) for part, person in stage.people]
    half = len(entries) // 2
    today = on_day(2026, 5, 15, 14)
    _enter(stage, entries[:half], today)
    return entries[half:]


def finish_sheet(stage: Stage, rest: list[LineEntry]) -> None:
    """The rest is entered in the evening, approved three days later, and approved anew: the paper's number was wrong."""
    today = on_day(2026, 5, 15, 19)
    _enter(stage, rest, today)
    today = on_day(2026, 5, 16)
    _team_meeting(stage, today)
    today = on_day(2026, 5, 18)
    by, unit, year = stage.by(SECRETARY), stage.unit, stage.year
    head = Person.objects.get(user=stage.by(PRINCIPAL).user)
    number, issuer = "212/QĐ-UBND", "UBND xã Hoa Sen"
    enter_head_paper(by=by, unit=unit, year=year, person=head, number=number, issuer=issuer, on=today)
    approve_evaluation(by=stage.by(PRINCIPAL), unit=unit, year=year, paper="85/QĐ-THCSHS", on=today)
    asked = ask_reopening(by=by, unit=unit, year=year, because="Ghi nhầm số văn bản: 58 thành 85.")
    answer_reopening(by=stage.by(PRINCIPAL), reopening=asked, granted=True, answer="", on=today)
    approve_evaluation(by=stage.by(PRINCIPAL), unit=unit, year=year, paper="58/QĐ-THCSHS", on=today)


def _enter(stage: Stage, entries: list[LineEntry], on: date) -> None:
    """The secretary enters everybody's line but the own; the principal enters that one."""
    own = stage.person(SECRETARY).id
    for key, lines in (
        (SECRETARY, [one for one in entries if one.person != own]),
        (PRINCIPAL, [one for one in entries if one.person == own]),
    ):
        if lines:
            enter_lines(by=stage.by(key), unit=stage.unit, year=stage.year, entries=lines, on=on)


def _team_meeting(stage: Stage, today: date) -> None:
    """One team has met and voted; its minutes go into the register."""
    place = next(part.team for part, _ in stage.people if part.key == LEADER)
    team = stage.teams[place]
    sheet = sheet_of(stage.unit, stage.year, today=today)
    listed = {row.posting.person_id for row in rows_of_team(sheet, team)}
    met = [(part.key, one.id) for part, one in stage.people if part.team == place and one.id in listed]
    people = [(key, person) for key, person in met if key != ABSENT]
    chair = next(person for key, person in people if key == LEADER)
    others = [person for _, person in people if person != chair]
    meeting = Meeting(
        day=today,
        place="Phòng sinh hoạt chuyên môn",
        chair=chair,
        secretary=others[0],
        present={person for _, person in people},
        votes={person: (len(people) - one % 2, one % 2) for one, person in enumerate(others)},
        opinions=("Đề nghị nhà trường báo sớm hạn nộp hồ sơ để các tổ chủ động.",),
    )
    issue_team_minutes(
        by=stage.by(SECRETARY),
        unit=stage.unit,
        year=stage.year,
        team=team,
        meeting=meeting,
        seen=sheet.seen,
        on=today,
    )


def regulate(stage: Stage) -> None:
    """Friday evening, 17 July: the school's own regulation, so that the next year is graded by points."""
    on_day(2026, 7, 17, 18)
    number = "96/QĐ-THCSHS"
    enter_regulation(
        by=stage.by(SECRETARY),
        unit=stage.unit,
        number=number,
        issued_on=date(2026, 7, 17),
        scan=Scan(scan_of(number), "Quy chế đánh giá viên chức.pdf", CONTENT_TYPE),
    )


def _line(part: Part, person: Person, plot: Plot, chance: random.Random) -> LineEntry:
    grade = "excellent" if part.key in plot.excellent else "good"
    if part.key == ABSENT:
        return LineEntry(person.id, 0, "ungraded", Decimal(4), Decimal(0), Decimal(120))
    if part.key == plot.only_completed:
        grade = "completed"
    return LineEntry(person.id, 0, grade, Decimal(10), Decimal(chance.choice([0, 0, 0, 1, 2, 5])), Decimal(0))

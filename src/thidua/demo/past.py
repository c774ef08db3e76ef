"""Nine school years before the program came: grades, titles with decision numbers, initiatives, leave."""

import random
from datetime import date
from decimal import Decimal

from thidua.core.school_years import starts
from thidua.decisions.actions import close_year
from thidua.demo.cast import TEACHER, Part
from thidua.demo.recipe import Recipe, Size
from thidua.demo.scans import CONTENT_TYPE, scan_of
from thidua.demo.school import PRINCIPAL, SECRETARY, Stage, on_day
from thidua.people.actions import (
    GrantEntry,
    InitiativeEntry,
    LeaveEntry,
    Original,
    Seen,
    attach_original,
    decide_titles,
    record_grants,
    record_year,
)
from thidua.people.models import Grant, Person
from thidua.units.actions import open_school_year

FIRST_YEAR, LAST_YEAR = 2016, 2024
# Older decisions came from a list; the paper itself was not seen again.
LAST_UNSEEN = 2021
# What each initiative is about; the number of the year makes the title its own.
THEMES = [
    "Bộ thẻ tự kiểm tra cho học sinh sửa lỗi sai",
    "Nhật ký lỗi sai trong giờ ôn tập",
    "Góc thí nghiệm nhỏ từ đồ dùng trong nhà",
    "Bản đồ tư duy theo chủ đề bài học",
    "Trạm học tập luân phiên trong một tiết dạy",
    "Sổ tay từ vựng theo tranh của học sinh",
    "Phiếu quan sát giúp học sinh tự đánh giá",
    "Thư viện câu hỏi ngắn đầu giờ",
]


def record_past(stage: Stage, recipe: Recipe) -> None:
    """Each person's years since joining, the same for the same seed. A closed school opened and closed them all."""
    on_day(2025, 9, 5)
    chance = random.Random(recipe.seed)  # noqa: S311 -- a demo that is the same at every building, no secret
    merit = {part.key: chance.random() for part, _ in stage.people}
    merit[TEACHER] = 0.93
    for first in range(FIRST_YEAR, LAST_YEAR + 1):
        year = f"{first}-{first + 1}"
        _record_year(stage, year, merit, chance)
        if first > LAST_UNSEEN:
            _lay_beside(stage, year)
        if recipe.size == Size.CLOSED_SCHOOL:
            by = stage.by(PRINCIPAL)
            opened = open_school_year(by=by, unit=stage.unit, name=year)
            close_year(by=by, unit=stage.unit, year=opened, on=date(2025, 9, 5))


def _record_year(stage: Stage, year: str, merit: dict[str, float], chance: random.Random) -> None:
    by = stage.by(SECRETARY)
    granted: list[GrantEntry] = []
    present = [(part, person) for part, person in stage.people if _here(person, year)]
    for part, person in present:
        strong = merit[part.key] + chance.uniform(-0.25, 0.25) > STRONG
        titles = _titles(part, strong, chance)
        record_year(
            by=stage.by(PRINCIPAL) if part.key == SECRETARY else by,
            unit=stage.unit,
            person=person,
            school_year=year,
            grade="excellent" if strong else "good" if titles else "completed",
            grade_paper=f"{20 + int(year[2:4])}/QĐ-THCSHS",
            months_worked=Decimal(10),
            registered=titles or ["LDTT"],
            leave=_leave(part, year),
            discipline=[],
            initiatives=_initiatives(part, year, strong, chance),
        )
        granted += [_grant(person, code, year) for code in titles]
    record_grants(by=by, unit=stage.unit, grants=granted)
    decide_titles(
        by=by,
        unit=stage.unit,
        school_year=year,
        persons=[person.id for _, person in present],
        on=_decided_on(year),
    )


STRONG = 0.82
# Leave of every main kind, in working days.
LEAVES = {
    (TEACHER, "2020-2021"): ("maternity", 120),
    ("Vũ Thị Thạch Thảo", "2023-2024"): ("sick", 34),
    ("Phạm Thị Trăng Non", "2022-2023"): ("child_sick", 12),
    ("Hoàng Thị Ban Mai", "2023-2024"): ("unpaid", 22),
    ("Nguyễn Thị Sen Hồng", "2024-2025"): ("personal", 3),
    ("Trần Văn Rừng Thông", "2021-2022"): ("study", 60),
}


def _here(person: Person, year: str) -> bool:
    return person.joined_sector is not None and person.joined_sector <= starts(year)


def _titles(part: Part, strong: bool, chance: random.Random) -> list[str]:
    if strong:
        return ["LDTT", "CSTDCS"]
    return ["LDTT"] if chance.random() < 0.93 or part.key == TEACHER else []  # noqa: PLR2004 -- most of a school


def _leave(part: Part, year: str) -> list[LeaveEntry]:
    kind, days = LEAVES.get((part.key, year), ("", 0))
    return [LeaveEntry(kind, Decimal(days))] if kind else []


def _initiatives(part: Part, year: str, strong: bool, chance: random.Random) -> list[InitiativeEntry]:
    if not strong and chance.random() < 0.6:  # noqa: PLR2004 -- some have one in an ordinary year
        return []
    decided = date(int(year[5:]), 4, 20)
    return [
        InitiativeEntry(
            title=f"{THEMES[(len(part.key) + int(year[:4])) % len(THEMES)]}, năm học {year}",
            kind="initiative",
            scope="unit",
            recognised_by="district",
            recognised_on=decided,
            paper=f"{310 + int(year[2:4])}/QĐ-UBND",
            applied=chance.random() < 0.5,  # noqa: PLR2004 -- half
            used_for=["CSTDCS"] if strong else [],
        )
    ]


def _decided_on(year: str) -> date:
    return date(int(year[5:]), 6, 24)


def _grant(person: Person, code: str, year: str) -> GrantEntry:
    number = 900 + int(year[2:4]) * 17 + (1 if code == "CSTDCS" else 0)
    return GrantEntry(
        person=person.id,
        code=code,
        school_year=year,
        on=_decided_on(year),
        paper=f"{number}/QĐ-UBND",
        authority="Chủ tịch UBND huyện Biển Xanh",
        basis="merit",
    )


def _lay_beside(stage: Stage, year: str) -> None:
    """The scan of each decision, laid beside what was written from it; nobody lays it beside their own line."""
    for paper in sorted({grant.paper for grant in _unchecked(stage, year)}):
        original = Original(scan_of(paper), f"{paper.replace('/', '-')}.pdf", CONTENT_TYPE)
        rows = [one for one in _unchecked(stage, year) if one.paper == paper]
        own = [one for one in rows if one.person_id == stage.person(SECRETARY).id]
        for key, some in ((SECRETARY, [one for one in rows if one not in own]), (PRINCIPAL, own)):
            if some:
                attach_original(
                    by=stage.by(key),
                    unit=stage.unit,
                    grants=[Seen(one.id, one.version) for one in some],
                    original=original,
                    on=date(2025, 9, 5),
                )


def _unchecked(stage: Stage, year: str) -> list[Grant]:
    return list(Grant.objects.filter(unit=stage.unit, school_year=year, checked=False).order_by("id"))

"""A commune's review: 3,000 people × 40 criteria entered, closed, ranked, exported; against one workbook with openpyxl.

Ours goes through the real page and the real actions, with every right asked and every line written into the ledger;
the workbook, in the same process, is only read, summed up, ranked and saved again.
"""

import os
import random
import statistics
import sys
import tempfile
import time
from decimal import Decimal
from pathlib import Path

PEOPLE, CRITERIA, TEAMS, SHEETS = 3_000, 40, 60, 20
LIMIT_SHEET_MS, LIMIT_CLOSE_SECONDS, LIMIT_EXPORT_SECONDS = 200, 5, 10
OPENS = "2025-10-20"


def run() -> dict:
    """Builds the unit in a folder of its own, then does what a secretary does at the end of a month."""
    with tempfile.TemporaryDirectory() as home:
        os.environ["THIDUA_HOME"] = home
        os.environ["DJANGO_SETTINGS_MODULE"] = "thidua.settings"
        os.environ.pop("DATABASE_URL", None)
        import django  # after the environment says where the data lies

        django.setup()
        return _measure(Path(home))


def _measure(home: Path) -> dict:
    from django.core.management import call_command

    from thidua.reviews.actions import close_review
    from thidua.reviews.models import Part, Result
    from thidua.reviews.tables import summary_file
    from thidua.units.access import member_of

    call_command("migrate", verbosity=0)
    sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests"))
    from factories.base import actor, make_school
    from factories.reviews import OPENED

    school = make_school()
    review, marks = _marked(school)
    by = actor(school.alice, school)
    sheet_ms = _sheet_ms(school, review)
    Part.objects.filter(review=review).update(state="sent")
    close_seconds = _seconds(lambda: close_review(by=by, review=review, on=OPENED, early="Đo tốc độ"))
    member = member_of(school.alice, on=OPENED)
    xlsx = _seconds(lambda: (home / "tong-hop.xlsx").write_bytes(summary_file(member, review, "xlsx")))
    docx = _seconds(lambda: (home / "tong-hop.docx").write_bytes(summary_file(member, review, "docx")))
    read, ranked, saved = _workbook(home, marks)
    return {
        "people": Result.objects.filter(sheet__review=review, is_latest=True).count(),
        "criteria": CRITERIA,
        "sheet_ms": round(sheet_ms, 1),
        "limit_sheet_ms": LIMIT_SHEET_MS,
        "close_seconds": round(close_seconds, 2),
        "limit_close_seconds": LIMIT_CLOSE_SECONDS,
        "xlsx_seconds": round(xlsx, 2),
        "docx_seconds": round(docx, 2),
        "limit_export_seconds": LIMIT_EXPORT_SECONDS,
        "workbook_read_seconds": round(read, 2),
        "workbook_rank_seconds": round(ranked, 2),
        "workbook_save_seconds": round(saved, 2),
        "close_to_workbook": round(close_seconds / (read + ranked + saved), 2),
        "within_limits": int(
            sheet_ms <= LIMIT_SHEET_MS
            and close_seconds <= LIMIT_CLOSE_SECONDS
            and max(xlsx, docx) <= LIMIT_EXPORT_SECONDS
        ),
    }


def _marked(school):
    """Everybody in one month's review, each with a whole card of the team; and the marks as a workbook holds them."""
    from factories.base import actor
    from factories.reviews import opened
    from thidua.reviews.actions import give_marks
    from thidua.reviews.content import Entry
    from thidua.reviews.givers import duties_on, steps_given
    from thidua.reviews.models import Council, Part, Sheet, Step

    _staff(school)
    review = opened(school, [_set(school)], with_self=False, council=Council.NONE, council_closes=None)
    duties = duties_on(school.unit, review.first)
    users = (school.alice, school.an, school.dung)
    chance, kept = random.Random(1), []
    for part in Part.objects.filter(review=review).select_related("review__unit", "team"):
        entries = {user: [] for user in users}
        for sheet in Sheet.objects.filter(part=part, exempt="").select_related("review", "person", "part"):
            giver = next((user for user in users if Step.TEAM in steps_given(user.id, sheet, duties)), None)
            if giver is None:
                continue
            marks = [chance.choice((150, 200, 225, 250)) for _ in range(CRITERIA)]
            kept.append([sheet.person.full_name, *(mark / 100 for mark in marks)])
            entries[giver].append(Entry(sheet.id, 0, dict(enumerate(marks))))
        for user, given in entries.items():
            if given:
                by = actor(user, school)
                give_marks(by=by, part=part, step=Step.TEAM, entries=given, on=review.first)
    return review, kept


def _staff(school) -> None:
    from datetime import date

    from thidua.people.models import Contract, Person, Posting, StaffGroup
    from thidua.units.models import Team

    teams = Team.objects.bulk_create(
        Team(unit=school.unit, name=f"Tổ {place}", folded=f"to {place}", order=place + 10)
        for place in range(TEAMS)
    )
    people = []
    for place in range(PEOPLE - 5):
        person = Person(sex="female", born=date(1985, 3, 12))
        person.named(f"Nguyễn Thị Hoa {place:04}")
        people.append(person)
    Person.objects.bulk_create(people, batch_size=500)
    Posting.objects.bulk_create(
        [
            Posting(
                unit=school.unit,
                person=person,
                team=teams[place % TEAMS],
                position="Giáo viên",
                staff_group=StaffGroup.TEACHER,
                contract=Contract.PUBLIC_EMPLOYEE,
                starts=date(2015, 9, 1),
            )
            for place, person in enumerate(people)
        ],
        batch_size=500,
    )


def _set(school):
    """Four sections of ten lines, 2.5 points each: a hundred."""
    from dataclasses import replace

    from factories.criteria import issued, line
    from factories.reviews import everybody
    from thidua.criteria.content import SectionLine

    sections = tuple(
        SectionLine(
            f"Mục {part}",
            Decimal(25),
            tuple(
                line(f"Thực hiện đầy đủ việc số {place} của mục {part}", "2.5", str(place))
                for place in range(1, 11)
            ),
            str(part),
        )
        for part in range(1, CRITERIA // 10 + 1)
    )
    return issued(school, replace(everybody(), sections=sections))


def _sheet_ms(school, review) -> float:
    """The median of entering whole sheets on the page: forty cells in one request, by whom the office lets do it."""
    from datetime import datetime

    from django.test import Client
    from django.urls import reverse

    from thidua.core import clock
    from thidua.reviews.models import Card, Sheet

    clock.set_for_demo(datetime.fromisoformat(f"{OPENS}T09:00"))
    client = Client(HTTP_HOST="127.0.0.1")
    client.force_login(school.an, backend="allauth.account.auth_backends.AuthenticationBackend")
    versions = dict(Card.objects.filter(sheet__review=review).values_list("sheet", "version"))
    times = []
    for sheet in Sheet.objects.filter(review=review, team_by="office", person__user=None)[:SHEETS]:
        data = {f"d-{sheet.id}-{place}": "2,5" for place in range(CRITERIA)} | {
            f"v-{sheet.id}": versions[sheet.id]
        }
        begun = time.perf_counter()
        response = client.post(reverse("review_mark", args=[sheet.id, "to"]), data)
        times.append((time.perf_counter() - begun) * 1000)
        if "Đã lưu" not in response.content.decode():
            raise RuntimeError(response.content.decode()[:500])
    clock.reset()
    return statistics.median(times)


def _workbook(home: Path, rows: list[list]) -> tuple[float, float, float]:
    """The same marks as a school keeps them today: read, summed up, ranked with ties, saved."""
    from openpyxl import Workbook, load_workbook

    path, held = home / "diem.xlsx", {}
    book = Workbook()
    for row in rows:
        book.active.append(row)
    book.save(path)

    def read() -> None:
        held["book"] = load_workbook(path)

    def rank() -> None:
        sheet = held["book"].active
        totals = [sum(value or 0 for value in line[1:]) for line in sheet.iter_rows(values_only=True)]
        first: dict[float, int] = {}
        for place, total in enumerate(sorted(totals, reverse=True), start=1):
            first.setdefault(total, place)
        for place, total in enumerate(totals, start=1):
            word = "Xuất sắc" if total >= 90 else "Tốt" if total >= 80 else "Hoàn thành"
            for column, value in enumerate((total, word, first[total]), start=CRITERIA + 2):
                sheet.cell(place, column, value)

    return _seconds(read), _seconds(rank), _seconds(lambda: held["book"].save(path))


def _seconds(act) -> float:
    begun = time.perf_counter()
    act()
    return time.perf_counter() - begun

"""Each page of the demo school (45 staff, ten years) for each role: server time, median of 20, and queries.

Beside it, in the same process: opening the same ten years as the .xlsx a school keeps today (openpyxl), which is
what answering one question about one person costs there before anybody has looked for the row.
"""

import os
import statistics
import sys
import tempfile
import time
from pathlib import Path

RUNS = 20
LIMIT_MS = 150
LIMIT_QUERIES = 25
OK = 200


def run() -> dict:
    """Builds the demo in a folder of its own, then asks every page that can be reached without an object's id."""
    with tempfile.TemporaryDirectory() as home:
        os.environ["THIDUA_HOME"] = home
        os.environ["DJANGO_SETTINGS_MODULE"] = "thidua.settings"
        os.environ.pop("DATABASE_URL", None)
        import django  # after the environment says where the data lies

        django.setup()
        return _measure(Path(home))


def _measure(home: Path) -> dict:
    from django.core.management import call_command

    from thidua.demo.build import build

    call_command("migrate", verbosity=0)
    sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests"))
    from every_page import Played
    from factories.base import make_school

    school = Played(other=make_school("THCS-CL", "Trường THCS Cỏ Lau"), accounts=build())
    rows = [row for role, user in school.users.items() for row in _pages_of(school, role, user)]
    print(f"{'page':<44}{'role':<16}{'ms':>8}{'queries':>9}")
    for name, role, milliseconds, queries in sorted(rows, key=lambda row: -row[2]):
        print(f"{name:<44}{role:<16}{milliseconds:>8.1f}{queries:>9}")
    workbook = _workbook_ms(home)
    slowest, most = max(rows, key=lambda row: row[2]), max(rows, key=lambda row: row[3])
    return {
        "pages": len(rows),
        "median_ms": round(statistics.median(row[2] for row in rows), 1),
        "slowest_ms": round(slowest[2], 1),
        "slowest_page": f"{slowest[0]} ({slowest[1]})",
        "limit_ms": LIMIT_MS,
        "most_queries": most[3],
        "most_queries_page": f"{most[0]} ({most[1]})",
        "limit_queries": LIMIT_QUERIES,
        "workbook_ms": round(workbook, 1),
        "person_page_to_workbook": round(_person_ms(rows) / workbook, 2),
    }


def _pages_of(school, role, user) -> list[tuple[str, str, float, int]]:
    """Every address that answers this role with a page; what refuses or only takes a POST is left out."""
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    client = Client(HTTP_HOST="127.0.0.1")
    client.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")
    rows = []
    for name, address in sorted(school.addresses.items()):
        if client.get(address).status_code != OK:
            continue
        times = []
        for _ in range(RUNS):
            begun = time.perf_counter()
            response = client.get(address)
            b"".join(response)
            times.append((time.perf_counter() - begun) * 1000)
        with CaptureQueriesContext(connection) as captured:
            b"".join(client.get(address))
        rows.append((name, role, statistics.median(times), len(captured)))
    return rows


def _person_ms(rows) -> float:
    return statistics.median(row[2] for row in rows if row[0] == "person_page")


def _workbook_ms(home: Path) -> float:
    import openpyxl

    from paper.sheets import SheetColumn, write_sheet
    from thidua.people.models import YearRecord

    columns = ["Họ và tên", "Năm học", "Xếp loại", "Tháng", "Đăng ký", "Danh hiệu"]
    table = [
        [
            row.person.full_name,
            row.school_year,
            row.grade or "",
            str(row.months_worked or ""),
            ", ".join(row.registered or []),
            ", ".join(
                grant.code for grant in row.person.grants.all() if grant.school_year == row.school_year
            ),
        ]
        for row in YearRecord.objects.select_related("person").prefetch_related("person__grants")
    ]
    path = home / "ten-years.xlsx"
    path.write_bytes(write_sheet([SheetColumn(heading) for heading in columns], table, title="Mười năm"))
    times = []
    for _ in range(RUNS):
        begun = time.perf_counter()
        list(openpyxl.load_workbook(path, data_only=True).active.iter_rows(values_only=True))
        times.append((time.perf_counter() - begun) * 1000)
    return statistics.median(times)

"""Writes large staff lists of invented people, and reads one in this process: `ours` as a dry run, `theirs` cell by cell."""

import json
import resource
import sys
import time
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import xlsxwriter

HEADINGS = [
    "STT", "Mã cán bộ", "Mã định danh\nBộ GD&ĐT", "Họ tên\n(*)", "Ngày sinh\n(dd/mm/yyyy)", "Giới tính",
    "Trạng thái CB", "Vị trí việc làm", "Hình thức\nhợp đồng", "Ngày tuyển dụng", "Môn dạy", "Tổ chuyên môn",
]  # fmt: skip
FAMILIES = ("Suối", "Đồi", "Rừng", "Sông", "Núi", "Biển", "Thung", "Đầm")
MIDDLE = ("Thị", "Văn", "Thanh", "Minh", "Thu", "Xuân", "Hoài", "Khánh")
GIVEN = (
    "Hoa Sim",
    "Trường Giang",
    "Ánh Dương",
    "Bằng Lăng",
    "Thạch Thảo",
    "Hướng Dương",
    "Sao Mai",
    "Cỏ May",
)
TEAMS = tuple(
    f"Tổ {name}" for name in ("Toán – Tin", "Ngữ văn", "Khoa học tự nhiên", "Ngoại ngữ", "Văn phòng")
)
SUBJECTS = ("Toán", "Ngữ văn", "Vật lí", "Tiếng Anh", "Tin học")
FIRST = date(1965, 1, 1)
REPEATED_EVERY = 5_000


def lines(rows: int, columns: int) -> Iterator[list[object]]:
    """Dates as text and as numbers, codes as numbers, the heading once more now and then, a total and a signature."""
    for number in range(1, rows + 1):
        born = FIRST + timedelta(days=number * 37 % 14_000)
        yield [
            number,
            f"GV{number:06d}",
            100_000_000 + number,
            f"{FAMILIES[number % 8]} {MIDDLE[number // 8 % 8]} {GIVEN[number // 64 % 8]}",
            f"{born:%d/%m/%Y}" if number % 2 else (born - date(1899, 12, 30)).days,
            "Nữ" if number % 3 else "Nam",
            "Đang làm việc",
            "Giáo viên",
            "Viên chức HĐLV không xác định thời hạn",
            f"{date(1995 + number % 28, 9, 1):%d/%m/%Y}",
            SUBJECTS[number % 5],
            TEAMS[number % 5],
            *(f"Giá trị {column} của {number % 997}" for column in range(12, columns)),
        ]
        if number % REPEATED_EVERY == 0:
            yield heading(columns)
    yield ["", "", "", f"Tổng cộng: {rows} người"]
    yield ["", "", "", "Người lập biểu", "", "", "", "Hiệu trưởng"]


def heading(columns: int) -> list[object]:
    return [*HEADINGS, *(f"Cột {column}" for column in range(12, columns))]


def write(file: Path, *, rows: int, columns: int) -> None:
    with xlsxwriter.Workbook(str(file), {"constant_memory": True}) as book:
        sheet = book.add_worksheet("Sheet1")
        sheet.write_string(0, 0, "DANH SÁCH CÁN BỘ, GIÁO VIÊN, NHÂN VIÊN")
        for number, row in enumerate([heading(columns), *lines(rows, columns)], start=3):
            for place, value in enumerate(row):
                if value != "":
                    sheet.write(number, place, value)


def prepare() -> None:
    """An empty home with one school."""
    from django.core.management import call_command

    from thidua.units.models import Unit

    call_command("migrate", verbosity=0)
    Unit.objects.create(code="DO", level="school", name="Trường đo tốc độ", short_name="Trường đo")


def ours(file: Path) -> dict[str, float]:
    from thidua.core import clock
    from thidua.intake.reading.lists import read_list
    from thidua.intake.targets import STAFF
    from thidua.intake.targets.asked import Asked
    from thidua.ledger.actions import Actor
    from thidua.units.models import Unit

    unit, today = Unit.objects.get(code="DO"), clock.today()
    began = time.perf_counter()
    read = read_list(file.read_bytes(), STAFF.words, STAFF.record, name=file.name, on=today)
    plan = STAFF.plan(Asked(Actor(user=None, unit=unit.id), unit, today), read)
    fingerprint = plan.fingerprint
    return {
        "seconds": round(time.perf_counter() - began, 2),
        "new": plan.counts["new"] + plan.counts["doubtful"],
        "told": len(fingerprint),
    }


def theirs(file: Path) -> dict[str, float]:
    import openpyxl

    began = time.perf_counter()
    book = openpyxl.load_workbook(file, read_only=True, data_only=True)
    rows = sum(1 for row in book.worksheets[0].iter_rows(values_only=True) if any(row))
    book.close()
    return {"seconds": round(time.perf_counter() - began, 2), "rows": rows}


def cpu(who: int) -> float:
    used = resource.getrusage(who)
    return used.ru_utime + used.ru_stime


def peak(who: int) -> float:
    return round(resource.getrusage(who).ru_maxrss / 1024, 1)


def main(what: str, path: str) -> None:
    import django

    django.setup()
    file = Path(path)
    began = cpu(resource.RUSAGE_SELF)
    if what == "prepare":
        prepare()
        found: dict[str, float] = {}
    else:
        found = ours(file) if what == "ours" else theirs(file)
    # On a busy machine the clock tells of the others' work; these seconds are ours, the reader's among them.
    found["cpu_seconds"] = round(cpu(resource.RUSAGE_SELF) + cpu(resource.RUSAGE_CHILDREN) - began, 2)
    found |= {"peak_mb": peak(resource.RUSAGE_SELF), "reader_peak_mb": peak(resource.RUSAGE_CHILDREN)}
    print(json.dumps(found))


if __name__ == "__main__":
    main(*sys.argv[1:])

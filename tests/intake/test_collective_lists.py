"""Past awards of teams and of the school: which collective a line means, what is written, what is not and why."""

import io
import unicodedata
from datetime import date

import pytest
import xlsxwriter
from django.test import Client
from django.urls import reverse

from factories.base import School, actor, make_school, sign_in
from factories.lists import applied, planned, read
from thidua.intake.targets import AWARDS, COLLECTIVES, Target
from thidua.people.models import Grant
from thidua.units.actions import create_team

pytestmark = pytest.mark.django_db
TAPTHE = [
    "STT", "Tên tập thể", "Tên đơn vị", "Địa chỉ", "Mã phân loại", "Mã hình thức khen thưởng", "Mã danh hiệu",
    "Năm học", "Số quyết định", "Ngày quyết định",
]  # fmt: skip
NA = ("=VLOOKUP(K9,DANHMUC!A:B,2,0)", "#N/A")


@pytest.fixture
def school() -> School:
    return make_school()


def line(name: str, title: object, **more: object) -> list[object]:
    given = {"unit": "", "form": "", "year": "2021-2022", "paper": "20/QĐ-UBND", "on": "1/7/2022", **more}
    return [1, name, given["unit"], "", "", given["form"], title, given["year"], given["paper"], given["on"]]


def book(headings: list[str], *rows: list, codes: dict[str, str] | None = None) -> bytes:
    """A tuple is a formula with the value that Excel kept of it."""
    target = io.BytesIO()
    with xlsxwriter.Workbook(target, {"in_memory": True}) as one:
        sheet = one.add_worksheet("DANHSACH")
        sheet.write(0, 0, "DANH SÁCH TẬP THỂ ĐƯỢC KHEN THƯỞNG")
        for number, row in enumerate([headings, *rows], start=2):
            for place, cell in enumerate(row):
                if isinstance(cell, tuple):
                    sheet.write_formula(number, place, cell[0], None, cell[1])
                else:
                    sheet.write(number, place, cell)
        look_up = one.add_worksheet("DANHMUC")
        for number, pair in enumerate((codes or {}).items()):
            look_up.write_row(number, 0, pair)
    return target.getvalue()


def told(school: School, content: bytes, target: Target = COLLECTIVES) -> list[tuple[str, str]]:
    return [(row.kind.value, row.reason) for row in planned(school, read(content, target), target).rows]


def written() -> list[tuple]:
    columns = ("holder", "team__name", "code", "school_year", "paper", "on", "checked")
    return list(Grant.objects.order_by("holder", "team__name", "code").values_list(*columns))


def test_teams_and_the_school_are_known_by_their_names_and_written_once_unchecked(school):
    team = school.teams[0].name
    content = book(
        TAPTHE,
        line(f"Tập thể Tổ {unicodedata.normalize('NFD', team)}", "TTLĐTT"),
        line("Trường THCS Hoa Sen", "Tập thể Lao động xuất sắc", unit="Trường THCS Hoa Sen"),
    )
    applied(school, content, target=COLLECTIVES)

    assert written() == [
        ("team", team, "TTLDTT", "2021-2022", "20/QĐ-UBND", date(2022, 7, 1), False),
        ("unit", None, "TTLDXS", "2021-2022", "20/QĐ-UBND", date(2022, 7, 1), False),
    ]
    assert told(school, content) == [("unchanged", "đã ghi")] * 2


def test_headings_again_totals_and_signatures_are_no_collectives(school):
    content = book(
        TAPTHE,
        line(school.teams[0].name, "TTLĐTT"),
        TAPTHE,
        line("Nhà trường", "", form="Giấy khen", year="", paper="21/QĐ-UBND"),
        ["", "Tổng cộng: 2 tập thể"],
        ["", "", "", "", "", "NGƯỜI LẬP BẢNG"],
        ["", "", "", "", "", "Lê Thị Hướng Dương"],
    )
    file = read(content, COLLECTIVES)
    assert [one.reason for one in file.skipped] == [
        "dòng tiêu đề lặp lại",
        "dòng tổng cộng",
        "phần ký tên cuối danh sách",
        "phần ký tên cuối danh sách",
    ]
    assert [row.kind.value for row in planned(school, file, COLLECTIVES).rows] == ["new", "new"]


def test_who_is_not_there_what_is_not_known_and_titles_of_people_are_refused(school):
    unknown = (
        "không phải một tổ của trường, cũng không phải tên trường; hãy lập tổ trước hoặc sửa tên trong tệp"
    )
    content = book(
        TAPTHE,
        line("Tổ Mây Trắng", "TTLĐTT"),
        line(school.teams[0].name, "LĐTT"),
        line(school.teams[0].name, "TTLĐTT", year=""),
        line(school.teams[0].name, "TTLĐTT", paper="", on=""),
        line("", "TTLĐTT"),
    )
    assert told(school, content) == [
        ("rejected", unknown),
        ("rejected", "chưa rõ danh hiệu, hình thức «LĐTT»"),
        ("rejected", "có danh hiệu nhưng thiếu năm học"),
        ("rejected", "có danh hiệu, hình thức nhưng thiếu số và ngày quyết định"),
        ("rejected", "không có tên tập thể"),
    ]


def test_a_line_of_another_unit_waits_and_another_decision_of_the_year_stays(school):
    team = school.teams[0].name
    applied(school, book(TAPTHE, line(team, "TTLĐTT")), target=COLLECTIVES)
    content = book(
        TAPTHE,
        line(team, "TTLĐTT", paper="99/QĐ-UBND"),
        line(team, "TTLĐXS", unit="Trường THCS Suối Mơ"),
    )
    (first, second) = told(school, content)
    assert first == ("rejected", "Tập thể LĐTT của năm học này đã ghi theo một quyết định khác: giữ nguyên")
    assert (second[0], second[1].split(";")[0]) == (
        "doubtful",
        "đơn vị trong tệp là «Trường THCS Suối Mơ», không phải tên trường",
    )


def test_a_decision_older_than_its_year_is_refused(school):
    content = book(TAPTHE, line("Trường THCS Hoa Sen", "TTLDTT", on="1/7/2020"))
    rows = planned(school, read(content, COLLECTIVES), COLLECTIVES).rows
    assert [(row.kind.value, row.reason) for row in rows] == [
        ("rejected", "ngày quyết định 01/07/2020 trước khi năm học 2021-2022 bắt đầu")
    ]


def test_titles_of_the_open_year_come_with_their_decision(school):
    running = "2025-2026"
    assert told(school, book(TAPTHE, line(school.teams[0].name, "TTLĐTT", year=running, on="1/6/2026"))) == [
        ("rejected", "năm học đang mở: danh hiệu được ghi khi nhận quyết định trong mục Quyết định")
    ]


def test_two_teams_that_read_alike_are_nobody(school):
    name = school.teams[0].name
    create_team(by=actor(school.alice, school), unit=school.unit, name=name.replace("–", "/"), order=9)
    ((kind, reason),) = told(school, book(TAPTHE, line(name, "TTLĐTT")))
    assert (kind, reason) == ("rejected", "trường có 2 tổ viết như nhau, không biết là tổ nào")


def test_looked_up_codes_are_read_as_kept_and_na_is_named(school):
    """The shape of MauTDKT: code columns filled by VLOOKUP, of persons and of collectives alike."""
    codes = {"DH07": "Tập thể Lao động tiên tiến", "DH01": "Lao động tiên tiến"}
    kept = ("=VLOOKUP(K3,DANHMUC!A:B,1,0)", "DH07")
    rows = [line(school.teams[0].name, kept), line(school.teams[0].name, NA, year="2020-2021")]
    assert told(school, book(TAPTHE, *rows, codes=codes))[0][0] == "new"
    kind, reason = told(school, book(TAPTHE, *rows, codes=codes))[1]
    assert (kind, "#N/A" in reason) == ("rejected", True)

    headings = ["STT", "Họ và tên", "Tên phòng ban/tổ", "Năm học", "Số quyết định", "Mã danh hiệu"]
    person = [1, "Nguyễn Thị Hoa Sim", school.teams[0].name, "2021-2022", "20/QĐ-UBND"]
    people = book(headings, [*person, ("=VLOOKUP(1,A:B,1,0)", "DH01")], [*person, NA], codes=codes)
    first, second = told(school, people, AWARDS)
    assert first[0] == "new"
    assert (second[0], "#N/A" in second[1]) == ("rejected", True)


def test_the_page_offers_the_list_to_who_runs_the_work(school, client: Client):
    sign_in(client, school.alice)
    address = reverse("intake_upload", args=["tap-the"])
    assert address in client.get(reverse("intake_index")).content.decode()
    page = client.get(address).content.decode()
    assert (page.count("(chọn một trong hai)"), page.count("không bắt buộc")) == (2, 0)
    sign_in(client, school.officer)
    assert client.get(address).status_code == 403

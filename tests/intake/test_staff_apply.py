"""Applying a dry run: what was shown and nothing else, once, in one transaction."""

import hashlib
import io
from datetime import date

import pytest
import xlsxwriter
from django.db import connection
from django.test.utils import CaptureQueriesContext
from openpyxl import load_workbook

from factories.base import School, actor, make_school
from factories.lists import applied, planned, read
from factories.sector_file import canhan_xlsx, sector_row, sector_xls
from paper.sheets import read_sheets
from thidua.files.models import StoredFile
from thidua.intake.actions import apply_list
from thidua.intake.errors import PlanChangedError
from thidua.intake.targets import STAFF
from thidua.intake.targets.rejects import rejects_sheet
from thidua.ledger.models import Line
from thidua.people.actions import add_person
from thidua.people.models import Grant, Person, Posting, YearMask
from thidua.units.models import Team

pytestmark = pytest.mark.django_db
ON = date(2026, 6, 10)
CUC = {
    "full_name": "Trần Thị Hoa Cúc",
    "born": "20/05/1990",
    "ministry_code": "0100",
    "team": "Tổ Khoa học tự nhiên",
}
SIM = {"full_name": "Nguyễn Thị Hoa Sim", "born": "12/03/1985", "subject": "Toán", "team": "Tổ Toán - Tin"}


@pytest.fixture
def school() -> School:
    return make_school()


def everything(school: School) -> list[tuple]:
    fields = ("person__full_name", "person__born", "person__ministry_code", "team__name", "subject", "ends")
    return sorted(Posting.objects.filter(unit=school.unit).values_list(*fields), key=str)


def test_new_people_changes_and_teams_are_written(school):
    done = applied(school, sector_xls([sector_row(**CUC), sector_row(**SIM)]))

    cuc = Person.objects.get(ministry_code="0100")
    assert done.counts == {"added": 1, "changed": 1, "teams": 1}
    assert (cuc.folded, Posting.objects.get(person=cuc).team.name) == (
        "tran thi hoa cuc",
        "Khoa học tự nhiên",
    )
    assert Posting.objects.get(person=school.person(school.binh)).subject == "Toán"
    assert YearMask.objects.filter(person=cuc).exists()
    assert Team.objects.filter(unit=school.unit).count() == 4


def test_the_same_file_twice_changes_nothing(school):
    content = sector_xls([sector_row(**CUC), sector_row(**SIM), sector_row(full_name="Phan Văn Bách Tùng")])
    applied(school, content)
    first, files = everything(school), StoredFile.objects.count()

    again = applied(school, content)

    assert again.counts == {"added": 0, "changed": 0, "teams": 0}
    assert again.plan.counts == {
        "new": 0,
        "changed": 0,
        "missing": 4,
        "doubtful": 0,
        "rejected": 0,
        "unchanged": 3,
    }
    assert (everything(school), StoredFile.objects.count()) == (first, files)


def test_a_canhan_list_without_birth_dates_twice_changes_nothing(school):
    content = canhan_xlsx(
        [[1, "Phan Văn Bách Tùng", "", "", "Giáo viên", "Tổ Khoa học", "", "", "GV", "", "LDTT"]]
    )
    applied(school, content)

    again = applied(school, content)

    assert [(row.kind.value, row.reason) for row in again.plan.rows if row.line] == [
        ("unchanged", "giống dữ liệu đang có; có danh hiệu nhưng thiếu năm học: không ghi")
    ]


def test_doubtful_lines_wait_for_a_tick(school):
    rows = [
        sector_row(full_name="Nguyễn Thị Hoa Sim", staff_code="GV01"),
        sector_row(full_name="Trần Thị Hoa Cúc", born="31/02/1990"),
        sector_row(
            full_name="Hoàng Thị Sao Mai", born="12/03/1985", status="Đã nghỉ hưu", status_on="01/03/2026"
        ),
    ]
    untouched = everything(school)
    assert applied(school, sector_xls(rows)).added == 0
    assert everything(school) == untouched

    done = applied(school, sector_xls(rows), 6, 7, 8)

    assert (done.added, done.changed) == (1, 2)
    assert Posting.objects.get(person=school.person(school.binh)).staff_code == "GV01"
    assert Person.objects.get(full_name="Trần Thị Hoa Cúc").born is None
    assert Posting.objects.get(person=school.person(school.dung)).ends == date(2026, 3, 1)


def test_a_line_that_cannot_be_ticked_is_not_written_however_it_is_asked(school):
    rows = [sector_row(full_name="=1+1"), sector_row(**CUC), sector_row(**CUC)]
    assert applied(school, sector_xls(rows), 6, 7, 8).added == 1


def test_nobody_is_removed_and_no_account_is_touched(school):
    before = set(Person.objects.values_list("id", "user"))
    applied(school, sector_xls([sector_row(**CUC)]))
    assert before <= set(Person.objects.values_list("id", "user"))
    assert Posting.objects.filter(unit=school.unit, ends=None).count() == 6


def test_a_dry_run_that_no_longer_holds_is_refused_whole(school):
    file = read(sector_xls([sector_row(**CUC), sector_row(**SIM)]), name="tep.xls", on=ON)
    seen = planned(school, file, on=ON).fingerprint
    by = actor(school.alice, school)
    add_person(by=by, unit=school.unit, full_name="Trần Thị Hoa Cúc", ministry_code="0100")
    untouched = everything(school)

    with pytest.raises(PlanChangedError):
        apply_list(by=by, unit=school.unit, target=STAFF, file=file, seen=seen, on=ON)
    assert everything(school) == untouched
    assert Team.objects.filter(unit=school.unit).count() == 3


def test_one_line_in_the_ledger_with_counts_and_the_file_s_digest_and_the_file_is_kept(school):
    content = sector_xls([sector_row(**CUC), sector_row(**SIM)])
    applied(school, content)

    digest = hashlib.sha256(content).hexdigest()
    (line,) = Line.objects.filter(kind="intake.list_applied")
    assert line.fields == {
        "counts": {"added": 1, "changed": 1, "teams": 1, "sha256": digest, "target": "staff"}
    }
    assert list(StoredFile.objects.values_list("unit", "sha256", "name")) == [
        (school.unit.id, digest, "tep.xls")
    ]
    assert Line.objects.filter(kind="people.person_added").count() == 0


def test_past_awards_come_in_unchecked_and_once(school):
    known = [1, "Nguyễn Thị Hoa Sim", "Nữ", "12/03/1985", "Giáo viên", "Toán – Tin", "", "", "GV", "", "LDTT"]
    content = canhan_xlsx(
        [[*known, "2023-2024", "15/QĐ-UBND", "28/06/2024"]],
        more=["Năm học", "Số quyết định", "Ngày quyết định"],
    )
    applied(school, content)
    again = applied(school, content)

    assert list(Grant.objects.values_list("code", "school_year", "paper", "on", "checked")) == [
        ("LDTT", "2023-2024", "15/QĐ-UBND", date(2024, 6, 28), False)
    ]
    assert again.plan.counts["unchanged"] == 1


def test_a_title_under_another_decision_is_left_and_said(school):
    known = [1, "Nguyễn Thị Hoa Sim", "Nữ", "12/03/1985", "Giáo viên", "Toán – Tin", "", "", "GV", "", "LDTT"]
    more = ["Năm học", "Số quyết định"]
    applied(school, canhan_xlsx([[*known, "2023-2024", "15/QĐ-UBND"]], more=more))

    other = applied(school, canhan_xlsx([[*known, "2023-2024", "99/QĐ-UBND"]], more=more), 2)

    assert [row.reason for row in other.plan.rows if row.line == 2] == [
        "danh hiệu của năm học này đã ghi theo một quyết định khác: giữ nguyên"
    ]
    assert list(Grant.objects.values_list("paper", flat=True)) == ["15/QĐ-UBND"]


def test_two_hundred_lines_are_planned_with_as_many_queries_as_two(school):
    def queries(count: int) -> int:
        rows = [
            sector_row(full_name=f"Người Thứ {chr(97 + n % 26)}{chr(97 + n // 26)}", ministry_code=f"7{n}")
            for n in range(count)
        ]
        file = read(sector_xls(rows), name="tep.xls", on=ON)
        with CaptureQueriesContext(connection) as asked:
            planned(school, file, on=ON)
        return len(asked)

    assert queries(2) == queries(200)


def test_rejects_go_out_as_a_spreadsheet_that_can_be_mended_and_handed_in_again(school, tmp_path):
    content = sector_xls([sector_row(**CUC), sector_row(full_name='=HYPERLINK("x")', team="Tổ 1")])
    file = read(content, name="tep.xls", on=ON)
    out = rejects_sheet(file, planned(school, file, on=ON))

    (sheet,) = read_sheets(out, name="x.xlsx")
    assert sheet.rows[0][:4] == ["Dòng trong tệp", "Kết quả", "Lý do", "STT"]
    assert (len(sheet.rows), sheet.rows[1][:2], sheet.rows[1][6]) == (2, [7, "Không nhận"], '=HYPERLINK("x")')
    (tmp_path / "x.xlsx").write_bytes(out)
    cell = load_workbook(tmp_path / "x.xlsx").active.cell(2, 7)
    assert (cell.data_type, cell.quotePrefix) == ("s", True)
    mended = read(out, name="x.xlsx", on=ON)
    assert mended.header.columns["full_name"] == 6


def test_a_failed_look_up_is_reported_and_handed_back_as_it_stood(school):
    target = io.BytesIO()
    book = xlsxwriter.Workbook(target, {"in_memory": True})
    sheet = book.add_worksheet("DANHSACH")
    sheet.write_row(0, 0, ["Họ và tên", "Mã cán bộ", "Tổ chuyên môn"])
    sheet.write_row(1, 0, ["Trần Thị Hoa Cúc", "GV09"])
    sheet.write_formula(1, 2, "=VLOOKUP(B2,Sheet2!A:B,2)", None, "#N/A")
    book.close()
    file = read(target.getvalue(), name="tep.xlsx", on=ON)
    plan = planned(school, file, on=ON)

    assert [(row.kind, row.reason) for row in plan.rows if row.line == 2] == [
        ("doubtful", "tổ (ô C2): ô báo lỗi #N/A")
    ]
    (out,) = read_sheets(rejects_sheet(file, plan), name="x.xlsx")
    assert out.rows[1] == [
        2,
        "Chưa chắc chắn",
        "tổ (ô C2): ô báo lỗi #N/A",
        "Trần Thị Hoa Cúc",
        "GV09",
        "#N/A",
    ]

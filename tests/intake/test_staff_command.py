"""`thidua import staff`: dry unless told to apply, json or text, two for what cannot be done."""

import json
import os
import subprocess
import sys

import pytest

from factories.base import School, make_school
from factories.sector_file import sector_row, sector_xls
from serving import environment
from thidua.cli.importing import run
from thidua.people.models import Person

pytestmark = pytest.mark.django_db


@pytest.fixture
def school() -> School:
    return make_school()


@pytest.fixture
def file(tmp_path) -> str:
    path = tmp_path / "CSDL_GiaoVien.xls"
    rows = [
        sector_row(full_name="Trần Thị Hoa Cúc", ministry_code="0100", born="20/05/1990", team="Tổ Khoa học"),
        sector_row(full_name="Nguyễn Thị Hoa Sim"),
        sector_row(full_name="", born="20/05/1990"),
    ]
    path.write_bytes(sector_xls(rows))
    return str(path)


def counts(**known: int) -> dict[str, int]:
    return {"new": 0, "changed": 0, "missing": 0, "doubtful": 0, "rejected": 0, "unchanged": 0, **known}


def test_a_dry_run_tells_counts_and_reasons_and_writes_nothing(school, file, capsys):
    assert run(["staff", file, "--unit", "THCS-HS", "--format", "json"]) == 0

    told = json.loads(capsys.readouterr().out)
    assert (told["applied"], told["counts"], told["new_teams"]) == (
        False,
        counts(new=1, missing=4, doubtful=1, rejected=1),
        ["Khoa học"],
    )
    assert told["rows"][0] == {
        "line": 6,
        "kind": "new",
        "full_name": "Trần Thị Hoa Cúc",
        "reason": "chưa có trong danh sách của trường",
        "written": [
            "mã định danh Bộ: 0100",
            "ngày sinh: 20/05/1990",
            "tổ: Khoa học",
            "chức vụ: Giáo viên",
            "loại hợp đồng: Viên chức",
            "nhóm: Giáo viên",
        ],
    }
    assert all(row["reason"] for row in told["rows"])
    assert Person.objects.count() == 5


def test_told_to_apply_it_writes_and_the_second_time_nothing(school, file, capsys):
    words = ["staff", file, "--unit", "THCS-HS", "--apply", "--format", "json"]
    assert [run(words), Person.objects.count(), run(words), Person.objects.count()] == [0, 6, 0, 6]

    first, again = capsys.readouterr().out.split("\n}\n")[:2]
    assert json.loads(first + "}")["counts"]["new"] == 1
    assert json.loads(again + "}")["counts"] == counts(unchanged=1, missing=4, doubtful=1, rejected=1)


def test_in_words_for_people(school, file, capsys):
    assert run(["staff", file, "--unit", "THCS-HS"]) == 0
    said = capsys.readouterr().out
    assert "dòng 8: (trống): không nhận: không có họ và tên" in said
    assert said.endswith("Chưa ghi gì. Thêm --apply để ghi các dòng mới và thay đổi.\n")


@pytest.mark.parametrize(
    ("words", "complaint"),
    [
        ([], "Lệnh chưa đúng: thiếu DANH-SÁCH, TỆP, --unit. Cách dùng: thidua import staff|"),
        (["staff", "x.xls"], "thiếu --unit. "),
        (["pupils", "x.xls", "--unit", "THCS-HS"], "DANH-SÁCH không thể là «pupils». "),
        (
            ["staff", "khong-co.xls", "--unit", "THCS-HS"],
            "Không đọc được tệp khong-co.xls: không có tệp này.",
        ),
        (["staff", "x.xls", "--unit", "THCS-HS", "--format", "xml"], "--format không thể là «xml». "),
        (["staff", "x.xls", "--unit"], "--unit cần một giá trị. "),
        (["staff", "x.xls", "--unit", "THCS-HS", "--all"], "không hiểu «--all». "),
        (["staff", "x.xls", "--unit", "KHAC"], "Không có đơn vị mã «KHAC»"),
        (["staff", __file__, "--unit", "THCS-HS"], "không phải bảng tính"),
    ],
)
def test_what_cannot_be_done_is_said_in_one_line(school, words, complaint, capsys):
    assert run(words) == 2
    said = capsys.readouterr()
    assert (said.out, said.err.count("\n"), complaint in said.err) == ("", 1, True)


def test_without_a_database_it_says_how_to_make_one(tmp_path):
    asked = subprocess.run(
        [
            sys.executable,
            "-W",
            "ignore",
            "-m",
            "thidua.cli",
            "import",
            "staff",
            __file__,
            "--unit",
            "THCS-HS",
        ],
        env={**environment(tmp_path, {}), "PYTHONPATH": os.pathsep.join(sys.path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (asked.returncode, asked.stdout, asked.stderr) == (
        2,
        "",
        "Cơ sở dữ liệu chưa được tạo: chạy thidua migrate.\n",
    )

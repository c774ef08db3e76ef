"""Many schools under other units at once from a file, and the first account of a unit above."""

from datetime import date

import pytest

from factories.base import BORDER, make_school
from factories.decisions import submit, supported, teachers
from thidua.accounts.actions import activate
from thidua.accounts.models import User
from thidua.cli import units
from thidua.cli.main import COMMANDS
from thidua.core.ids import ungrouped
from thidua.ledger.actions import Actor
from thidua.units.actions import create_unit, place_under
from thidua.units.models import Appointment, Level, Unit
from thidua.units.queries import parent_on, place_on

pytestmark = pytest.mark.django_db
MERGED = date(2026, 7, 1)
HEAD = "Mã trường;Mã cấp trên;Từ ngày;Văn bản;Địa danh\n"


@pytest.fixture(autouse=True)
def _database_is_there(monkeypatch):
    monkeypatch.setattr(units, "is_ready", lambda: True)


@pytest.fixture
def school():
    return make_school()


@pytest.fixture
def merged(school):
    unit = Unit(code="XA-CL", level=Level.COMMUNE, name="UBND xã Cỏ Lau", short_name="Xã Cỏ Lau")
    create_unit(by=Actor(user=None, unit=school.unit.id), unit=unit)
    place_under(by=Actor(user=None, unit=school.unit.id), unit=unit, parent=school.province, on=BORDER)
    return unit


def file(folder, text):
    path = folder / "cap-tren.csv"
    path.write_text(HEAD + text, encoding="utf-8-sig")
    return str(path)


def test_the_command_is_there():
    assert COMMANDS["unit"] == "thidua.cli.units:run"


def test_without_apply_it_tells_and_writes_nothing(school, merged, tmp_path, capsys):
    submit(school, *[supported(school, person) for person in teachers(school, 1)])

    assert units.run(["place", file(tmp_path, "THCS-HS;XA-CL;01/07/2026;12/NQ-HĐND;\n")]) == 0

    told = capsys.readouterr().out
    assert "Trường THCS Hoa Sen dưới UBND xã Cỏ Lau từ 01/07/2026, 1 tờ trình chưa trả lời xong" in told
    assert parent_on(school.unit, MERGED) == school.commune


def test_with_apply_all_lines_are_written(school, merged, tmp_path, capsys):
    other = make_school("THCS-TG", "Trường THCS Trường Giang")
    rows = "THCS-HS;XA-CL;01/07/2026;12/NQ-HĐND;Cỏ Lau\nTHCS-TG;XA-CL;2026-07-01;;\n"

    assert units.run(["place", file(tmp_path, rows), "--apply"]) == 0

    assert "Đã ghi 2 trường." in capsys.readouterr().out
    assert [parent_on(unit, MERGED) for unit in (school.unit, other.unit)] == [merged, merged]
    assert (place_on(school.unit, MERGED), place_on(school.unit, BORDER)) == ("Cỏ Lau", "Hoa Sen")


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ("THCS-HS;XA-CL;01/07/2026;;\nKHONG;XA-CL;01/07/2026;;\n", "dòng 3: không có đơn vị mã «KHONG»"),
        ("THCS-HS;XA-CL;ngày mai;;\n", "dòng 2: ngày «ngày mai» chưa đúng dạng 01/07/2025"),
        ("THCS-HS;XA-CL;01/07/2025;;\n", "dòng 2: UBND xã Hoa Sen đã được ghi là cấp trên từ 01/07/2025"),
        ("THCS-HS;THCS-HS-H;01/07/2026;;\n", "dòng 2: Vào ngày này không còn cấp huyện"),
        ("THCS-HS;XA-CL;01/07/2026;;\nTHCS-HS;XA-CL;02/07/2026;;\n", "trường THCS-HS có hai dòng"),
        ("", "Tệp không có dòng nào."),
    ],
)
def test_one_bad_line_and_nothing_is_written(school, merged, tmp_path, capsys, rows, said):
    assert units.run(["place", file(tmp_path, rows), "--apply"]) == 1
    assert said in capsys.readouterr().err
    assert parent_on(school.unit, MERGED) == school.commune


def test_a_line_that_the_tree_refuses_undoes_those_before_it(school, merged, tmp_path, capsys):
    other = make_school("THCS-TG", "Trường THCS Trường Giang")
    rows = "THCS-HS;XA-CL;01/07/2026;;\nTHCS-TG;XA-CL;01/01/2020;;\n"

    assert units.run(["place", file(tmp_path, rows), "--apply"]) == 1

    assert "dòng 3: Vào ngày này còn cấp huyện" in capsys.readouterr().err
    assert [parent_on(unit, MERGED) for unit in (school.unit, other.unit)] == [school.commune, other.commune]


def test_a_missing_column_is_named(tmp_path, capsys):
    path = tmp_path / "a.csv"
    path.write_text("mã trường,từ ngày\nA,01/07/2026\n", encoding="utf-8")
    assert units.run(["place", str(path)]) == 1
    assert "Dòng đầu thiếu cột: mã cấp trên." in capsys.readouterr().err


def test_an_officer_of_a_commune_gets_a_slip_that_opens_the_account(school, capsys):
    assert units.run(["officer", "THCS-HS-X", "Trịnh Thị Biển Xanh"]) == 0

    told = capsys.readouterr().out
    code = ungrouped(told.split("mã kích hoạt:")[1].splitlines()[0])
    user = User.objects.get(username="bienxanh.tt")
    roles = Appointment.objects.filter(user=user, unit=school.commune).values_list("role", flat=True)
    assert sorted(roles) == ["system_officer", "upper_officer"]
    assert activate(username="bienxanh.tt", code=code, password="mot-mat-khau-dai") == user


def test_the_second_officer_of_a_name_gets_another_login_and_no_second_keeper_of_rights(school, capsys):
    units.run(["officer", "THCS-HS-X", "Trịnh Thị Biển Xanh"])
    units.run(["officer", "THCS-HS-X", "Trịnh Thị Biển Xanh"])
    user = User.objects.get(username="bienxanh.tt2")
    assert [row.role for row in Appointment.objects.filter(user=user)] == ["upper_officer"]


@pytest.mark.parametrize(
    ("code", "said"),
    [("THCS-HS", "Chỉ xã, phường hoặc cấp cao hơn"), ("KHONG", "Không có đơn vị mã «KHONG»")],
)
def test_a_school_has_no_upper_officer(school, capsys, code, said):
    assert units.run(["officer", code, "Trịnh Thị Biển Xanh"]) == 1
    assert said in capsys.readouterr().err


@pytest.mark.parametrize("words", [[], ["place"], ["officer", "THCS-HS-X"], ["move", "a"]])
def test_other_words_show_how_it_is_used(words, capsys):
    assert units.run(words) == 2
    assert "Cách dùng" in capsys.readouterr().err

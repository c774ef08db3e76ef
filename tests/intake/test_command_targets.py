"""`thidua import` for each kind of list: its help, collectives applied, what is said once for all lines."""

import pytest

from factories.base import School, make_school
from thidua.cli.importing import run
from thidua.intake.targets import TARGETS
from thidua.people.models import Grant

pytestmark = pytest.mark.django_db


@pytest.fixture
def school() -> School:
    return make_school()


@pytest.fixture
def teams_list(school, tmp_path) -> str:
    path = tmp_path / "TAPTHE.csv"
    path.write_text(f"STT,Tên tập thể,Danh hiệu\n1,{school.teams[0].name},TTLĐTT\n", encoding="utf-8")
    return str(path)


def test_help_names_every_list_and_needs_nothing_else(capsys):
    assert run(["--help"]) == 0
    said = capsys.readouterr().out
    assert [key for key, target in TARGETS.items() if f"  {key} " in said and target.name in said] == [
        "staff",
        "awards",
        "collectives",
        "initiatives",
    ]
    assert "--decided-on" in said


def test_a_list_of_collectives_is_written_with_what_was_said_once(school, teams_list, capsys):
    words = ["collectives", teams_list, "--unit", "THCS-HS", "--year", "2023-2024", "--decision", "9/QĐ-UBND"]
    assert run([*words, "--apply"]) == 0

    assert "khai chung cho cả tệp: năm học khen thưởng 2023-2024, số quyết định khen thưởng 9/QĐ-UBND" in (
        capsys.readouterr().out
    )
    assert list(Grant.objects.values_list("holder", "team", "code", "school_year", "paper", "checked")) == [
        ("team", school.teams[0].id, "TTLDTT", "2023-2024", "9/QĐ-UBND", False)
    ]


def test_without_the_year_the_line_says_what_is_missing_and_nothing_is_written(school, teams_list, capsys):
    assert run(["collectives", teams_list, "--unit", "THCS-HS", "--apply"]) == 0
    assert ("có danh hiệu nhưng thiếu năm học" in capsys.readouterr().out, Grant.objects.count()) == (True, 0)


def test_what_a_list_has_no_use_for_is_refused(school, teams_list, capsys):
    assert run(["initiatives", teams_list, "--unit", "THCS-HS", "--authority", "UBND"]) == 2
    assert capsys.readouterr().err == "Danh sách «initiatives» không dùng --authority.\n"

"""The demo school's masks leave as a file, and a sweep over it answers as each person's case does."""

import pyarrow.parquet as pq
import pytest

from statute.assess import assess
from statute.bulk.sweep import WORDS, sweep
from thidua.cli import masks
from thidua.core import clock
from thidua.people.facts.cases import cases_of
from thidua.people.facts.masks import base_year
from thidua.people.models import Person, YearMask


def of_cases() -> dict[tuple[str, str], str]:
    on = clock.today()
    cases = cases_of(unit=None, persons=Person.objects.all(), on=on, school_year=base_year(on))
    return {
        (str(person), award["code"]): award["answer"]
        for person, case in cases.items()
        for award in assess(case)["awards"]
    }


def of_sweep(folder) -> dict[tuple[str, str], str]:
    assert masks.run(["export", str(folder / "masks.parquet")]) == 0
    sweep(folder / "masks.parquet", folder / "out.parquet", clock.today())
    rows = pq.read_table(folder / "out.parquet").to_pylist()
    return {(row["person"], row["award"]): WORDS[row["answer"]] for row in rows}


def test_a_sweep_over_the_export_answers_as_each_case(played, tmp_path, capsys):
    answers = of_sweep(tmp_path)

    assert set(answers.values()) >= {"yes", "no", "unknown"}
    assert answers == of_cases()
    assert f"Đã ghi {Person.objects.count()} người" in capsys.readouterr().out


def test_rows_that_are_missing_or_old_are_read_from_the_records(played, tmp_path):
    expected = of_cases()
    first, second, *_ = YearMask.objects.order_by("person").values_list("person", flat=True)
    YearMask.objects.filter(person=first).delete()
    YearMask.objects.filter(person=second).update(base="2010-2011")

    assert of_sweep(tmp_path) == expected
    assert YearMask.objects.filter(person=first).exists() is False


@pytest.mark.parametrize(
    "words", [[], ["export"], ["exprot", "x"], ["export", "--help"], ["export", "a", "b"]]
)
def test_wrong_words_are_answered_with_the_usage(words, played, capsys):
    assert masks.run(words) == 2
    assert capsys.readouterr().err.startswith("Cách dùng: thidua masks export")


def test_a_file_that_cannot_be_written_is_said_in_one_line(played, tmp_path, capsys):
    assert masks.run(["export", str(tmp_path / "nowhere" / "masks.parquet")]) == 2
    assert capsys.readouterr().err.splitlines()[1:] == []
    assert list(tmp_path.iterdir()) == []

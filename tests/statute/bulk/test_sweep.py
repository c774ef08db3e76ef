"""`thidua law sweep`: a file of masks in, a file of answers out, or one line that names what is wrong."""

import json
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from random import Random

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from factories.histories import ROWS_SEEN, Case, career
from statute.assess import assess
from statute.bulk.rows import write_masks
from statute.bulk.sweep import WORDS
from statute.cases import parse
from statute.cli import main
from statute.days import SchoolYear
from statute.library import load
from statute.masks import layout

ON = date(2024, 6, 10)
YEAR = SchoolYear(2023)
EVERY_YEAR = 0xFFFF


def careers(count: int, *, on: date = ON, first: int = 0) -> list[Case]:
    return [career(Random(seed), on, SchoolYear.of(on), ROWS_SEEN) for seed in range(first, first + count)]


def write(path: Path, cases: list[Case], *, base: SchoolYear = YEAR, made: date = ON, piece: int = 7) -> Path:
    rows = [(f"gv-{index}", layout().packed(parse(case))) for index, case in enumerate(cases)]
    pieces = [rows[begin : begin + piece] for begin in range(0, len(rows), piece)]
    write_masks(path, pieces, layout=layout(), base=base, made=made)
    return path


def swept(path: Path) -> dict[tuple[str, str], str]:
    rows = pq.read_table(path).to_pylist()
    found = {(row["person"], row["award"]): WORDS[row["answer"]] for row in rows}
    assert len(found) == len(rows)
    return found


def expected(cases: list[Case]) -> dict[tuple[str, str], str]:
    return {
        (f"gv-{index}", award["code"]): award["answer"]
        for index, case in enumerate(cases)
        for award in assess(case)["awards"]
    }


Refusal = Callable[..., str]


@pytest.fixture
def refusal(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Refusal:
    """The one line of a refused sweep, which leaves nothing behind."""

    def run(masks: Path, *more: str, on: str = "2024-06-10", out: str = "") -> str:
        folder = tmp_path / "answers"
        folder.mkdir(exist_ok=True)
        code = main(["sweep", str(masks), "--on", on, "-o", out or str(folder / "out.parquet"), *more])
        said = capsys.readouterr()
        assert (code, said.out, len(said.err.splitlines())) == (2, "", 1)
        assert list(folder.iterdir()) == []
        return said.err.strip()

    return run


@pytest.fixture
def masks(tmp_path: Path) -> Path:
    return write(tmp_path / "masks.parquet", careers(20))


def changed(path: Path, change: Callable[[pa.Table], pa.Table]) -> Path:
    other = path.with_name("changed.parquet")
    pq.write_table(change(pq.read_table(path)), other)
    return other


def with_column(name: str, values: pa.Array) -> Callable[[pa.Table], pa.Table]:
    return lambda table: table.set_column(table.schema.get_field_index(name), name, values)


def test_everybody_and_every_award_is_answered_as_each_case_alone(tmp_path, capsys):
    cases = careers(60)
    out = tmp_path / "out.parquet"

    code = main(
        ["sweep", str(write(tmp_path / "masks.parquet", cases)), "--on", "2024-06-10", "-o", str(out)]
    )

    told = json.loads(capsys.readouterr().out)
    answers = swept(out)
    assert code == 0
    assert answers == expected(cases)
    assert {word: sum(of[word] for of in told["awards"].values()) for word in ("yes", "blocked")} == {
        word: list(answers.values()).count(word) for word in ("yes", "blocked")
    }
    assert (told["people"], told["school_year"], told["regime"]) == (60, "2023-2024", "R2")
    assert {str(field) for field in pq.read_schema(out)} == {
        "pyarrow.Field<person: string not null>",
        "pyarrow.Field<award: string not null>",
        "pyarrow.Field<answer: uint8 not null>",
    }
    assert pq.read_schema(out).metadata[b"law_version"].decode() == load().version


def test_the_counts_as_text_are_a_line_an_award(masks, tmp_path, capsys):
    main(["sweep", str(masks), "--on", "2024-06-10", "-o", str(tmp_path / "out.parquet"), "--format", "text"])
    first, _, *lines = capsys.readouterr().out.splitlines()
    assert first == "20 người, năm học 2023-2024, xét ngày 2024-06-10"
    assert [line.split()[0] for line in lines] == load().codes("person")


def test_people_may_go_by_numbers_and_their_order_is_kept(masks, tmp_path):
    numbers = changed(masks, with_column("person", pa.array(range(20, 0, -1), pa.int64())))
    out = tmp_path / "out.parquet"
    assert main(["sweep", str(numbers), "--on", "2024-06-10", "-o", str(out)]) == 0
    table = pq.read_table(out)
    assert table["person"].to_pylist() == [one for one in range(20, 0, -1) for _ in load().codes("person")]
    assert table.schema.field("person").type == pa.int64()


def test_a_sweep_of_a_later_school_year_is_less_decided_than_the_case_and_never_contrary(tmp_path):
    made, on = date(2022, 6, 10), date(2024, 6, 10)
    cases = careers(200, on=made)
    path = write(tmp_path / "masks.parquet", cases, base=SchoolYear.of(made), made=made, piece=64)
    later = [case | {"on": on.isoformat(), "school_year": "2023-2024"} for case in cases]

    assert main(["sweep", str(path), "--on", str(on), "-o", str(tmp_path / "out.parquet")]) == 0

    seen, known = swept(tmp_path / "out.parquet"), expected(later)
    assert {key: answer for key, answer in seen.items() if answer != "unknown"}.items() <= known.items()
    assert {"no", "unknown", "blocked"} <= set(seen.values())


def test_a_sweep_later_in_the_same_year_is_less_decided_and_never_contrary(tmp_path):
    made, on = date(2022, 9, 2), date(2023, 8, 31)
    cases = careers(300, on=made)
    path = write(tmp_path / "masks.parquet", cases, base=SchoolYear.of(made), made=made, piece=64)

    assert main(["sweep", str(path), "--on", str(on), "-o", str(tmp_path / "out.parquet")]) == 0

    seen, known = swept(tmp_path / "out.parquet"), expected([case | {"on": on.isoformat()} for case in cases])
    decided = {key: answer for key, answer in seen.items() if answer != "unknown"}
    assert decided.items() <= known.items()
    other = {award for (_, award), answer in known.items() - seen.items() if answer != "unknown"}
    assert other <= {"KNC_GD"}  # days under a discipline that goes on are counted by the day of the row


def test_the_school_year_just_ended_can_be_asked_after_it(tmp_path):
    on = date(2024, 11, 20)
    cases = [career(Random(seed), on, YEAR, ROWS_SEEN) for seed in range(40)]
    path = write(tmp_path / "masks.parquet", cases, made=on)
    out = tmp_path / "out.parquet"
    assert main(["sweep", str(path), "--on", str(on), "--school-year", "2023-2024", "-o", str(out)]) == 0
    assert swept(out) == expected(cases)


def test_rows_of_several_base_years_each_move_by_their_own(tmp_path):
    older, now = careers(30, on=date(2023, 6, 10)), careers(30)
    first = write(tmp_path / "a.parquet", older, base=SchoolYear(2022), made=date(2023, 6, 10))
    second = write(tmp_path / "b.parquet", now)
    both = tmp_path / "both.parquet"
    mixed = pa.concat_tables([pq.read_table(first), pq.read_table(second)])
    numbered = with_column("person", pa.array([f"gv-{index}" for index in range(60)]))(mixed)
    order = np.random.default_rng(1).permutation(60)
    pq.write_table(numbered.take(order), both)

    assert main(["sweep", str(first), "--on", "2024-06-10", "-o", str(tmp_path / "first.parquet")]) == 0
    assert main(["sweep", str(both), "--on", "2024-06-10", "-o", str(tmp_path / "out.parquet")]) == 0

    together = swept(tmp_path / "out.parquet")
    alone = {
        (f"gv-{index + 30}", code): answer
        for (person, code), answer in expected(now).items()
        for index in [int(person[3:])]
    }
    assert together == swept(tmp_path / "first.parquet") | alone


@pytest.mark.parametrize(
    ("name", "values", "line"),
    [
        ("person", pa.array([1.5] * 20), "person: is double, not string or large_string or int64 or int32 or "),
        ("person", pa.array([None, *"abcdefghijklmnopqrs"]), "person: row 1 is empty"),
        ("base", pa.array(["2023-2025"] * 20), "base: row 1: '2023-2025' is not a school year (2025-2026)"),
        ("base", pa.array(["2024-2025"] * 20), "base: 2024-2025 is after 2023-2024; of an earlier year ask the records"),
        ("on", pa.array([date(2024, 6, 11)] * 20), "on: 2024-06-11 is after 2024-06-10; of an earlier day ask the records"),
        ("on", pa.array(["2024-06-10"] * 20), "on: is string, not date32[day]"),
        ("title_CSTDCS_certain", pa.array([0] * 20, pa.int64()), "title_CSTDCS_certain: is int64, not uint16"),
        ("title_CSTDCS_certain", pa.array([0] * 19 + [None], pa.uint16()), "title_CSTDCS_certain: row 20 is empty"),
        ("title_CSTDCS_possible", pa.array([0] * 20, pa.uint16()), "title_CSTDCS_certain: row "),
        ("joined_sector_low", pa.array([2**31 - 1] * 20, pa.int32()), "joined_sector_low: row "),
    ],
)  # fmt: skip
def test_a_column_that_is_wrong_is_named(name, values, line, masks, refusal):
    assert refusal(changed(masks, with_column(name, values))).startswith(line)


def test_a_column_that_is_missing_or_there_twice_is_named(masks, refusal):
    missing = changed(masks, lambda table: table.drop_columns(["grade_good_certain"]))
    assert refusal(missing) == "grade_good_certain: this column is missing"
    twice = changed(masks, lambda table: table.append_column("on", table["on"]))
    assert refusal(twice) == "on: is there twice"


def test_columns_that_no_rule_asks_may_be_missing_and_others_be_there(masks, tmp_path):
    other = changed(
        masks,
        lambda table: table.drop_columns(["registered_title_certain"]).append_column(
            "ghi_chu", pa.array(["x"] * 20)
        ),
    )
    assert main(["sweep", str(other), "--on", "2024-06-10", "-o", str(tmp_path / "out.parquet")]) == 0


def test_what_is_no_file_of_masks_is_refused(masks, tmp_path, refusal):
    text = tmp_path / "text.parquet"
    text.write_text("person,base\n", encoding="utf-8")
    empty = tmp_path / "empty.parquet"
    empty.write_bytes(b"")
    cut = tmp_path / "cut.parquet"
    cut.write_bytes(masks.read_bytes()[:2000])
    spoilt = bytearray(masks.read_bytes())
    spoilt[200:1200] = b"\xff" * 1000
    damaged = tmp_path / "damaged.parquet"
    damaged.write_bytes(spoilt)
    for path in (text, empty, cut, damaged):
        assert refusal(path).startswith(f"{path}: ")
    assert (
        refusal(tmp_path / "nowhere.parquet")
        == f"{tmp_path}/nowhere.parquet: cannot be read (No such file or directory)"
    )
    assert refusal(tmp_path).startswith(f"{tmp_path}: cannot be read")


def test_a_file_with_nobody_in_it_is_refused(masks, refusal):
    nobody = changed(masks, lambda table: table.slice(0, 0))
    assert refusal(nobody) == f"person: {nobody} holds nobody"


def test_days_that_cannot_be_asked_are_refused(masks, refusal):
    assert refusal(masks, on="2017-09-30") == (
        "--on: 2017-09-30 is before 2017-10-01, the first day whose law is known here"
    )
    assert refusal(masks, "--school-year", "2024-2025") == (
        "--school-year: 2024-06-10 is before the school year 2024-2025 begins"
    )
    assert refusal(masks, "--school-year", "2022-2023").startswith("base: 2023-2024 is after 2022-2023")
    assert refusal(masks, on="2024-6-10") == (
        "thidua law sweep: argument --on: '2024-6-10' is not a date (YYYY-MM-DD)"
    )
    assert refusal(masks, "--school-year", "2024").endswith("'2024' is not a school year (such as 2023-2024)")


def test_a_place_that_cannot_be_written_is_refused_and_the_masks_are_safe(masks, tmp_path, refusal):
    before = masks.read_bytes()
    assert refusal(masks, out=str(masks)) == "-o: the answers would take the place of the masks"
    assert refusal(masks, out=str(tmp_path)) == f"{tmp_path}: cannot be written (it is not a file)"
    assert refusal(masks, out="/dev/null") == "/dev/null: cannot be written (it is not a file)"
    nowhere = str(tmp_path / "nowhere" / "out.parquet")
    assert refusal(masks, out=nowhere) == f"{nowhere}: cannot be written (No such file or directory)"
    assert masks.read_bytes() == before


def test_answers_written_before_stay_when_a_later_row_is_refused(tmp_path, capsys):
    path = write(tmp_path / "masks.parquet", careers(70), piece=70)
    wrong = np.full(70, EVERY_YEAR, dtype=np.uint16)
    wrong[69] = 0
    bad = changed(path, lambda table: with_column("grade_good_possible", pa.array(wrong))(
        with_column("grade_good_certain", pa.array(np.ones(70, np.uint16)))(table)))  # fmt: skip
    out = tmp_path / "out.parquet"
    out.write_bytes(b"the answers of last year")

    assert main(["sweep", str(bad), "--on", "2024-06-10", "-o", str(out)]) == 2

    assert (
        capsys.readouterr().err == "grade_good_certain: row 70 has a year that grade_good_possible has not\n"
    )
    assert out.read_bytes() == b"the answers of last year"
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "changed.parquet",
        "masks.parquet",
        "out.parquet",
    ]


def test_without_the_extra_it_is_named(masks, tmp_path):
    hide = "import sys; sys.modules['pyarrow'] = None; from statute.cli import main; sys.exit(main(sys.argv[1:]))"
    words = ["sweep", str(masks), "--on", "2024-06-10", "-o", str(tmp_path / "out.parquet")]
    done = subprocess.run([sys.executable, "-c", hide, *words], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "sweep: needs the extra thidua[bulk] (pip install 'thidua[bulk]')\n"

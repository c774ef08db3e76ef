"""The command line as others call it: exit codes, one clear line, never a traceback."""

import io
import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from statute.cli import main
from statute.library import load

SOURCES = Path(__file__).parents[2] / "src"


def run(*arguments: str, given: str | bytes = "", **environment: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "statute", *arguments],
        input=given.encode() if isinstance(given, str) else given,
        capture_output=True,
        check=False,
        env={**os.environ, "PYTHONPATH": str(SOURCES), **environment},
    )


Inside = Callable[..., tuple[int, str, str]]


@pytest.fixture
def inside(capsysbinary, monkeypatch) -> Inside:
    """The same command in this process: exit code, standard output, standard error."""

    def run_inside(*arguments: str, given: str = "") -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(given.encode())))
        code = main(list(arguments))
        out, error = capsysbinary.readouterr()
        return code, out.decode(), error.decode()

    return run_inside


def refusal(*arguments: str, given: str | bytes = "") -> str:
    """The one line of a refused command."""
    done = run(*arguments, given=given)
    lines = done.stderr.decode().splitlines()
    assert (done.returncode, done.stdout, len(lines)) == (2, b"", 1)
    return lines[0]


def test_a_case_from_a_file_and_from_standard_input(teacher, tmp_path: Path) -> None:
    path = tmp_path / "case.json"
    path.write_text(json.dumps(teacher()))
    from_file = run("assess", "--award", "LDTT", str(path))
    assert (from_file.returncode, from_file.stderr) == (0, b"")
    answer = json.loads(from_file.stdout)
    assert [award["answer"] for award in answer["awards"]] == ["yes"]
    assert answer["law_version"] == load().version
    assert run("assess", "--award", "LDTT", "-", given=json.dumps(teacher())).stdout == from_file.stdout


def test_a_list_of_cases_gives_the_list_of_answers_in_order(teacher) -> None:
    cases = [teacher(), teacher(this_year={"grade": "failed"}), teacher(under_review=True)]
    done = run("assess", "--award", "LDTT", "-", given=json.dumps(cases))
    assert [answer["awards"][0]["answer"] for answer in json.loads(done.stdout)] == ["yes", "no", "blocked"]
    assert json.loads(run("assess", "-", given="[]").stdout) == []


def test_several_awards_and_another_day(inside: Inside, teacher) -> None:
    awards = ("--award", "CSTDCS", "--award", "LDTT")
    answer = json.loads(inside("assess", *awards, "--on", "2023-12-31", "-", given=json.dumps(teacher()))[1])
    assert (answer["on"], [(award["code"], award["regime"]) for award in answer["awards"]]) == (
        "2023-12-31",
        [("CSTDCS", "R1"), ("LDTT", "R1")],
    )


def test_a_file_with_a_byte_order_mark_is_read(teacher) -> None:
    assert run("assess", "-", given=b"\xef\xbb\xbf" + json.dumps(teacher()).encode()).returncode == 0


@pytest.mark.parametrize(
    ("arguments", "given", "line"),
    [
        (("assess", "-"), "{", "standard input: is not JSON (Expecting property name"),
        (("assess", "-"), "NaN", "case: nan is not an object"),
        (("assess", "-"), '{"on": NaN}', "on: nan is not a date"),
        (("assess", "-"), b"\xff", "standard input: is not JSON ('utf-8' codec can't decode byte 0xff"),
        (("assess", "-"), "[" * 100_000, "standard input: is not JSON (maximum recursion depth"),
        (("assess", "-"), "9" * 5000, "standard input: is not JSON (Exceeds the limit"),
        (("assess", "-"), "3", "case: 3 is not an object"),
        (("assess", "-"), "[3]", "[0]: 3 is not an object"),
        (("assess", "-"), '[{"case": 3}]', "[0].case: is not a key of a case"),
        (("assess", "-"), "[{}]", "[0].on: is required"),
        (("assess", "nowhere.json"), "", "nowhere.json: cannot be read (No such file or directory)"),
        (("assess", "/"), "", "/: cannot be read (Is a directory)"),
        (("assess",), "", "thidua law assess: the following arguments are required: CASE.json"),
        (
            ("assess", "--on", "2024-13-01", "-"),
            "",
            "thidua law assess: argument --on: '2024-13-01' is not a date",
        ),
        (
            ("assess", "--format", "xml", "-"),
            "",
            "thidua law assess: argument --format: invalid choice: 'xml'",
        ),
        (("assess", "--aw", "LDTT", "-"), "", "thidua law: unrecognized arguments: --aw"),
        (("explain", "LDTT"), "", "thidua law explain: the following arguments are required: --on"),
        (("explain", "XX", "--on", "2024-01-01"), "", "award: 'XX' is not one of LDTT, CSTDCS"),
        (("explain", "LDTT", "--on", "2017-09-30"), "", "on: 2017-09-30 is before 2017-10-01"),
        (("plan",), "", "thidua law: argument LỆNH: invalid choice: 'plan'"),
        ((), "", "thidua law: the following arguments are required: LỆNH"),
    ],
)
def test_what_is_wrong_is_one_line_and_exit_2(
    inside: Inside, arguments: tuple[str, ...], given: str | bytes, line: str
) -> None:
    assert refusal(*arguments, given=given).startswith(line)
    if isinstance(given, str) and len(given) < 9999:
        code, out, error = inside(*arguments, given=given)
        assert (code, out, error.startswith(line), error.count("\n")) == (2, "", True, 1)


def test_the_key_that_is_wrong_is_named(teacher) -> None:
    wrong = teacher(years=[{"school_year": "2022-2023"}, {"school_year": "2023-2024", "grade": "great"}])
    line = "years[1].grade: 'great' is not one of excellent, good, completed, failed, ungraded"
    assert refusal("assess", "-", given=json.dumps(wrong)) == line
    assert refusal("assess", "-", given=json.dumps([teacher(), wrong])) == f"[1].{line}"


def test_a_code_of_the_other_kind_is_refused(teacher) -> None:
    line = refusal("assess", "--award", "TTLDTT", "-", given=json.dumps(teacher()))
    assert line == "award: 'TTLDTT' is not an award of a person"


def test_without_a_law_it_says_so(tmp_path: Path) -> None:
    done = run("check", THIDUA_LAW=str(tmp_path / "none"))
    assert (done.returncode, done.stderr.decode().endswith("(awards, instruments, parameters)\n")) == (
        2,
        True,
    )


def test_explain_in_both_formats(inside) -> None:
    as_json = inside("explain", "CSTDCS", "--on", "2026-10-01")[1]
    assert json.loads(as_json)["regime"] == "R4"
    as_text = inside("explain", "CSTDCS", "--on", "2024-01-01", "--format", "text")[1]
    assert as_text == (
        "Chiến sĩ thi đua cơ sở (CSTDCS), ngày 1/1/2024\n"
        "  - Danh hiệu Lao động tiên tiến trong năm học [Luật TĐKT 2022, Điều 23.1.a]\n"
        "  - Một trong các điều kiện:\n"
        "    - Hoàn thành xuất sắc nhiệm vụ [Luật TĐKT 2022, Điều 23.1.b]\n"
        "    - Có sáng kiến hoặc đề tài của năm học được cấp huyện trở lên công nhận, "
        "chưa dùng cho hình thức khen thưởng [Luật TĐKT 2022, Điều 23.1.b]\n"
        "  - Không có việc đang xem xét kỷ luật, điều tra, thanh tra hoặc xác minh đơn thư [NĐ 98/2023, Điều 4]\n"
        "  Thẩm quyền quyết định: Chủ tịch UBND huyện\n"
        "  Tiền thưởng: 1.800.000 đồng\n"
    )


def test_explain_in_text_shows_what_people_judge_and_what_is_not_known(inside) -> None:
    ldtt = inside("explain", "LDTT", "--on", "2023-12-31", "--format", "text")[1]
    assert "Do hội đồng xem xét:\n  - Chấp hành chủ trương" in ldtt
    assert "[NĐ 91/2017, Điều 10.6] (chưa đối chiếu văn bản)" in ldtt
    ngnd = inside("explain", "NGND", "--on", "2023-06-10", "--format", "text")[1]
    assert "\nChưa nhập quy định của ngày này.\n" in ngnd
    assert "Tiền thưởng" not in ngnd


def test_assess_in_text(inside, teacher) -> None:
    given = json.dumps([teacher(), teacher(this_year={"grade": None, "initiatives": None})])
    text = inside("assess", "--award", "CSTDCS", "--format", "text", "-", given=given)[1]
    first, second = text.split("Ngày xét 10/6/2024, năm học 2023-2024\n\n")[1:]
    assert first.startswith(
        "Chiến sĩ thi đua cơ sở (CSTDCS): đạt, với điều kiện được quyết định\n"
        "  - LĐTT năm học 2023-2024 chưa có quyết định, xét theo điều kiện thì đạt. "
    )
    assert second.startswith("Chiến sĩ thi đua cơ sở (CSTDCS): chưa kết luận được\n")
    assert "  Còn thiếu: years[2023-2024].grade, years[2023-2024].initiatives\n" in second


def test_check_is_faultless_here_and_tells_faults_elsewhere(inside, own_law: Path) -> None:
    code, out, _ = inside("check")
    assert (code, json.loads(out)["faults"]) == (0, [])
    assert inside("check", "--format", "text")[1].endswith("không có lỗi\n")
    (own_law / "parameters" / "council_quorum.yaml").unlink()
    wrong = run("check", "--format", "text")
    assert (wrong.returncode, wrong.stdout.decode().splitlines()[1:]) == (
        1,
        ["council_quorum: is a parameter that the program needs"],
    )


def test_help_is_no_error(inside) -> None:
    code, out, error = inside("--help")
    assert (code, "assess" in out, error) == (0, True, "")


def test_answering_loads_neither_numpy_nor_django(teacher) -> None:
    program = (
        "import sys; from statute.cli import main; main(['assess', '-']); "
        "print([name for name in ('numpy', 'django', 'thidua') if name in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", program],
        input=json.dumps(teacher()).encode(),
        capture_output=True,
        check=True,
        env={**os.environ, "PYTHONPATH": str(SOURCES)},
    )
    assert done.stdout.decode().splitlines()[-1] == "[]"


def test_a_reader_who_has_seen_enough_causes_no_traceback(teacher) -> None:
    many = json.dumps([teacher()] * 60)
    program = f"{sys.executable} -m statute assess - | head -c 10"
    done = subprocess.run(
        ["bash", "-o", "pipefail", "-c", program],
        input=many.encode(),
        capture_output=True,
        check=False,
        env={**os.environ, "PYTHONPATH": str(SOURCES)},
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, b"[\n  {\n    ", b"")


def through_bash(program: str, given: bytes) -> subprocess.CompletedProcess[bytes]:
    """A command whose streams are tied as only a shell ties them."""
    return subprocess.run(
        ["bash", "-o", "pipefail", "-c", f"{sys.executable} -m statute {program}"],
        input=given,
        capture_output=True,
        check=False,
        env={**os.environ, "PYTHONPATH": str(SOURCES)},
    )


@pytest.mark.parametrize(
    ("program", "line"),
    [
        (
            "assess --award LDTT - > /dev/full",
            b"standard output: cannot be written (No space left on device)\n",
        ),
        ("assess - > /dev/full", b"standard output: cannot be written (No space left on device)\n"),
        ("assess - <&-", b"standard input: cannot be read (it is closed)\n"),
        (r"assess $'none\xff.json'", b"none\\udcff.json: cannot be read (No such file or directory)\n"),
    ],
)
def test_broken_streams_and_names_are_one_line(teacher, program: str, line: bytes) -> None:
    done = through_bash(program, json.dumps(teacher()).encode())
    assert (done.returncode, done.stdout, done.stderr) == (2, b"", line)


def test_closed_output_is_no_fault(teacher) -> None:
    done = through_bash("assess --award LDTT - >&-", json.dumps(teacher()).encode())
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")


@pytest.mark.parametrize(
    ("written", "shown"), [("NaN", "nan"), ("Infinity", "inf"), ("-Infinity", "-inf"), ("1e999", "inf")]
)
def test_what_is_no_number_is_refused_by_its_key(inside, teacher, written: str, shown: str) -> None:
    given = json.dumps(teacher()).replace('"months_worked": 10', f'"months_worked": {written}')
    line = f"years[0].months_worked: {shown} is not a number\n"
    assert inside("assess", "-", given=given) == (2, "", line)


def test_a_key_that_is_there_twice_is_refused(inside, teacher) -> None:
    twice = json.dumps(teacher()).replace(
        '"under_review": false', '"under_review": false, "under_review": true'
    )
    assert inside("assess", "-", given=twice) == (2, "", "under_review: is there twice in one object\n")


WORDS = st.sampled_from(
    [
        *("on", "accepted_on", "school_year", "subject", "kind", "years", "awards", "local", "under_review"),
        *(
            "grade",
            "registered",
            "initiatives",
            "discipline",
            "leave",
            "months_worked",
            "working_days",
            "code",
        ),
        *(
            "person",
            "collective",
            "2024-06-10",
            "2023-2024",
            "good",
            "LDTT",
            "TTLDTT",
            "sick",
            "school",
            "x\n",
            "",
        ),
    ]
)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | WORDS | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(WORDS | st.text(max_size=3), inner, max_size=6)
    ),
    max_leaves=12,
)


@settings(max_examples=400, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(garbage=JSON, place=st.sampled_from(["", "subject", "row", "local", "list"]), data=st.data())
def test_garbage_is_answered_or_refused_and_never_a_traceback(
    teacher, capsysbinary, tmp_path, garbage, place, data
):
    case = teacher()
    if place == "row":
        case["years"][0][data.draw(st.sampled_from(sorted(case["years"][0])))] = garbage
    elif place == "list":
        case = garbage if isinstance(garbage, list) else [garbage]
    elif place:
        case[place] = garbage
    else:
        case = garbage
    path = tmp_path / "case.json"
    path.write_text(json.dumps(case))

    code = main(["assess", str(path)])

    out, error = capsysbinary.readouterr()
    assert code in (0, 2)
    if code == 2:
        assert (out, len(error.decode().splitlines())) == (b"", 1)
    else:
        assert error == b""
        json.loads(out)

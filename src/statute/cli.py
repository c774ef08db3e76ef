"""The law on the command line: `thidua law assess`, `explain`, `plan-ahead`, `diff`, `screen`,
`sweep`, `check`; also `python -m statute`.

Exit 0 when answered, whatever the answer; 1 when `check` finds faults; 2 for a bad case or argument,
with one line on standard error which names the key. Never a traceback.
"""

import argparse
import json
import os
import sys
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import Any, NoReturn

from statute.assess import assess
from statute.days import SchoolYear, day
from statute.diff import diff
from statute.diff_text import diff_text
from statute.errors import CaseError, StatuteError
from statute.explain import explain
from statute.fields import shown, written_key
from statute.plan_ahead import plan_ahead
from statute.plan_text import plan_text
from statute.screening import criteria, screen_criteria, screened_text
from statute.text import assessment_text, explanation_text

_ANSWERED, _FAULTS, _REFUSED = 0, 1, 2
_OF_THE_EXTRA = ("numpy", "pyarrow")


class _Parser(argparse.ArgumentParser):
    """An argument that is refused is one line, without the usage before it."""

    def error(self, message: str) -> NoReturn:
        raise CaseError(self.prog, message)


def main(argv: Sequence[str]) -> int:
    """Run one command and return its exit code. Writes to standard output and standard error."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")  # a file's name may be no text
    try:
        return _run(argv)
    except StatuteError as refusal:
        return _refuse(str(refusal))
    except BrokenPipeError:  # whoever read our output has seen enough (`| head`)
        _write_no_more()
        return _ANSWERED
    except OSError as fault:
        _write_no_more()
        return _refuse(f"standard output: cannot be written ({fault.strerror})")
    except SystemExit as done:  # argparse has printed its help
        return int(done.code or 0)


def _run(argv: Sequence[str]) -> int:
    arguments = _parser().parse_args(argv)
    if arguments.run is not _check:
        from statute.check import refuse_unsound  # not for `--help` and refused arguments

        refuse_unsound(screening=arguments.run is _screen)
    code = int(arguments.run(arguments))
    print(end="", flush=True)  # what cannot be written shows here, not when the program ends
    return code


def _refuse(why: str) -> int:
    print(" ".join(why.split()), file=sys.stderr)
    return _REFUSED


def _write_no_more() -> None:
    """What is still waiting to be written goes nowhere, or the end of the program would try again."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(prog="thidua law", description="Hỏi luật thi đua, khen thưởng.", allow_abbrev=False)
    commands = parser.add_subparsers(required=True, metavar="LỆNH", parser_class=_Parser)

    command = _command(commands, "assess", _assess, "trả lời một hồ sơ: từng điều kiện, lý do, căn cứ")
    command.add_argument("case", metavar="CASE.json", help="tệp hồ sơ; '-' đọc từ đầu vào chuẩn")
    command.add_argument("--award", action="append", metavar="CODE", help="chỉ xét mã này (có thể lặp lại)")
    command.add_argument(
        "--on", type=_day, metavar="YYYY-MM-DD", help="ngày xét, thay cho ngày ghi trong hồ sơ"
    )

    command = _command(commands, "explain", _explain, "các điều kiện có hiệu lực vào một ngày")
    command.add_argument("code", metavar="CODE")
    command.add_argument("--on", type=_day, metavar="YYYY-MM-DD", required=True)

    command = _command(
        commands, "plan-ahead", _plan_ahead, "con đường ngắn nhất đến một danh hiệu, hình thức"
    )
    command.add_argument("case", metavar="CASE.json", help="tệp hồ sơ; '-' đọc từ đầu vào chuẩn")
    command.add_argument("--award", metavar="CODE", required=True, help="mã muốn đạt")

    command = _command(commands, "diff", _diff, "những gì thay đổi giữa hai ngày")
    command.add_argument("first", type=_day, metavar="DATE")
    command.add_argument("second", type=_day, metavar="DATE")
    command.add_argument("--award", action="append", metavar="CODE", help="chỉ so mã này (có thể lặp lại)")

    command = _command(commands, "screen", _screen, "rà tiêu chí thi đua: điều bị cấm, điều nên xem lại")
    command.add_argument("file", metavar="FILE", help="văn bản mỗi dòng một tiêu chí, hoặc .xlsx, .xls; '-'")

    command = _command(
        commands, "sweep", _sweep, "mọi người × mọi danh hiệu, hình thức, từ tệp dữ kiện theo năm"
    )
    command.add_argument("masks", metavar="MASKS.parquet", type=Path)
    command.add_argument("--on", type=_day, metavar="YYYY-MM-DD", required=True)
    command.add_argument("--school-year", type=_school_year, metavar="YYYY-YYYY", help="năm học được hỏi")
    command.add_argument("-o", dest="out", metavar="OUT.parquet", type=Path, required=True)

    _command(commands, "check", _check, "kiểm tra thư viện luật")
    return parser


def _command(commands: Any, name: str, run: Callable[[argparse.Namespace], int], what: str) -> Any:
    command = commands.add_parser(name, help=what, description=what, allow_abbrev=False)
    command.add_argument("--format", choices=("json", "text"), default="json")
    command.set_defaults(run=run)
    return command


def _assess(arguments: argparse.Namespace) -> int:
    def ask(case: object) -> dict[str, Any]:
        return assess(case, _each_once(arguments.award), arguments.on)

    return _of_cases(arguments, ask, assessment_text)


def _plan_ahead(arguments: argparse.Namespace) -> int:
    def ask(case: object) -> dict[str, Any]:
        return plan_ahead(case, arguments.award)

    return _of_cases(arguments, ask, plan_text)


def _of_cases(
    arguments: argparse.Namespace,
    ask: Callable[[object], dict[str, Any]],
    text: Callable[[dict[str, Any]], str],
) -> int:
    """Ask of the case, or of each of a list, which gives the list of answers in the same order."""
    given = _load(arguments.case)
    cases = given if isinstance(given, list) else [given]
    answers = []
    for index, case in enumerate(cases):
        try:
            answers.append(ask(case))
        except CaseError as refusal:
            raise (refusal.inside(f"[{index}]") if isinstance(given, list) else refusal) from None
    if arguments.format == "json":
        _print_json(answers if isinstance(given, list) else answers[0])
    else:
        print("\n\n".join(map(text, answers)))
    return _ANSWERED


def _explain(arguments: argparse.Namespace) -> int:
    explanation = explain(arguments.code, arguments.on)
    if arguments.format == "json":
        _print_json(explanation)
    else:
        print(explanation_text(explanation))
    return _ANSWERED


def _diff(arguments: argparse.Namespace) -> int:
    difference = diff(arguments.first, arguments.second, _each_once(arguments.award))
    if arguments.format == "json":
        _print_json(difference)
    else:
        print(diff_text(difference))
    return _ANSWERED


def _screen(arguments: argparse.Namespace) -> int:
    place, content = _content(arguments.file)
    answers = screen_criteria(criteria(content, place))
    if arguments.format == "json":
        _print_json(answers)
    else:
        print(screened_text(answers))
    return _ANSWERED


def _sweep(arguments: argparse.Namespace) -> int:
    try:
        from statute.bulk.sweep import counts_text, sweep
    except ModuleNotFoundError as missing:
        if (missing.name or "").partition(".")[0] not in _OF_THE_EXTRA:
            raise
        raise CaseError("sweep", "needs the extra thidua[bulk] (pip install 'thidua[bulk]')") from None

    counted = sweep(arguments.masks, arguments.out, arguments.on, arguments.school_year)
    if arguments.format == "json":
        _print_json(counted)
    else:
        print(counts_text(counted))
    return _ANSWERED


def _check(arguments: argparse.Namespace) -> int:
    from statute.check import check  # jsonschema takes longer to load than `--help` to print

    report = check()
    if arguments.format == "json":
        _print_json(report.as_dict())
    else:
        print(report.text())
    return _FAULTS if report.faults else _ANSWERED


def _each_once(codes: list[str] | None) -> list[str] | None:
    """A code that is asked for twice is answered once, where it is asked for first."""
    return None if codes is None else list(dict.fromkeys(codes))


def _load(name: str) -> Any:
    """Parsed JSON from a file or standard input. NaN and Infinity pass here: no key takes them."""
    place, content = _content(name)
    try:
        return json.loads(content.decode("utf-8-sig"), object_pairs_hook=_each_key_once)
    except (ValueError, RecursionError) as fault:
        raise CaseError(place, f"is not JSON ({_first_line(fault)})") from None


def _content(name: str) -> tuple[str, bytes]:
    """What a file or standard input holds, and how to call it in a refusal."""
    place = "standard input" if name == "-" else name
    if name == "-" and sys.stdin is None:
        raise CaseError(place, "cannot be read (it is closed)")
    try:
        return place, sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes()
    except OSError as fault:
        raise CaseError(place, f"cannot be read ({fault.strerror})") from None


def _each_key_once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """An object; of a key that is there twice nobody knows which value is meant."""
    found: dict[str, Any] = {}
    for key, value in pairs:
        if key in found:
            raise CaseError(written_key(key), "is there twice in one object")
        found[key] = value
    return found


def _first_line(fault: Exception) -> str:
    return " ".join(str(fault).split())[:100]


def _day(text: str) -> date:
    try:
        return day(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{shown(text)} is not a date (YYYY-MM-DD)") from None


def _school_year(text: str) -> SchoolYear:
    try:
        return SchoolYear.parse(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{shown(text)} is not a school year (such as 2023-2024)") from None


def _print_json(answer: Any) -> None:
    print(json.dumps(answer, ensure_ascii=False, indent=2))

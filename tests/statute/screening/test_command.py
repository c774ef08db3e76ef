"""`law screen` over texts and spreadsheets; what is neither is one line and exit 2."""

import io
import json
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
import xlsxwriter

from statute.cli import main

Command = Callable[..., tuple[int, str, str]]


@pytest.fixture
def command(capsysbinary, monkeypatch) -> Command:
    def run(*arguments: str, given: bytes = b"") -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(given)))
        code = main(["screen", *arguments])
        out, error = capsysbinary.readouterr()
        return code, out.decode(), error.decode()

    return run


def told(out: str) -> list[tuple[int, str, str]]:
    return [(answer["line"], answer["verdict"], answer["text"]) for answer in json.loads(out)]


@pytest.fixture
def sheet(tmp_path: Path) -> Callable[[list[list[object]]], str]:
    def make(rows: list[list[object]]) -> str:
        path = tmp_path / "tieu-chi.xlsx"
        with xlsxwriter.Workbook(path) as book:
            page = book.add_worksheet("Tiêu chí")
            for number, row in enumerate(rows):
                page.write_row(number, 0, row)
        return str(path)

    return make


@pytest.mark.parametrize("coding", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_text_with_any_line_ending_keeps_its_line_numbers(command: Command, coding: str):
    given = "Nghỉ ốm trừ 1 điểm\r\n\r\nCoi thi nghiêm túc\nMỗi tổ được 2 CSTĐ".encode(coding)
    code, out, error = command("-", given=given)
    assert (code, error) == (0, "")
    assert told(out) == [
        (1, "forbidden", "Nghỉ ốm trừ 1 điểm"),
        (3, "ok", "Coi thi nghiêm túc"),
        (4, "risky", "Mỗi tổ được 2 CSTĐ"),
    ]


def test_an_empty_text_has_no_answers(command: Command):
    assert command("-") == (0, "[]\n", "")


def test_rows_of_a_sheet_are_read_with_their_points(command: Command, sheet):
    path = sheet(
        [
            ["PHIẾU CHẤM ĐIỂM THI ĐUA"],
            ["TT", "Nội dung đánh giá", "Điểm tối đa", "Tự chấm"],
            ["A", "Chuyên môn"],
            [1, "Soạn bài đầy đủ", 10, 9],
            [2, "HSG cấp huyện", 5, None],
            ["B", "Điểm trừ"],
            [1, "Nghỉ ốm", 0.5, None],
            [2, "Nghỉ thai sản", -2, None],
        ]
    )
    code, out, _ = command(path)
    assert (code, told(out)) == (
        0,
        [
            (3, "ok", "Chuyên môn"),
            (4, "ok", "Soạn bài đầy đủ: 10 điểm"),
            (5, "forbidden", "HSG cấp huyện: 5 điểm"),
            (6, "ok", "Điểm trừ"),
            (7, "forbidden", "Nghỉ ốm: trừ 0,5 điểm"),
            (8, "forbidden", "Nghỉ thai sản: trừ 2 điểm"),
        ],
    )
    assert {answer["sheet"] for answer in json.loads(out)} == {"Tiêu chí"}


def test_a_sheet_without_a_header_is_read_row_by_row(command: Command, sheet):
    code, out, _ = command(sheet([[1, "Nghỉ ốm trừ điểm", "đ/c tổ trưởng theo dõi"], [2, None]]))
    assert (code, told(out)) == (0, [(1, "forbidden", "Nghỉ ốm trừ điểm – đ/c tổ trưởng theo dõi")])


def test_as_text_it_counts_and_explains(command: Command):
    _, out, _ = command("--format", "text", "-", given="Nghỉ ốm trừ 1 điểm\nCoi thi".encode())
    lines = out.splitlines()
    assert lines[0] == "2 tiêu chí: 1 không được dùng, 0 nên xem lại, 1 được"
    assert lines[1] == "Dòng 1: KHÔNG ĐƯỢC DÙNG: Nghỉ ốm trừ 1 điểm"
    assert lines[2].startswith("  Vì các chữ “Nghỉ ốm”, “trừ 1 điểm”: Nghỉ ốm đúng chế độ")
    assert lines[-1] == "Dòng 2: được: Coi thi"


@pytest.mark.parametrize(
    ("given", "why"),
    [
        (b"\xff\x00\x80", "is neither UTF-8 text nor a spreadsheet"),
        (b"abc\x00def", "is neither UTF-8 text nor a spreadsheet"),
        (b"PK\x03\x04 broken", "is a spreadsheet that cannot be read"),
        (b"\xd0\xcf\x11\xe0 broken", "is a spreadsheet that cannot be read"),
        (b" " * (20 * 1024 * 1024 + 1), "is too large"),
    ],
    ids=["bytes", "nul", "xlsx", "xls", "large"],
)
def test_what_cannot_be_read_is_refused_in_one_line(command: Command, given: bytes, why: str):
    assert command("-", given=given) == (2, "", f"standard input: {why}\n")


def test_a_file_that_is_not_there_is_named(command: Command, tmp_path: Path):
    code, out, error = command(str(tmp_path / "none.txt"))
    assert (code, out, error.endswith("none.txt: cannot be read (No such file or directory)\n")) == (
        2,
        "",
        True,
    )

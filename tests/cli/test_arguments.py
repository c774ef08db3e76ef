"""Words that do not fit a command: which one, and what it may be, in Vietnamese."""

from pathlib import Path

import pytest

from thidua.cli.arguments import Arguments, port, whole_number


@pytest.fixture
def parser():
    parser = Arguments(prog="thidua demo", description="Trường mẫu.")
    parser.add_argument("file", type=Path, metavar="TỆP")
    parser.add_argument("--port", type=port)
    parser.add_argument("--seed", type=whole_number(0, 9))
    parser.add_argument("--size", choices=["small", "large"], metavar="CỠ")
    parser.add_argument("--check", action="store_true")
    return parser


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["a", "--size", "huge"], "--size: không có «huge»; chọn một trong: small, large."),
        (["a", "--port", "abc:80"], "--port: cổng phải là số từ 1 đến 65535, không phải «abc:80»."),
        (["a", "--seed", "10"], "--seed: phải là số nguyên từ 0 đến 9, không phải «10»."),
        (["a", "--port"], "--port: thiếu giá trị đi kèm."),
        (["a", "--check=1"], "--check: không có giá trị đi kèm, bỏ «1»."),
        ([], "còn thiếu: TỆP."),
        (["a", "b"], "không có tùy chọn hoặc tham số này: b."),
        (["a", "--s", "1"], "--s: chưa rõ là tùy chọn nào trong --seed, --size."),
    ],
)
def test_the_word_that_does_not_fit_is_named(parser, capsys, words, said):
    with pytest.raises(SystemExit) as ended:
        parser.parse_args(words)

    assert ended.value.code == 2
    assert capsys.readouterr().err.splitlines()[0] == f"thidua demo: {said}"


def test_help_has_no_english_heading(parser):
    text = parser.format_help()
    assert [line for line in text.splitlines() if line.endswith(":")] == ["tham số:", "tùy chọn:"]
    assert text.startswith("cách dùng: thidua demo ")
    assert "xem hướng dẫn này" in text

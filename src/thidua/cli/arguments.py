"""Reading the words after a command, with refusals in Vietnamese."""

import argparse
import re
import sys
from collections.abc import Callable
from typing import Any, NoReturn

LAST_PORT = 65_535
# Begins what is said in Vietnamese already; whatever stands before it is argparse's own.
OURS = "thidua:"
_NAME = r"argument (?P<name>.+?): "
# What argparse says of words that do not fit, and how it is said here.
SAID = (
    (
        _NAME + r"invalid choice: (?P<value>.*) \(choose from (?P<choices>.*)\)",
        "{name}: không có «{value}»; chọn một trong: {choices}",
    ),
    (_NAME + r"expected .*", "{name}: thiếu giá trị đi kèm"),
    (_NAME + r"ignored explicit argument (?P<value>.*)", "{name}: không có giá trị đi kèm, bỏ «{value}»"),
    (_NAME + r"not allowed with argument (?P<other>.*)", "{name}: không đi cùng {other}"),
    (r"the following arguments are required: (?P<names>.*)", "còn thiếu: {names}"),
    (r"unrecognized arguments: (?P<names>.*)", "không có tùy chọn hoặc tham số này: {names}"),
    (
        r"ambiguous option: (?P<name>.*) could match (?P<names>.*)",
        "{name}: chưa rõ là tùy chọn nào trong {names}",
    ),
)


class Arguments(argparse.ArgumentParser):
    """Says in Vietnamese which word does not fit, shows how they should read, ends with 2."""

    def __init__(self, **given: Any) -> None:
        super().__init__(**given, add_help=False)
        self._positionals.title, self._optionals.title = "tham số", "tùy chọn"
        self.add_argument("-h", "--help", action="help", help="xem hướng dẫn này")

    def format_help(self) -> str:
        return re.sub(r"\Ausage:", "cách dùng:", super().format_help())

    def error(self, message: str) -> NoReturn:
        print(f"{self.prog}: {in_vietnamese(message)}.\n\n{self.format_help()}", file=sys.stderr)
        sys.exit(2)


def in_vietnamese(message: str) -> str:
    """The sentence for what argparse says, with the argument's name and what it may be."""
    before, ours, said = message.partition(OURS)
    if ours:
        named = re.match(_NAME, before)
        return f"{named['name']}: {said.strip()}" if named else said.strip()
    for pattern, sentence in SAID:
        if found := re.fullmatch(pattern, message, re.DOTALL):
            return sentence.format(**{key: text.replace("'", "") for key, text in found.groupdict().items()})
    named = re.match(_NAME, message)
    return f"{named['name']}: giá trị chưa đúng" if named else "tham số chưa đúng hoặc còn thiếu"


def port(text: str) -> int:
    """A port that can be served on."""
    if not text.isdecimal() or not 0 < int(text) <= LAST_PORT:
        raise argparse.ArgumentTypeError(f"{OURS}cổng phải là số từ 1 đến {LAST_PORT}, không phải «{text}»")
    return int(text)


def whole_number(least: int, most: int) -> Callable[[str], int]:
    """Reads a whole number within these bounds."""

    def read(text: str) -> int:
        if not text.isdecimal() or not least <= int(text) <= most:
            raise argparse.ArgumentTypeError(
                f"{OURS}phải là số nguyên từ {least} đến {most}, không phải «{text}»"
            )
        return int(text)

    return read

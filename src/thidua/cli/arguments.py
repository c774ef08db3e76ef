"""Reading the words after a command, with refusals in Vietnamese."""

import argparse
import sys
from collections.abc import Callable
from typing import NoReturn

LAST_PORT = 65_535


class Arguments(argparse.ArgumentParser):
    """Says in Vietnamese that the words do not fit, shows how they should read, ends with 2."""

    def error(self, message: str) -> NoReturn:
        reason = message.rpartition(": ")[2] if "thidua:" in message else "tham số chưa đúng hoặc còn thiếu"
        print(f"{self.prog}: {reason.removeprefix('thidua:')}.\n\n{self.format_help()}", file=sys.stderr)
        sys.exit(2)


def port(text: str) -> int:
    """A port that can be served on."""
    if not text.isdecimal() or not 0 < int(text) <= LAST_PORT:
        raise argparse.ArgumentTypeError(f"thidua:cổng phải là số từ 1 đến {LAST_PORT}, không phải «{text}»")
    return int(text)


def whole_number(least: int, most: int) -> Callable[[str], int]:
    """Reads a whole number within these bounds."""

    def read(text: str) -> int:
        if not text.isdecimal() or not least <= int(text) <= most:
            raise argparse.ArgumentTypeError(
                f"thidua:phải là số nguyên từ {least} đến {most}, không phải «{text}»"
            )
        return int(text)

    return read

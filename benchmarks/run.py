"""Runs one benchmark by name: a table for people, and as the last line one JSON object of its figures.

A benchmark is a module beside this one with `run() -> dict[str, int | float | str]`: it measures us and,
in the same process, what one would take instead. The first line of its docstring says what is compared.
"""

import importlib
import json
import platform
import sys
from pathlib import Path

FOLDER = Path(__file__).resolve().parent


def names() -> list[str]:
    return sorted(path.stem for path in FOLDER.glob("*.py") if path.stem != "run")


def table(figures: dict[str, int | float | str]) -> str:
    width = max(map(len, figures))
    return "\n".join(f"  {name:<{width}}  {shown(value)}" for name, value in figures.items())


def shown(value: float | str) -> str:
    return (
        value
        if isinstance(value, str)
        else f"{value:>14,.4g}"
        if isinstance(value, float)
        else f"{value:>14,}"
    )


def main(words: list[str]) -> None:
    if len(words) != 1 or words[0] not in names():
        sys.exit(f"make bench NAME=…   one of: {', '.join(names())}")
    benchmark = importlib.import_module(words[0])
    said = (benchmark.__doc__ or words[0]).splitlines()[0]
    print(f"{said}\nPython {platform.python_version()}, {platform.machine()}\n")
    figures = benchmark.run()
    print(f"{table(figures)}\n")
    print(json.dumps(figures, ensure_ascii=False))


if __name__ == "__main__":
    main(sys.argv[1:])

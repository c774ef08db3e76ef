"""No promise to come back later, no silence without a reason, no wrong word, no address in a lock."""

import ast
import json
import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path

from house.sources import files, python_files, shown

CODE = ("src", "tests", "scripts", "benchmarks")
TEXTS = (
    "src/**/*.py", "src/**/*.html", "src/**/*.js", "src/**/*.css", "src/**/*.typ", "law/**/*.yaml",
    "tests/**/*.py", "scripts/*.py", "benchmarks/*.py", "docs/**/*.md", "*.md", "Makefile",
)  # fmt: skip
LATER = re.compile(r"\b(" + "|".join(("TO" + "DO", "FIX" + "ME", "X" * 3)) + r")\b")
# A silenced check names its code and then, on the same line, the excuse.
SILENCED = re.compile(r"#\s*(noqa|type:\s*ignore|pragma:\s*no cover|fmt:\s*off)\b(.*)")
EXCUSE = re.compile(r"(:\s*[A-Z]+\d+(,\s*[A-Z]+\d+)*|\[[a-z, -]+\])?[\s#:,.-]*(?P<words>.*)")
SHORTEST_EXCUSE = 4
# Words of another legal order than the one of public employees and emulation; right-hand: what is meant.
WRONG_WORDS = {"giáng chức": "cách chức"}


def read(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def numbered(*patterns: str) -> Iterator[tuple[str, str]]:
    for path in files(*patterns):
        for number, line in enumerate(read(path).splitlines(), start=1):
            yield f"{shown(path)}:{number}", line


def test_nothing_is_put_off_until_later():
    assert [f"{place}: {line.strip()}" for place, line in numbered(*TEXTS) if LATER.search(line)] == []


def test_no_check_is_silenced_without_an_excuse():
    silent = []
    for place, line in numbered(*(f"{folder}/**/*.py" for folder in CODE)):
        found = SILENCED.search(line)
        if found and "SILENCED" not in line:
            excuse = EXCUSE.fullmatch(found[2])
            if excuse is None or len(excuse["words"]) < SHORTEST_EXCUSE:
                silent.append(f"{place}: {line.strip()}")
    assert silent == []


def test_nobody_catches_everything():
    everything = [
        f"{shown(path)}:{node.lineno}"
        for path in python_files(*CODE)
        for node in ast.walk(ast.parse(read(path)))
        if isinstance(node, ast.ExceptHandler) and _catches_all(node.type) and not _lets_go(node)
    ]
    assert everything == []


def _lets_go(handler: ast.ExceptHandler) -> bool:
    """Tidies up and raises again what it caught."""
    last = handler.body[-1]
    return isinstance(last, ast.Raise) and last.exc is None


def _catches_all(caught: ast.expr | None) -> bool:
    if isinstance(caught, ast.Tuple):
        return any(_catches_all(one) for one in caught.elts)
    return caught is None or (isinstance(caught, ast.Name) and caught.id in {"Exception", "BaseException"})


def test_python_locks_carry_hashes_and_no_address():
    for path in files("requirements/*.txt"):
        text = read(path)
        assert "://" not in text, shown(path)
        assert text.count("==") <= text.count("--hash=sha256:"), shown(path)


def test_package_lock_carries_digests_and_no_address():
    (lock,) = files("package-lock.json")
    packages = {name: package for name, package in json.loads(read(lock))["packages"].items() if name}
    for package in packages.values():
        package.pop("funding", None)  # whom to thank, not whence to fetch

    assert packages != {}
    assert [
        name for name, package in packages.items() if not package["integrity"].startswith("sha512-")
    ] == []
    assert "://" not in json.dumps(packages)


def test_templates_and_law_use_the_right_words():
    wrong = [
        f"{place}: {word}, say {right}"
        for place, line in numbered("src/**/*.html", "src/**/*.typ", "law/**/*.yaml")
        for word, right in WRONG_WORDS.items()
        if word in line.lower()
    ]
    assert wrong == []


def test_vietnamese_letters_are_written_as_one_sign_each():
    """A letter with its marks apart looks the same and is never found."""
    apart = [place for place, line in numbered(*TEXTS) if not unicodedata.is_normalized("NFC", line)]
    assert apart == []

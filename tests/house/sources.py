"""What the house tests read: the project's files, and each module's imports."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SRC = ROOT / "src"
PACKAGES = ("statute", "paper", "thidua")
# Made by the set-up out of node_modules; not ours to judge.
MADE = (SRC / "thidua" / "web" / "static" / "vendor", SRC / "thidua" / "web" / "collected")


def files(*patterns: str) -> list[Path]:
    """Files of the project by patterns from its root, without what is made and without migrations' folders."""
    found = {path for pattern in patterns for path in ROOT.glob(pattern) if path.is_file()}
    return sorted(
        path for path in found if not path.is_relative_to(MADE[0]) and not path.is_relative_to(MADE[1])
    )


def python_files(*folders: str) -> list[Path]:
    return [
        path for path in files(*(f"{folder}/**/*.py" for folder in folders)) if "migrations" not in path.parts
    ]


def shown(path: Path) -> str:
    return str(path.relative_to(ROOT))


@dataclass(frozen=True)
class Import:
    """One import statement's target, as written in a module."""

    importer: str
    path: Path
    line: int
    target: str
    deferred_in: str | None  # the function it stands in

    def __str__(self) -> str:
        return f"{shown(self.path)}:{self.line} imports {self.target}"


@cache
def modules() -> dict[str, Path]:
    """Dotted name → file, of everything under src."""
    return {_dotted(path): path for path in python_files("src")}


def _dotted(path: Path) -> str:
    parts = list(path.relative_to(SRC).with_suffix("").parts)
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


@cache
def imports() -> tuple[Import, ...]:
    """Every import under src, those inside functions too."""
    return tuple(one for name, path in modules().items() for one in _imports_of(name, path))


def _imports_of(name: str, path: Path) -> Iterator[Import]:
    package = name if path.name == "__init__.py" else name.rpartition(".")[0]
    for node, function in _walk(ast.parse(path.read_text(encoding="utf-8")), None):
        for target in _targets(node, package):
            yield Import(name, path, node.lineno, target, function)


def _walk(node: ast.AST, function: str | None) -> Iterator[tuple[ast.stmt, str | None]]:
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.Import | ast.ImportFrom):
            yield child, function
        inside = child.name if isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef) else function
        yield from _walk(child, inside)


def _targets(node: ast.stmt, package: str) -> Iterator[str]:
    if isinstance(node, ast.Import):
        yield from (alias.name for alias in node.names)
    elif isinstance(node, ast.ImportFrom):
        parents = package.split(".")
        start = ".".join(parents[: len(parents) - node.level + 1]) if node.level else ""
        base = ".".join(part for part in (start, node.module) if part)
        for alias in node.names:
            inner = f"{base}.{alias.name}"
            yield inner if inner in modules() else base

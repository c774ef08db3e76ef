"""For the wheel: built once, installed into an environment that holds nothing else of ours."""

import re
import subprocess
import sys
import sysconfig
import venv
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

import pytest

from house.sources import ROOT

sys.path.insert(0, str(ROOT / "scripts"))
from build_wheel import build  # the same as `make wheel` runs


@dataclass(frozen=True)
class Installed:
    """An environment with the wheel in it, outside the checkout."""

    folder: Path

    @property
    def program(self) -> Path:
        return self.folder / "bin" / "thidua"

    @property
    def packages(self) -> Path:
        return Path(sysconfig.get_path("purelib", vars={"base": str(self.folder)}))


@pytest.fixture(scope="session")
def wheel() -> Path:
    return build()


@pytest.fixture(scope="session")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Installed:
    """The wheel beside exactly the packages of base.txt."""
    return _environment(wheel, tmp_path_factory.mktemp("elsewhere") / "env", _locked("base.txt"))


@pytest.fixture(scope="session")
def installed_with_bulk(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Installed:
    """The wheel as thidua[bulk] brings it."""
    names = [*_locked("base.txt"), *_locked("bulk.txt")]
    return _environment(wheel, tmp_path_factory.mktemp("elsewhere-bulk") / "env", names)


def _environment(wheel: Path, folder: Path, names: list[str]) -> Installed:
    """No registry is asked: the locked packages are linked in from our own environment, and only those,
    so that a module which stands in dev.txt alone is missing here as it would be for a user.
    """
    one = Installed(folder)
    venv.create(one.folder, with_pip=False)
    ours = Path(sysconfig.get_path("purelib"))
    for name in sorted(_tops(names)):
        (one.packages / name).symlink_to(ours / name)
    uv = Path(sys.executable).with_name("uv")
    python = one.folder / "bin" / "python"
    install = [uv, "pip", "install", "--quiet", "--offline", "--no-deps", "--python", python]
    subprocess.run([*install, wheel], check=True)
    return one


def _locked(file: str) -> list[str]:
    text = (ROOT / "requirements" / file).read_text(encoding="utf-8")
    return re.findall(r"^([a-z0-9._-]+)==", text, re.MULTILINE)


def _tops(names: list[str]) -> set[str]:
    """The files and folders which these packages put into site-packages."""
    tops: set[str] = set()
    for name in names:
        try:
            paths = distribution(name).files or []
        except PackageNotFoundError:  # locked for another platform
            continue
        tops.update(path.parts[0] for path in paths if path.parts[0] not in {"..", "__pycache__"})
    return tops


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.wheel)

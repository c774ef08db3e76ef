"""Builds dist/*.whl with everything in it that a machine without npm and without this checkout needs."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
DIST = ROOT / "dist"


def build() -> Path:
    """The one wheel in dist/, fresh. Static files are collected anew, so that no old ones travel along."""
    shutil.rmtree(DIST, ignore_errors=True)
    collect = [
        "django",
        "collectstatic",
        "--clear",
        "--noinput",
        "--verbosity=0",
        "--settings=thidua.settings",
    ]
    # Without isolation: hatchling is in our locks, and an isolated build would ask the registry.
    for module in (collect, ["hatchling", "build", "-t", "wheel"]):
        done = subprocess.run(
            [sys.executable, "-m", *module],
            cwd=ROOT,
            env={**os.environ, "SOURCE_DATE_EPOCH": "1700000000"},
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode:
            sys.exit(f"{' '.join(module)} failed:\n{done.stdout}{done.stderr}")
    (wheel,) = DIST.glob("*.whl")
    return wheel


if __name__ == "__main__":
    made = build()
    print(f"{made.relative_to(ROOT)}  {made.stat().st_size / 1e6:.1f} MB")

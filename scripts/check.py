"""Runs the checks that read the code and the law without running the tests, two at a time."""

import os
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BIN = ROOT / ".venv" / "bin"
TEMPLATES = sorted(str(path.relative_to(ROOT)) for path in (ROOT / "src").glob("**/templates/**/*.html"))

# The slowest first, so that the others run beside it.
CHECKS: dict[str, list[str]] = {
    "types": ["mypy"],
    "format": ["ruff", "format", "--check", "--quiet", "."],
    "lint": ["ruff", "check", "--quiet", "."],
    "templates": ["djade", "--check", "--target-version", "5.2", *TEMPLATES],
    "floors": ["lint-imports"],
    "migrations": ["python", "-m", "django", "makemigrations", "--check", "--dry-run"],
    "django": ["python", "-m", "django", "check", "--fail-level", "WARNING"],
    "law": ["thidua", "law", "check"],
}


def run(name: str, home: str) -> tuple[int, str]:
    """One check in an empty home of its own; its exit code and what it said."""
    environment = {**os.environ, "THIDUA_HOME": f"{home}/{name}", "DJANGO_SETTINGS_MODULE": "thidua.settings"}
    began = time.monotonic()
    program, *arguments = CHECKS[name]
    done = subprocess.run(
        [BIN / program, *arguments], cwd=ROOT, env=environment, capture_output=True, text=True, check=False
    )
    mark = "FAILED" if done.returncode else "ok"
    print(f"  {name:<12} {mark:<6} {time.monotonic() - began:5.1f} s", flush=True)
    return done.returncode, done.stdout + done.stderr


def main() -> None:
    with tempfile.TemporaryDirectory() as home, ThreadPoolExecutor(2) as two:
        results = dict(zip(CHECKS, two.map(lambda name: run(name, home), CHECKS), strict=True))
    failed = {name: said for name, (code, said) in results.items() if code}
    for name, said in failed.items():
        print(f"\n--- {name} ---\n{said.strip()}")
    if failed:
        sys.exit(f"\nchecks failed: {', '.join(failed)}")


main()

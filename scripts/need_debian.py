"""Sees to it that the tests find what pip cannot bring: Chromium, LibreOffice, poppler. Installs Debian's where allowed."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
# Package → how it is recognised, and what for.
WANTED = {
    "chromium": (CHROMIUM_NAMES, "the browser journeys"),
    "libreoffice-writer-nogui": (("soffice", "libreoffice"), "the papers as they print"),
    "poppler-utils": (("pdftotext",), "the papers as they print"),
}


def chromium() -> str | None:
    """The browser to drive: $CHROMIUM when set, else the first known name on the path."""
    named = os.environ.get("CHROMIUM")
    if named:
        return named if Path(named).exists() else None
    return next((found for name in CHROMIUM_NAMES if (found := shutil.which(name))), None)


def missing() -> list[str]:
    """Packages of which no program is on the path."""
    return [
        package
        for package, (names, _) in WANTED.items()
        if not (chromium() if package == "chromium" else any(map(shutil.which, names)))
    ]


def may_install() -> bool:
    """Whether this is Debian or a child of it, and we are root."""
    return os.geteuid() == 0 and Path("/etc/debian_version").exists() and bool(shutil.which("apt-get"))


def install(packages: list[str]) -> None:
    print(f"Missing for the tests: {', '.join(packages)}. Installing Debian's.", flush=True)
    quietly = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for command in (
        ["apt-get", "update", "-qq"],
        ["apt-get", "install", "-y", "-qq", "--no-install-recommends", *packages],
    ):
        subprocess.run(command, env=quietly, check=False)


def main() -> None:
    """Without Chromium the tests do not begin; without the others some are skipped, but not with CI=true."""
    if os.environ.get("CHROMIUM") and not chromium():
        sys.exit(f"CHROMIUM names {os.environ['CHROMIUM']}, which is not there.")
    if missing() and may_install():
        install(missing())
    for package in missing():
        print(f"Not on this machine: {package}, for {WANTED[package][1]}.", flush=True)
    if "chromium" in missing():
        sys.exit(
            "The browser journeys need Chromium.\n"
            "Install it (Debian, Ubuntu: sudo apt-get install chromium), or name another one:\n"
            "  make test CHROMIUM=/path/to/chromium"
        )


if __name__ == "__main__":
    main()

"""Sees to it that the journeys find Chromium: installs Debian's where that is allowed, else says what to do."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def chromium() -> str | None:
    """The browser to drive: $CHROMIUM when set, else the first known name on the path."""
    named = os.environ.get("CHROMIUM")
    if named:
        return named if Path(named).exists() else None
    return next((found for name in NAMES if (found := shutil.which(name))), None)


def may_install() -> bool:
    """Whether this is Debian or a child of it, and we are root."""
    return os.geteuid() == 0 and Path("/etc/debian_version").exists() and bool(shutil.which("apt-get"))


def install() -> None:
    print("Chromium is missing: installing Debian's", flush=True)
    quietly = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for command in (
        ["apt-get", "update", "-qq"],
        ["apt-get", "install", "-y", "-qq", "--no-install-recommends", "chromium"],
    ):
        subprocess.run(command, env=quietly, check=False)


def main() -> None:
    if chromium():
        return
    if os.environ.get("CHROMIUM"):
        sys.exit(f"CHROMIUM names {os.environ['CHROMIUM']}, which is not there.")
    if may_install():
        install()
    if not chromium():
        sys.exit(
            "The browser journeys need Chromium, and it is not on this machine.\n"
            "Install it (Debian, Ubuntu: sudo apt-get install chromium), or name another one:\n"
            "  make test CHROMIUM=/path/to/chromium"
        )


if __name__ == "__main__":
    main()

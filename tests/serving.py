"""Runs the command `thidua` against a home of its own, and serves from it."""

import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

CHECKOUT = (sys.executable, "-m", "thidua.cli")
# A demo school is played before it is served.
SECONDS_TO_START = 300
SECONDS_TO_STOP = 20


@dataclass(frozen=True)
class Site:
    """A running server: its address, the home it writes to, what it has said."""

    url: str
    home: Path
    pid: int

    def log(self) -> str:
        return (self.home / "serve.log").read_text(encoding="utf-8")


def environment(home: Path, more: Mapping[str, str] | None = None) -> dict[str, str]:
    """Ours without what would lead the program to another home or database."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("THIDUA_", "DJANGO_", "PYTHON", "DATABASE_"))
    }
    return {**kept, "THIDUA_HOME": str(home), **(more or {})}


def thidua(home: Path, *words: str, program: Sequence[str | Path] = CHECKOUT, **more: str) -> str:
    """Runs one command to its end and gives what it said; raises with it when it fails."""
    done = subprocess.run(
        [*program, *words],
        env=environment(home, more),
        cwd=home,
        check=False,
        text=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    )
    if done.returncode:
        raise RuntimeError(f"thidua {' '.join(words)} ended with {done.returncode}:\n{done.stdout}")
    return done.stdout


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def serving(
    home: Path,
    *,
    program: Sequence[str | Path] = CHECKOUT,
    words: Sequence[str] = ("serve",),
    **more: str,
) -> Iterator[Site]:
    """`thidua serve` from this home until the block ends; raises with its log when it does not answer."""
    port = free_port()
    with (home / "serve.log").open("wb") as log:
        process = subprocess.Popen(
            [*program, *words, "--port", str(port)],
            env=environment(home, more),
            cwd=home,
            stdout=log,
            stderr=log,
        )
    site = Site(f"http://127.0.0.1:{port}", home, process.pid)
    try:
        _wait(site, process)
        yield site
    finally:
        process.terminate()
        try:
            process.wait(SECONDS_TO_STOP)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _wait(site: Site, process: subprocess.Popen[bytes]) -> None:
    give_up = time.monotonic() + SECONDS_TO_START
    while True:
        try:
            with urllib.request.urlopen(site.url, timeout=5):
                return
        except urllib.error.HTTPError as refusal:
            refusal.close()  # it answers, if only with a refusal
            return
        except OSError:
            if process.poll() is not None or time.monotonic() > give_up:
                raise RuntimeError(f"thidua serve does not answer:\n{site.log()}") from None
            time.sleep(0.05)

"""Turns .docx papers into PDF exactly as they will print, with LibreOffice where it is installed."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path

from paper.errors import OfficeFailedError, OfficeMissingError

PROGRAMS = ("soffice", "libreoffice")
SECONDS = 120


def office() -> str | None:
    """Where LibreOffice is on this machine, or None."""
    return next((found for found in map(shutil.which, PROGRAMS) if found), None)


def docx_to_pdf(papers: Sequence[bytes]) -> list[bytes]:
    """One PDF for each .docx, in the same order; all in one call, for starting takes longer than converting.

    Runs with a profile of its own, so that an open LibreOffice or a second call does not disturb it. Raises
    OfficeMissingError, or OfficeFailedError when a paper could not be converted within two minutes.
    """
    program = office()
    if program is None:
        raise OfficeMissingError
    with tempfile.TemporaryDirectory(prefix="thidua-") as name:
        folder = Path(name)
        sources = [folder / f"{place:04}.docx" for place in range(len(papers))]
        for source, paper in zip(sources, papers, strict=True):
            source.write_bytes(paper)
        _convert(program, folder, sources)
        made = [source.with_suffix(".pdf") for source in sources]
        if not all(pdf.is_file() for pdf in made):
            raise OfficeFailedError
        return [pdf.read_bytes() for pdf in made]


def _convert(program: str, folder: Path, sources: Sequence[Path]) -> None:
    if not sources:
        return
    profile = (folder / "profile").as_uri()
    command = [
        program,
        f"-env:UserInstallation={profile}",
        "--headless",
        "--norestore",
        "--convert-to",
        "pdf",
    ]
    try:
        subprocess.run(  # noqa: S603 - the program found above and files named here, no word from outside
            [*command, "--outdir", str(folder), *map(str, sources)],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=SECONDS,
            check=True,
            env={**os.environ, "HOME": str(folder)},
        )
    except (subprocess.TimeoutExpired, subprocess.CalledProcessError) as error:
        raise OfficeFailedError from error

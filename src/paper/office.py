"""What a file of Office is, by what stands inside it and not by its name; one that holds a program is told apart."""

import zipfile
import zlib
from typing import IO

from paper.media import DOCX, XLSX

# What the main part says it is; a document with macros says something else.
KINDS = {
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml": DOCX,
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml": XLSX,
}
# Files of Word and Excel before 2007 begin so, and any that is locked by a password.
COMPOUND = b"\xd0\xcf\x11\xe0"
ZIPPED = b"PK\x03\x04"
TYPES = "[Content_Types].xml"
MOST_TYPES = 1 << 20


class MacroError(ValueError):
    """A program is inside."""


def kind_of(file: IO[bytes]) -> str:
    """Its media type; empty for what is no document of Word or Excel, a torn one too. Unpacks only its table of parts."""
    beginning = file.read(len(ZIPPED))
    file.seek(0)
    if beginning != ZIPPED:
        return ""
    try:
        with zipfile.ZipFile(file) as archive:
            names = archive.namelist()
            with archive.open(TYPES) as types:
                said = types.read(MOST_TYPES).decode("utf-8", "replace")
    except (
        zipfile.BadZipFile,
        KeyError,
        NotImplementedError,
        RuntimeError,
        ValueError,
        EOFError,
        zlib.error,
    ):
        return ""
    if "macroEnabled" in said or any("vbaproject" in name.lower() for name in names):
        raise MacroError
    return next((kind for main, kind in KINDS.items() if f'"{main}"' in said), "")

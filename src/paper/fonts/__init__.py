"""Which fonts the printed PDF needs, where they lie, and whether they are there.

Only these are used, never the machine's own, so that a certificate looks the same on every machine. The files are
fetched by `make setup` (OFL licence) and are not kept in the repository.
"""

from pathlib import Path

from paper.errors import FontsMissingError

FOLDER = Path(__file__).parent

FILES = (
    "Tinos_400Regular.ttf",
    "Tinos_400Regular_Italic.ttf",
    "Tinos_700Bold.ttf",
    "Tinos_700Bold_Italic.ttf",
    "PlayfairDisplay_700Bold.ttf",
)


def missing(folder: Path = FOLDER) -> list[str]:
    """Names of the font files that are not there; empty when all is well."""
    return [name for name in FILES if not (folder / name).is_file()]


def require(folder: Path = FOLDER) -> Path:
    """The folder of the fonts, complete. Raises FontsMissingError naming the files and `make setup`."""
    absent = missing(folder)
    if absent:
        raise FontsMissingError(
            f"Thiếu phông chữ để in: {', '.join(absent)}. Hãy chạy lệnh `make setup` rồi in lại."
        )
    return folder

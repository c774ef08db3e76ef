"""The file to hand over: a folder a criterion, the list of contents in front, every piece as a file."""

import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from paper import words
from paper.evidence import ContentsLine, make_contents, make_contents_sheet, make_place_sheet
from thidua.core.errors import RefusedError
from thidua.files.models import StoredFile
from thidua.files.queries import FileDamagedError, content_of
from thidua.standards.models import LINKED, Piece, Recognition, Requirement, Source
from thidua.standards.queries.board import requirements_of
from thidua.standards.queries.sources import found_in

# One and the same for each, so that the same evidence gives the same bytes.
DAY_IN_ZIP = (1980, 1, 1, 0, 0, 0)
LONGEST_NAME = 60


@dataclass(frozen=True, slots=True)
class Parcel:
    """The ZIP with how many files of evidence it holds and how many criteria have none."""

    content: bytes
    files: int
    missing: int


def bare_requirements(recognition: Recognition) -> list[Requirement]:
    """Criteria without a single piece: told before anything is given out."""
    return list(requirements_of(recognition).filter(uses=None))


def sheets_needed(recognition: Recognition) -> list[Piece]:
    """Pieces of which there is no file: a sheet will say where they lie."""
    pieces = Piece.objects.filter(recognition=recognition).select_related("recognition__unit", "file")
    return [piece for piece in pieces if file_of(piece) is None]


def file_of(piece: Piece) -> StoredFile | None:
    """The uploaded file, else the file that the object itself has."""
    if piece.file is not None or piece.source not in LINKED or piece.linked is None:
        return piece.file
    found = found_in(piece.recognition.unit, Source(piece.source), piece.linked)
    return found.file if found else None


def parcel_of(recognition: Recognition, on: date) -> Parcel:
    """Every piece lies once, under the first criterion it serves; the list names it under each."""
    target, lines, placed = io.BytesIO(), list[ContentsLine](), dict[object, str]()
    by_requirement = _pieces(recognition)
    missing = 0
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for requirement in requirements_of(recognition):
            pieces = by_requirement.get(requirement.id, [])
            missing += not pieces
            lines += list(_lines(archive, requirement, pieces, placed, on))
        title = recognition.name
        school = recognition.unit.name
        _write(archive, "00-danh-muc-minh-chung.docx", make_contents(title, school, lines, on))
        _write(archive, "00-danh-muc-minh-chung.xlsx", make_contents_sheet(title, lines))
    return Parcel(target.getvalue(), len(placed), missing)


def _pieces(recognition: Recognition) -> dict[object, list[Piece]]:
    found: dict[object, list[Piece]] = {}
    rows = Piece.objects.filter(recognition=recognition).select_related("recognition__unit", "file")
    for piece in rows.prefetch_related("uses"):
        for use in piece.uses.all():
            found.setdefault(use.requirement_id, []).append(piece)
    return found


def _lines(
    archive: zipfile.ZipFile,
    requirement: Requirement,
    pieces: list[Piece],
    placed: dict[object, str],
    on: date,
) -> Iterator[ContentsLine]:
    standard = requirement.standard
    folder = f"tieu-chuan-{words.ascii_name(standard.number)}/tieu-chi-{_number(requirement.code)}"
    asked = f"{requirement.code} {requirement.text}"
    heading = f"Tiêu chuẩn {standard.number}" + (f": {standard.name}" if standard.name else "")
    said = f"{requirement.get_verdict_display()} {requirement.level}".strip()
    if not pieces:
        yield ContentsLine(heading, asked, said, "", "Chưa có minh chứng", "")
    for piece in pieces:
        if piece.id not in placed:
            name, content = _content(piece, on)
            placed[piece.id] = f"{folder}/{name}"
            _write(archive, placed[piece.id], content)
        yield ContentsLine(heading, asked, said, piece.code, piece.title, placed[piece.id])


def _content(piece: Piece, on: date) -> tuple[str, bytes]:
    """The file of a piece, or the sheet that says where it is to be seen."""
    beginning = words.ascii_name(f"{piece.code} {piece.title}")[:LONGEST_NAME].rstrip("-")
    stored = file_of(piece)
    if stored is None:
        where = piece.place or f"Xem trên phần mềm: {piece.get_source_display()}, “{piece.title}”."
        unit = piece.recognition.unit.name
        return f"{beginning}.docx", make_place_sheet(unit, piece.code, piece.title, where, on)
    try:
        content = content_of(stored)
    except (FileDamagedError, FileNotFoundError):
        raise RefusedError(
            f"Tệp của minh chứng {piece.code} không đọc được. Hãy khôi phục từ bản sao lưu, hoặc tải lại tệp."
        ) from None
    ending = stored.name.rpartition(".")[2] if "." in stored.name else "bin"
    return f"{beginning}.{words.ascii_name(ending)}", content


def _number(code: str) -> str:
    """1.10 stays apart from 1.1: the dots of a code stay."""
    return ".".join(words.ascii_name(part) for part in code.split(".") if part) or "khac"


def _write(archive: zipfile.ZipFile, name: str, content: bytes) -> None:
    entry = zipfile.ZipInfo(name, DAY_IN_ZIP)
    entry.compress_type = zipfile.ZIP_DEFLATED
    archive.writestr(entry, content)

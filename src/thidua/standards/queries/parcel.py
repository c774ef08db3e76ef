"""The file to hand over: a folder a criterion, the list of contents in front, every piece as a file."""

import hashlib
import tempfile
import zipfile
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import IO
from uuid import UUID

from django.conf import settings

from paper import media, words
from paper.evidence import ContentsLine, make_contents, make_contents_sheet, make_place_sheet
from thidua.core.errors import RefusedError
from thidua.files.models import StoredFile
from thidua.files.queries import FileDamagedError, chunks_of
from thidua.standards.errors import EmptyParcelError, TooLargeParcelError
from thidua.standards.models import LINKED, Piece, Recognition, Requirement, Source, Standard
from thidua.standards.queries.board import requirements_of
from thidua.standards.queries.sources import found_among

# One and the same for each, so that the same evidence gives the same bytes.
DAY_IN_ZIP = (1980, 1, 1, 0, 0, 0)
LONGEST_NAME = 60
MOST_FILES = 2_000
MOST_BYTES = 1 << 30
# By what the file is, whatever name it was given.
ENDINGS = {
    media.PDF: "pdf",
    media.DOCX: "docx",
    media.XLSX: "xlsx",
    "image/jpeg": "jpg",
    "image/png": "png",
}


@dataclass(frozen=True, slots=True)
class Load:
    """What would go out of a recognition, or of one of its standards: criteria with their pieces, pieces with their files."""

    recognition: Recognition
    standard: Standard | None
    requirements: list[Requirement]
    under: dict[UUID, list[Piece]]
    files: dict[UUID, StoredFile | None]

    @property
    def pieces(self) -> list[Piece]:
        return list({piece.id: piece for rows in self.under.values() for piece in rows}.values())

    @property
    def size(self) -> int:
        """Of the files as they lie; the papers that are written anew weigh nothing beside them."""
        return sum(file.size for file in self.files.values() if file is not None)

    @property
    def bare(self) -> list[Requirement]:
        """Criteria without a single piece: told before anything is given out."""
        return [row for row in self.requirements if not self.under.get(row.id)]

    @property
    def sheets(self) -> list[Piece]:
        """Pieces of which there is no file: a sheet will say where they lie."""
        return [piece for piece in self.pieces if self.files[piece.id] is None]

    @property
    def is_too_large(self) -> bool:
        return len(self.files) > MOST_FILES or self.size > MOST_BYTES


@dataclass(frozen=True, slots=True)
class Parcel:
    """The ZIP, open at its beginning and gone from the disk when it is closed; with what it holds and what it lacks."""

    file: IO[bytes]
    digest: str
    files: int
    missing: int


def load_of(recognition: Recognition, standard: Standard | None = None) -> Load:
    rows = requirements_of(recognition)
    requirements = list(rows.filter(standard=standard) if standard else rows)
    wanted = {row.id for row in requirements}
    under: dict[UUID, list[Piece]] = defaultdict(list)
    pieces = Piece.objects.filter(recognition=recognition).select_related("recognition__unit", "file")
    for piece in pieces.prefetch_related("uses"):
        for use in piece.uses.all():
            if use.requirement_id in wanted:
                under[use.requirement_id].append(piece)
    among = {piece.id: piece for rows in under.values() for piece in rows}
    return Load(recognition, standard, requirements, dict(under), _files(recognition, among.values()))


def parcel_of(load: Load, on: date) -> Parcel:
    """Every piece lies once, under the first criterion it serves; the list names it under each.

    Written to a nameless file of the home, piece by piece: however large, it never lies in memory, and whoever is
    killed leaves nothing behind.
    """
    if not load.requirements:
        raise EmptyParcelError
    if load.is_too_large:
        raise TooLargeParcelError(len(load.files), load.size, MOST_FILES, MOST_BYTES)
    target = tempfile.TemporaryFile(dir=settings.THIDUA_HOME)  # noqa: SIM115 - closed by whoever sends it
    try:
        files = _pack(target, load, on)
        target.seek(0)
        digest = hashlib.file_digest(target, "sha256").hexdigest()
        target.seek(0)
    except BaseException:
        target.close()
        raise
    return Parcel(target, digest, files, len(load.bare))


def _pack(target: IO[bytes], load: Load, on: date) -> int:
    lines, placed = list[ContentsLine](), dict[UUID, str]()
    with zipfile.ZipFile(target, "w") as archive:
        for requirement in load.requirements:
            lines += list(_lines(archive, requirement, load, placed, on))
        title, school = load.recognition.name, load.recognition.unit.name
        _write(archive, "00-danh-muc-minh-chung.docx", [make_contents(title, school, lines, on)])
        _write(archive, "00-danh-muc-minh-chung.xlsx", [make_contents_sheet(title, lines)])
    return len(placed)


def _files(recognition: Recognition, pieces: Iterable[Piece]) -> dict[UUID, StoredFile | None]:
    """The uploaded file, else the file that the object itself has; a question a source, however many pieces."""
    rows = list(pieces)
    asked: dict[str, list[UUID]] = defaultdict(list)
    for piece in rows:
        if piece.file is None and piece.source in LINKED and piece.linked is not None:
            asked[piece.source].append(piece.linked)
    found = {
        key: one.file
        for source, linked in asked.items()
        for key, one in found_among(recognition.unit, Source(source), linked).items()
    }
    return {piece.id: piece.file or (found.get(piece.linked) if piece.linked else None) for piece in rows}


def _lines(
    archive: zipfile.ZipFile, requirement: Requirement, load: Load, placed: dict[UUID, str], on: date
) -> Iterator[ContentsLine]:
    standard = requirement.standard
    folder = f"tieu-chuan-{words.ascii_name(standard.number)}/tieu-chi-{_number(requirement.code)}"
    asked = f"{requirement.code} {requirement.text}"
    heading = f"Tiêu chuẩn {standard.number}" + (f": {standard.name}" if standard.name else "")
    said = f"{requirement.get_verdict_display()} {requirement.level}".strip()
    pieces = load.under.get(requirement.id, [])
    if not pieces:
        yield ContentsLine(heading, asked, said, "", "Chưa có minh chứng", "")
    for piece in pieces:
        if piece.id not in placed:
            placed[piece.id] = f"{folder}/{_place(archive, folder, piece, load.files[piece.id], on)}"
        yield ContentsLine(heading, asked, said, piece.code, piece.title, placed[piece.id])


def _place(archive: zipfile.ZipFile, folder: str, piece: Piece, stored: StoredFile | None, on: date) -> str:
    """The file of a piece, or the sheet that says where it is to be seen, written; gives its name."""
    beginning = words.ascii_name(f"{piece.code} {piece.title}")[:LONGEST_NAME].rstrip("-")
    if stored is None:
        where = piece.place or f"Xem trên phần mềm: {piece.get_source_display()}, “{piece.title}”."
        unit = piece.recognition.unit.name
        name = f"{beginning}.docx"
        _write(archive, f"{folder}/{name}", [make_place_sheet(unit, piece.code, piece.title, where, on)])
        return name
    ending = ENDINGS.get(stored.content_type) or words.ascii_name(stored.name.rpartition(".")[2]) or "bin"
    name = f"{beginning}.{ending}"
    try:
        _write(archive, f"{folder}/{name}", chunks_of(stored))
    except (FileDamagedError, FileNotFoundError):
        raise RefusedError(
            f"Tệp của minh chứng {piece.code} không đọc được. Hãy khôi phục từ bản sao lưu, hoặc tải lại tệp."
        ) from None
    return name


def _number(code: str) -> str:
    """1.10 stays apart from 1.1: the dots of a code stay."""
    return ".".join(words.ascii_name(part) for part in code.split(".") if part) or "khac"


def _write(archive: zipfile.ZipFile, name: str, chunks: Iterable[bytes]) -> None:
    """As it is: each kind that is kept is packed tight already, and a second packing takes only time."""
    entry = zipfile.ZipInfo(name, DAY_IN_ZIP)
    with archive.open(entry, "w") as file:
        for chunk in chunks:
            file.write(chunk)

"""Evidence: a file, a paper that lies somewhere, or an object of this program; under a code, for one criterion or more."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import IntegrityError, transaction

from thidua.accounts.queries import last_change
from thidua.core.errors import ChangedMeanwhileError, InvalidInputError
from thidua.core.text import tidy
from thidua.files.models import StoredFile
from thidua.ledger.actions import Actor, action, record
from thidua.standards.models import LINKED, Piece, Recognition, Requirement, Source, Use
from thidua.standards.queries.sources import found_in


@dataclass(frozen=True, slots=True, kw_only=True)
class Brought:
    """What the piece is, and where."""

    code: str
    title: str
    source: Source
    linked: UUID | None = None
    file: StoredFile | None = None
    place: str = ""


@action("standards.piece_put")
def put_piece(
    *,
    by: Actor,
    recognition: Recognition,
    given: Brought,
    requirements: Sequence[Requirement],
    on: date,
    piece: Piece | None = None,
) -> Piece:
    """A new piece, or one mended as its editor saw it; its source stays, a new file takes the place of the old."""
    row = (
        _seen(piece)
        if piece
        else Piece(recognition=recognition, source=given.source, linked=given.linked, version=0)
    )
    _check(row, given, requirements)
    row.code, row.title, row.place = tidy(given.code), tidy(given.title), tidy(given.place)
    row.file = given.file or row.file
    row.made_by_id = row.made_by_id or by.user
    row.version += 1
    try:
        with transaction.atomic():
            row.save()
    except IntegrityError:
        _refuse_twice(row)
    Use.objects.filter(piece=row).delete()
    Use.objects.bulk_create(Use(piece=row, requirement=one) for one in requirements)
    told = {
        "code": row.code,
        "title": row.title,
        "source": row.source,
        "place": row.place,
        "linked": row.linked,
    }
    record(about=row, fields=told, counts={"requirements": len(requirements)}, on=on)
    return row


@action("standards.piece_dropped")
def drop_piece(*, by: Actor, piece: Piece, on: date) -> None:
    """It no longer speaks for any criterion; the object or file itself stays where it is."""
    row = _seen(piece)
    record(about=row, fields={"code": (row.code, None), "title": (row.title, None)}, on=on)
    row.delete()


def _check(row: Piece, given: Brought, requirements: Sequence[Requirement]) -> None:
    if not tidy(given.code):
        raise InvalidInputError("code", "Hãy ghi mã minh chứng.")
    if not tidy(given.title):
        raise InvalidInputError("title", "Hãy ghi tên minh chứng.")
    unit = row.recognition.unit_id
    if not requirements:
        raise InvalidInputError("requirements", "Hãy chọn ít nhất một tiêu chí mà minh chứng này phục vụ.")
    if any(one.standard.recognition_id != row.recognition_id for one in requirements):
        raise InvalidInputError("requirements", "Hãy chọn tiêu chí của chính bộ chuẩn này.")
    if given.file is not None and given.file.unit != unit:
        raise InvalidInputError("file", "Tệp này không thuộc đơn vị. Hãy chọn lại tệp.")
    if row.source == Source.FILE and given.file is None and row.file is None:
        raise InvalidInputError("file", "Hãy chọn tệp minh chứng.")
    if row.source == Source.PLACE and not tidy(given.place):
        raise InvalidInputError("place", "Hãy ghi bản giấy để ở đâu: phòng, tủ, cặp.")
    if row.source in LINKED and (
        row.linked is None or found_in(row.recognition.unit, Source(row.source), row.linked) is None
    ):
        raise InvalidInputError("linked", "Không thấy nội dung này trong đơn vị. Hãy tìm và chọn lại.")


def _refuse_twice(row: Piece) -> None:
    """Which of the two unique things is taken."""
    same = Piece.objects.filter(recognition_id=row.recognition_id).exclude(id=row.id)
    if same.filter(code=row.code).exists():
        raise InvalidInputError("code", f"Mã {row.code} đã dùng cho minh chứng khác.") from None
    twin = same.filter(source=row.source, linked=row.linked).first()
    code = twin.code if twin else ""
    raise InvalidInputError(
        "linked", f"Nội dung này đã là minh chứng {code}. Hãy mở minh chứng ấy và chọn thêm tiêu chí."
    ) from None


def _seen(piece: Piece) -> Piece:
    rows = Piece.objects.select_for_update(of=("self",)).select_related("recognition__unit", "file")
    row = rows.filter(id=piece.id).first()
    if row is None:
        raise ChangedMeanwhileError
    if row.version != piece.version:
        raise ChangedMeanwhileError(last_change(unit=None, about=row.id))
    return row

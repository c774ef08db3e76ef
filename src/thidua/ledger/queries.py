"""Reading the ledger: is the chain whole, and what happened to a thing."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import QuerySet

from thidua.ledger import kinds
from thidua.ledger.chain import line_digest
from thidua.ledger.models import Head, Line


@dataclass(frozen=True, slots=True)
class Verdict:
    """What verifying one unit's chain found; `broken_at` is the number of the first broken line."""

    unit: UUID
    lines: int
    broken_at: int | None
    sentence: str
    seal: str = ""


@dataclass(frozen=True, slots=True)
class Happening:
    """One line of a thing's story, ready to be shown; names are put in by who knows them."""

    at: datetime
    actor: UUID | None
    sentence: str


def verify() -> Iterator[Verdict]:
    """Check every chain from its first line; each verdict names the first broken link of a unit."""
    units = set(Head.objects.values_list("unit", flat=True)) | set(
        Line.objects.order_by().values_list("unit", flat=True).distinct()
    )
    for unit in sorted(units):
        yield _verify_unit(unit)


def _verify_unit(unit: UUID) -> Verdict:
    previous, number = "", 0
    for line in Line.objects.filter(unit=unit).order_by("number").iterator():
        number += 1
        if line.number != number:
            return Verdict(unit, number - 1, number, f"thiếu dòng {number}")
        if line.previous != previous:
            return Verdict(unit, number - 1, number, f"dòng {number} không nối với dòng trước")
        if line.digest != line_digest(line):
            return Verdict(unit, number - 1, number, f"nội dung dòng {number} đã bị sửa")
        previous = line.digest
    head = Head.objects.filter(unit=unit).first()
    if head is None or (head.number, head.digest) != (number, previous):
        return Verdict(unit, number, number + 1, f"chuỗi bị cắt sau dòng {number}")
    return Verdict(unit, number, None, f"{number} dòng, nguyên vẹn", previous)


def seal_stands(seal: str) -> bool:
    """Whether a digest printed on a paper is still that of a line: a chain written anew would have lost it."""
    return Line.objects.filter(digest=seal.strip().lower()).exists()


def story_of(
    *, unit: UUID | None, about: Iterable[UUID], limit: int = 20, without: Iterable[str] = ()
) -> list[Happening]:
    """What was done to these things, newest first; `without`: kinds of lines the reader may not know of.

    `unit` None: in whichever chain, for things that are one unit's for ever, though others act on them.
    """
    rows = Line.objects.filter(about__in=list(about)).exclude(kind__in=list(without))
    rows = rows if unit is None else rows.filter(unit=unit)
    lines = rows.order_by("-at", "-number")[:limit]
    return [Happening(line.at, line.actor, kinds.sentence(line.kind)) for line in lines]


def happened_in(
    unit: UUID,
    *,
    actor: UUID | None = None,
    since: datetime | None = None,
    before: datetime | None = None,
    without: Iterable[str] = (),
) -> QuerySet[Line]:
    """What was done in a unit, newest first: the acts themselves, not the lines that one act wrote in passing."""
    rows = Line.objects.filter(unit=unit, cause=None).exclude(kind__in=list(without))
    if actor:
        rows = rows.filter(actor=actor)
    if since:
        rows = rows.filter(at__gte=since)
    if before:
        rows = rows.filter(at__lt=before)
    return rows.order_by("-number")


def digest_of_day(*, unit: UUID, day: date) -> str:
    """The digest of the last line up to the end of a day: printed in minutes, so that paper guards the chain."""
    line = Line.objects.filter(unit=unit, at__date__lte=day).order_by("-number").first()
    return line.digest if line else ""

"""What of this program can be evidence: found by words in each room, with its page and the file that it is."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Model, QuerySet
from django.urls import reverse

from statute.names import award_name
from thidua.core.text import fold
from thidua.decisions.models import Decision
from thidua.documents.models import Document, DocumentKind
from thidua.files.models import StoredFile
from thidua.movements.models import Happening
from thidua.movements.states import MovementAct
from thidua.people.models import Grant, Holder, Initiative
from thidua.plans.models import Plan
from thidua.plans.states import PlanState
from thidua.reviews.models import Part, Review
from thidua.reviews.states import ReviewState
from thidua.scoring.models import TeamMeeting
from thidua.standards.models import Source
from thidua.targets.models import Measurement
from thidua.units.access import Member, reads_papers
from thidua.units.models import Unit

# So many of the newest are looked through, and so many shown.
LOOKED_AT, SHOWN = 500, 20
# Lists with a grade or a sum beside each name, which never leave the school as evidence.
OF_NAMES = (DocumentKind.NOMINATION_LIST, DocumentKind.PAYMENT_LIST)
# Papers whose lists are not for everybody who is in charge of a criterion.
OF_READERS = (Source.DECISION, Source.DOCUMENT)


@dataclass(frozen=True, slots=True)
class Found:
    """One object that can be evidence; no file: a sheet will say where it is to be seen."""

    source: Source
    id: UUID
    title: str
    url: str = ""
    file: StoredFile | None = None


@dataclass(frozen=True, slots=True)
class Room:
    """How the objects of one source are read: the unit's rows, the newest first, and what each says."""

    rows: Callable[[Unit], QuerySet[Any]]
    title: Callable[[Any], str]
    url: Callable[[Any], str] = lambda _row: ""
    file: Callable[[Any], StoredFile | None] = lambda row: row.scan


def sources_for(member: Member) -> list[Source]:
    """Those in which the member may search."""
    return [source for source in ROOMS if source not in OF_READERS or reads_papers.test(member)]


def search(unit: Unit, source: Source, words: str) -> list[Found]:
    """The newest whose title has every word, written with or without diacritics."""
    asked = fold(words).split()
    found = (_found(source, row) for row in ROOMS[source].rows(unit)[:LOOKED_AT])
    fitting = [one for one in found if all(word in fold(one.title) for word in asked)]
    return fitting[:SHOWN]


def found_in(unit: Unit, source: Source, linked: UUID) -> Found | None:
    """The object of the unit; another unit's, or one that is gone, is none."""
    row = ROOMS[source].rows(unit).filter(id=linked).first()
    return _found(source, row) if row is not None else None


def found_among(unit: Unit, source: Source, linked: Iterable[UUID]) -> dict[UUID, Found]:
    """Several objects of one source in one question; what is not the unit's or is gone is not among them."""
    return {row.pk: _found(source, row) for row in ROOMS[source].rows(unit).filter(id__in=list(linked))}


def _found(source: Source, row: Model) -> Found:
    room = ROOMS[source]
    assert isinstance(row.pk, UUID)
    return Found(source, row.pk, room.title(row), room.url(row), room.file(row))


def _plan_title(row: Plan) -> str:
    symbol = row.document.symbol if row.document else ""
    return f"Kế hoạch {symbol} {row.title}".replace("  ", " ")


def _worded(undertaking: Any) -> str:
    """The name that the newest edition of the plan gives it."""
    items = list(undertaking.items.all())
    return items[-1].name if items else ""


def _day(day: date | None) -> str:
    return f"{day:%d/%m/%Y}" if day else ""


def _figure(row: Measurement) -> str:
    number = format(row.value.normalize(), "f").replace(".", ",")
    of = f", {row.team.title}" if row.team else ""
    return f"{_worded(row.undertaking)}{of}: {number} (đến {_day(row.on)})"


def _shareable(unit: Unit) -> QuerySet[Document]:
    """Numbered papers, but none that says of each of the staff a grade, marks or a sum; nor what is withheld."""
    rows = Document.objects.filter(unit=unit, annulled_on=None, number__isnull=False, withheld="")
    marks = Part.objects.filter(review__unit=unit).values("id")
    grades = TeamMeeting.objects.filter(evaluation__unit=unit).values("id")
    return rows.exclude(kind__in=OF_NAMES).exclude(about__in=marks).exclude(about__in=grades)


def _award(row: Grant) -> str:
    said = [award_name(row.code), row.holder_name, row.school_year or _day(row.on), row.paper]
    return ", ".join(part for part in said if part)


ROOMS: dict[Source, Room] = {
    Source.PLAN: Room(
        lambda unit: Plan.objects.filter(
            unit=unit, state__in=(PlanState.ISSUED, PlanState.REPLACED), document__isnull=False
        ).select_related("document__file"),
        _plan_title,
        lambda row: reverse("plan_page", args=[row.id]),
        lambda row: row.document.file,
    ),
    Source.MOVEMENT: Room(
        lambda unit: (
            Happening.objects.filter(undertaking__unit=unit, act=MovementAct.CLOSE)
            .select_related("undertaking", "file")
            .prefetch_related("undertaking__items")
            .order_by("-on", "-id")
        ),
        lambda row: f"Tổng kết {_worded(row.undertaking)} ({_day(row.on)})",
        lambda row: reverse("movement_page", args=[row.undertaking_id]),
        lambda row: row.file,
    ),
    Source.FIGURE: Room(
        lambda unit: (
            Measurement.objects.filter(unit=unit)
            .select_related("undertaking", "team", "scan")
            .prefetch_related("undertaking__items")
            .order_by("-on", "-edition", "-id")
        ),
        _figure,
        lambda row: reverse("target_page", args=[row.undertaking_id]),
    ),
    Source.REVIEW: Room(
        lambda unit: Review.objects.filter(unit=unit, state=ReviewState.PUBLISHED).order_by("-last", "-id"),
        lambda row: f"Kết quả bình xét {row.name} (công bố {_day(row.published_on)})",
        lambda row: reverse("review_results", args=[row.id]),
        lambda _row: None,
    ),
    Source.DECISION: Room(
        lambda unit: (
            Decision.objects.filter(unit=unit).select_related("scan", "document__file").order_by("-on", "-id")
        ),
        lambda row: f"Quyết định {row.paper} ngày {_day(row.on)} của {row.authority}",
        file=lambda row: row.scan or (row.document.file if row.document else None),
    ),
    Source.DOCUMENT: Room(
        lambda unit: _shareable(unit).select_related("file").order_by("-on", "-id"),
        lambda row: f"{row.symbol} ngày {_day(row.on)}: {row.title}",
        lambda row: reverse("document_page", args=[row.id]),
        lambda row: row.file,
    ),
    Source.INITIATIVE: Room(
        lambda unit: (
            Initiative.objects.filter(record__unit=unit, recognised_by__isnull=False)
            .select_related("record__person", "scan")
            .order_by("-recognised_on", "-id")
        ),
        lambda row: (
            f"Sáng kiến “{row.title}” của {row.record.person.full_name}, năm học {row.record.school_year}"
        ),
    ),
    Source.AWARD: Room(
        lambda unit: (
            Grant.objects.filter(unit=unit, revoked_on=None)
            .exclude(holder=Holder.PERSON)
            .select_related("team", "unit", "person", "scan")
            .order_by("-on", "-id")
        ),
        _award,
    ),
}

"""A document in editions, from draft to number: what every room that writes one does the same way.

A room keeps its own table of states, its own actions and what only it asks before a step.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any, Generic, TypeVar

from django.db import models

from paper.media import DOCX, PDF
from paper.plan import PlanPaper, make_plan
from paper.plan_pdf import make_plan_pdf
from thidua.accounts.queries import last_change
from thidua.core import clock
from thidua.core.errors import ChangedMeanwhileError, InvalidInputError, RefusedError
from thidua.core.states import next_state
from thidua.core.text import tidy
from thidua.documents.actions import issue_document
from thidua.documents.models import Document, DocumentKind, Edition
from thidua.ledger.actions import Actor, record

E = TypeVar("E", bound=Edition)


@dataclass(frozen=True, slots=True)
class Life(Generic[E]):
    """How editions of one sort live. `table`: the room's states; `edit`: the act of who writes in a draft; `fixed`: what
    is told to whoever writes in something else.
    """

    rows: "models.Manager[E]"
    table: Mapping[Any, StrEnum]
    edit: StrEnum
    fixed: type[RefusedError]

    def held(self, seen: E) -> E:
        """The row, locked until the end: whoever comes second waits here."""
        return self.rows.select_for_update(of=("self",)).select_related("unit").get(pk=seen.pk)

    def as_seen(self, seen: E) -> E:
        """The row, held; refused when it is no longer as whoever acts saw it."""
        row = self.held(seen)
        if row.version != seen.version:
            raise ChangedMeanwhileError(last_change(unit=row.unit_id, about=row.id))
        return row

    def editable(self, seen: E) -> E:
        """The row of a draft, held: what is written now is not being sent at the same moment."""
        row = self.held(seen)
        if (row.state, self.edit) not in self.table:
            raise self.fixed
        self.step(row, self.edit)
        return row

    def step(self, row: E, act: StrEnum) -> tuple[str, str]:
        """Moves the row and tells from where to where; the caller saves."""
        before = row.state
        row.state = next_state(self.table, before, act)
        return before, row.state

    def replace_older(self, row: E, act: StrEnum) -> None:
        """The edition that stood so far, if there is one, held and marked; two do not stand at once."""
        standing = [state for state, one in self.table if one == act]
        older = self.rows.select_for_update(of=("self",)).filter(
            unit=row.unit, thread=row.thread, state__in=standing
        )
        for one in older.exclude(pk=row.pk):
            self.step(one, act)
            one.version += 1
            one.save()

    def number_of_next(self, row: E) -> int:
        """An edition that was dropped keeps its number."""
        editions = self.rows.filter(unit=row.unit, thread=row.thread)
        newest: int = max(editions.values_list("edition", flat=True))
        return newest + 1


def approved(row: E, change: tuple[str, str], by: Actor, on: date) -> E:
    """Who approves it signs it."""
    row.approved_by_id = by.user
    return saved(row, change, on)


def sent_back(row: E, change: tuple[str, str], because: str, on: date) -> E:
    """A draft again, with what is to be mended; whoever approved it approves it anew."""
    row.returned_because, row.approved_by = because, None
    return saved(row, change, on)


def saved(row: E, change: tuple[str, str], on: date) -> E:
    """The end of a step that changes nothing else."""
    row.version += 1
    row.save()
    record(about=row, fields={"state": change}, on=on)
    return row


def reason(because: str, otherwise: str) -> str:
    """Why something goes back or is begun anew; refused without a word."""
    if not tidy(because):
        raise InvalidInputError("because", otherwise)
    return tidy(because)


def refuse_future(on: date) -> None:
    if on > clock.today():
        raise InvalidInputError("on", f"Ngày ban hành không thể sau hôm nay ({clock.today():%d/%m/%Y}).")


def number_paper(
    by: Actor, row: Edition, kind: DocumentKind, make: Callable[[str], PlanPaper], on: date
) -> Document:
    """The numbered .docx, and the same as PDF beside it for whoever only reads."""
    issued = issue_document(
        by=by,
        unit=row.unit,
        kind=kind,
        title=row.title,
        on=on,
        make=lambda symbol: make_plan(make(symbol)),
        name=f"{row.title}.docx",
        content_type=DOCX,
        about=row.id,
        numbered=True,
    )
    issue_document(
        by=by,
        unit=row.unit,
        kind=kind,
        title=row.title,
        on=on,
        make=lambda _: make_plan_pdf(make(issued.symbol)),
        name=f"{row.title}.pdf",
        content_type=PDF,
        about=row.id,
        numbered=False,
    )
    row.document, row.issued_on = issued, on
    return issued

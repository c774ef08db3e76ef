"""A hand-over as minutes, from what was gathered and answered; with its number once it is witnessed."""

from dataclasses import replace
from datetime import date

from paper.handover import Chapter, HandoverPaper, Party
from thidua.accounts.models import User
from thidua.documents.models import DocumentKind
from thidua.documents.queries import letterhead
from thidua.duties.access import witnesses
from thidua.duties.models import Handover
from thidua.duties.queries.handovers import headings_of
from thidua.units.models import Appointment, Role
from thidua.units.queries import duties_of

STAFF = "cán bộ, giáo viên, nhân viên"


def handover_paper(handover: Handover, *, on: date, symbol: str) -> HandoverPaper:
    """As of this day; without a number it is a draft, its number and day left open."""
    unit = handover.unit
    head = letterhead(unit, on, symbol or f"/{DocumentKind.MINUTES}-{unit.symbol}".rstrip("-"))
    held = [row for row in duties_of(unit) if row.starts <= on]
    return HandoverPaper(
        # Minutes bear no place and day in their head (mẫu 1.9): each party's day stands beside the name.
        letterhead=replace(head, place=None, day=None if not symbol else head.day),
        because=handover.because,
        giver=_party(handover.giver, held, handover.offered_on),
        receiver=_party(handover.receiver, held, handover.received_on),
        witness=_witness(handover, held, on),
        prepared_by=_party(handover.prepared_by, held, None) if handover.is_in_stead else None,
        instead=handover.instead,
        chapters=tuple(
            Chapter(
                title=one.title,
                lines=tuple((line["text"], line["note"]) for line in one.lines),
                missing=one.missing,
            )
            for one in headings_of(handover)
        ),
        notes=_paragraphs(handover.notes),
        words=_paragraphs(handover.received_words),
        draft=not symbol,
    )


def _party(user: User, held: list[Appointment], day: date | None) -> Party:
    """With the last duty that the school gave; whoever has none works there."""
    mine = [row for row in held if row.user_id == user.id]
    mine.sort(key=lambda row: (row.ends or date.max, row.role == Role.SECRETARY))
    return Party(name=user.full_name, position=str(mine[-1].get_role_display()) if mine else STAFF, day=day)


def _witness(handover: Handover, held: list[Appointment], on: date) -> Party:
    """Whoever witnessed it; before that whoever would, and a blank where nobody could."""
    if handover.witness is not None:
        return _party(handover.witness, held, handover.signed_on)
    waiting = witnesses(handover, on)
    return _party(waiting[0], held, None) if waiting else Party(name="…………………", position="người chứng kiến")


def _paragraphs(text: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in text.splitlines() if line.strip())

"""The minutes of a team's review: whose marks stand on them, who may read them, who was at the meeting."""

from collections.abc import Sequence
from uuid import UUID

from thidua.documents.models import Document
from thidua.people.queries import namesakes
from thidua.reviews.givers import duties_on
from thidua.reviews.models import Part, Sheet, Step, TeamBy
from thidua.reviews.queries.marks import cards_of, sending_step, sheets_of
from thidua.reviews.queries.seeing import may_see
from thidua.units.access import Member


def minutes_of(part: Part) -> list[Document]:
    """The minutes of a team's review, in the order of their numbers."""
    rows = Document.objects.filter(unit=part.review.unit, about=part.id)
    return list(rows.select_related("file").order_by("number"))


def printed_steps(sheet: Sheet, sheets: Sequence[Sheet]) -> tuple[Step | None, Step | None]:
    """Whose marks of a sheet are printed: the own ones, the team's. Of a team with a leader not what the office gave."""
    led = any(one.team_by == TeamBy.LEADER for one in sheets)
    if led and sheet.person is not None and sheet.team_by == TeamBy.OFFICE:
        return Step.SELF, None
    return (Step.SELF if sheet.person else None), sending_step(sheet)


def may_read_minutes(member: Member, part: Part) -> bool:
    """Totals leave only to whoever may see every card that they are counted from."""
    sheets = [sheet for sheet in sheets_of(part.review, part) if not sheet.exempt]
    cards, duties = cards_of(sheets), duties_on(member.unit, member.on)
    return all(
        may_see(member, sheet, step, cards, duties)
        for sheet in sheets
        for step in printed_steps(sheet, sheets)
        if step is not None and (sheet.id, step) in cards
    )


def names_at(unit: UUID, sheets: Sequence[Sheet]) -> dict[UUID, str]:
    """Everybody of the team by person; beside a name that several bear the words that tell them apart."""
    persons = [sheet.person for sheet in sheets if sheet.person is not None]
    apart = namesakes(unit, persons)
    return {
        person.id: f"{person.full_name} ({apart[person.id]})" if person.id in apart else person.full_name
        for person in persons
    }

"""Cards as they are counted: which one decides, what is still missing. For actions and counts, not for pages:
pages ask `queries.seeing`, which knows who may see what.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

from thidua.criteria.marking import NOT_ENTERED
from thidua.reviews.models import Card, Council, Part, Review, Sheet, Step, TeamBy
from thidua.reviews.queries.scales import Measure, measures_of

CardKey = tuple[UUID, str]
MOST_NAMES = 12


@dataclass(frozen=True, slots=True)
class Gap:
    """One sheet with what is missing on the card that is asked for."""

    sheet: Sheet
    places: tuple[int, ...]
    words: str


def sheets_of(review: Review, part: Part | None = None) -> list[Sheet]:
    rows = Sheet.objects.filter(review=review) if part is None else Sheet.objects.filter(part=part)
    rows = rows.select_related("review", "part__team", "person", "team", "set__thread")
    # A team as a body stands last, after its people.
    return sorted(rows, key=lambda one: (one.team_id is not None, one.person.sort_key if one.person else ""))


def cards_of(sheets: Iterable[Sheet]) -> dict[CardKey, Card]:
    rows = Card.objects.filter(sheet__in=[sheet.id for sheet in sheets])
    return {(row.sheet_id, row.step): row for row in rows}


def cards_of_review(review: Review) -> dict[CardKey, Card]:
    """The same for a whole review: one query, however many thousand sheets."""
    return {(row.sheet_id, row.step): row for row in Card.objects.filter(sheet__review=review)}


def base_step(sheet: Sheet) -> Step | None:
    """What the council confirms where it confirms: the team's marks, of a team its own."""
    if sheet.team_id is not None:
        return Step.SELF
    return None if sheet.team_by == TeamBy.NOBODY else Step.TEAM


def deciding_card(sheet: Sheet, cards: Mapping[CardKey, Card]) -> Card | None:
    council = cards.get((sheet.id, Step.COUNCIL))
    if sheet.review.council == Council.BLIND or council is not None:
        return council
    step = base_step(sheet)
    return cards.get((sheet.id, step)) if step else None


def deciding_notes(sheet: Sheet, cards: Mapping[CardKey, Card]) -> dict[str, str]:
    """What is said to the marks that decide; where the council confirms, the team's words stay beside its own."""
    card = deciding_card(sheet, cards)
    step = base_step(sheet)
    base = cards.get((sheet.id, step)) if step and sheet.review.council == Council.CONFIRM else None
    return (base.notes if base else {}) | (card.notes if card else {})


def sending_step(sheet: Sheet) -> Step | None:
    """Which card must be whole before the team sends; none where only the council marks."""
    return base_step(sheet)


def gap_of(sheet: Sheet, card: Card | None, measure: Measure) -> Gap | None:
    """What is missing, by name; nothing where the sheet is exempt or whole."""
    if sheet.exempt or (card is not None and card.is_whole):
        return None
    if card is None:
        return Gap(sheet, tuple(range(measure.size)), "chưa chấm tiêu chí nào")
    places = tuple(place for place, mark in enumerate(card.marks) if mark == NOT_ENTERED)
    return Gap(sheet, places, f"thiếu {measure.named(places)}")


def gaps_to_send(part: Part) -> list[Gap]:
    sheets = sheets_of(part.review, part)
    cards, measures = cards_of(sheets), measures_of(sheets)
    found = []
    for sheet in sheets:
        step = sending_step(sheet)
        if step is not None:
            found.append(gap_of(sheet, cards.get((sheet.id, step)), measures[sheet.set_id]))
    return [gap for gap in found if gap is not None]


def gaps_at(part: Part, step: Step) -> tuple[list[Gap], int]:
    """Sheets of a team that one step has not filled yet, whoever fills it; and out of how many."""
    sheets = [one for one in sheets_of(part.review, part) if step in one.steps and not one.exempt]
    cards, measures = cards_of(sheets), measures_of(sheets)
    found = []
    for sheet in sheets:
        card = deciding_card(sheet, cards) if step == Step.COUNCIL else cards.get((sheet.id, step))
        found.append(gap_of(sheet, card, measures[sheet.set_id]))
    return [gap for gap in found if gap is not None], len(sheets)


def gaps_to_close(review: Review) -> list[Gap]:
    if review.is_rolled:
        return []
    sheets = sheets_of(review)
    cards, measures = cards_of_review(review), measures_of(sheets)
    found = (gap_of(sheet, deciding_card(sheet, cards), measures[sheet.set_id]) for sheet in sheets)
    return [gap for gap in found if gap is not None]


def told(gaps: list[Gap]) -> str:
    """Names and places, as many as can be read at once."""
    said = "; ".join(f"{gap.sheet.name}: {gap.words}" for gap in gaps[:MOST_NAMES])
    more = len(gaps) - MOST_NAMES
    return f"{said}; và {more} phiếu nữa" if more > 0 else said

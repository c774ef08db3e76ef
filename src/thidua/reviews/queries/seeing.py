"""Who sees whose marks when. Nobody sees others' marks of a sheet before having given all of their own on it.

The rule stands here and not in templates: a page gets the cards that its reader may see, and no other leaves.
"""

from collections.abc import Collection, Mapping

from thidua.reviews.access import gives, is_subject, leads_part, may_read_everything
from thidua.reviews.givers import Duties, duties_on
from thidua.reviews.models import Card, Council, Sheet, Step
from thidua.reviews.queries.marks import CardKey, cards_of
from thidua.reviews.states import PartState, ReviewState
from thidua.units.access import Member


def cards_seen(member: Member, sheets: Collection[Sheet]) -> dict[CardKey, Card]:
    """Of these sheets, the cards that the member may see now. Two queries."""
    every, duties = cards_of(sheets), duties_on(member.unit, member.on)
    return {
        (sheet.id, step): every[sheet.id, step]
        for sheet in sheets
        for step in Step.values
        if (sheet.id, step) in every and may_see(member, sheet, Step(step), every, duties)
    }


def may_see(member: Member, sheet: Sheet, step: Step, cards: Mapping[CardKey, Card], duties: Duties) -> bool:
    mine = gives(member, sheet, duties)
    if step in mine:
        return True
    state = sheet.review.state
    if state == ReviewState.PUBLISHED:
        return True
    if is_subject(member, sheet):
        return False
    reads = bool(may_read_everything.test(member))
    if not (reads or leads_part(member, sheet.part)):
        return False
    if state == ReviewState.CLOSED:
        return True
    return _seen_while_open(sheet, step, mine, cards, reads=reads)


def _seen_while_open(
    sheet: Sheet, step: Step, mine: frozenset[Step], cards: Mapping[CardKey, Card], *, reads: bool
) -> bool:
    if Step.TEAM in mine and step == Step.SELF:
        own = cards.get((sheet.id, Step.TEAM))
        return own is not None and own.is_whole
    if not reads or step == Step.COUNCIL or sheet.part.state != PartState.SENT:
        return False
    if sheet.review.council != Council.BLIND:
        return True
    own = cards.get((sheet.id, Step.COUNCIL))
    return Step.COUNCIL in mine and own is not None and own.is_whole

"""The steps of a team's part: begun, sent to the council, sent back."""

from datetime import date

from thidua.criteria.marking import NOT_ENTERED
from thidua.ledger.actions import Actor, action, record
from thidua.reviews.actions.rows import part_step, reason
from thidua.reviews.errors import MarksMissingError
from thidua.reviews.models import Card, Council, Part, Step
from thidua.reviews.queries.marks import base_step, cards_of, gaps_to_send, sheets_of, told
from thidua.reviews.states import PartAct


@action("reviews.team_begun")
def begin_team(*, by: Actor, part: Part, on: date) -> Part:
    """From now on the team marks and nobody's own marks change any more."""
    row = part_step(part, PartAct.BEGIN)
    row.save()
    record(about=row, on=on)
    return row


@action("reviews.part_sent")
def send_part(*, by: Actor, part: Part, on: date) -> Part:
    """The team's marks to the council, whole: each name and criterion that misses one is told."""
    row = part_step(part, PartAct.SEND)
    gaps = gaps_to_send(row)
    if gaps:
        raise MarksMissingError(
            f"Chưa gửi được, còn thiếu điểm ở {len(gaps)} phiếu. {told(gaps)}. "
            "Hãy nhập nốt, hoặc ghi miễn kèm lý do."
        )
    _renew_council_cards(row)
    row.sent_by_id, row.returned = by.user, ""
    row.save()
    record(about=row, on=on)
    return row


@action("reviews.part_sent_back")
def send_part_back(*, by: Actor, part: Part, because: str, on: date) -> Part:
    """Back to the team, with what is to be looked at again; what the council changed, with its reason, stays."""
    said = reason(because)
    row = part_step(part, PartAct.SEND_BACK)
    row.returned = said
    row.save()
    record(about=row, fields={"because": said}, on=on)
    return row


def _renew_council_cards(part: Part) -> None:
    """Where the council confirms, its cards rest on the team's: the team's new marks, and what the council changed."""
    if part.review.council != Council.CONFIRM:
        return
    sheets = sheets_of(part.review, part)
    cards = cards_of(sheets)
    for sheet in sheets:
        council, under = cards.get((sheet.id, Step.COUNCIL)), base_step(sheet)
        base = cards.get((sheet.id, under)) if under else None
        if council is None or base is None:
            continue
        council.marks = [
            council.marks[place] if str(place) in council.notes else mark
            for place, mark in enumerate(base.marks)
        ]
        council.missing = sum(1 for mark in council.marks if mark == NOT_ENTERED)
        council.version += 1
        Card.objects.bulk_update([council], ["marks", "missing", "version"])

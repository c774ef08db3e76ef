"""The minutes of a team's review as a numbered paper."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from paper.review_minutes import ReviewedRow, ReviewMinutes, make_review_minutes
from thidua.core import clock
from thidua.core.errors import InvalidInputError
from thidua.core.text import tidy
from thidua.documents.actions import issue_document
from thidua.documents.models import Document, DocumentKind
from thidua.documents.queries import letterhead
from thidua.ledger.actions import Actor, action, record
from thidua.reviews.actions.rows import part_step
from thidua.reviews.errors import MarksMissingError
from thidua.reviews.models import Part, Step
from thidua.reviews.queries.marks import cards_of, gaps_to_send, sending_step, sheets_of, told
from thidua.reviews.queries.results import total_words
from thidua.reviews.queries.scales import measures_of
from thidua.reviews.states import PartAct

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@action("reviews.minutes_issued")
def issue_minutes(
    *,
    by: Actor,
    part: Part,
    day: date,
    place: str,
    chair: str,
    secretary: str,
    present: Sequence[str],
    opinions: Sequence[str],
    on: date,
) -> Document:
    """Who was there, what each was given, what was said; only once the team's marks are whole. Each issue has its number."""
    row = part_step(part, PartAct.MARK)
    if not row.review.first <= day <= clock.today():
        raise InvalidInputError("on", f"Ngày họp phải từ {row.review.first:%d/%m/%Y} đến hôm nay.")
    if not tidy(place):
        raise InvalidInputError("place", "Hãy ghi địa điểm họp.")
    gaps = gaps_to_send(row)
    if gaps:
        raise MarksMissingError(f"Chưa lập biên bản được, còn thiếu điểm ở {len(gaps)} phiếu. {told(gaps)}.")
    names = [sheet.name for sheet in sheets_of(row.review, row) if sheet.person]

    def made(symbol: str) -> bytes:
        return make_review_minutes(
            ReviewMinutes(
                letterhead=replace(letterhead(row.review.unit, day, symbol), place=None),
                team=row.name,
                period=row.review.name,
                day=day,
                place=tidy(place),
                chair=chair,
                secretary=secretary,
                present=tuple(present),
                absent=tuple(name for name in names if name not in present),
                set_names=tuple(
                    {sheet.set_id: sheet.set.name for sheet in sheets_of(row.review, row)}.values()
                ),
                rows=_rows(row),
                opinions=tuple(filter(None, map(tidy, opinions))),
            )
        )

    paper = issue_document(
        by=by,
        unit=row.review.unit,
        kind=DocumentKind.MINUTES,
        title=f"{row.name} bình xét thi đua {row.review.name}",
        on=day,
        make=made,
        name=f"Biên bản bình xét {row.review.name.replace('/', '-')}, {row.name}.docx",
        content_type=DOCX,
        about=row.id,
        numbered=True,
    )
    record(about=row, fields={"paper": paper.symbol}, counts={"present": len(present)}, on=on)
    return paper


def _rows(part: Part) -> tuple[ReviewedRow, ...]:
    sheets = sheets_of(part.review, part)
    cards, measures = cards_of(sheets), measures_of(sheets)
    found = []
    for sheet in sheets:
        step, measure = sending_step(sheet), measures[sheet.set_id]
        own = cards.get((sheet.id, Step.SELF)) if sheet.person else None
        team = cards.get((sheet.id, step)) if step else None
        note = f"Miễn: {sheet.exempt}" if sheet.exempt else "" if step else "Hội đồng chấm"
        shown = [total_words(measure, card) if card and not sheet.exempt else "" for card in (own, team)]
        found.append(ReviewedRow(name=sheet.name, own=shown[0], team=shown[1], note=note))
    return tuple(found)

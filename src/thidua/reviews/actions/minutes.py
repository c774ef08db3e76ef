"""The minutes of a team's review as a numbered paper, withheld until the results are published."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from uuid import UUID

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
from thidua.reviews.models import Part, Sheet
from thidua.reviews.queries.marks import cards_of, gaps_to_send, sheets_of, told
from thidua.reviews.queries.minutes import names_at, printed_steps
from thidua.reviews.queries.reasons import changed_afterwards
from thidua.reviews.queries.results import total_words
from thidua.reviews.queries.scales import measures_of
from thidua.reviews.states import PartAct

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
WITHHELD = "Biên bản có điểm bình xét chưa công bố: tệp mở ở sổ này khi kết quả được công bố."


@action("reviews.minutes_issued")
def issue_minutes(
    *,
    by: Actor,
    part: Part,
    day: date,
    place: str,
    chair: UUID,
    secretary: UUID,
    present: Sequence[UUID],
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
    sheets = sheets_of(row.review, row)
    names = names_at(row.review.unit_id, sheets)
    _check_meeting(names, chair, secretary, present)

    def made(symbol: str) -> bytes:
        return make_review_minutes(
            ReviewMinutes(
                letterhead=replace(letterhead(row.review.unit, day, symbol), place=None),
                team=row.name,
                period=row.review.name,
                day=day,
                place=tidy(place),
                chair=names[chair],
                secretary=names[secretary],
                present=tuple(name for person, name in names.items() if person in present),
                absent=tuple(name for person, name in names.items() if person not in present),
                set_names=tuple({sheet.set_id: sheet.set.name for sheet in sheets}.values()),
                rows=_rows(sheets),
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
        withheld=WITHHELD,
    )
    record(about=row, fields={"paper": paper.symbol}, counts={"present": len(present)}, on=on)
    return paper


def _check_meeting(names: dict[UUID, str], chair: UUID, secretary: UUID, present: Sequence[UUID]) -> None:
    """Two different people of the team lead it and write it down, both of them there."""
    if {chair, secretary, *present} - set(names):
        raise InvalidInputError("present", "Có người không thuộc tổ này. Hãy tải lại trang.")
    if chair == secretary:
        raise InvalidInputError("secretary", "Chủ trì và thư ký cuộc họp là hai người khác nhau.")
    for field, person, duty in (("chair", chair, "Người chủ trì"), ("secretary", secretary, "Thư ký")):
        if person not in present:
            raise InvalidInputError(
                field,
                f"{duty} {names[person]} chưa được đánh dấu có mặt. Hãy đánh dấu, hoặc chọn người khác.",
            )


def _rows(sheets: Sequence[Sheet]) -> tuple[ReviewedRow, ...]:
    """What the office has given the team's leader is not the team's to read and is left out."""
    cards, measures = cards_of(sheets), measures_of(sheets)
    found = []
    for sheet in sheets:
        measure, steps = measures[sheet.set_id], printed_steps(sheet, sheets)
        if sheet.exempt:
            found.append(ReviewedRow(name=sheet.name, note=f"Miễn: {sheet.exempt}"))
            continue
        given = [cards.get((sheet.id, step)) if step else None for step in steps]
        own, team = (total_words(measure, card) if card else "" for card in given)
        afterwards = changed_afterwards(sheet, {(sheet.id, one.step): one for one in given if one}, measure)
        note = "; ".join(afterwards) if steps[1] else "Không chấm ở bước tổ"
        found.append(ReviewedRow(name=sheet.name, own=own, team=team, note=note))
    return tuple(found)

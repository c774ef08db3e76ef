"""Closing: sums, classes, places; months put together by the rule that was stated; publishing."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from uuid import UUID

from thidua.core.errors import InvalidInputError
from thidua.criteria.marking import EXEMPT, NOT_ENTERED
from thidua.documents.actions import hand_out
from thidua.documents.queries import withheld_about
from thidua.ledger.actions import Actor, action, record
from thidua.reviews.actions.results import Outcome, tell_dependents, write_results
from thidua.reviews.actions.rows import reason, review_step
from thidua.reviews.errors import CorrectionLostError, MarksMissingError, NotSentError, NotYoursError
from thidua.reviews.givers import duties_on, is_about
from thidua.reviews.models import Card, Part, Review, Sheet, Unlock
from thidua.reviews.queries.corrections import corrections_lost
from thidua.reviews.queries.marks import (
    CardKey,
    Gap,
    cards_of_review,
    deciding_card,
    deciding_notes,
    gap_of,
    sheets_of,
    told,
)
from thidua.reviews.queries.rolling import rolled_totals
from thidua.reviews.queries.scales import Measure, measures_of
from thidua.reviews.states import PartState, ReviewAct, UnlockState

LONGEST_DECIDED = 200


@action("reviews.review_closed")
def close_review(
    *, by: Actor, review: Review, on: date, decided: Mapping[UUID, str] | None = None, early: str = ""
) -> Review:
    """Fix the results. `decided`: sheets whose missing marks are excused, or whose corrected marks are given up, each
    with its reason, never by whom the sheet is about; any other gap refuses, and so does any other correction that would
    be lost. `early`: why before the stretch is over.
    """
    row = review_step(review, ReviewAct.CLOSE)
    if row.is_rolled:
        raise InvalidInputError("way", "Kỳ này tổng hợp từ các tháng, không chấm điểm.")
    said = _why_early(row, early) if on < row.last else ""
    _all_sent(row)
    sheets = sheets_of(row)
    cards, measures = cards_of_review(row), measures_of(sheets)
    reasons = {key: reason(text, str(key), most=LONGEST_DECIDED) for key, text in (decided or {}).items()}
    _not_for_oneself(by, row, [sheet for sheet in sheets if sheet.id in reasons], on)
    lost = {gap.sheet.id: gap for gap in corrections_lost(row, sheets, cards, measures)}
    gaps: list[Gap] = []
    outcomes = []
    for sheet in sheets:
        gap = gap_of(sheet, deciding_card(sheet, cards), measures[sheet.set_id])
        if gap is not None and sheet.id not in reasons:
            gaps.append(gap)
        told_at = (gap.places if gap else ()) + (lost[sheet.id].places if sheet.id in lost else ())
        outcomes.append(_outcome(sheet, cards, measures[sheet.set_id], told_at, reasons.get(sheet.id, "")))
    if gaps:
        raise MarksMissingError(f"Chưa chốt được, còn thiếu điểm ở {len(gaps)} phiếu. {told(gaps)}.")
    _nothing_lost([gap for key, gap in lost.items() if key not in reasons])
    again = _opened_again(row)
    written = write_results(row, outcomes, lambda _: again)
    row.closed_on, row.stale = on, ""
    row.save()
    tell_dependents(row, f"Kết quả {row.name} chốt ngày {on:%d/%m/%Y}, sau khi đã tổng hợp.")
    counts = {"sheets": len(sheets), "written": len(written), "decided": len(reasons)}
    record(about=row, fields={"early": said} if said else {}, counts=counts, on=on)
    return row


@action("reviews.months_rolled")
def roll_months(*, by: Actor, review: Review, on: date) -> Review:
    """Put the months together by the rule written on the review; each result tells which months it has and misses."""
    row = review_step(review, ReviewAct.CLOSE)
    if not row.is_rolled:
        raise InvalidInputError("way", "Kỳ này chấm điểm, không tổng hợp từ các tháng.")
    sheets = sheets_of(row)
    measures = measures_of(sheets)
    rolled = rolled_totals(row, sheets, measures)
    if all(one.counted is None for one in rolled):
        raise MarksMissingError(
            f"Chưa tổng hợp được: không ai có đủ {row.least} tháng có kết quả. Hãy chốt các tháng trước."
        )
    outcomes = [Outcome(one.sheet, one.counted, sources=one.sources) for one in rolled]
    again = _opened_again(row)
    written = write_results(row, outcomes, lambda _: again)
    row.closed_on, row.stale = on, ""
    row.save()
    record(about=row, counts={"sheets": len(sheets), "written": len(written)}, on=on)
    return row


@action("reviews.review_published")
def publish_review(*, by: Actor, review: Review, on: date) -> Review:
    """Everybody reads the own result with its reasons, and may object until the last day, included."""
    row = review_step(review, ReviewAct.PUBLISH)
    if row.stale:
        raise NotSentError(f"Kết quả này cần xem lại trước khi công bố: {row.stale}")
    row.published_on = on
    row.objections_until = on + timedelta(days=row.objection_days)
    row.save()
    parts = Part.objects.filter(review=row).values_list("id", flat=True)
    if papers := withheld_about(row.unit, parts):
        hand_out(by=by, unit=row.unit, papers=papers, on=on)
    record(about=row, fields={"objections_until": row.objections_until}, on=on)
    return row


def _why_early(review: Review, early: str) -> str:
    if not early.strip():
        raise InvalidInputError(
            "early",
            f"{review.name[0].upper()}{review.name[1:]} đến hết {review.last:%d/%m/%Y} mới hết. "
            "Chốt trước ngày ấy thì ghi lý do.",
        )
    return reason(early, "early")


def _not_for_oneself(by: Actor, review: Review, sheets: Sequence[Sheet], on: date) -> None:
    duties = duties_on(review.unit, on)
    own = [sheet.name for sheet in sheets if is_about(by.user, sheet, duties)]
    if own:
        raise NotYoursError(
            f"{', '.join(own)}: không ai tự miễn phần điểm của mình khi chốt. "
            "Hãy nhờ người khác trong Hội đồng nhập nốt, hoặc nhờ người khác chốt."
        )


def _all_sent(review: Review) -> None:
    """Locks every part too: no mark is given while the review is counted."""
    parts = list(Part.objects.select_for_update(of=("self",)).filter(review=review).select_related("team"))
    waiting = [part.name for part in parts if part.state != PartState.SENT]
    if waiting:
        raise NotSentError(
            f"Chưa chốt được: {', '.join(waiting)} chưa gửi kết quả. Hãy nhắc tổ trưởng, hoặc gửi thay tổ."
        )


def _nothing_lost(lost: list[Gap]) -> None:
    if lost:
        raise CorrectionLostError(
            f"Chưa chốt được: điểm đã sửa sau ý kiến được chấp nhận sẽ mất. {told(lost)}. "
            "Hãy trả lại điểm đã sửa, hoặc ghi lý do thay ở trang chốt."
        )


def _outcome(
    sheet: Sheet, cards: Mapping[CardKey, Card], measure: Measure, told_at: Sequence[int], because: str
) -> Outcome:
    """`told_at`: where marks are missing or give up a correction, which then have the reason beside them."""
    if sheet.exempt:
        return Outcome(sheet, None)
    card, notes = deciding_card(sheet, cards), deciding_notes(sheet, cards)
    marks = list(card.marks) if card else [NOT_ENTERED] * measure.size
    marks = [EXEMPT if mark == NOT_ENTERED else mark for mark in marks]
    notes |= {str(place): because for place in told_at if because}
    counted = measure.result(marks)
    return Outcome(sheet, counted, marks, notes, decided_by=card.given_by_id if card else None)


def _opened_again(review: Review) -> str:
    """Why there is a second version, if the review was opened again."""
    last = Unlock.objects.filter(review=review, state=UnlockState.GRANTED).order_by("answered_at").last()
    return f"Chốt lại sau khi mở lại: {last.because}"[:300] if last else ""

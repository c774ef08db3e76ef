"""After the results: objections with their answers, and opening again what was closed; each takes a second person."""

from collections.abc import Mapping
from datetime import date

from django.db import IntegrityError, transaction

from thidua.core import clock
from thidua.core.errors import ChangedMeanwhileError, InvalidInputError
from thidua.core.states import next_state
from thidua.ledger.actions import Actor, action, record
from thidua.reviews.actions.correcting import correct
from thidua.reviews.actions.results import tell_dependents
from thidua.reviews.actions.rows import reason
from thidua.reviews.errors import (
    NotYoursError,
    ObjectedError,
    SamePersonError,
    StepOverError,
    UnlockWaitsError,
    WindowOverError,
)
from thidua.reviews.models import Objection, Result, Review, Sheet, Unlock
from thidua.reviews.states import (
    NEXT_OBJECTION,
    NEXT_REVIEW,
    NEXT_UNLOCK,
    ObjectionAct,
    ObjectionState,
    ReviewAct,
    ReviewState,
    UnlockAct,
    UnlockState,
)

LONGEST_WORDS = 2000


@action("reviews.objection_raised")
def raise_objection(*, by: Actor, sheet: Sheet, text: str, on: date) -> Objection:
    """By whom the result is about, against its latest version, until the last day, included."""
    review = Review.objects.select_for_update(of=("self",)).get(id=sheet.review_id)
    said = reason(text, "text", most=LONGEST_WORDS)
    if review.state != ReviewState.PUBLISHED:
        raise StepOverError("Kết quả chưa công bố, hoặc đang được mở lại, nên chưa nhận ý kiến.")
    if review.objections_until is not None and on > review.objections_until:
        raise WindowOverError(f"Thời hạn nhận ý kiến đã hết ngày {review.objections_until:%d/%m/%Y}.")
    if sheet.person is not None and sheet.person.user_id != by.user:
        raise NotYoursError("Chỉ người được bình xét gửi được ý kiến về kết quả của mình.")
    result = Result.objects.filter(sheet=sheet, is_latest=True).first()
    if result is None:
        raise StepOverError("Phiếu này chưa có kết quả.")
    if Objection.objects.filter(result__sheet=sheet, state=ObjectionState.RAISED).exists():
        raise ObjectedError  # to an earlier version: one waits at a time
    try:
        with transaction.atomic():
            row = Objection.objects.create(
                result=result, text=said, raised_by_id=by.user, raised_at=clock.now()
            )
    except IntegrityError:
        raise ObjectedError from None
    record(about=row, fields={"text": said}, on=on)
    return row


@action("reviews.objection_answered")
def answer_objection(
    *,
    by: Actor,
    objection: Objection,
    upheld: bool,
    answer: str,
    marks: Mapping[int, int],
    on: date,
    version: int | None = None,
) -> Objection:
    """By another person than who objected and than who decided; the latest version of the result is judged.

    Upheld: a new version, and the card that decides holds it too, so that it outlives an unlocking; the old version
    stays. `version`: which one the answer was written on; refused if other marks have been counted since.
    """
    review = (
        Review.objects.select_for_update(of=("self",))
        .select_related("unit", "year")
        .get(id=objection.result.sheet.review_id)
    )
    row = Objection.objects.select_for_update(of=("self",)).select_related("result").get(id=objection.id)
    act = ObjectionAct.UPHOLD if upheld else ObjectionAct.REJECT
    row.state = next_state(NEXT_OBJECTION, ObjectionState(row.state), act)
    row.result = Result.objects.get(sheet=row.result.sheet_id, is_latest=True)
    if by.user in {row.raised_by_id, row.result.decided_by_id}:
        raise SamePersonError
    if review.state not in {ReviewState.CLOSED, ReviewState.PUBLISHED}:
        raise StepOverError("Đợt bình xét đang được mở lại: hãy trả lời sau khi chốt lại.")
    _same_marks(row.result, version)
    row.answer = reason(answer, "answer", most=LONGEST_WORDS)
    row.answered_by_id, row.answered_at = by.user, clock.now()
    if upheld:
        row.corrected = correct(by, review, row, marks)
        tell_dependents(review, f"Kết quả {review.name} có phiếu được sửa ngày {on:%d/%m/%Y}.")
    row.save()
    record(about=row, fields={"state": row.state, "answer": row.answer}, on=on)
    return row


def _same_marks(latest: Result, version: int | None) -> None:
    """A version made since for a place alone changes nothing of what was judged."""
    if version is None or version == latest.number:
        return
    read = Result.objects.filter(sheet=latest.sheet_id, number=version).first()
    if read is None or read.marks != latest.marks:
        raise ChangedMeanwhileError("Kết quả đã có bản mới hơn. Hãy tải lại trang, xem rồi trả lời lại.")


@action("reviews.unlock_asked")
def ask_unlock(*, by: Actor, review: Review, because: str) -> Unlock:
    """The first of two persons; nothing is open yet."""
    said = reason(because)
    row = Review.objects.select_for_update(of=("self",)).get(id=review.id)
    next_state(NEXT_REVIEW, ReviewState(row.state), ReviewAct.UNLOCK)
    try:
        with transaction.atomic():
            unlock = Unlock.objects.create(
                review=row, because=said, asked_by_id=by.user, asked_at=clock.now()
            )
    except IntegrityError:
        raise UnlockWaitsError from None
    record(about=unlock, fields={"because": said})
    return unlock


@action("reviews.unlock_answered")
def answer_unlock(
    *, by: Actor, unlock: Unlock, granted: bool, answer: str, until: date | None, on: date
) -> Unlock:
    """The second person. Granted: the review is open until that day, and what was made from it is marked as stale."""
    rows = Review.objects.select_for_update(of=("self",)).select_related("unit", "year")
    review = rows.get(id=unlock.review_id)
    row = Unlock.objects.select_for_update(of=("self",)).get(id=unlock.id)
    act = UnlockAct.GRANT if granted else UnlockAct.REFUSE
    row.state = next_state(NEXT_UNLOCK, UnlockState(row.state), act)
    if by.user == row.asked_by_id:
        raise SamePersonError
    row.answer = answer if granted and not answer.strip() else reason(answer, "answer")
    row.answered_by_id, row.answered_at = by.user, clock.now()
    row.save()
    if granted:
        _open_again(review, until, on)
    record(about=row, fields={"state": row.state, "answer": row.answer}, on=on)
    return row


def _open_again(review: Review, until: date | None, on: date) -> None:
    if not review.is_rolled and (until is None or until < on):
        raise InvalidInputError("until", "Hãy ghi ngày cuối được sửa, từ hôm nay trở đi.")
    review.state = next_state(NEXT_REVIEW, ReviewState(review.state), ReviewAct.UNLOCK)
    review.version += 1
    if review.published_on is not None:
        review.told_before = clock.now()
    review.closed_on = review.published_on = review.objections_until = None
    if until is not None:
        review.team_closes = max(review.team_closes or until, until)
        review.council_closes = max(review.council_closes or until, until) if review.has_council else None
    review.save()
    tell_dependents(review, f"Kết quả {review.name} được mở lại ngày {on:%d/%m/%Y}.")

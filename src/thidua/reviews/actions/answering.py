"""After the results: objections with their answers, and opening again what was closed; each takes a second person."""

from collections.abc import Mapping
from datetime import date

from django.db import IntegrityError, transaction

from thidua.core import clock
from thidua.core.errors import InvalidInputError
from thidua.core.states import next_state
from thidua.ledger.actions import Actor, action, record
from thidua.reviews.actions.results import Outcome, as_it_stands, latest_of, tell_dependents, write_results
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
from thidua.reviews.queries.marks import sheets_of
from thidua.reviews.queries.scales import measure_of
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
    *, by: Actor, objection: Objection, upheld: bool, answer: str, marks: Mapping[int, int], on: date
) -> Objection:
    """By another person than who objected and than who decided. Upheld: a new version of the result, the old one stays."""
    review = (
        Review.objects.select_for_update(of=("self",))
        .select_related("unit")
        .get(id=objection.result.sheet.review_id)
    )
    row = Objection.objects.select_for_update(of=("self",)).select_related("result").get(id=objection.id)
    act = ObjectionAct.UPHOLD if upheld else ObjectionAct.REJECT
    row.state = next_state(NEXT_OBJECTION, ObjectionState(row.state), act)
    if by.user in {row.raised_by_id, row.result.decided_by_id}:
        raise SamePersonError
    row.answer = reason(answer, "answer", most=LONGEST_WORDS)
    row.answered_by_id, row.answered_at = by.user, clock.now()
    if upheld:
        row.corrected = _correct(by, review, row, marks)
        tell_dependents(review, f"Kết quả {review.name} có phiếu được sửa ngày {on:%d/%m/%Y}.")
    row.save()
    record(about=row, fields={"state": row.state, "answer": row.answer}, on=on)
    return row


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
    review = Review.objects.select_for_update(of=("self",)).select_related("unit").get(id=unlock.review_id)
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
    review.closed_on = review.published_on = review.objections_until = None
    if until is not None:
        review.team_closes = max(review.team_closes or until, until)
        review.council_closes = max(review.council_closes or until, until) if review.has_council else None
    review.save()
    tell_dependents(review, f"Kết quả {review.name} được mở lại ngày {on:%d/%m/%Y}.")


def _correct(by: Actor, review: Review, objection: Objection, marks: Mapping[int, int]) -> Result:
    """The corrected marks counted anew; whoever changes place by it gets a new version too."""
    if review.state != ReviewState.PUBLISHED:
        raise StepOverError("Đợt bình xét đang được mở lại: hãy sửa điểm ở đó rồi chốt lại.")
    if review.is_rolled:
        raise InvalidInputError(
            "upheld", "Kết quả này tổng hợp từ các tháng: hãy sửa ở tháng có điểm sai, rồi tổng hợp lại."
        )
    before = objection.result
    if not before.is_latest:
        raise StepOverError("Kết quả đã có bản mới hơn. Hãy tải lại trang.")
    sheets = {sheet.id: sheet for sheet in sheets_of(review)}
    sheet = sheets[before.sheet_id]
    measure = measure_of(sheet.set)
    given = list(before.marks)
    for place, mark in marks.items():
        if not 0 <= place < len(given):
            raise InvalidInputError("marks", "Phiếu không có tiêu chí này. Hãy tải lại trang.")
        if fault := measure.scale.allowed[place].refusal(mark):
            raise InvalidInputError(f"o-{place}", f"Tiêu chí {measure.lines[place].short}: {fault}")
        given[place] = mark
    if given == before.marks:
        raise InvalidInputError(
            "upheld", "Chấp nhận ý kiến thì sửa ít nhất một ô điểm; không sửa thì chọn giữ nguyên."
        )
    counted = measure.scale.count(given)
    if not counted.is_whole:
        raise InvalidInputError("marks", "Không để trống ô đã có điểm.")
    outcomes = [
        Outcome(sheet, counted, given, before.notes, decided_by=by.user)
        if key == sheet.id
        else as_it_stands(row, sheets[key])
        for key, row in latest_of(review).items()
    ]
    said = "Sửa sau ý kiến của người được bình xét"
    written = write_results(
        review, outcomes, lambda key: said if key == sheet.id else "Đổi thứ hạng vì một kết quả khác được sửa"
    )
    return next(row for row in written if row.sheet_id == sheet.id)

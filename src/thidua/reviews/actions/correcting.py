"""An upheld objection: the corrected marks counted anew, and kept on the card that decides."""

from collections.abc import Mapping

from thidua.core import clock
from thidua.core.errors import InvalidInputError
from thidua.core.ids import uuid7
from thidua.ledger.actions import Actor
from thidua.reviews.actions.results import Outcome, as_it_stands, latest_of, write_results
from thidua.reviews.models import Card, Objection, Result, Review, Sheet, Step
from thidua.reviews.queries.marks import base_step, sheets_of
from thidua.reviews.queries.scales import measure_of

LONGEST_NOTE = 300
CORRECTED = "Sửa sau ý kiến của người được bình xét"


def correct(by: Actor, review: Review, objection: Objection, marks: Mapping[int, int]) -> Result:
    """The latest version with these marks instead; whoever changes place by it gets a new version too."""
    if review.is_rolled:
        raise InvalidInputError(
            "upheld", "Kết quả này tổng hợp từ các tháng: hãy sửa ở tháng có điểm sai, rồi tổng hợp lại."
        )
    before = objection.result
    sheets = {sheet.id: sheet for sheet in sheets_of(review)}
    sheet = sheets[before.sheet_id]
    given = _given(sheet, before, marks)
    counted = measure_of(sheet.set).result(given)
    if not counted.is_whole:
        raise InvalidInputError("marks", "Không để trống ô đã có điểm.")
    said = f"Sửa sau ý kiến: {objection.answer}"[:LONGEST_NOTE]
    changed = {str(place): said for place, mark in enumerate(given) if mark != before.marks[place]}
    notes = before.notes | changed
    _keep_on_card(by, sheet, given, changed)
    outcomes = [
        Outcome(sheet, counted, given, notes, decided_by=by.user)
        if key == sheet.id
        else as_it_stands(row, sheets[key])
        for key, row in latest_of(review).items()
    ]
    written = write_results(
        review,
        outcomes,
        lambda key: CORRECTED if key == sheet.id else "Đổi thứ hạng vì một kết quả khác được sửa",
    )
    return next(row for row in written if row.sheet_id == sheet.id)


def _given(sheet: Sheet, before: Result, marks: Mapping[int, int]) -> list[int]:
    measure, given = measure_of(sheet.set), list(before.marks)
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
    return given


def _keep_on_card(by: Actor, sheet: Sheet, marks: list[int], notes: dict[str, str]) -> None:
    """On the council's card, where there is no council on the team's: closing again counts from there."""
    step = Step.COUNCIL if sheet.review.has_council else base_step(sheet)
    if step is None:
        return
    card = Card.objects.filter(sheet=sheet, step=step).first() or Card(
        id=uuid7(), sheet=sheet, step=step, version=0
    )
    card.marks, card.missing = list(marks), 0
    card.notes = card.notes | notes
    card.given_by_id, card.given_at = by.user, clock.now()
    card.version += 1
    card.save()

"""The locked rows that steps are taken on: whoever comes second waits here and then finds the new state."""

from datetime import date

from thidua.core import clock
from thidua.core.errors import InvalidInputError
from thidua.core.states import next_state
from thidua.core.text import tidy
from thidua.reviews.errors import StepOverError
from thidua.reviews.models import Part, Review, Sheet, Step
from thidua.reviews.states import NEXT_PART, NEXT_REVIEW, PartAct, PartState, ReviewAct, ReviewState

LONGEST_REASON = 300


def review_step(review: Review, act: ReviewAct) -> Review:
    """The locked review, one state further, not saved yet."""
    row = Review.objects.select_for_update(of=("self",)).select_related("unit", "year").get(id=review.id)
    row.state = next_state(NEXT_REVIEW, ReviewState(row.state), act)
    row.version += 1
    return row


def part_step(part: Part, act: PartAct) -> Part:
    """The locked part of an open review, one state further, not saved yet."""
    row = Part.objects.select_for_update(of=("self",)).select_related("team").get(id=part.id)
    # Asked for only once the part is held: beside the lock one might read it as it was before somebody closed it.
    row.review = Review.objects.select_related("unit").get(id=row.review_id)
    if not row.review.is_open:
        raise StepOverError("Kết quả đợt này đã chốt, không chấm, không sửa được nữa.")
    before = row.state
    row.state = next_state(NEXT_PART, PartState(row.state), act)
    if row.state != before:
        row.since = clock.now()
        row.version += 1
    return row


def check_step_open(part: Part, sheet: Sheet, step: Step, on: date) -> None:
    """The step's turn has come and its last day, included, has not passed."""
    review = part.review
    if on < review.first:
        raise StepOverError(
            f"Kỳ {review.name} bắt đầu ngày {review.first:%d/%m/%Y}: chưa chấm trước ngày ấy được."
        )
    if step == Step.SELF:
        turns = {PartState.SELF, PartState.TEAM} if sheet.team_id else {PartState.SELF}
        closes = review.team_closes if sheet.team_id else review.self_closes
    elif step == Step.TEAM:
        turns, closes = {PartState.TEAM}, review.team_closes
    else:
        turns, closes = {PartState.SENT}, review.council_closes
    if part.state not in turns:
        raise StepOverError(_not_its_turn(part, step))
    if closes is not None and on > closes:
        raise StepOverError(
            f"Bước {step.label.lower()} đã hết hạn ngày {closes:%d/%m/%Y}. Hãy nhờ thư ký Hội đồng gia hạn."
        )


def check_excusing_open(part: Part, on: date) -> None:
    """As long as marks are given: until the team's last day, once it has sent until the council's."""
    review = part.review
    is_sent = part.state == PartState.SENT and review.has_council
    closes = review.council_closes if is_sent else review.team_closes
    if closes is not None and on > closes:
        step = Step.COUNCIL if is_sent else Step.TEAM
        raise StepOverError(
            f"Bước {step.label.lower()} đã hết hạn ngày {closes:%d/%m/%Y}, không ghi miễn được nữa. "
            "Hãy nhờ thư ký Hội đồng gia hạn."
        )


def _not_its_turn(part: Part, step: Step) -> str:
    if step == Step.SELF:
        return "Tổ đã bắt đầu chấm nên phần tự chấm không sửa được nữa."
    if step == Step.TEAM and part.state == PartState.SENT:
        return "Kết quả của tổ đã gửi Hội đồng. Muốn sửa thì nhờ Hội đồng trả lại."
    if step == Step.TEAM:
        return "Tổ còn đang tự chấm. Hãy bấm “Bắt đầu bước tổ chấm” trước."
    return "Tổ chưa gửi kết quả lên Hội đồng."


def reason(text: str, field: str = "because", *, most: int = LONGEST_REASON) -> str:
    """A reason that was really given."""
    said = tidy(text)
    if not said:
        raise InvalidInputError(field, "Hãy ghi lý do.")
    if len(said) > most:
        raise InvalidInputError(field, f"Dài quá {most} ký tự, hãy rút gọn.")
    return said

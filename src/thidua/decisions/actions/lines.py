"""What an answer to a line must hold: a reason, a lower title, no contradiction with the person's other lines."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import QuerySet

from statute.names import award_name
from thidua.accounts.queries import last_change
from thidua.core.errors import RefusedError
from thidua.core.states import next_state
from thidua.decisions.errors import (
    AnsweredMeanwhileError,
    ContradictionError,
    InHandError,
    LineRefusedError,
    NoAnswerError,
)
from thidua.decisions.models import Submission, SubmissionLine
from thidua.decisions.queries.submissions import in_hand_above
from thidua.decisions.states import ANSWERS, NEXT, Outcome
from thidua.people.models import COLLECTIVE_TITLES, FORMS, TITLES, of_holders

WORDS = {
    Outcome.PENDING: "chưa trả lời",
    Outcome.GRANTED: "được tặng",
    Outcome.GRANTED_LOWER: "được tặng mức thấp hơn",
    Outcome.REFUSED: "không được tặng",
    Outcome.RETURNED: "cấp trên đã trả lại",
    Outcome.ANNULLED: "trường đã hủy tờ trình",
}
# Titles and forms each from the lowest up.
LADDERS = (TITLES, COLLECTIVE_TITLES, FORMS)


@dataclass(frozen=True, slots=True)
class LineAnswer:
    """What the deciding level said to one line; pending leaves it open for a later decision."""

    line_id: UUID
    outcome: Outcome
    granted_code: str = ""
    reason: str = ""


def taken(submission: Submission, answers: Sequence[LineAnswer]) -> list[tuple[SubmissionLine, LineAnswer]]:
    """The answered lines, locked, each with its answer; whoever comes second is told what the first one entered."""
    lines = {line.id: line for line in locked_lines(submission)}
    given = [answer for answer in answers if answer.outcome != Outcome.PENDING]
    if not given:
        raise NoAnswerError
    if any(answer.outcome not in ANSWERS for answer in given):
        raise RefusedError("Trả lại không phải là kết quả của quyết định. Hãy dùng trang trả lại hồ sơ.")
    if len({answer.line_id for answer in given}) != len(given) or any(
        one.line_id not in lines for one in given
    ):
        raise RefusedError("Danh sách dòng không khớp với tờ trình. Hãy tải lại trang.")
    pairs = [(lines[answer.line_id], answer) for answer in given]
    refuse_answered(submission, [line for line, _ in pairs])
    for line, answer in pairs:
        next_state(NEXT, Outcome(line.outcome), answer.outcome)
        _check(line, answer)
    _refuse_contradictions(submission, pairs)
    return sorted(pairs, key=lambda pair: pair[0].order)


def locked_lines(submission: Submission) -> list[SubmissionLine]:
    """All lines of the submission, held until the end, with what answering them needs."""
    rows = _locked(submission).select_related(
        "dossier__person", "dossier__team", "dossier__unit", "dossier__year"
    )
    return list(rows.order_by("id"))


def _locked(submission: Submission) -> QuerySet[SubmissionLine]:
    """The guard: whoever comes second waits here, then reads what the first one entered."""
    return SubmissionLine.objects.select_for_update(of=("self",)).filter(submission=submission)


def refuse_answered(submission: Submission, lines: Sequence[SubmissionLine]) -> None:
    done = [line for line in lines if line.outcome != Outcome.PENDING]
    if not done:
        return
    said = "; ".join(
        f"{line.dossier.holder_name} – {award_name(line.dossier.award)}: {WORDS[Outcome(line.outcome)]}"
        for line in done
    )
    who = last_change(unit=None, about=done[0].dossier_id)
    raise AnsweredMeanwhileError(f"Đã có kết quả ghi trước cho: {said}. {who}".strip())


def refuse_in_hand(submission: Submission, lines: Sequence[SubmissionLine], on: date) -> None:
    """What the addressee has in hand here, and may decide, is not entered from paper by whoever sent it."""
    held = in_hand_above(submission, lines, on)
    if not held:
        return
    addressee = submission.addressee
    names = ", ".join(sorted({line.dossier.holder_name for line in held}))
    raise InHandError(
        f"{addressee.name} đã nhận và đang xét trên phần mềm: {names}. Kết quả của các dòng này do "
        f"{addressee.short_name} ghi; hãy để “Chưa trả lời”, hoặc liên hệ nơi nhận."
    )


def _check(line: SubmissionLine, answer: LineAnswer) -> None:
    """A refusal says why; a lower award is lower, and says why."""
    if answer.outcome == Outcome.GRANTED:
        return
    if not answer.reason.strip():
        raise LineRefusedError(
            line.id,
            "reason",
            f"Hãy ghi lý do ({line.dossier.holder_name}) như cấp quyết định thông báo.",
        )
    if answer.outcome == Outcome.GRANTED_LOWER and not _is_lower(answer.granted_code, line.dossier.award):
        raise LineRefusedError(
            line.id, "granted_code", f"Hãy chọn danh hiệu thấp hơn {award_name(line.dossier.award)}."
        )


def _is_lower(given: str, proposed: str) -> bool:
    """A lower title in place of a title, a lower form in place of a form."""
    return any(
        given in ladder and proposed in ladder and ladder.index(given) < ladder.index(proposed)
        for ladder in LADDERS
    )


def _refuse_contradictions(
    submission: Submission, pairs: Sequence[tuple[SubmissionLine, LineAnswer]]
) -> None:
    """A title granted instead of a higher one cannot be refused on the line of its own, now or before."""
    same = of_holders([line.dossier for line, _ in pairs], "dossier__")
    others = SubmissionLine.objects.filter(same, submission__year=submission.year_id)
    refused = {(o.dossier.holder_key, o.dossier.award) for o in _with(others, Outcome.REFUSED)}
    lowered = {(o.dossier.holder_key, o.granted_code) for o in _with(others, Outcome.GRANTED_LOWER)}
    for line, answer in pairs:
        if answer.outcome == Outcome.REFUSED:
            refused.add((line.dossier.holder_key, line.dossier.award))
        if answer.outcome == Outcome.GRANTED_LOWER:
            lowered.add((line.dossier.holder_key, answer.granted_code))
    both = refused & lowered
    names = {line.dossier.holder_key: line.dossier.holder_name for line, _ in pairs}
    if both:
        holder, code = min(both, key=str)
        raise ContradictionError(
            f"{names[holder]}: {award_name(code)} vừa được tặng thay danh hiệu cao hơn, vừa không được tặng ở dòng "
            "riêng. Hãy đối chiếu lại với quyết định."
        )


def _with(lines: object, outcome: Outcome) -> list[SubmissionLine]:
    return list(lines.filter(outcome=outcome).select_related("dossier"))  # type: ignore[attr-defined]  # a queryset

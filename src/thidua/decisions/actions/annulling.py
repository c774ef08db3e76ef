"""A letter that should not have gone, taken back by the school while nobody above has anything of it in hand."""

from datetime import date
from uuid import UUID

from thidua.accounts.queries import last_change
from thidua.core.errors import InvalidInputError
from thidua.core.states import next_state
from thidua.core.text import tidy
from thidua.decisions.actions.lines import locked_lines
from thidua.decisions.errors import AnnulledMeanwhileError, NotAnnullableError
from thidua.decisions.models import Submission, SubmissionLine
from thidua.decisions.queries.submissions import is_untouched
from thidua.decisions.states import NEXT, Outcome
from thidua.documents.actions.registers import annul_document
from thidua.ledger.actions import Actor, action, record
from thidua.nominations.actions import call_back


@action("decisions.submission_annulled")
def annul_submission(*, by: Actor, submission: Submission, reason: str, on: date) -> Submission:
    """Letter and list keep their numbers, marked as annulled; the dossiers wait where they waited before.

    The lines are locked first, as those who take them in hand or answer them lock them: one wins.
    """
    lines = locked_lines(submission)
    row = Submission.objects.select_related("letter", "list", "addressee").get(id=submission.id)
    if row.annulled_on is not None:
        raise AnnulledMeanwhileError(
            f"Tờ trình này đã hủy. {last_change(unit=row.unit_id, about=row.id)}".strip()
        )
    if not is_untouched(lines):
        raise NotAnnullableError(
            f"{row.addressee.name} đã nhận hoặc đã trả lời ít nhất một dòng nên không hủy được tờ trình. "
            "Hãy liên hệ nơi nhận để trả lại từng dòng."
        )
    reason = tidy(reason)
    if not reason:
        raise InvalidInputError("reason", "Hãy ghi lý do hủy tờ trình.")
    returned = _returned_before(lines)
    for line in lines:
        line.outcome = next_state(NEXT, Outcome(line.outcome), Outcome.ANNULLED)
        line.save(update_fields=["outcome"])
        call_back(by=by, dossier=line.dossier, returned_on=returned.get(line.dossier_id), on=on)
    for paper in (row.letter, row.list):
        annul_document(by=by, document=paper, on=on)
    row.annulled_on, row.annulled_because = on, reason
    row.save(update_fields=["annulled_on", "annulled_because"])
    record(
        about=row, fields={"reason": reason}, counts={"lines": len(lines)}, on=on, units=[row.addressee_id]
    )
    return row


def _returned_before(lines: list[SubmissionLine]) -> dict[UUID, date | None]:
    """Dossiers which an earlier letter got back to be mended, with the last day of it."""
    rows = SubmissionLine.objects.filter(
        dossier__in=[line.dossier_id for line in lines], outcome=Outcome.RETURNED
    )
    return dict(rows.order_by("returned_on").values_list("dossier", "returned_on"))

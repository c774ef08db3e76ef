"""The answers of the deciding level: entered from its paper, or given by a unit that is that level itself.

Only here do grants reach people: before a decision, nothing of it stands in anybody's history.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from paper.media import DOCX
from thidua.collectives.actions import decide_collective_titles
from thidua.collectives.models import collective_of
from thidua.core import clock
from thidua.core.errors import InvalidInputError
from thidua.core.ids import uuid7
from thidua.core.text import tidy
from thidua.decisions.access import may_decide
from thidua.decisions.actions.granting import GIVEN, Pairs, code_given, given, grant_entries, in_paper_order
from thidua.decisions.actions.lines import LineAnswer, refuse_in_hand, taken
from thidua.decisions.errors import NoLetterheadError, NotDecidingError, NothingGrantedError
from thidua.decisions.models import Decision, Submission
from thidua.decisions.queries.authority import addressee_on, chair_of, others_named
from thidua.decisions.queries.papers import decision_paper
from thidua.decisions.queries.submissions import undecided_collectives, undecided_people
from thidua.documents.actions import issue_document
from thidua.documents.models import DocumentKind
from thidua.files.actions import keep
from thidua.files.models import StoredFile
from thidua.ledger.actions import Actor, action, record
from thidua.nominations.actions import record_outcome
from thidua.nominations.models import Dossier
from thidua.people.actions import check_grants, decide_titles, record_grants
from thidua.people.queries import staff_of
from thidua.units.models import Unit
from thidua.units.queries import place_on


@dataclass(frozen=True, slots=True)
class Scan:
    """The decision as it came, scanned: what makes its grants checked."""

    name: str
    content: bytes
    content_type: str


@action("decisions.decision_received")
def receive_decision(
    *,
    by: Actor,
    submission: Submission,
    paper: str,
    on: date,
    authority: str,
    signer: str,
    answers: Sequence[LineAnswer],
    scan: Scan | None = None,
    as_written: bool = False,
) -> Decision:
    """Enter a decision line by line; lines left pending wait for a later one.

    The lines are locked first: of two people entering the same line the second is told what the first one wrote.
    Where another unit took the open lines over, the issuer is whoever was to answer on the decision's day;
    `as_written`: the paper names the other one all the same.
    """
    pairs = taken(submission, answers)
    paper, authority = tidy(paper), tidy(authority)
    if not paper:
        raise InvalidInputError("paper", "Hãy ghi số quyết định.")
    if not authority:
        raise InvalidInputError("authority", "Hãy ghi cấp quyết định.")
    if not submission.on <= on <= clock.today():
        raise InvalidInputError("on", "Ngày quyết định phải từ ngày trình đến hôm nay.")
    other = None if as_written else others_named(submission, authority, on)
    issuer = addressee_on(submission, on)
    if other is not None:
        raise InvalidInputError(
            "authority",
            f"Ngày {on:%d/%m/%Y} cấp trả lời tờ trình này là {issuer.name}, không phải {other.name}. Hãy xem lại ngày "
            "và cấp quyết định; nếu quyết định ghi đúng như vậy thì đánh dấu ô xác nhận bên dưới.",
        )
    refuse_in_hand(submission, [line for line, _ in pairs], on)
    kept = _kept(by, scan)
    decision, is_new = Decision.objects.select_for_update().get_or_create(
        unit=submission.unit,
        issuer=issuer,
        paper=paper,
        on=on,
        defaults={"authority": authority, "signer": tidy(signer), "scan": kept},
    )
    if not is_new:
        _continue(by, decision, authority, tidy(signer), kept)
    _write_down(by, submission, decision, pairs, checked=decision.scan_id is not None)
    record(about=decision, fields={"paper": paper, "submission": submission.id, "lines": len(pairs)}, on=on)
    return decision


def _continue(by: Actor, decision: Decision, authority: str, signer: str, scan: StoredFile | None) -> None:
    """A later sitting adds what the first one left blank; what it says otherwise is refused, never dropped."""
    stands = f"Quyết định số {decision.paper} ngày {decision.on:%d/%m/%Y} đã ghi"
    advice = "Cùng quyết định ấy thì ghi đúng như vậy; quyết định khác thì kiểm tra lại số và ngày."
    if authority != decision.authority:
        raise InvalidInputError("authority", f"{stands} cấp quyết định “{decision.authority}”. {advice}")
    if signer and decision.signer and signer != decision.signer:
        raise InvalidInputError("signer", f"{stands} người ký “{decision.signer}”. {advice}")
    if scan and decision.scan and scan.sha256 != decision.scan.sha256:
        raise InvalidInputError("scan", f"{stands} bản quét “{decision.scan.name}”. Hãy để trống ô này.")
    decision.signer = decision.signer or signer
    if scan and not decision.scan:
        decision.scan = scan
        check_grants(by=by, unit=decision.unit, decision=decision.id)
    decision.save(update_fields=["signer", "scan"])


@action("decisions.decision_issued")
def issue_decision(
    *,
    by: Actor,
    unit: Unit,
    submission: Submission,
    on: date,
    signer: str,
    answers: Sequence[LineAnswer],
    paper: str = "",
    scan: Scan | None = None,
) -> Decision:
    """Decide lines sent to this unit; refused where it is not the deciding level that day.

    The paper is made here with the unit's own next number, unless `paper` names one made elsewhere; then its `scan` makes
    the grants checked. A paper which grants nothing can only be such a one: a notice.
    """
    pairs = taken(submission, answers)
    granted = in_paper_order(given(submission, pairs))
    codes = {line.dossier.award for line, _ in pairs}
    codes |= {code_given(line, answer) for line, answer in pairs if answer.outcome in GIVEN}
    if addressee_on(submission, on).id != unit.id or not all(may_decide(unit, code, on) for code in codes):
        raise NotDecidingError
    if not submission.on <= on <= clock.today():
        raise InvalidInputError("on", "Ngày ký phải từ ngày trình đến hôm nay.")
    paper, signer = tidy(paper), tidy(signer)
    if not granted and not paper:
        raise NothingGrantedError
    if paper:
        decision = _entered(by=by, unit=unit, on=on, paper=paper, signer=signer, scan=scan)
    else:
        decision = _made(by=by, unit=unit, submission=submission, on=on, signer=signer, granted=granted)
    # Whoever decides has received: what is left is answered here as well.
    submission.lines.filter(taken_on=None).update(taken_on=on)
    _write_down(by, submission, decision, pairs, checked=bool(decision.document_id or decision.scan_id))
    record(about=decision, fields={"paper": decision.paper}, on=on, units=[submission.unit_id])
    return decision


def _made(
    *,
    by: Actor,
    unit: Unit,
    submission: Submission,
    on: date,
    signer: str,
    granted: Sequence[tuple[Dossier, str]],
) -> Decision:
    """The unit's own decision with its next number."""
    _refuse_bare_head(unit, on)
    decision = Decision(id=uuid7(), unit=unit, issuer=unit, on=on, authority=chair_of(unit), signer=signer)
    decision.document = issue_document(
        by=by,
        unit=unit,
        kind=DocumentKind.DECISION,
        title=f"Về việc khen thưởng năm học {submission.year.name}, {submission.unit.name}",
        on=on,
        make=lambda symbol: decision_paper(
            submission=submission, issuer=unit, on=on, signer=signer, granted=granted, symbol=symbol
        ),
        name=f"Quyết định khen thưởng {submission.year.name}.docx",
        content_type=DOCX,
        about=decision.id,
        numbered=True,
    )
    decision.paper = decision.document.symbol
    decision.save(force_insert=True)
    return decision


def _refuse_bare_head(unit: Unit, on: date) -> None:
    """Without a sign there is no symbol, without a place no line with place and day (NĐ 30/2020, Phụ lục I)."""
    missing = [
        word for word, value in (("ký hiệu", unit.symbol), ("địa danh", place_on(unit, on))) if not value
    ]
    if missing:
        raise NoLetterheadError(
            f"{unit.name} chưa ghi {' và '.join(missing)}, nên quyết định sẽ thiếu số ký hiệu hoặc dòng địa danh, "
            "ngày tháng. Quản trị hệ thống hoặc Chủ tịch của đơn vị ghi ở trang “Thông tin trường”; hoặc ghi số "
            "văn bản đã soạn ở nơi khác."
        )


def _entered(*, by: Actor, unit: Unit, on: date, paper: str, signer: str, scan: Scan | None) -> Decision:
    """The unit's decision made elsewhere; one paper may answer the lists of several schools."""
    kept = _kept(by, scan)
    decision, is_new = Decision.objects.select_for_update().get_or_create(
        unit=unit,
        issuer=unit,
        paper=paper,
        on=on,
        defaults={"authority": chair_of(unit), "signer": signer, "scan": kept},
    )
    if decision.document_id:
        raise InvalidInputError(
            "paper", f"Quyết định số {paper} ngày {on:%d/%m/%Y} do phần mềm lập. Hãy kiểm tra lại số và ngày."
        )
    if not is_new:
        _continue(by, decision, chair_of(unit), signer, kept)
    return decision


def _kept(by: Actor, scan: Scan | None) -> StoredFile | None:
    if scan is None:
        return None
    return keep(by=by, content=scan.content, name=scan.name, content_type=scan.content_type)


def _write_down(
    by: Actor, submission: Submission, decision: Decision, pairs: Pairs, *, checked: bool
) -> None:
    """Lines, dossiers, grants, and whose titles of the year are now all decided."""
    for line, answer in pairs:
        line.outcome, line.decision = answer.outcome, decision
        line.granted_code = code_given(line, answer) if answer.outcome in GIVEN else ""
        line.reason = tidy(answer.reason)
        line.save(update_fields=["outcome", "decision", "granted_code", "reason"])
        record_outcome(
            by=by,
            dossier=line.dossier,
            outcome=answer.outcome.value,  # type: ignore[arg-type]  # pending lines were left out, returns refused
            granted_code=line.granted_code,
            reason=line.reason,
            on=decision.on,
        )
    entries = grant_entries(submission, decision, pairs, checked=checked)
    if entries:
        record_grants(by=by, unit=submission.unit, grants=entries)
    _decide_titles(
        by, submission, {line.dossier.person_id for line, _ in pairs if line.dossier.person_id}, decision.on
    )
    _decide_collective_titles(
        by,
        submission,
        {collective_of(line.dossier).team_id for line, _ in pairs if line.dossier.is_collective},
        decision.on,
    )


def _decide_titles(by: Actor, submission: Submission, people: set[UUID], on: date) -> None:
    """Whoever has no dossier under way any more has all titles of the year decided; with the last one, everybody has."""
    open_people = undecided_people(submission.year)
    unit, year = submission.unit, submission.year
    decided = people - open_people
    if not open_people:
        decided |= {posting.person_id for posting in staff_of(unit, on=on)}
    if decided:
        decide_titles(by=by, unit=unit, school_year=year.name, persons=sorted(decided), on=on)


def _decide_collective_titles(by: Actor, submission: Submission, teams: set[UUID | None], on: date) -> None:
    """The same of the teams and the school (None), once none of their dossiers is under way."""
    unit, year = submission.unit, submission.year
    if decided := teams - undecided_collectives(year):
        decide_collective_titles(by=by, unit=unit, school_year=year.name, teams=decided, on=on)

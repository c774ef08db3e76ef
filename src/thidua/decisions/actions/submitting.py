"""Sending supported dossiers to the level that decides: one letter, one list, one line each."""

from collections.abc import Iterable, Sequence
from datetime import date

from paper.media import DOCX
from statute.achievements import Proposed, two_forms
from thidua.accounts.queries import last_change
from thidua.core import clock
from thidua.core.errors import InvalidInputError
from thidua.core.ids import uuid7
from thidua.core.text import fold
from thidua.councils.queries.meetings import voted_on
from thidua.decisions.access import deciding_level, districts_ended, may_decide
from thidua.decisions.errors import (
    DecidesItselfError,
    DistrictEndedError,
    NoParentError,
    NoSignerError,
    NothingToSendError,
    SentMeanwhileError,
    TwoFormsError,
    WrongParentError,
)
from thidua.decisions.models import Submission, SubmissionLine
from thidua.decisions.queries.authority import authority_names, chair_named, chair_of
from thidua.decisions.queries.papers import Sending
from thidua.decisions.queries.submissions import SENDABLE, forms_on_the_way, in_list_order
from thidua.documents.actions import issue_document
from thidua.documents.actions.registers import plan_dispatch
from thidua.documents.models import DocumentKind
from thidua.ledger.actions import Actor, action, record
from thidua.nominations.actions import mark_submitted
from thidua.nominations.models import Dossier
from thidua.nominations.queries import latest_assessments
from thidua.people.models import FORMS
from thidua.units.models import Level, SchoolYear, Unit
from thidua.units.queries import parent_on

# A unit directly above must be of the deciding level only for these: higher levels are reached through it.
DIRECT = (Level.COMMUNE, Level.DISTRICT)
WAY_OUT = (
    "Hãy chỉ chọn một hình thức để trình; hai thành tích khác nhau thì phải ghi rõ ở tóm tắt thành tích "
    "khi chuẩn bị từng hồ sơ."
)


@action("decisions.submission_sent")
def create_submission(
    *, by: Actor, unit: Unit, year: SchoolYear, dossiers: Sequence[Dossier], on: date
) -> Submission:
    """Number and keep the letter and the list, and mark each dossier as sent up.

    The addressee is the unit directly above on that day: the district before 2025-07-01, the commune since.
    """
    rows = _locked(unit, year, dossiers)
    _check_day(rows, on)
    addressee = _addressee(unit, rows, on)
    if not chair_named(unit, on):
        raise NoSignerError(on)
    _refuse_two_forms(year, rows, on)
    submission = Submission(id=uuid7(), unit=unit, addressee=addressee, year=year, on=on)
    sending = Sending(unit, year, on, _reader(unit, addressee, rows, on), tuple(rows))
    submission.letter = issue_document(
        by=by,
        unit=unit,
        kind=DocumentKind.SUBMISSION_LETTER,
        title=sending.subject,
        on=on,
        make=sending.letter,
        name=f"Tờ trình khen thưởng {year.name}.docx",
        content_type=DOCX,
        about=submission.id,
        numbered=True,
    )
    submission.list = issue_document(
        by=by,
        unit=unit,
        kind=DocumentKind.NOMINATION_LIST,
        title=f"Danh sách đề nghị khen thưởng năm học {year.name}",
        on=on,
        make=lambda symbol: sending.nomination_list(symbol, submission.letter.symbol),
        name=f"Danh sách đề nghị khen thưởng {year.name}.docx",
        content_type=DOCX,
        about=submission.id,
        numbered=True,
    )
    submission.save(force_insert=True)
    asked = latest_assessments([dossier.id for dossier in rows])
    SubmissionLine.objects.bulk_create(
        SubmissionLine(
            submission=submission, dossier=dossier, order=place, assessment_id=asked.get(dossier.id)
        )
        for place, dossier in enumerate(rows, start=1)
    )
    plan_dispatch(by=by, document=submission.letter, recipient=addressee.name, unit_to=addressee)
    for dossier in rows:
        mark_submitted(by=by, dossier=dossier, on=on)
    record(about=submission, counts={"lines": len(rows)}, on=on, units=[addressee.id])
    return submission


def _locked(unit: Unit, year: SchoolYear, dossiers: Sequence[Dossier]) -> list[Dossier]:
    """The rows held until the end; whoever comes second is told which dossier has gone and who sent it."""
    wanted = {dossier.id for dossier in dossiers}
    if not wanted:
        raise NothingToSendError
    found = Dossier.objects.select_for_update(of=("self",)).filter(id__in=wanted, unit=unit, year=year)
    rows = list(found.select_related("person", "team", "unit", "year").order_by("id"))
    gone = [row for row in rows if row.state not in SENDABLE]
    if gone:
        names = ", ".join(sorted({row.holder_name for row in gone}))
        said = last_change(unit=None, about=gone[0].id)
        raise SentMeanwhileError(f"Không còn chờ trình: {names}. {said}".strip())
    if len(rows) != len(wanted):
        raise NothingToSendError
    return in_list_order(rows)


def _check_day(dossiers: Sequence[Dossier], on: date) -> None:
    """Not before the council voted, not ahead: a letter of such a day could never be answered."""
    today = clock.today()
    if on > today:
        raise InvalidInputError("on", f"Ngày trình không thể sau hôm nay ({today:%d/%m/%Y}).")
    days = voted_on([dossier.id for dossier in dossiers])
    late = next((one for one in dossiers if days.get(one.id, on) > on), None)
    if late is not None:
        raise InvalidInputError(
            "on",
            f"Hội đồng bỏ phiếu cho {late.holder_name} ngày {days[late.id]:%d/%m/%Y}, nên ngày trình phải từ ngày đó. "
            "Hãy sửa ngày trình, hoặc bỏ chọn hồ sơ này.",
        )


def _addressee(unit: Unit, dossiers: Iterable[Dossier], on: date) -> Unit:
    addressee = parent_on(unit, on)
    if addressee is None:
        raise NoParentError
    if addressee.level == Level.DISTRICT and districts_ended(on):
        raise DistrictEndedError(
            f"{addressee.name} không còn nhận hồ sơ vào ngày {on:%d/%m/%Y}: cấp huyện đã kết thúc. "
            "Hãy ghi cấp trên trực tiếp mới rồi lập tờ trình."
        )
    for code in {dossier.award for dossier in dossiers}:
        if may_decide(unit, code, on):
            raise DecidesItselfError
        level = deciding_level(code, on)
        if level in DIRECT and addressee.level in DIRECT and level != addressee.level:
            raise WrongParentError
    return addressee


def _reader(unit: Unit, addressee: Unit, dossiers: Iterable[Dossier], on: date) -> str:
    """To whom the letter speaks: the one authority of all lines, else the head of the unit directly above."""
    names = set(authority_names(unit, {dossier.award for dossier in dossiers}, on).values())
    return names.pop() if len(names) == 1 else chair_of(addressee)


def _refuse_two_forms(year: SchoolYear, dossiers: Sequence[Dossier], on: date) -> None:
    """One achievement, one form, also beside what went up before; a summary that differs is another achievement."""
    forms = [dossier for dossier in dossiers if dossier.award in FORMS]
    before = forms_on_the_way(year, forms)
    proposed = [
        Proposed(one.holder_key, one.holder_name, one.award, fold(one.achievement) or None)
        for one in [*before, *forms]
    ]
    refusals = two_forms(proposed, on)
    if refusals:
        raise TwoFormsError(" ".join([*(refusal.because for refusal in refusals), WAY_OUT]))

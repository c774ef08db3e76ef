"""Issuing a set, taking it back before its first use, its first use, its end; what the law's change asks of it."""

from datetime import date

from django.db import IntegrityError, transaction

from statute.screening import version as law_words
from thidua.accounts.queries import last_change
from thidua.core import clock
from thidua.core.days import OUTSIDE, is_written
from thidua.core.errors import ChangedMeanwhileError, InvalidInputError
from thidua.core.states import next_state
from thidua.core.text import tidy
from thidua.criteria.content import faults_of
from thidua.criteria.errors import ContentRefusedError, DraftWaitsError, NotInForceError, UnlawfulNowError
from thidua.criteria.models import CriteriaSet, Criterion
from thidua.criteria.queries import (
    content_of,
    edition_in_force,
    latest_first_day,
    law_faults,
    open_lines,
    whole_of,
)
from thidua.criteria.states import NEXT, SetAct, SetState
from thidua.ledger.actions import Actor, action, record

LONGEST_PAPER, LONGEST_REASON = 120, 300


@action("criteria.set_issued")
def issue_set(
    *, by: Actor, criteria_set: CriteriaSet, paper: str, paper_on: date, applies_from: date
) -> CriteriaSet:
    """By the paper that the school issued it with; from then on nothing of it is rewritten. Every sum must add up."""
    row = step(criteria_set, SetAct.ISSUE, version=criteria_set.version)
    row.paper, row.paper_on, row.applies_from = _paper(paper), paper_on, applies_from
    _check_days(row, paper_on, applies_from)
    content = content_of(whole_of(row))
    faults = [*faults_of(content), *law_faults(content)]
    if faults:
        raise ContentRefusedError(faults)
    row.screened, row.open_lines = law_words(), 0
    try:
        with transaction.atomic():
            row.save()
    except IntegrityError:
        message = "Đã có một lần ban hành của bộ tiêu chí này áp dụng từ đúng ngày ấy."
        raise InvalidInputError("applies_from", message) from None
    record(about=row, fields={"paper": row.paper, "applies_from": applies_from}, on=paper_on)
    return row


@action("criteria.set_taken_back")
def take_back_set(*, by: Actor, criteria_set: CriteriaSet, because: str) -> CriteriaSet:
    """Issued by mistake and not used by anybody yet: a draft again."""
    because = _reason(because)
    row = step(criteria_set, SetAct.TAKE_BACK, version=criteria_set.version)
    row.paper, row.paper_on, row.applies_from, row.ends = "", None, None, None
    row.taken_back_because = because
    try:
        with transaction.atomic():
            row.save()
    except IntegrityError:
        raise DraftWaitsError from None
    record(about=row, fields={"because": because})
    return row


@action("criteria.draft_discarded")
def discard_set(*, by: Actor, criteria_set: CriteriaSet) -> CriteriaSet:
    """A draft that nobody will finish; it stays to be read by whoever writes sets."""
    row = step(criteria_set, SetAct.DISCARD, version=criteria_set.version)
    row.save()
    record(about=row)
    return row


@action("criteria.set_used")
def freeze_set(*, by: Actor, criteria_set: CriteriaSet, on: date) -> CriteriaSet:
    """A review begins to mark by it on that day; the first one freezes it, the others find it frozen.

    Not where the law by now forbids a line, or asks for a reason that nobody has written.
    """
    row = step(criteria_set, SetAct.USE)
    if edition_in_force(row, on=on) != row:
        raise NotInForceError(
            f"“{row.name}”, lần ban hành {row.edition}, không áp dụng ngày {on:%d/%m/%Y}. "
            "Hãy bỏ chọn, hoặc chọn lần ban hành áp dụng ngày ấy."
        )
    if open_lines(content_of(whole_of(row))):
        raise UnlawfulNowError
    row.frozen_on = row.frozen_on or on
    row.save()
    record(about=row, on=on)
    return row


@action("criteria.set_ended")
def end_set(*, by: Actor, criteria_set: CriteriaSet, last_day: date) -> CriteriaSet:
    """Nobody is marked by it after that day; what was marked stays."""
    row = step(criteria_set, SetAct.END, version=criteria_set.version)
    if not is_written(last_day):
        raise InvalidInputError("last_day", OUTSIDE)
    if row.applies_from is not None and last_day < row.applies_from:
        raise InvalidInputError(
            "last_day", f"Bộ tiêu chí áp dụng từ {row.applies_from:%d/%m/%Y}, không thể hết trước ngày ấy."
        )
    before, row.ends = row.ends, last_day
    row.save()
    record(about=row, fields={"ends": (before, last_day)}, on=last_day)
    return row


@action("criteria.line_explained")
def explain_line(*, by: Actor, criterion: Criterion, because: str) -> CriteriaSet:
    """Why a line that the law's words now call risky is kept; `criterion` carries its set as it was seen."""
    because = _reason(because)
    seen = criterion.section.set
    row = step(seen, SetAct.EXPLAIN, version=seen.version)
    line = Criterion.objects.get(id=criterion.id, section__set=row)
    line.because = because
    line.save(update_fields=["because"])
    content = content_of(whole_of(row))
    row.screened, row.open_lines = law_words(), len(open_lines(content))
    row.save()
    record(about=row, fields={"because": because}, counts={"open": row.open_lines})
    return row


@action("criteria.set_screened")
def rescreen_set(*, by: Actor, criteria_set: CriteriaSet) -> CriteriaSet:
    """Under the law's words as they are today; how many lines ask for something is kept for lists and homes."""
    row = _locked(criteria_set)
    found = len(open_lines(content_of(whole_of(row))))
    row.screened, row.open_lines = law_words(), found
    row.save(update_fields=["screened", "open_lines"])
    record(about=row, counts={"open": found})
    return row


def step(criteria_set: CriteriaSet, act: SetAct, *, version: int | None = None) -> CriteriaSet:
    """The locked edition, one state and one version further, not saved yet: whoever comes second waits here."""
    found = _locked(criteria_set)
    if version is not None and found.version != version:
        raise ChangedMeanwhileError(last_change(unit=found.unit_id, about=found.id))
    found.state = next_state(NEXT, SetState(found.state), act)
    found.version += 1
    found.changed_at = clock.now()
    return found


def _locked(criteria_set: CriteriaSet) -> CriteriaSet:
    """The edition's own row; its thread and unit are only read."""
    rows = CriteriaSet.objects.select_for_update(of=("self",)).select_related("thread", "unit")
    return rows.get(id=criteria_set.id)


def _check_days(row: CriteriaSet, paper_on: date, applies_from: date) -> None:
    if not is_written(paper_on) or paper_on > clock.today():
        raise InvalidInputError("paper_on", "Ngày văn bản phải từ trước đến hết hôm nay.")
    if not is_written(applies_from):
        raise InvalidInputError("applies_from", OUTSIDE)
    latest = latest_first_day(row)
    if latest is not None and applies_from <= latest:
        raise InvalidInputError(
            "applies_from", f"Lần ban hành trước áp dụng từ {latest:%d/%m/%Y}: lần này phải từ sau ngày ấy."
        )


def _paper(text: str) -> str:
    paper = tidy(text)
    if not paper:
        raise InvalidInputError("paper", "Hãy ghi số văn bản ban hành bộ tiêu chí.")
    if len(paper) > LONGEST_PAPER:
        raise InvalidInputError("paper", f"Dài quá {LONGEST_PAPER} ký tự, hãy rút gọn.")
    return paper


def _reason(text: str) -> str:
    because = tidy(text)
    if not because:
        raise InvalidInputError("because", "Hãy ghi lý do.")
    if len(because) > LONGEST_REASON:
        raise InvalidInputError("because", f"Lý do dài quá {LONGEST_REASON} ký tự, hãy rút gọn.")
    return because

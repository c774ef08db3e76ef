"""Somebody leaves the school: since when, why, by which paper, and where to."""

from datetime import date, timedelta

from thidua.core.errors import InvalidInputError
from thidua.core.text import tidy
from thidua.ledger.actions import Actor, action, record
from thidua.people.actions.elsewhere import ElsewhereEntry, record_elsewhere
from thidua.people.actions.staff import correct_person
from thidua.people.models import Elsewhere, LeavingReason, Person
from thidua.units.models import Unit


@action("people.leaving_recorded")
def record_leaving(
    *,
    by: Actor,
    unit: Unit,
    person: Person,
    version: int,
    ends: date,
    reason: str,
    paper: str = "",
    other_unit: str = "",
) -> Person:
    """The last day here, which ends the duties held here too; who is transferred gets a row for the comment of us.

    `version` is what the editor saw of the person.
    """
    if reason not in LeavingReason.values:
        raise InvalidInputError("reason", "Hãy chọn lý do rời trường.")
    transferred = reason == LeavingReason.TRANSFERRED
    if tidy(other_unit) and not transferred:
        raise InvalidInputError("other_unit", "Chỉ ghi đơn vị đến khi lý do là chuyển công tác.")
    changes = {"ends": ends, "left_because": reason, "left_paper": tidy(paper)}
    person = correct_person(by=by, unit=unit, person=person, version=version, changes=changes)
    if transferred and tidy(other_unit):
        entry = ElsewhereEntry(Elsewhere.WENT, other_unit, starts=ends + timedelta(days=1), paper=paper)
        record_elsewhere(by=by, unit=unit, person=person, entry=entry, on=ends)
    record(about=person, fields={"reason": reason}, on=ends)
    return person

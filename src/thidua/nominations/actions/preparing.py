"""Preparing a dossier: achievement, the chair's statement on reviews, ready, reopened, withdrawn."""

from collections.abc import Iterable, Sequence
from datetime import date

from thidua.accounts.queries import last_change
from thidua.collectives.actions import state_collective_review
from thidua.collectives.models import Collective
from thidua.core.errors import ChangedMeanwhileError, InvalidInputError
from thidua.ledger.actions import Actor, action, record
from thidua.nominations.actions.moving import locked, move
from thidua.nominations.actions.opening import assess_dossiers
from thidua.nominations.errors import NotAssessedError, UnderReviewError
from thidua.nominations.models import Dossier
from thidua.nominations.queries import BEFORE_COUNCIL, dossiers_before_council, dossiers_of
from thidua.nominations.states import DossierAct, DossierState
from thidua.people import actions as people
from thidua.people.models import Holder, Person
from thidua.units.models import SchoolYear, Unit


@action("nominations.achievement_written")
def write_achievement(*, by: Actor, dossier: Dossier, achievement: str, version: int) -> Dossier:
    """Write the summary which is printed in lists. Only while the dossier is being prepared."""
    row = locked(dossier)
    if row.version != version:
        raise ChangedMeanwhileError(last_change(unit=row.unit_id, about=row.id))
    move(row, DossierAct.WRITE, keeps_holder=True)
    before, row.achievement = row.achievement, achievement.strip()
    row.save(update_fields=["achievement", "version"])
    record(about=row, fields={"achievement": (before, row.achievement)})
    return row


@action("nominations.review_stated")
def state_review(
    *, by: Actor, unit: Unit, year: SchoolYear, persons: Sequence[Person], under_review: bool, on: date
) -> int:
    """The chair says of these people whether they are under disciplinary review; returns how many were asked again.

    Their dossiers before the council are assessed again, since the answer rests on it.
    """
    if not persons:
        raise InvalidInputError("persons", "Hãy chọn ít nhất một người.")
    for person in persons:
        people.state_review(
            by=by, unit=unit, person=person, school_year=year.name, under_review=under_review, on=on
        )
    touched = list(dossiers_before_council(unit=unit, year=year, persons=[person.id for person in persons]))
    if touched:
        assess_dossiers(by=by, unit=unit, year=year, dossiers=touched, on=on)
    record(about=year, counts={"persons": len(persons), "dossiers": len(touched)}, on=on)
    return len(touched)


@action("nominations.collective_reviews_stated")
def state_collective_reviews(
    *,
    by: Actor,
    unit: Unit,
    year: SchoolYear,
    collectives: Sequence[Collective],
    under_review: bool,
    on: date,
) -> int:
    """The chair says of these teams, or of the school, whether they are under review; as for persons."""
    if not collectives:
        raise InvalidInputError("collectives", "Hãy chọn ít nhất một tập thể.")
    for one in collectives:
        state_collective_review(
            by=by, collective=one, school_year=year.name, under_review=under_review, on=on
        )
    keys = {one.key for one in collectives}
    waiting = dossiers_of(unit, year, states=BEFORE_COUNCIL).exclude(holder=Holder.PERSON)
    touched = [dossier for dossier in waiting if dossier.holder_key in keys]
    if touched:
        assess_dossiers(by=by, unit=unit, year=year, dossiers=touched, on=on)
    record(about=year, counts={"collectives": len(keys), "dossiers": len(touched)}, on=on)
    return len(touched)


@action("nominations.dossier_prepared")
def prepare(*, by: Actor, dossier: Dossier) -> Dossier:
    """Ready for the council. A `no` or `unknown` does not stop it: the council judges, the program advises."""
    row = locked(dossier)
    states = move(row, DossierAct.PREPARE)
    if not row.answer:
        raise NotAssessedError
    if row.answer == "blocked":
        raise UnderReviewError(
            f"Chưa chuẩn bị xong được: {row.holder_name} đang bị xem xét kỷ luật. "
            "Khi có kết luận, Hiệu trưởng xác nhận lại."
        )
    row.save(update_fields=["state", "held_since", "version"])
    record(about=row, fields={"state": states})
    return row


@action("nominations.dossiers_prepared")
def prepare_dossiers(*, by: Actor, year: SchoolYear, dossiers: Iterable[Dossier]) -> list[Dossier]:
    """Many at once, after the list was shown; all or none."""
    ready = [prepare(by=by, dossier=dossier) for dossier in dossiers]
    record(about=year, counts={"dossiers": len(ready)})
    return ready


@action("nominations.dossier_reopened")
def reopen(*, by: Actor, dossier: Dossier) -> Dossier:
    """Back from ready to being prepared: to correct, or to ask a changed law."""
    row = locked(dossier)
    states = move(row, DossierAct.REOPEN)
    row.save(update_fields=["state", "held_since", "version"])
    record(about=row, fields={"state": states})
    return row


@action("nominations.dossier_withdrawn")
def withdraw(*, by: Actor, dossier: Dossier) -> Dossier:
    """Taken back before the council; a new dossier for the same award may be opened afterwards."""
    row = locked(dossier)
    states: tuple[DossierState, DossierState] = move(row, DossierAct.WITHDRAW)
    row.save(update_fields=["state", "held_since", "version"])
    record(about=row, fields={"state": states})
    return row

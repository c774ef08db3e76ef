"""Taking points over from a yearly review: all at once, and exactly what the page showed before."""

from datetime import date
from uuid import UUID

from thidua.accounts.queries import last_change
from thidua.core.errors import ChangedMeanwhileError
from thidua.ledger.actions import Actor, action, record
from thidua.reviews.models import Review
from thidua.scoring.actions.sheet import locked, step
from thidua.scoring.errors import NotByPointsError, NothingToTakeError
from thidua.scoring.models import Line
from thidua.scoring.queries import basis_of_sheet, fingerprint_of, proposals_of, reviews_to_take, sheet_of
from thidua.scoring.states import EvaluationAct
from thidua.units.models import SchoolYear, Unit


@action("scoring.points_taken")
def take_points(
    *, by: Actor, unit: Unit, year: SchoolYear, review: Review, seen: str, on: date
) -> list[Line]:
    """`seen`: the fingerprint of what was shown; lines or results changed since then are not written over unseen.

    The own line of whoever takes stays as it is. A grade that does not go with its new points is emptied: the page has said so, and whoever grades enters it again.
    """
    evaluation = locked(unit, year)
    step(evaluation, EvaluationAct.ENTER)
    if not basis_of_sheet(evaluation, unit, on).by_points:
        raise NotByPointsError
    # Its row is held, so that it is not opened again between the look and the writing.
    held = Review.objects.select_for_update(of=("self",)).filter(id=review.id).first()
    if held is None or held.id not in {one.id for one in reviews_to_take(unit, year)}:
        raise NothingToTakeError
    sheet = sheet_of(unit, year, today=on)
    proposals = proposals_of(review, sheet, on, taker=by.user)
    if seen != fingerprint_of(sheet, proposals):
        raise ChangedMeanwhileError(last_change(unit=evaluation.unit_id, about=evaluation.id))
    changed: list[Line] = []
    changes: dict[UUID, dict[str, object]] = {}
    for one in proposals:
        if not one.changes:
            continue
        person = one.row.posting.person_id
        line = one.row.line or Line(evaluation=evaluation, person_id=person, version=0)
        before = (line.grade, line.common_points, line.result_points)
        line.common_points, line.result_points, line.origin = one.common, one.results, one.result
        line.grade = line.grade if one.keeps_grade else None
        line.version += 1
        line.save()
        changed.append(line)
        changes[person] = {"points": (before, (line.grade, line.common_points, line.result_points))}
    if not changed:
        raise NothingToTakeError
    record(
        about=evaluation,
        each=changes,
        fields={"review": review.id},
        counts={"lines": len(changed)},
        on=on,
    )
    return changed

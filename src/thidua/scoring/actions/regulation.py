"""The unit's own regulation of evaluation: entered as it was issued, taken out again where it was a typing error."""

from dataclasses import dataclass
from datetime import date

from django.db import IntegrityError, transaction
from django.db.models import Q

from statute.evaluating import basis_of
from statute.grading import points_from
from thidua.core import clock
from thidua.core.errors import InvalidInputError
from thidua.core.text import tidy
from thidua.files.actions import keep
from thidua.ledger.actions import Actor, action, record
from thidua.scoring.errors import RegulationInUseError, RegulationUnderPointsError
from thidua.scoring.models import Evaluation, Line, Regulation
from thidua.scoring.states import EvaluationState
from thidua.units.models import Unit


@dataclass(frozen=True, slots=True)
class Scan:
    """A scanned paper as it came."""

    content: bytes
    name: str
    content_type: str


@action("scoring.regulation_entered")
def enter_regulation(
    *, by: Actor, unit: Unit, number: str, issued_on: date, scan: Scan | None = None
) -> Regulation:
    """Number and day as they stand on the paper: the day decides by which rules an evaluation goes."""
    if not tidy(number):
        raise InvalidInputError("number", "Hãy ghi số, ký hiệu quyết định ban hành quy chế.")
    if issued_on > clock.today():
        raise InvalidInputError(
            "issued_on", f"Ngày ban hành không thể sau hôm nay ({clock.today():%d/%m/%Y})."
        )
    first = points_from()
    if issued_on < first:
        raise InvalidInputError(
            "issued_on",
            f"Quy chế ở đây là quy chế theo NĐ 233/2026, có hiệu lực từ {first:%d/%m/%Y}, nên không thể ban hành trước "
            "ngày ấy. Quy chế cũ theo NĐ 90/2020 không ghi ở đây.",
        )
    kept = keep(by=by, content=scan.content, name=scan.name, content_type=scan.content_type) if scan else None
    try:
        with transaction.atomic():
            row = Regulation.objects.create(unit=unit, number=tidy(number), issued_on=issued_on, scan=kept)
    except IntegrityError:
        raise InvalidInputError("number", "Quy chế số này, ngày này đã được ghi.") from None
    record(about=row, fields={"number": row.number, "issued_on": row.issued_on}, on=issued_on)
    return row


@action("scoring.regulation_removed")
def remove_regulation(*, by: Actor, regulation: Regulation) -> None:
    """Not once a sheet was approved on a day on which it stood, also where that was opened again since; nor while
    points stand in an open sheet that would go by the earlier rules without it.
    """
    row = Regulation.objects.select_for_update(of=("self",)).filter(id=regulation.id).first()
    if row is None:
        raise InvalidInputError("number", "Quy chế này đã được gỡ.")
    rested = Evaluation.objects.filter(unit=row.unit_id).filter(
        Q(state=EvaluationState.APPROVED, approved_on__gte=row.issued_on)
        | Q(reopenings__approved_on__gte=row.issued_on)
    )
    if rested.exists():
        raise RegulationInUseError
    _not_under_points(row)
    record(about=row, fields={"number": row.number, "issued_on": row.issued_on})
    row.delete()


def _not_under_points(row: Regulation) -> None:
    """A typing error is mended by entering the right one first: then this one may go."""
    on = clock.today()
    others = Regulation.objects.filter(unit=row.unit_id, issued_on__range=(points_from(), on))
    other = others.exclude(id=row.id).first()
    if basis_of(on, other.issued_on if other else None).by_points:
        return
    pointed = Line.objects.filter(evaluation__unit=row.unit_id, evaluation__state=EvaluationState.OPEN)
    if pointed.exclude(common_points=None, result_points=None).exists():
        raise RegulationUnderPointsError

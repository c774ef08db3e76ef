"""After the answers: closing the school year, and the certificates of what was granted."""

from collections.abc import Sequence
from datetime import date

from thidua.collectives.actions import keep_counts
from thidua.decisions.errors import NobodyChosenError, YearOpenError
from thidua.decisions.models import Decision
from thidua.decisions.queries.authority import signing_position, signing_unit
from thidua.decisions.queries.submissions import progress_of
from thidua.documents.actions import Signing, issue_certificates, register_certificates
from thidua.documents.models import Document
from thidua.ledger.actions import Actor, action, record
from thidua.people.models import Grant
from thidua.scoring.queries import unsettled_sheet
from thidua.units.actions import close_school_year
from thidua.units.models import SchoolYear, Unit
from thidua.units.queries import place_on

KINDS_OF_UNIT = ("Xã ", "Phường ", "Huyện ", "Quận ", "Thị xã ", "Thành phố ", "Tỉnh ")


@action("decisions.year_closed")
def close_year(*, by: Actor, unit: Unit, year: SchoolYear, on: date) -> SchoolYear:
    """Close a school year, once every line has its answer, nothing supported lies unsent, no sheet stands opened again."""
    locked = SchoolYear.objects.select_for_update().get(id=year.id, unit=unit)
    progress = progress_of(locked)
    if not progress.may_close:
        raise YearOpenError(
            f"Chưa khép được năm học {year.name}: còn {progress.pending} dòng chờ cấp quyết định trả lời và "
            f"{progress.unsent} hồ sơ đang ở Hội đồng hoặc chưa trình."
        )
    if unsettled := unsettled_sheet(unit, locked):
        raise YearOpenError(f"Chưa khép được năm học {year.name}: {unsettled}")
    keep_counts(by=by, unit=unit, year=locked, on=on)
    closed = close_school_year(by=by, year=locked, on=on)
    record(about=locked, counts={"lines": progress.lines}, on=on)
    return closed


@action("decisions.certificates_made")
def make_certificates(*, by: Actor, unit: Unit, grants: Sequence[Grant], on: date) -> tuple[Document, bool]:
    """Register certificates for grants and issue them as one PDF, signed as their decisions were.

    Asked for again, with nothing changed, it gives the paper that stands already, and False.
    """
    if not grants:
        raise NobodyChosenError
    decisions = Decision.objects.filter(id__in={grant.decision for grant in grants if grant.decision})
    signing = {
        decision.id: Signing(
            place=_place(decision), position=signing_position(decision), signer=decision.signer
        )
        for decision in decisions.select_related("issuer")
    }
    certificates = register_certificates(by=by, unit=unit, grants=grants, on=on, signing=signing)
    document, is_new = issue_certificates(by=by, unit=unit, certificates=certificates, on=on)
    record(about=document, counts={"certificates": len(certificates)}, on=on)
    return document, is_new


def _place(decision: Decision) -> str:
    """The place as papers name it: the unit's own entry, else its name without the kind of unit (NĐ 30/2020).

    Of a unit that is not known here the place is not known either: it is written by hand.
    """
    unit = signing_unit(decision)
    if unit is None:
        return ""
    kind = next((kind for kind in KINDS_OF_UNIT if unit.short_name.startswith(kind)), "")
    return place_on(unit, decision.on) or unit.short_name.removeprefix(kind)

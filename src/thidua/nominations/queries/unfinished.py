"""How many dossiers of the open years are still on their way, state by state; whose they are is not told here."""

from dataclasses import dataclass

from django.db.models import Count

from thidua.nominations.models import Dossier
from thidua.nominations.states import DossierState
from thidua.units.models import Unit

WORDS = {
    DossierState.OPEN: "đang hoàn thiện",
    DossierState.READY: "đã chuẩn bị xong, chờ ra Hội đồng",
    DossierState.IN_COUNCIL: "đang ở Hội đồng",
    DossierState.SUPPORTED: "đã được Hội đồng tán thành, chưa trình",
    DossierState.SUBMITTED: "đã trình, chờ trả lời",
    DossierState.RETURNED: "bị cấp trên trả lại, chờ sửa và trình lại",
}


@dataclass(frozen=True, slots=True)
class Counted:
    year: str
    words: str
    count: int


def open_dossiers_counted(unit: Unit) -> list[Counted]:
    """By year, then in the order of the way; one query."""
    rows = Dossier.objects.filter(unit=unit, year__closed_on=None, state__in=WORDS)
    counts = rows.order_by().values_list("year__name", "state").annotate(Count("id"))
    order = list(WORDS)
    found = sorted(counts, key=lambda row: (row[0], order.index(DossierState(row[1]))))
    return [Counted(year, WORDS[DossierState(state)], count) for year, state, count in found]

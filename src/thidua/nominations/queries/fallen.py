"""Dossiers that stand although a title of the same year which the law asks for first was voted down or refused."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from statute.names import award_name
from statute.prior import asked_first
from thidua.nominations.models import Dossier
from thidua.nominations.states import DossierState
from thidua.people.models import of_holders

SAID = {
    DossierState.NOT_SUPPORTED: "Hội đồng không thông qua",
    DossierState.REFUSED: "cấp quyết định không tặng",
}
# As long as a dossier is in one of these, what fell beside it still matters.
STILL_GOES = (
    DossierState.OPEN,
    DossierState.READY,
    DossierState.IN_COUNCIL,
    DossierState.SUPPORTED,
    DossierState.RETURNED,
    DossierState.SUBMITTED,
)


def fallen_first(dossiers: Iterable[Dossier], on: date) -> dict[UUID, str]:
    """For each dossier concerned, which title fell and that the law asks for it. One query, whatever the number."""
    asked = {one.id: asked_first(one.award, on) for one in dossiers if one.state in STILL_GOES}
    concerned = [one for one in dossiers if asked.get(one.id)]
    if not concerned:
        return {}
    rows = Dossier.objects.filter(
        of_holders(concerned), year__in={one.year_id for one in concerned}, state__in=SAID
    )
    fell = {(row.year_id, row.holder_key, row.award): SAID[DossierState(row.state)] for row in rows}
    told = {}
    for one in concerned:
        keys = [(one.year_id, one.holder_key, title) for title in asked[one.id]]
        lost = next((key for key in keys if key in fell), None)
        if lost is not None:
            title = award_name(lost[2])
            told[one.id] = (
                f"{fell[lost][0].upper()}{fell[lost][1:]} {title} của năm học này, mà luật đòi hỏi phải đạt "
                f"{title} trước khi xét {award_name(one.award)}."
            )
    return told

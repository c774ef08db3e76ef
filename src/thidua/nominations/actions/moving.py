"""One step of a dossier's life: the row locked, the table asked, since when it lies where it lies."""

from thidua.core import clock
from thidua.core.states import next_state
from thidua.nominations.models import Dossier
from thidua.nominations.states import NEXT, DossierAct, DossierState


def locked(dossier: Dossier) -> Dossier:
    """The row as it is now, held until the transaction ends."""
    return (
        Dossier.objects.select_for_update(of=("self",))
        .select_related("unit", "year", "person", "team")
        .get(id=dossier.id)
    )


def move(
    dossier: Dossier, act: DossierAct, *, keeps_holder: bool = False
) -> tuple[DossierState, DossierState]:
    """Set the next state; returns (old, new) for the ledger. `held_since` moves unless the holder stays."""
    before = DossierState(dossier.state)
    after = next_state(NEXT, before, act)
    dossier.state = after
    dossier.version += 1
    if not keeps_holder:
        dossier.held_since = clock.now()
    return before, after

"""Writing dossiers: opening and assessing, preparing, and what council and deciding level made of them."""

from thidua.nominations.actions.opening import (
    assess_dossier,
    assess_dossiers,
    open_collective_dossier,
    open_dossier,
    open_dossiers,
)
from thidua.nominations.actions.opinions import Scan, Statement, state_opinion
from thidua.nominations.actions.outcomes import (
    call_back,
    mark_submitted,
    note_readdressed,
    put_to_council,
    record_outcome,
    record_vote,
    return_dossier,
    take_from_council,
)
from thidua.nominations.actions.preparing import (
    prepare,
    prepare_dossiers,
    reopen,
    state_collective_reviews,
    state_review,
    withdraw,
    write_achievement,
)

__all__ = [
    "Scan",
    "Statement",
    "assess_dossier",
    "assess_dossiers",
    "call_back",
    "mark_submitted",
    "note_readdressed",
    "open_collective_dossier",
    "open_dossier",
    "open_dossiers",
    "prepare",
    "prepare_dossiers",
    "put_to_council",
    "record_outcome",
    "record_vote",
    "reopen",
    "return_dossier",
    "state_collective_reviews",
    "state_opinion",
    "state_review",
    "take_from_council",
    "withdraw",
    "write_achievement",
]

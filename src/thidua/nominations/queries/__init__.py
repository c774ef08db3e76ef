"""Reading dossiers: lists and candidates, and all that one dossier's page shows."""

from thidua.nominations.queries.lists import (
    Candidate,
    candidates_of,
    dossiers_of,
    law_changed,
    law_version,
    open_dossiers_of,
)
from thidua.nominations.queries.page import Job, Page, Step, page_of

__all__ = [
    "Candidate",
    "Job",
    "Page",
    "Step",
    "candidates_of",
    "dossiers_of",
    "law_changed",
    "law_version",
    "open_dossiers_of",
    "page_of",
]

"""Reading dossiers: lists and candidates, and all that one dossier's page shows."""

from thidua.nominations.queries.assessments import Asked, latest_assessments, moved, times_asked
from thidua.nominations.queries.fallen import fallen_first
from thidua.nominations.queries.jobs import Job
from thidua.nominations.queries.lists import (
    BEFORE_COUNCIL,
    Candidate,
    CollectiveCandidate,
    candidates_of,
    collective_candidates_of,
    dossiers_before_council,
    dossiers_of,
    graded_otherwise,
    law_changed,
    law_version,
    posting_in_year,
)
from thidua.nominations.queries.opinions import Spoken, opinions_of, silent_bodies
from thidua.nominations.queries.page import Page, Step, page_of

__all__ = [
    "BEFORE_COUNCIL",
    "Asked",
    "Candidate",
    "CollectiveCandidate",
    "Job",
    "Page",
    "Spoken",
    "Step",
    "candidates_of",
    "collective_candidates_of",
    "dossiers_before_council",
    "dossiers_of",
    "fallen_first",
    "graded_otherwise",
    "latest_assessments",
    "law_changed",
    "law_version",
    "moved",
    "opinions_of",
    "page_of",
    "posting_in_year",
    "silent_bodies",
    "times_asked",
]

"""An answer of the law without what it says of discipline: for team leaders, who may not know of it.

What is left must not tell by its gaps. So the same findings go whatever they say, and the answer is then only
that which the findings left decide by themselves; where they do not, it is withheld, good or bad.
"""

from collections.abc import Mapping
from typing import Any

WITHHELD = "withheld"
ABOUT_DISCIPLINE = ("discipline", "under_review")
WORD = "kỷ luật"
TOLD = ("because", "required", "observed")


def without_discipline(assessment: Mapping[str, Any]) -> dict[str, Any]:
    """One award's assessment without findings and notes about discipline and cases under review."""
    findings = assessment.get("findings", [])
    kept = [finding for finding in findings if not _rests_on_discipline(finding)]
    notes = [note for note in assessment.get("notes", []) if WORD not in note.lower()]
    left = {**assessment, "notes": notes}
    if "local" in assessment:
        left["local"] = _local_without_discipline(assessment["local"])
    if len(kept) == len(findings) and assessment.get("answer") != "blocked":
        return left
    refused = any(finding["answer"] == "no" for finding in kept)
    left["findings"] = kept
    left["answer"] = "no" if refused else WITHHELD
    # What is missing, how sure it is and on which condition say of which findings the whole answer was made.
    left["missing"], left["conditional"], left["verification"] = [], False, "official"
    return left


def _local_without_discipline(local: Mapping[str, Any]) -> dict[str, Any]:
    """Each local rule is answered by itself, so that what is left says nothing of what is gone."""
    return {
        **local,
        "findings": [finding for finding in local["findings"] if not _rests_on_discipline(finding)],
        "notes": [note for note in local["notes"] if WORD not in note.lower()],
    }


def _rests_on_discipline(finding: Mapping[str, Any]) -> bool:
    own = finding["id"] in ABOUT_DISCIPLINE or any(WORD in (finding.get(part) or "").lower() for part in TOLD)
    return own or any(_rests_on_discipline(part) for part in finding.get("parts", []))

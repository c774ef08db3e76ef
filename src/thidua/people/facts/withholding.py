"""An answer of the law without what it says of discipline and leave: for team leaders, who may not know of them.

What is left must not tell by its gaps. So the same findings go whatever they say, and the answer is then only
that which the findings left decide by themselves; where they do not, it is withheld, good or bad.
"""

from collections.abc import Mapping
from typing import Any

from thidua.people.facts.resting import RESTING_RULES, resting_ids, resting_notes

WITHHELD = "withheld"
# Beside discipline itself: `incomplete` is only said where every condition is met, those on discipline too.
ABOUT_DISCIPLINE = frozenset({"discipline", "under_review", "incomplete"})
# A rule that nobody has entered is answered in one way, or stopped by a case under review.
NO_RULE = "no_rule"
# Findings are stored, and a later law may no longer know an id: there the word still says what it was about.
WORD = "kỷ luật"
TOLD = ("because", "required", "observed")


def without_discipline(assessment: Mapping[str, Any]) -> dict[str, Any]:
    """One award's assessment without findings and notes about discipline, cases under review and leave."""
    code = assessment.get("code", "")
    gone = ABOUT_DISCIPLINE | resting_ids(code)
    findings = assessment.get("findings", [])
    kept = [finding for finding in findings if not _rests_on_discipline(finding, gone)]
    notes = [note for note in assessment.get("notes", []) if not _note_rests(note, code)]
    left = {**assessment, "notes": notes}
    if "local" in assessment:
        left["local"] = _local_without_discipline(assessment["local"])
    if _is_whole(assessment, kept):
        return left
    refused = any(finding["answer"] == "no" for finding in kept)
    left["findings"] = kept
    left["answer"] = "no" if refused else WITHHELD
    # What is missing, how sure it is and on which condition say of which findings the whole answer was made.
    left["missing"], left["conditional"], left["verification"] = [], False, "official"
    return left


def _is_whole(assessment: Mapping[str, Any], kept: list[Any]) -> bool:
    """Whether nothing of the answer could have been otherwise because of discipline."""
    findings = assessment.get("findings", [])
    ruled = all(finding["id"] != NO_RULE for finding in findings)
    return ruled and len(kept) == len(findings) and assessment.get("answer") != "blocked"


def _local_without_discipline(local: Mapping[str, Any]) -> dict[str, Any]:
    """Each local rule is answered by itself, so that what is left says nothing of what is gone."""
    return {
        **local,
        "findings": [
            finding for finding in local["findings"] if not _rests_on_discipline(finding, RESTING_RULES)
        ],
        "notes": [note for note in local["notes"] if WORD not in note.lower()],
    }


def _rests_on_discipline(finding: Mapping[str, Any], gone: frozenset[str]) -> bool:
    own = finding["id"] in gone or any(WORD in (finding.get(part) or "").lower() for part in TOLD)
    return own or any(_rests_on_discipline(part, gone) for part in finding.get("parts", []))


def _note_rests(note: str, code: str) -> bool:
    return WORD in note.lower() or note in resting_notes(code)

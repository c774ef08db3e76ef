"""Giving out the evidence: what was given is known by its digest, written down each time."""

import hashlib
from datetime import date

from thidua.ledger.actions import Actor, action, record
from thidua.standards.errors import EmptyParcelError
from thidua.standards.models import Recognition, Requirement
from thidua.standards.queries.parcel import Parcel


@action("standards.evidence_exported")
def export_evidence(*, by: Actor, recognition: Recognition, parcel: Parcel, on: date) -> str:
    """Writes down that this parcel goes out, and gives its digest; the parcel is packed before anything is locked."""
    if not Requirement.objects.filter(standard__recognition=recognition).exists():
        raise EmptyParcelError
    digest = hashlib.sha256(parcel.content).hexdigest()
    record(
        about=recognition,
        counts={"sha256": digest, "files": parcel.files, "missing": parcel.missing},
        on=on,
    )
    return digest

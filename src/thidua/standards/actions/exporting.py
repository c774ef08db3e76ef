"""Giving out the evidence: what was given is known by its digest, written down each time."""

from datetime import date

from thidua.ledger.actions import Actor, action, record
from thidua.standards.models import Recognition
from thidua.standards.queries.parcel import Parcel


@action("standards.evidence_exported")
def export_evidence(*, by: Actor, recognition: Recognition, parcel: Parcel, on: date) -> None:
    """Writes down that this parcel goes out; it is packed before anything is locked."""
    record(
        about=recognition,
        counts={"sha256": parcel.digest, "files": parcel.files, "missing": parcel.missing},
        on=on,
    )

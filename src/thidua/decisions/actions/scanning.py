"""The scan of a decision that was entered without one: from then on its grants are checked."""

from datetime import date

from thidua.core.errors import InvalidInputError
from thidua.decisions.actions.answering import Scan
from thidua.decisions.errors import ScannedMeanwhileError
from thidua.decisions.models import Decision
from thidua.files.actions import keep
from thidua.ledger.actions import Actor, action, record
from thidua.people.actions import check_grants


@action("decisions.scan_attached")
def attach_scan(*, by: Actor, decision: Decision, scan: Scan | None, on: date) -> Decision:
    """One scan a decision, for good; of two people who attach one the second is told of the first."""
    if scan is None:
        raise InvalidInputError("scan", "Hãy chọn tệp bản quét.")
    row = _locked(decision)
    if row.scan_id or row.document_id:
        name = row.scan.name if row.scan else ""
        raise ScannedMeanwhileError(
            f"Quyết định số {row.paper} đã có bản quét {name}. Hãy tải lại trang."
            if name
            else f"Quyết định số {row.paper} do phần mềm lập, không cần bản quét."
        )
    row.scan = keep(by=by, content=scan.content, name=scan.name, content_type=scan.content_type)
    row.save(update_fields=["scan"])
    check_grants(by=by, unit=row.unit, decision=row.id)
    record(about=row, fields={"scan": row.scan.sha256}, on=on)
    return row


def _locked(decision: Decision) -> Decision:
    """The guard: whoever comes second waits here, then sees the scan of the first one."""
    return Decision.objects.select_for_update().get(id=decision.id)

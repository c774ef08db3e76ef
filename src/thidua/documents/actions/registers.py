"""The clerk's writing: where a paper went, the copy signed and stamped, what came in."""

from dataclasses import dataclass
from datetime import date

from django.db import IntegrityError, transaction

from thidua.accounts.queries import last_change
from thidua.core import clock
from thidua.core.errors import ChangedMeanwhileError, InvalidInputError, RefusedError
from thidua.core.text import tidy
from thidua.documents.actions import numbers
from thidua.documents.models import Channel, Dispatch, Document, DueRule, Incoming, SignedCopy
from thidua.files.actions import keep
from thidua.ledger.actions import Actor, action, record
from thidua.units.models import Unit

# The register of what comes in has one running number a calendar year, for papers of every kind.
INCOMING = "đến"
MOST_COPIES = 999


class OtherVersionError(RefusedError):
    """Bản quét này ứng với một bản khác của văn bản. Hãy mở lại trang văn bản, in đúng bản ấy rồi quét."""


class SignedAlreadyError(ChangedMeanwhileError):
    """Văn bản này đã có bản ký, đóng dấu. Bản đã đính thì không thay được."""


class AnnulledPaperError(RefusedError):
    """Văn bản này đã hủy nên không gửi đi nữa. Số của nó vẫn nằm trong sổ."""


class SentAlreadyError(ChangedMeanwhileError):
    """Nơi nhận này đã được ghi là đã gửi."""


@dataclass(frozen=True, slots=True)
class Way:
    """How a paper must go to a recipient: by which channel, until when, to whom or which address."""

    channel: Channel
    due: date | None = None
    due_rule: DueRule = DueRule.WITHIN
    receiver: str = ""


@dataclass(frozen=True, slots=True)
class Scanned:
    """A scan as it was uploaded."""

    name: str
    content: bytes
    content_type: str


@action("documents.dispatch_planned")
def plan_dispatch(
    *,
    by: Actor,
    document: Document,
    recipient: str,
    unit_to: Unit | None = None,
    copies: int = 1,
    way: Way | None = None,
) -> Dispatch:
    """Somebody to whom the paper has to go; the same recipient twice, in the same way, is one."""
    recipient = tidy(recipient)
    if not recipient:
        raise InvalidInputError("recipient", "Hãy ghi nơi nhận.")
    if not 1 <= copies <= MOST_COPIES:
        raise InvalidInputError("copies", f"Số bản phải từ 1 đến {MOST_COPIES}.")
    row, _ = Dispatch.objects.get_or_create(
        document=document,
        recipient=recipient,
        planned=way.channel if way else "",
        defaults={
            "unit_to": unit_to,
            "copies": copies,
            "due": way.due if way else None,
            "due_rule": way.due_rule if way else DueRule.WITHIN,
            "receiver": tidy(way.receiver) if way else "",
        },
    )
    record(about=document, fields={"recipient": recipient, "copies": copies})
    return row


@action("documents.dispatch_sent")
def mark_sent(*, by: Actor, dispatch: Dispatch, channel: Channel, on: date) -> Dispatch:
    """It has gone, once: of two who say so the second is told."""
    if channel not in Channel.values:
        raise InvalidInputError("channel", "Hãy chọn cách gửi.")
    if dispatch.planned and channel != dispatch.planned:
        raise InvalidInputError(
            "channel",
            f"Dòng này là bản phải gửi bằng {Channel(dispatch.planned).label.lower()}. Gửi thêm cách khác thì thêm nơi nhận.",
        )
    if dispatch.document.annulled_on is not None:
        raise AnnulledPaperError
    if not dispatch.document.on <= on <= clock.today():
        raise InvalidInputError("on", "Ngày gửi phải từ ngày văn bản đến hôm nay.")
    if not Dispatch.objects.filter(id=dispatch.id, sent_on=None).update(sent_on=on, channel=channel):
        told = last_change(unit=dispatch.document.unit_id, about=dispatch.document_id)
        raise SentAlreadyError(f"Nơi nhận này đã được ghi là đã gửi. {told}".strip())
    dispatch.refresh_from_db()
    record(about=dispatch.document, fields={"recipient": dispatch.recipient, "channel": channel}, on=on)
    return dispatch


@action("documents.document_annulled")
def annul_document(*, by: Actor, document: Document, on: date) -> Document:
    """The paper counts no more: its number stays used, in the register it stands as annulled. Of two, one does it."""
    if not Document.objects.filter(id=document.id, annulled_on=None).update(annulled_on=on):
        raise ChangedMeanwhileError(last_change(unit=document.unit_id, about=document.id))
    document.refresh_from_db(fields=["annulled_on"])
    record(about=document, fields={"annulled_on": on}, on=on)
    return document


@action("documents.dispatches_readdressed")
def readdress_dispatches(*, by: Actor, document: Document, was: Unit, goes_to: Unit) -> int:
    """What has not gone yet goes to another unit; the paper's number and day stay, and whom it was for is kept."""
    rows = Dispatch.objects.filter(document=document, unit_to=was, sent_on=None)
    changed = rows.update(unit_to=goes_to, recipient=goes_to.name, instead_of=was.name)
    record(about=document, counts={"dispatches": changed}, units=[was.id, goes_to.id])
    return changed


@action("documents.dispatches_restored")
def restore_dispatches(*, by: Actor, document: Document, was: Unit, goes_to: Unit, instead_of: str) -> int:
    """The way back of `readdress_dispatches`: what has not gone yet is again for whom it was before."""
    rows = Dispatch.objects.filter(document=document, unit_to=was, sent_on=None)
    changed = rows.update(unit_to=goes_to, recipient=goes_to.name, instead_of=instead_of)
    record(about=document, counts={"dispatches": changed}, units=[was.id, goes_to.id])
    return changed


@action("documents.signed_copy_attached")
def attach_signed(
    *, by: Actor, document: Document, digest: str, scan: Scanned | None, on: date
) -> SignedCopy:
    """The scan of what was signed and stamped; `digest` is that of the version which was printed."""
    if scan is None:
        raise InvalidInputError("scan", "Hãy chọn tệp bản quét.")
    if digest != document.file.sha256:
        raise OtherVersionError
    if not document.on <= on <= clock.today():
        raise InvalidInputError("on", "Ngày đóng dấu phải từ ngày văn bản đến hôm nay.")
    file = keep(by=by, content=scan.content, name=scan.name, content_type=scan.content_type)
    try:
        with transaction.atomic():
            row = SignedCopy.objects.create(document=document, digest=digest, file=file, on=on)
    except IntegrityError:
        raise SignedAlreadyError from None
    record(about=document, fields={"version": digest, "scan": file.sha256}, on=on)
    return row


@action("documents.incoming_entered")
def enter_incoming(
    *,
    by: Actor,
    unit: Unit,
    arrived_on: date,
    sender: str,
    paper: str,
    dated: date | None,
    abstract: str,
    passed_to: str = "",
    scan: Scanned | None = None,
) -> Incoming:
    """Number and enter what came in. The same paper of the same sender twice is refused, and no number is used up."""
    sender, paper, abstract = tidy(sender), tidy(paper), tidy(abstract)
    for field, value in (("sender", sender), ("paper", paper), ("abstract", abstract)):
        if not value:
            raise InvalidInputError(field, "Hãy nhập mục này.")
    if arrived_on > clock.today():
        raise InvalidInputError("arrived_on", "Ngày đến không thể ở tương lai.")
    if dated is not None and dated > arrived_on:
        raise InvalidInputError("dated", "Ngày văn bản không thể sau ngày đến.")
    number = numbers.next_number(unit, INCOMING, arrived_on.year)
    there = Incoming.objects.filter(unit=unit, sender=sender, paper=paper, dated=dated).first()
    if there is not None:
        raise InvalidInputError("paper", f"Văn bản này đã vào sổ, số đến {there.number} năm {there.year}.")
    file = keep(by=by, content=scan.content, name=scan.name, content_type=scan.content_type) if scan else None
    row = Incoming.objects.create(
        unit=unit,
        year=arrived_on.year,
        number=number,
        arrived_on=arrived_on,
        sender=sender,
        paper=paper,
        dated=dated,
        abstract=abstract,
        passed_to=tidy(passed_to),
        scan=file,
    )
    record(about=row, fields={"number": number, "sender": sender, "paper": paper}, on=arrived_on)
    return row


@action("documents.incoming_passed")
def pass_incoming(*, by: Actor, incoming: Incoming, passed_to: str, version: int) -> Incoming:
    """To whom it was passed, by the version that was seen: of two at once one wins."""
    passed_to = tidy(passed_to)
    if not passed_to:
        raise InvalidInputError("passed_to", "Hãy ghi chuyển cho ai.")
    rows = Incoming.objects.filter(id=incoming.id, version=version)
    if not rows.update(passed_to=passed_to, version=version + 1):
        raise ChangedMeanwhileError(last_change(unit=incoming.unit_id, about=incoming.id))
    was = incoming.passed_to
    incoming.refresh_from_db()
    record(about=incoming, fields={"passed_to": (was, passed_to)})
    return incoming

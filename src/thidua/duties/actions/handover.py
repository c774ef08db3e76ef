"""One officer hands over to the next: prepared, offered, received heading by heading, witnessed, and then it stands."""

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple
from uuid import UUID

from django.db import IntegrityError, transaction

from paper.handover import make_handover
from paper.media import DOCX
from thidua.accounts.models import User
from thidua.accounts.queries import last_change
from thidua.core import clock
from thidua.core.errors import ChangedMeanwhileError, InvalidInputError
from thidua.core.states import next_state
from thidua.core.text import tidy
from thidua.documents.actions import issue_document
from thidua.documents.models import DocumentKind
from thidua.duties.access import witnesses
from thidua.duties.errors import (
    HandoverUnderWayError,
    NotAllAnsweredError,
    NotPreparerError,
    NotReceiverError,
    NotWitnessError,
)
from thidua.duties.models import Handover, Heading
from thidua.duties.queries.gathering import gathered
from thidua.duties.queries.handovers import givers, receivers
from thidua.duties.queries.paper import handover_paper
from thidua.duties.states import NEXT_HANDOVER, HandoverAct, HandoverState
from thidua.ledger.actions import Actor, action, record
from thidua.units.models import Unit

# The register tells every clerk and inspector that there are minutes; what they say is for the parties and leaders.
WITHHELD = "Biên bản có tài khoản, đầu mối, điều riêng của hai bên: tệp mở ở trang Bàn giao, cho hai bên và lãnh đạo."
LONGEST_MISSING, LONGEST_WORDS = 500, 2000


class Answer(NamedTuple):
    """What the receiver says of one heading."""

    checked: bool
    missing: str


@action("duties.handover_started")
def start_handover(
    *, by: Actor, unit: Unit, giver: User, receiver: User, because: str, on: date, instead: str = ""
) -> Handover:
    """All that is open is gathered at once. Whoever prepares it for another says why the other does not."""
    _check_parties(by, unit, giver, receiver, on)
    if not tidy(because):
        raise InvalidInputError("because", "Hãy ghi lý do bàn giao.")
    preparer = by.user or giver.id
    if preparer != giver.id and not tidy(instead):
        raise InvalidInputError("instead", f"Hãy ghi vì sao {giver.full_name} không tự lập được.")
    row = Handover(
        unit=unit,
        giver=giver,
        receiver=receiver,
        prepared_by_id=preparer,
        because=tidy(because),
        instead="" if preparer == giver.id else tidy(instead),
        started_on=on,
        gathered_at=clock.now(),
    )
    try:
        with transaction.atomic():
            row.save()
    except IntegrityError:
        raise HandoverUnderWayError from None
    count = _gather(row, on)
    fields = {"giver": giver.id, "receiver": receiver.id, "because": row.because}
    record(about=row, fields=fields, counts={"lines": count}, on=on)
    return row


@action("duties.handover_written")
def write_handover(*, by: Actor, handover: Handover, because: str, notes: str, on: date) -> Handover:
    """The reason and what only the giver knows; what is open is read once more."""
    row = _as_seen(handover)
    _refuse_others(row, by)
    if not tidy(because):
        raise InvalidInputError("because", "Hãy ghi lý do bàn giao.")
    _step(row, HandoverAct.WRITE)
    before = row.notes
    row.because, row.notes = tidy(because), notes.strip()
    count = _gather(row, on)
    return _saved(row, {"notes": (before, row.notes)}, on, lines=count)


@action("duties.handover_offered")
def offer_handover(*, by: Actor, handover: Handover, on: date) -> Handover:
    """The giver's word: this is what there is. It is gathered a last time, and stands from here on."""
    row = _as_seen(handover)
    _refuse_others(row, by)
    change = _step(row, HandoverAct.OFFER)
    row.offered_on = on
    count = _gather(row, on)
    return _saved(row, {"state": change}, on, lines=count)


@action("duties.handover_checked")
def check_handover(*, by: Actor, handover: Handover, answers: Mapping[UUID, Answer], words: str) -> Handover:
    """The receiver ticks a heading, or writes what is missing of it; as often as needed."""
    row = _as_seen(handover)
    _refuse_other_receivers(row, by)
    _step(row, HandoverAct.CHECK)
    _answer(row, answers, words)
    row.received_words = words.strip()
    return _saved(row, {"words": row.received_words}, clock.today())


@action("duties.handover_received")
def receive_handover(
    *, by: Actor, handover: Handover, answers: Mapping[UUID, Answer], words: str, on: date
) -> Handover:
    """The receiver's word, once every heading is ticked or told what it lacks."""
    row = _as_seen(handover)
    _refuse_other_receivers(row, by)
    change = _step(row, HandoverAct.RECEIVE)
    _answer(row, answers, words)
    open_ = [one.title for one in Heading.objects.filter(handover=row) if not one.is_answered]
    if open_:
        raise NotAllAnsweredError(open_)
    row.received_words, row.received_on = words.strip(), on
    return _saved(row, {"state": change, "words": row.received_words}, on)


@action("duties.handover_taken_back")
def take_back_handover(*, by: Actor, handover: Handover, on: date) -> Handover:
    """Back to whoever prepared it, to put in what is missing; the ticks fall, what was missed stays to be read."""
    row = _as_seen(handover)
    _refuse_others(row, by)
    change = _step(row, HandoverAct.TAKE_BACK)
    row.offered_on = row.received_on = None
    Heading.objects.filter(handover=row).update(checked=False)
    return _saved(row, {"state": change}, on)


@action("duties.handover_dropped")
def drop_handover(*, by: Actor, handover: Handover, on: date) -> Handover:
    row = _as_seen(handover)
    _refuse_others(row, by)
    return _saved(row, {"state": _step(row, HandoverAct.DROP)}, on)


@action("duties.handover_signed")
def sign_handover(*, by: Actor, handover: Handover, on: date) -> Handover:
    """The witness's word. The minutes get their number and are kept; nothing of it is written any more."""
    row = _as_seen(handover)
    witness = next((user for user in witnesses(row, clock.today()) if user.id == by.user), None)
    if witness is None:
        raise NotWitnessError
    change = _step(row, HandoverAct.SIGN)
    row.witness, row.signed_on = witness, on
    row.document = issue_document(
        by=by,
        unit=row.unit,
        kind=DocumentKind.MINUTES,
        title="Bàn giao công tác thi đua, khen thưởng",
        on=on,
        make=lambda symbol: make_handover(handover_paper(row, on=on, symbol=symbol)),
        name=f"Biên bản bàn giao {on:%d-%m-%Y}.docx",
        content_type=DOCX,
        about=row.id,
        numbered=True,
        withheld=WITHHELD,
    )
    return _saved(row, {"state": change, "paper": row.document.symbol}, on)


def _check_parties(by: Actor, unit: Unit, giver: User, receiver: User, on: date) -> None:
    if giver.id not in {user.id for user in givers(unit, on)}:
        raise InvalidInputError("giver", f"{giver.full_name} không phụ trách công tác này trong 60 ngày qua.")
    if receiver.id == giver.id:
        raise InvalidInputError("receiver", "Bên nhận phải là người khác với bên giao.")
    if receiver.id == by.user:
        raise InvalidInputError(
            "receiver", "Bên nhận không tự lập hồ sơ bàn giao cho mình. Hãy để Hiệu trưởng lập thay."
        )
    if receiver.id not in {user.id for user in receivers(unit, on)}:
        raise InvalidInputError("receiver", f"{receiver.full_name} chưa có tài khoản đang dùng ở trường.")


def _as_seen(handover: Handover) -> Handover:
    """The row, held; refused when it is no longer as whoever acts saw it."""
    rows = Handover.objects.select_for_update(of=("self",))
    row = rows.select_related("unit", "giver", "receiver", "prepared_by").get(id=handover.id)
    if row.version != handover.version:
        raise ChangedMeanwhileError(last_change(unit=row.unit_id, about=row.id))
    return row


def _step(row: Handover, act: HandoverAct) -> tuple[str, str]:
    before = row.state
    row.state = next_state(NEXT_HANDOVER, HandoverState(row.state), act)
    return before, row.state


def _saved(row: Handover, fields: dict[str, object], on: date, **counts: int) -> Handover:
    row.version += 1
    row.save()
    record(about=row, fields=fields, counts=counts, on=on)
    return row


def _refuse_others(row: Handover, by: Actor) -> None:
    if by.user not in {row.giver_id, row.prepared_by_id}:
        raise NotPreparerError


def _refuse_other_receivers(row: Handover, by: Actor) -> None:
    if by.user != row.receiver_id:
        raise NotReceiverError


def _gather(row: Handover, on: date) -> int:
    """Each heading anew, with what the receiver missed of it before; gives the number of lines."""
    missed = dict(Heading.objects.filter(handover=row).values_list("key", "missing"))
    Heading.objects.filter(handover=row).delete()
    found = gathered(row.unit, row.giver, on)
    Heading.objects.bulk_create(
        Heading(
            handover=row,
            key=one.key,
            title=one.title,
            order=place,
            lines=one.lines,
            missing=missed.get(one.key, ""),
        )
        for place, one in enumerate(found)
    )
    row.gathered_at = clock.now()
    return sum(len(one.lines) for one in found)


def _answer(row: Handover, answers: Mapping[UUID, Answer], words: str) -> None:
    """Nothing is cut: what is too long for the minutes is refused where it stands."""
    _refuse_long("Ý kiến chung", words, LONGEST_WORDS)
    for heading in Heading.objects.filter(handover=row, id__in=answers):
        heading.checked, heading.missing = answers[heading.id]
        heading.missing = tidy(heading.missing)
        _refuse_long(heading.title, heading.missing, LONGEST_MISSING)
        heading.save(update_fields=["checked", "missing"])


def _refuse_long(title: str, text: str, longest: int) -> None:
    if len(text) > longest:
        words = f"{title}: dài {len(text)} chữ cái, nhiều nhất {longest}. Hãy viết gọn lại."
        raise InvalidInputError("missing", words)

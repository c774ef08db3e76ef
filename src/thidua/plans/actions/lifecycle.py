"""A plan goes to be read, comes back, is approved, issued with a number, amended by a new edition."""

from datetime import date

from thidua.core.ids import uuid7
from thidua.core.text import tidy
from thidua.documents.actions.editions import approved, number_paper, reason, refuse_future, saved, sent_back
from thidua.documents.actions.registers import Way, plan_dispatch
from thidua.documents.models import Channel, Document, DocumentKind, DueRule
from thidua.ledger.actions import Actor, action, record
from thidua.plans.actions.checks import last_day_of, refuse_leaving, still_open
from thidua.plans.actions.copying import copy_edition
from thidua.plans.actions.locked import PLANS, as_seen, step
from thidua.plans.errors import (
    DoubtsError,
    NothingPlannedError,
    NotLastIssuedError,
    OtherDraftError,
    PastDeadlinesError,
    WordsToMendError,
)
from thidua.plans.models import Item, ItemKind, Plan, Recipient, Undertaking
from thidua.plans.models.plan import LIVING
from thidua.plans.queries.doubts import doubts_of
from thidua.plans.queries.paper import plan_paper
from thidua.plans.states import FIRST_STATE, PlanAct, PlanState

LONGEST_REASON = 300


@action("plans.plan_sent")
def send_plan(*, by: Actor, plan: Plan, on: date, because: str = "") -> Plan:
    """The draft goes to who approves it; one that says nothing does not, one with doubts only with a word on them."""
    row = as_seen(plan)
    items = list(Item.objects.filter(section__plan=row).exclude(kind=ItemKind.TEXT))
    if not items:
        raise NothingPlannedError
    _check_words(items)
    _check_carried(items, on)
    doubts = doubts_of(row, on)
    if doubts and not tidy(because):
        raise DoubtsError(f"Chưa gửi được. {' '.join(doubts)} Hãy sửa, hoặc ghi vì sao vẫn gửi.")
    row.kept_because = tidy(because)[:LONGEST_REASON] if doubts else ""
    change = step(row, PlanAct.SEND)
    row.returned_because = ""
    return saved(row, change, on)


@action("plans.plan_sent_back")
def send_back_plan(*, by: Actor, plan: Plan, because: str, on: date) -> Plan:
    """Back to the draft, with what is to be mended."""
    row = as_seen(plan)
    told = reason(because, "Hãy ghi cần sửa điều gì.")
    return sent_back(row, step(row, PlanAct.SEND_BACK), told, on)


@action("plans.plan_approved")
def approve_plan(*, by: Actor, plan: Plan, on: date) -> Plan:
    row = as_seen(plan)
    return approved(row, step(row, PlanAct.APPROVE), by, on)


@action("plans.plan_dropped")
def drop_plan(*, by: Actor, plan: Plan, on: date) -> Plan:
    row = as_seen(plan)
    return saved(row, step(row, PlanAct.DROP), on)


@action("plans.plan_issued")
def issue_plan(*, by: Actor, plan: Plan, on: date) -> Plan:
    """Number and keep the paper; what it undertakes begins to live; the edition before it is replaced."""
    row = as_seen(plan)
    change = step(row, PlanAct.ISSUE)
    refuse_future(on)
    if not row.kept_because and (doubts := doubts_of(row, on)):
        raise DoubtsError(
            f"Chưa ban hành được. {' '.join(doubts)} Hãy trả lại để sửa, hoặc để thư ký ghi lý do."
        )
    _check_left(row)
    PLANS.replace_older(row, PlanAct.REPLACE)
    row.document = number_paper(
        by, row, DocumentKind.PLAN, lambda symbol: plan_paper(row, on=on, symbol=symbol), on
    )
    row.issued_on = on
    living = _bring_to_life(row)
    _plan_sending(by, row, row.document)
    row.version += 1
    row.save()
    record(
        about=row,
        fields={"state": change, "paper": row.document.symbol},
        counts={"undertakings": living},
        on=on,
    )
    return row


@action("plans.amendment_started")
def amend_plan(*, by: Actor, plan: Plan, because: str, on: date) -> Plan:
    """A new edition with all that the one in force says; that one stays in force until this is issued."""
    row = as_seen(plan)
    if row.state != PlanState.ISSUED:
        raise NotLastIssuedError
    why = reason(because, "Hãy ghi vì sao cần sửa đổi kế hoạch.")
    step(row, PlanAct.AMEND)
    editions = Plan.objects.filter(unit=row.unit, thread=row.thread)
    if editions.filter(state__in=[PlanState.DRAFT, PlanState.REVIEW, PlanState.APPROVED]).exists():
        raise OtherDraftError
    edition = PLANS.number_of_next(row)
    draft = copy_edition(row, Plan(id=uuid7(), thread=row.thread, edition=edition, amended_because=why))
    row.version += 1
    row.save()
    record(about=draft, fields={"edition": edition, "because": draft.amended_because}, on=on)
    return draft


def _check_words(items: list[Item]) -> None:
    """What was copied, or written before the law's words changed, is looked at once more."""
    for item in items:
        if told := still_open(item):
            raise WordsToMendError(f"“{item.name}” chưa gửi được vì {told} Hãy sửa nội dung này.")


def _check_carried(items: list[Item], on: date) -> None:
    past = [item for item in items if item.waits_for_a_look and item.due and last_day_of(item, item.due) < on]
    if past:
        named = "; ".join(f"“{item.name}” ({item.due:%d/%m/%Y})" for item in past)
        raise PastDeadlinesError(f"Hạn chép từ năm trước đã qua: {named}. Hãy sửa hạn hoặc bỏ nội dung ấy.")


def _plan_sending(by: Actor, row: Plan, document: Document) -> None:
    """Each way to each recipient becomes a line of the register of what goes out, with its deadline."""
    recipients = Recipient.objects.filter(plan=row).select_related("unit_to").prefetch_related("deliveries")
    for recipient in recipients:
        ways: list[Way | None] = [
            Way(Channel(one.channel), one.due, DueRule(one.due_rule), one.receiver)
            for one in recipient.deliveries.all()
        ]
        for way in ways or [None]:
            plan_dispatch(
                by=by, document=document, recipient=recipient.name, unit_to=recipient.unit_to, way=way
            )


def _check_left(row: Plan) -> None:
    """What began after it was left out of the draft does not leave the plan either."""
    kept = Item.objects.filter(section__plan=row).exclude(undertaking=None).values("undertaking")
    older = Item.objects.filter(section__plan__thread=row.thread, section__plan__state=PlanState.ISSUED)
    leaving = older.exclude(undertaking=None).exclude(undertaking__in=kept)
    # Held until the end: who launches one of them at this moment waits, and finds it gone.
    held = Undertaking.objects.select_for_update(of=("self",)).order_by("id")
    list(held.filter(id__in=list(leaving.values_list("undertaking", flat=True))))
    refuse_leaving(leaving)


def _bring_to_life(row: Plan) -> int:
    """Each living item without a story gets one; how many live by this edition."""
    items = Item.objects.filter(section__plan=row, kind__in=LIVING)
    for item in items.filter(undertaking=None):
        item.undertaking = Undertaking.objects.create(
            unit=row.unit, kind=item.kind, state=FIRST_STATE[ItemKind(item.kind)]
        )
        item.save(update_fields=["undertaking"])
    return items.count()

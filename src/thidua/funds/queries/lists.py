"""Payment lists of a unit, and what of them waits for whom."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Count, Q, QuerySet, Sum

from thidua.decisions.models import Decision
from thidua.funds.access import may_approve_lists, may_keep_fund, may_prepare_lists
from thidua.funds.models import PaymentLine, PaymentList
from thidua.funds.queries.due import unlisted_grants
from thidua.funds.states import ListState
from thidua.units.access import Member
from thidua.units.models import Unit

# Older decisions were paid before this program kept the fund; the page of lists still offers them.
REMINDED_FOR = timedelta(days=365)


@dataclass(frozen=True, slots=True)
class Waiting:
    """What of the fund waits for a member: lists to approve, lists to pay or to complete, decisions without a list."""

    to_approve: tuple[PaymentList, ...] = ()
    to_complete: tuple[PaymentList, ...] = ()
    to_pay: tuple[PaymentList, ...] = ()
    unlisted: tuple[Decision, ...] = ()


def lists_of(unit: Unit) -> QuerySet[PaymentList]:
    """The newest first, with counts and the total."""
    return PaymentList.objects.filter(unit=unit).annotate(
        count=Count("lines"),
        total=Sum("lines__amount"),
        unknown=Count("lines", filter=Q(lines__amount=None)),
        unsigned=Count("lines", filter=Q(lines__amount__gt=0, lines__collected_on=None)),
    )


def unfinished_lists(unit: Unit) -> list[PaymentList]:
    """Not paid yet, or paid and not signed for by everybody; the oldest first."""
    still = Q(state__in=[ListState.DRAFT, ListState.APPROVED]) | Q(state=ListState.PAID, unsigned__gt=0)
    return list(lists_of(unit).filter(still).order_by("on", "id"))


def decisions_without_list(unit: Unit, on: date) -> tuple[Decision, ...]:
    """Decisions of the last year with grants that stand on no payment list."""
    return _unlisted(unit, on)


def lines_of(payment_list: PaymentList) -> list[PaymentLine]:
    return list(payment_list.lines.select_related("grant"))


def waiting_for(member: Member) -> Waiting:
    """At most two queries, none for whom nothing can wait."""
    approves, keeps = may_approve_lists.test(member), may_keep_fund.test(member)
    prepares = may_prepare_lists.test(member)
    if not (approves or keeps or prepares):
        return Waiting()
    open_lists = list(lists_of(member.unit).filter(state__in=[ListState.DRAFT, ListState.APPROVED]))
    drafts = [one for one in open_lists if one.state == ListState.DRAFT]
    return Waiting(
        to_approve=tuple(one for one in drafts if approves and not one.unknown),  # type: ignore[attr-defined]  # annotated above
        to_complete=tuple(one for one in drafts if keeps and one.unknown),  # type: ignore[attr-defined]  # annotated above
        to_pay=tuple(one for one in open_lists if keeps and one.state == ListState.APPROVED),
        unlisted=_unlisted(member.unit, member.on) if prepares else (),
    )


def _unlisted(unit: Unit, on: date) -> tuple[Decision, ...]:
    without = unlisted_grants(unit).order_by().values("decision")
    rows = Decision.objects.filter(id__in=without, on__gte=on - REMINDED_FOR, on__lte=on)
    return tuple(rows.order_by("-on", "-id"))

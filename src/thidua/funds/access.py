"""Who keeps the fund, who prepares and who approves a payment list; objects are looked up within the member's unit."""

from uuid import UUID

from django.shortcuts import get_object_or_404

from thidua.funds.models import Entry, PaymentList
from thidua.funds.states import ListState
from thidua.units.access import Member, inspects, is_chair, is_secretary, keeps_fund, reads_the_work

may_keep_fund = keeps_fund
may_read_fund = reads_the_work | keeps_fund | inspects
may_prepare_lists = is_secretary | keeps_fund
may_approve_lists = is_chair
# What was approved is taken back by whoever approved it; a draft also by whoever prepares lists.
may_withdraw_lists = is_secretary | keeps_fund | is_chair


def payment_list_for(member: Member, payment_list: UUID) -> PaymentList:
    """A payment list of the member's unit; another unit's does not exist."""
    rows = PaymentList.objects.select_related("document__file", "unit")
    return get_object_or_404(rows, id=payment_list, unit=member.unit)


def may_withdraw_list(member: Member, payment_list: PaymentList) -> bool:
    """Whether this member may give up this list as it stands."""
    if payment_list.state == ListState.APPROVED:
        return bool(may_approve_lists.test(member))
    return payment_list.state == ListState.DRAFT and bool(may_withdraw_lists.test(member))


def entry_for(member: Member, entry: UUID) -> Entry:
    """An entry of the fund book of the member's unit."""
    return get_object_or_404(Entry.objects.select_related("fund"), id=entry, fund__unit=member.unit)

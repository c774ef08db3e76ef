"""Who reads targets, who enters a figure, who shows them to the public; the targets of the member's unit."""

from uuid import UUID

from django.http import Http404
from django.shortcuts import get_object_or_404

from thidua.files.models import StoredFile
from thidua.plans.models import Item, ItemKind
from thidua.plans.queries.tree import living_items
from thidua.targets.models import Disclosure, Measurement, Remark, Voice
from thidua.targets.models.drives import Contribution
from thidua.units.access import (
    Member,
    inspects,
    is_chair,
    oversees_for_staff,
    reads_the_work,
    runs_the_work,
    works_here,
)
from thidua.units.models import Unit

# The law wants them open: whoever works here reads every target and how far it is.
may_read_targets = works_here | inspects
# Names of those of whom something is not recorded, and small teams' figures of grades.
reads_names = reads_the_work
may_read_proof = reads_the_work | oversees_for_staff | inspects
may_disclose = is_chair
# The office writes down the conference, the board for itself: which of the two is asked of the voice.
may_write_remark = runs_the_work | oversees_for_staff


def may_enter_figure(member: Member, item: Item) -> bool:
    """The office, whoever leads the item's team, and whoever the item names."""
    named = item.person is not None and item.person.user_id == member.user.id
    by_role = bool(item.role) and item.role in member.roles
    return bool(runs_the_work.test(member)) or member.leads_team(item.team_id) or named or by_role


def may_speak(member: Member, voice: Voice) -> bool:
    return bool((oversees_for_staff if voice == Voice.BOARD else runs_the_work).test(member))


def keeps_drive(member: Member, item: Item) -> bool:
    """Whoever the plan names for it; the office only where it names nobody: what one gives is nobody else's matter."""
    if item.person is None and not item.role and item.team_id is None and item.association is None:
        return bool(runs_the_work.test(member))
    named = item.person is not None and item.person.user_id == member.user.id
    by_duty = item.role in member.roles or member.leads_team(item.team_id)
    return named or by_duty or member.speaks_for(item.association)


def drive_for(member: Member, drive: UUID) -> Item:
    """A drive that the member keeps; for everybody else there is no such page."""
    item = get_object_or_404(living_items(member.unit), undertaking_id=drive, kind=ItemKind.DRIVE)
    if not keeps_drive(member, item):
        raise Http404
    return item


def contribution_for(member: Member, contribution: UUID) -> Contribution:
    row = get_object_or_404(
        Contribution.objects.select_related("undertaking", "person", "team"),
        id=contribution,
        unit=member.unit,
        taken_back_at=None,
    )
    drive_for(member, row.undertaking_id)
    return row


def remarks_of(unit: Unit) -> list[Remark]:
    """What was said of the targets, the latest first."""
    return list(Remark.objects.filter(unit=unit).select_related("made_by", "scan"))


def remark_scan_for(member: Member, remark: UUID) -> StoredFile:
    row = get_object_or_404(
        Remark.objects.select_related("scan"), id=remark, unit=member.unit, scan__isnull=False
    )
    assert row.scan is not None  # as the look-up asks
    return row.scan


def target_for(member: Member, undertaking: UUID) -> Item:
    """A target of the plan in force in the member's unit."""
    return get_object_or_404(living_items(member.unit), undertaking_id=undertaking, kind=ItemKind.TARGET)


def entered_target_for(member: Member, undertaking: UUID) -> Item:
    """One whose figure the member enters: of another there is no such page."""
    item = target_for(member, undertaking)
    if item.measure or not may_enter_figure(member, item):
        raise Http404
    return item


def measurement_for(member: Member, measurement: UUID) -> Measurement:
    """A figure that the member may correct."""
    row = get_object_or_404(
        Measurement.objects.select_related("team", "undertaking"), id=measurement, unit=member.unit
    )
    entered_target_for(member, row.undertaking_id)
    return row


def proof_for(member: Member, measurement: UUID) -> StoredFile:
    row = get_object_or_404(
        Measurement.objects.select_related("scan"), id=measurement, unit=member.unit, scan__isnull=False
    )
    assert row.scan is not None  # as the look-up asks
    return row.scan


def unit_shown(code: str) -> Unit:
    """The unit of this code, if it shows its targets to everybody now; else there is no such page."""
    unit = get_object_or_404(Unit, code=code)
    if not is_public(unit):
        raise Http404
    return unit


def disclosure_of(unit: Unit) -> Disclosure | None:
    """What was last said about it."""
    return Disclosure.objects.filter(unit=unit).order_by("number").last()


def is_public(unit: Unit) -> bool:
    last = disclosure_of(unit)
    return last is not None and last.is_public

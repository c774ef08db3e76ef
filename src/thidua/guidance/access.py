"""Who reads the rules (every member: they bind everybody) and who enters them; how their documents are handed out."""

from uuid import UUID

from django.shortcuts import get_object_or_404

from thidua.files.models import StoredFile
from thidua.guidance.models import LocalRule
from thidua.units.access import Member, is_member, runs_the_work

may_read_rules = is_member
may_enter_rules = runs_the_work


def rule_for(member: Member, rule: UUID) -> LocalRule:
    """One rule of the member's unit; another unit's does not exist."""
    rows = LocalRule.objects.select_related("unit", "file", "replaces", "entered_by")
    return get_object_or_404(rows, id=rule, unit=member.unit)


def rule_file_for(member: Member, rule: UUID) -> StoredFile:
    """The document's own file; 404 where none was entered."""
    return get_object_or_404(StoredFile, id=rule_for(member, rule).file_id, unit=member.unit.id)


def kept_file(member: Member, file: UUID | None) -> StoredFile | None:
    """A file that this unit has kept already: sent with a form that had a fault elsewhere."""
    return StoredFile.objects.filter(id=file, unit=member.unit.id).first() if file else None

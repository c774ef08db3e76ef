"""Who keeps back-ups: the system officer (the chair looks on), where the whole home is the own school's."""

import rules
from django.http import Http404

from thidua.backups.store import Kept, kept_under
from thidua.units.access import Member, is_chair, is_system_officer
from thidua.units.models import SchoolYear


def _home_is_ours(member: Member) -> bool:
    """A back-up holds everything: where other units keep their years in the same home, their people are in it too.

    An officer of the level above who only answers our lines keeps no year here.
    """
    return not SchoolYear.objects.exclude(unit=member.unit).exists()


home_is_ours = rules.predicate(_home_is_ours, name="home_is_ours")
# The chair answers for the data: sees that it is kept, and takes none of it away.
may_see_backups = is_system_officer | is_chair
may_keep_backups = is_system_officer & home_is_ours


def backup_for(name: str) -> Kept:
    """One of the folder by its exact name; anything else is not there."""
    kept = kept_under(name)
    if kept is None:
        raise Http404
    return kept

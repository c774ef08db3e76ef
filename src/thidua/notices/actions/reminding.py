"""Writing the reminders of a day, taking note of what was read, and setting how long before a deadline is reminded."""

from uuid import UUID

from thidua.accounts.models import User
from thidua.core import clock
from thidua.core.errors import ChangedMeanwhileError, InvalidInputError
from thidua.ledger.actions import Actor, action, record
from thidua.notices.models import DaysBefore, Notice
from thidua.notices.queries import Changes
from thidua.notices.stages import FURTHEST, MOST, Ahead


@action("notices.reminded")
def write_reminders(*, by: Actor, changes: Changes) -> None:
    """All of a unit's day at once. A second run at the same moment makes nothing twice: the rows are unique."""
    now = clock.now()
    for notice in changes.new:
        notice.made_at = now
    Notice.objects.bulk_create(changes.new, ignore_conflicts=True)
    Notice.objects.filter(id__in=changes.over, over_at=None).update(over_at=now)
    about = changes.new[0] if changes.new else Notice(id=changes.over[0])
    record(about=about, counts={"new": len(changes.new), "over": len(changes.over)}, on=now.date())


@action("notices.days_set")
def set_days(*, by: Actor, seen: DaysBefore, ahead: Ahead) -> DaysBefore:
    """How long before a deadline the unit reminds; `seen` is the row as whoever sets it saw it."""
    days = tuple(sorted(set(ahead.days), reverse=True))
    if not days or len(days) > MOST or not all(0 <= day <= FURTHEST for day in days):
        raise InvalidInputError(
            "days",
            f"Hãy ghi từ 1 đến {MOST} số ngày, mỗi số từ 0 đến {FURTHEST}, cách nhau bằng dấu cách: 7 3 1 0.",
        )
    row, _ = DaysBefore.objects.select_for_update().get_or_create(unit=seen.unit, defaults={"version": 0})
    if row.version != seen.version:
        raise ChangedMeanwhileError
    before, row.days = row.days, " ".join(map(str, days))
    row.tells_late, row.version = ahead.tells_late, row.version + 1
    row.save()
    record(about=row, fields={"days": (before, row.days), "tells_late": row.tells_late}, on=clock.today())
    return row


def mark_read(*, notice: Notice) -> None:
    """No line: that somebody has read a notice changes nothing of the unit."""
    Notice.objects.filter(id=notice.id, read_at=None).update(read_at=clock.now())


def mark_all_read(*, user: User, unit: UUID) -> int:
    """How many there were."""
    unread = Notice.objects.filter(user=user, unit=unit, read_at=None, over_at=None)
    return unread.update(read_at=clock.now())


@action("notices.told")
def tell(*, by: Actor, notices: list[Notice]) -> int:
    """What has no deadline and is told once to each; whoever was told of the same subject is not told again."""
    now = clock.now()
    for notice in notices:
        notice.made_at = now
    Notice.objects.bulk_create(notices, ignore_conflicts=True)
    record(about=notices[0], counts={"new": len(notices)}, on=now.date())
    return len(notices)

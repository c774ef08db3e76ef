"""Reading notices: how many are unread, all of them, and what a morning's reminders would change."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from uuid import UUID

from django.db.models import F, QuerySet

from thidua.notices.models import DaysBefore, Kind, Mailbox, Notice
from thidua.notices.stages import Ahead, stage_of


@dataclass(frozen=True, slots=True)
class Waiting:
    """One thing that waits for a user until a day; `sentence` names neither people nor results."""

    user: UUID
    kind: Kind
    sentence: str
    page: str
    due: date

    @property
    def subject(self) -> str:
        """Of the same thing with the same day: a day that is moved is reminded of anew."""
        said = f"{self.sentence}\n{self.page}\n{self.due.isoformat()}"
        return sha256(said.encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Changes:
    """What the reminders of a day change: notices to make, and ids of those that are over."""

    new: tuple[Notice, ...]
    over: tuple[UUID, ...]

    def __bool__(self) -> bool:
        return bool(self.new or self.over)


def days_of(unit: UUID) -> DaysBefore:
    """The unit's own days, or those it begins with."""
    return DaysBefore.objects.filter(unit=unit).first() or DaysBefore(unit=unit, version=0)


def mailbox_of(user: UUID) -> Mailbox:
    """The user's, or an empty one."""
    return Mailbox.objects.filter(user_id=user).first() or Mailbox(user_id=user)


def ahead_of(unit: UUID) -> Ahead:
    return days_of(unit).ahead


def unread_count(*, user: UUID, unit: UUID) -> int:
    """One count by its index, for the bell of every page."""
    return Notice.objects.filter(user_id=user, unit=unit, read_at=None, over_at=None).count()


def notices_of(*, user: UUID, unit: UUID) -> QuerySet[Notice]:
    """The unread first, then the rest, the latest above; what is over only where it was read."""
    rows = Notice.objects.filter(user_id=user, unit=unit).exclude(read_at=None, over_at__isnull=False)
    return rows.order_by(F("read_at").desc(nulls_first=True), "-made_at", "id")


def changes_of(unit: UUID, waiting: Iterable[Waiting], today: date) -> Changes:
    """Nothing is made twice, and nothing stays unread that is done: in two queries, however many wait."""
    ahead = ahead_of(unit)
    wanted: dict[tuple[UUID, str], tuple[Waiting, str]] = {}
    for one in waiting:
        if stage := stage_of(one.due, today, ahead):
            wanted[one.user, one.subject] = (one, stage)
    rows = Notice.objects.filter(unit=unit, due__isnull=False)
    known = set(
        rows.filter(subject__in={subject for _, subject in wanted}).values_list("user", "subject", "stage")
    )
    new = tuple(
        Notice(
            user_id=one.user,
            unit=unit,
            kind=one.kind,
            subject=subject,
            stage=stage,
            sentence=one.sentence[:300],
            page=one.page,
            due=one.due,
        )
        for (_, subject), (one, stage) in wanted.items()
        if (one.user, subject, stage) not in known
    )
    live = rows.filter(over_at=None).values_list("id", "user", "subject", "stage")
    over = tuple(
        key for key, user, subject, stage in live if wanted.get((user, subject), (None, ""))[1] != stage
    )
    return Changes(new, over)

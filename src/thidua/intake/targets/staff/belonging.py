"""Membership columns of a staff list: what they add to what is written of each person; they take nobody out."""

from collections import defaultdict
from datetime import date
from uuid import UUID

from thidua.intake.targets.asked import Asked
from thidua.intake.targets.plan_rows import MembershipClaim
from thidua.intake.targets.staff.records import StaffRecord
from thidua.people.models import Membership, Organisation, Posting


class Belonging:
    """Who of the unit belongs to what; nobody writes their own."""

    def __init__(self, asked: Asked, named: bool) -> None:
        self.user = asked.by.user
        self.rows: dict[tuple[UUID, str], list[Membership]] = defaultdict(list)
        of_unit = Posting.objects.filter(unit=asked.unit).values("person")
        for row in Membership.objects.filter(person__in=of_unit) if named else ():
            self.rows[row.person_id, row.organisation].append(row)

    def new(self, record: StaffRecord, posting: Posting) -> tuple[tuple[MembershipClaim, ...], list[str]]:
        """What is not written yet, and why something of it is left."""
        if posting.ends is not None or not record.memberships:
            return (), []
        found = [claim for claim in record.memberships if not self._stands(claim, posting.person_id)]
        if found and self.user is not None and posting.person.user_id == self.user:
            return (), ["sinh hoạt đảng, đoàn thể của chính anh/chị: không ghi, hãy để người khác ghi"]
        written = tuple(claim for claim in found if self._left(claim, posting.person_id) is None)
        left = [claim for claim in found if claim not in written]
        return written, [f"{Organisation(one.organisation).label}: đã ghi thôi, giữ nguyên" for one in left]

    def _stands(self, claim: MembershipClaim, person: UUID) -> bool:
        return any(row.ends is None for row in self.rows[person, claim.organisation])

    def _left(self, claim: MembershipClaim, person: UUID) -> date | None:
        """The last day of one that ended, unless the file says that the person joined again after it."""
        ends = [row.ends for row in self.rows[person, claim.organisation] if row.ends]
        last = max(ends, default=None)
        return None if last is None or (claim.starts and claim.starts > last) else last

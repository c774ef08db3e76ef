"""Where a pledge stands today: whether it can be written, until when, whether to ask for more time."""

from dataclasses import dataclass
from datetime import date

from thidua.people.models import Person
from thidua.registrations.models import LateRequest, Pledge, Round
from thidua.registrations.states import LateState, PledgeState, RoundState
from thidua.units.access import MemberRequest
from thidua.units.models import SchoolYear

EDITABLE = (PledgeState.DRAFT, PledgeState.RETURNED)


@dataclass(slots=True)
class Desk:
    """What lies before whoever pledges: the year's round and the pledge in it, as far as there are any.

    `person` None: the pledge of a team or of the school.
    """

    person: Person | None
    year: SchoolYear | None
    round: Round | None
    pledge: Pledge | None
    late: LateRequest | None = None

    @property
    def is_open(self) -> bool:
        return self.round is not None and self.round.state == RoundState.OPEN

    @property
    def permitted_until(self) -> date | None:
        """The own last day of whoever may pledge late and has not done so yet."""
        return self.late.deadline if self.late and self.late.state == LateState.GRANTED else None

    @property
    def last_day(self) -> date | None:
        if self.round is None:
            return None
        return self.permitted_until or self.round.closes

    def in_time(self, request: MemberRequest) -> bool:
        if self.round is None or request.member.on < self.round.opens:
            return False
        ordinary = self.is_open and request.member.on <= self.round.closes
        return ordinary or (self.permitted_until is not None and request.member.on <= self.permitted_until)

    def can_edit(self, request: MemberRequest) -> bool:
        return self.in_time(request) and (self.pledge is None or self.pledge.state in EDITABLE)

    def may_ask_late(self, request: MemberRequest) -> bool:
        """The last day is over, nothing was sent, no question waits for its answer."""
        if self.round is None or self.in_time(request) or request.member.on < self.round.opens:
            return False
        sent = self.pledge is not None and self.pledge.state not in EDITABLE
        return not sent and (self.late is None or self.late.state != LateState.ASKED)

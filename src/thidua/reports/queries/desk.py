"""Everything the home pages are computed from, read once in a number of queries that does not grow with the school."""

from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from thidua.accounts.models import ActivationSlip
from thidua.collectives.models import Collective
from thidua.core import clock
from thidua.councils.models import CouncilMember, Meeting
from thidua.councils.queries import ballot_awaited
from thidua.councils.states import MeetingState
from thidua.nominations.access import bodies_spoken_for, may_work_on_dossiers
from thidua.nominations.models import Body, Dossier, Stage
from thidua.nominations.queries import silent_bodies
from thidua.nominations.states import DossierState
from thidua.people.access import may_give_roles
from thidua.people.models import Person, Posting, Sex
from thidua.people.queries import approved_grades, person_of_user
from thidua.plans.models import Item, ItemKind
from thidua.registrations.access import may_pledge_for
from thidua.registrations.models import Pledge, Round
from thidua.registrations.queries import rounds_with_late
from thidua.registrations.states import PledgeState
from thidua.reports.queries.ground import Ground, Sent, ground_of
from thidua.scoring.access import may_enter
from thidua.scoring.models import Evaluation, Line, Reopening
from thidua.scoring.queries import reopenings_in
from thidua.scoring.states import EvaluationState
from thidua.units.access import Member, is_system_officer, reads_the_work, runs_the_work
from thidua.units.models import Appointment, Role, SchoolYear
from thidua.units.queries import ends_soon

# Where a word on the list can still be heard.
BEFORE_COUNCIL = (DossierState.OPEN, DossierState.READY, DossierState.IN_COUNCIL)


@dataclass(frozen=True, slots=True)
class Desk:
    """What lies before one member on one day.

    `years`: those still open, the oldest first. `asleep`: users of the staff whose account was never activated.
    `vacant`: duties that the year's work cannot do without and that nobody holds, for whoever gives them.
    `living`: what the plans in force undertake.
    `secretaries`: who is in charge of the work, or was until lately. `standing`: the member's own approved grades by
    school year, read where a sheet stands open again.
    """

    member: Member
    person: Person | None
    years: tuple[SchoolYear, ...]
    staff: tuple[Posting, ...]
    leaders: dict[UUID | None, frozenset[UUID]]
    leader_names: dict[UUID | None, tuple[str, ...]]
    heads: frozenset[UUID]
    rounds: dict[UUID, Round]
    pledges: tuple[Pledge, ...]
    evaluations: dict[UUID, Evaluation]
    lines: tuple[Line, ...]
    dossiers: tuple[Dossier, ...]
    meetings: tuple[Meeting, ...]
    seated_in: frozenset[UUID]
    to_vote: Meeting | None
    sent: tuple[Sent, ...]
    asleep: frozenset[UUID]
    unused_slips: int
    late: dict[UUID, int]
    ending: tuple[Appointment, ...]
    vacant: tuple[str, ...]
    silent: tuple[Body, ...]
    living: tuple[Item, ...]
    reopenings: tuple[Reopening, ...]
    secretaries: tuple[Appointment, ...]
    standing: dict[str, str]

    @property
    def on(self) -> date:
        return self.member.on

    @property
    def is_office(self) -> bool:
        return bool(runs_the_work.test(self.member))

    @property
    def reads_work(self) -> bool:
        """Results, progress and what is late: for the office and whoever stands beside it."""
        return bool(reads_the_work.test(self.member))

    @property
    def has_targets(self) -> bool:
        return any(item.kind == ItemKind.TARGET and item.undertaking_id for item in self.living)

    @property
    def newest(self) -> SchoolYear | None:
        """The year people register for."""
        return self.years[-1] if self.years else None

    def said(self, year: SchoolYear) -> str:
        """Which year a line is about, where it could be another."""
        return f"Năm học {year.name}. " if len(self.years) > 1 else ""

    def named(self, year: SchoolYear) -> SchoolYear | None:
        """The year for an address, where it could be another."""
        return year if len(self.years) > 1 else None

    @property
    def writes_for(self) -> list[Collective]:
        """The teams the member leads, and for the secretary the school: whose pledges the member writes."""
        teams = {row.team for row in self.staff if row.team and self.member.leads_team(row.team)}
        found = [Collective(self.member.unit, team) for team in sorted(teams, key=lambda team: team.order)]
        whole = Collective(self.member.unit)
        return [*found, whole] if may_pledge_for(self.member, whole) else found

    @property
    def posting(self) -> Posting | None:
        return next((row for row in self.staff if self.person and row.person_id == self.person.id), None)

    @property
    def called(self) -> str:
        """How the page speaks to the member; where the sex is not known, both ways."""
        words = {Sex.FEMALE.value: "cô", Sex.MALE.value: "thầy"}
        return words.get((self.person.sex or "") if self.person else "", "anh/chị")

    def pledges_in(self, year: SchoolYear) -> list[Pledge]:
        found = self.rounds.get(year.id)
        return [pledge for pledge in self.pledges if found and pledge.round_id == found.id]

    def lines_in(self, year: SchoolYear) -> list[Line]:
        sheet = self.evaluations.get(year.id)
        return [line for line in self.lines if sheet and line.evaluation_id == sheet.id]

    def dossiers_in(self, year: SchoolYear, *states: DossierState) -> list[Dossier]:
        return [
            row for row in self.dossiers if row.year_id == year.id and (not states or row.state in states)
        ]

    def states_in(self, year: SchoolYear) -> Counter[str]:
        return Counter(row.state for row in self.dossiers if row.year_id == year.id)


def desk_of(member: Member, ground: Ground | None = None) -> Desk:
    """`ground`: what is the same for everybody of the unit, where whoever asks has read it for somebody else."""
    unit, on = member.unit, member.on
    ground = ground or ground_of(unit, on)
    years, duties, staff = ground.years, ground.duties, ground.staff
    working = (row.person for row in staff if row.person.user_id == member.user.id)
    person = next(working, None) or person_of_user(member.user)
    leaders = _leaders(duties)
    ahead = any(one.state != MeetingState.CLOSED for one in ground.meetings)
    seats = _seats(person, member) if ahead else {}
    users = [posting.person.user for posting in staff]
    rounds = rounds_with_late(unit, years, besides=member.user)
    return Desk(
        member=member,
        person=person,
        years=years,
        staff=staff,
        leaders={team: frozenset(users) for team, users in leaders.items()},
        heads=frozenset(one.user_id for one in duties if one.role == Role.CHAIR),
        leader_names={team: tuple(users.values()) for team, users in leaders.items()},
        rounds={year: row for year, (row, _) in rounds.items()},
        pledges=ground.pledges,
        evaluations=ground.evaluations,
        lines=ground.lines,
        dossiers=ground.dossiers,
        meetings=ground.meetings,
        seated_in=frozenset(seats),
        to_vote=_to_vote(ground.meetings, seats),
        sent=ground.sent,
        asleep=frozenset(user.id for user in users if user and not user.has_usable_password()),
        unused_slips=_unused_slips(member),
        living=ground.living,
        reopenings=_reopenings(member, years) if ground.reopened else (),
        secretaries=ground.secretaries,
        standing=_standing(person, ground),
        silent=_silent(member, years, duties, ground.dossiers),
        ending=tuple(one for one in duties if ends_soon(one, on)) if may_give_roles.test(member) else (),
        vacant=_vacant(staff, duties) if may_give_roles.test(member) else (),
        late={year: late for year, (_, late) in rounds.items()} if runs_the_work.test(member) else {},
    )


def _reopenings(member: Member, years: tuple[SchoolYear, ...]) -> tuple[Reopening, ...]:
    """For whoever may answer one, or works on what rests on corrected grades."""
    may = may_enter.test(member) or runs_the_work.test(member)
    return tuple(reopenings_in(member.unit, years)) if may else ()


def _standing(person: Person | None, ground: Ground) -> dict[str, str]:
    is_open = any(one.state == EvaluationState.OPEN for one in ground.evaluations.values())
    if person is None or not (ground.reopened and is_open):
        return {}
    return approved_grades(person.id, [year.name for year in ground.years])


def _unused_slips(member: Member) -> int:
    """For the system officer's home alone."""
    if not is_system_officer.test(member):
        return 0
    slips = ActivationSlip.objects.filter(unit=member.unit.id, used_at=None, expires_at__gt=clock.now())
    return slips.count()


def _seats(person: Person | None, member: Member) -> dict[UUID, CouncilMember]:
    rows = CouncilMember.objects.filter(council__unit=member.unit, person=person, left_on=None)
    return {row.council_id: row for row in rows} if person else {}


def _to_vote(meetings: tuple[Meeting, ...], seats: dict[UUID, CouncilMember]) -> Meeting | None:
    """The meeting in which a ballot of this member is still awaited."""
    for meeting in meetings:
        seat = seats.get(meeting.council_id)
        if meeting.state == MeetingState.OPEN and seat and ballot_awaited(meeting, seat):
            return meeting
    return None


def _silent(
    member: Member,
    years: tuple[SchoolYear, ...],
    duties: tuple[Appointment, ...],
    dossiers: tuple[Dossier, ...],
) -> tuple[Body, ...]:
    """Who has not spoken on the list for the council of the oldest open year, as far as it is the member's matter."""
    own, works = bodies_spoken_for(member), may_work_on_dossiers.test(member)
    waits = any(row.state in BEFORE_COUNCIL and row.year_id == years[0].id for row in dossiers)
    if not waits or not (own or works):
        return ()
    silent = silent_bodies(member.unit, years[0], Stage.PROPOSED, {one.role for one in duties})
    return tuple(body for body in silent if body in own or works)


def _vacant(staff: tuple[Posting, ...], duties: tuple[Appointment, ...]) -> tuple[str, ...]:
    """Nobody approves grades without a head, nobody answers a team's pledges without its leader."""
    held, led = {one.role for one in duties}, _leaders(duties)
    offices = [str(role.label) for role in (Role.CHAIR, Role.SECRETARY) if role not in held]
    teams = {row.team for row in staff if row.team and row.team_id not in led}
    ordered = sorted(teams, key=lambda team: (team.order, team.name))
    return (*offices, *(f"{Role.TEAM_LEADER.label} ({team.title})" for team in ordered))


def _leaders(duties: tuple[Appointment, ...]) -> dict[UUID | None, dict[UUID, str]]:
    """Who leads each team: user and name."""
    found: dict[UUID | None, dict[UUID, str]] = defaultdict(dict)
    for one in duties:
        if one.role == Role.TEAM_LEADER:
            found[one.team_id][one.user_id] = one.user.full_name
    return found


def without_pledge(desk: Desk, year: SchoolYear) -> list[Posting]:
    """Those at work who have sent nothing, or whose pledge lies with themselves again."""
    sent = {
        pledge.person_id
        for pledge in desk.pledges_in(year)
        if pledge.state in {PledgeState.SUBMITTED, PledgeState.CONFIRMED}
    }
    return [posting for posting in desk.staff if posting.person_id not in sent]

"""Councils for tests: An chairs, Alice is secretary, the others are members; dossiers that are ready; meetings."""

from dataclasses import dataclass
from datetime import date

from factories.base import FIRST_DAY, School, actor, add_staff
from thidua.accounts.models import User
from thidua.core import clock
from thidua.councils.actions import (
    Presence,
    Seat,
    cast_ballot,
    close_motion,
    found_council,
    mark_attendance,
    open_meeting,
    open_motion,
    plan_meeting,
)
from thidua.councils.models import Choice, Council, CouncilMember, CouncilRole, Meeting, Motion, Name
from thidua.nominations.models import Dossier
from thidua.nominations.states import DossierState
from thidua.people.models import Person
from thidua.units.models import Appointment, Role, Team

DAY = date(2026, 5, 26)
FLOWERS = [
    "Cỏ May",
    "Bằng Lăng",
    "Thạch Thảo",
    "Mây Trắng",
    "Nắng Mai",
    "Cẩm Chướng",
    "Thanh Trà",
    "Hồng Hạc",
]


def account(school: School, username: str, full_name: str, team: Team | None = None) -> User:
    """One more teacher who can sign in."""
    user = User.objects.create(username=f"{username}-{school.unit.code}".lower(), full_name=full_name)
    add_staff(school.unit, full_name, team=team, user=user)
    Appointment.objects.create(unit=school.unit, user=user, role=Role.STAFF, starts=FIRST_DAY)
    return user


def ready_dossier(school: School, person: Person, award: str = "CSTDCS", answer: str = "yes") -> Dossier:
    posting = person.postings.get(ends=None)
    return Dossier.objects.create(
        unit=school.unit,
        year=school.year,
        person=person,
        team=posting.team,
        award=award,
        state=DossierState.READY,
        answer=answer,
        assessment={"code": award, "answer": answer, "findings": []},
        held_since=clock.now(),
    )


def candidates(school: School, count: int, award: str = "CSTDCS") -> list[Dossier]:
    """Ready dossiers of teachers who do not sit on the council."""
    return [
        ready_dossier(
            school,
            add_staff(school.unit, f"Đỗ Thị {FLOWERS[number % 8]} {number}", team=school.teams[0]),
            award,
        )
        for number in range(count)
    ]


def make_council(school: School, members: int = 5) -> Council:
    """An chairs, Alice is secretary, then Dung and Bình; above four: new people."""
    users = [school.an, school.alice, school.dung, school.binh]
    users += [
        account(school, f"uyvien{number}", f"Phan Thị {FLOWERS[number]}") for number in range(members - 4)
    ]
    roles = [CouncilRole.CHAIR, CouncilRole.SECRETARY, *[CouncilRole.MEMBER] * (members - 2)]
    return found_council(
        by=actor(school.alice, school),
        unit=school.unit,
        name="Hội đồng Thi đua – Khen thưởng",
        paper="12/QĐ-THCSHS",
        regulation="Quy chế 12/QC-HĐ, Điều 7",
        starts=date(2025, 9, 5),
        ends=None,
        seats=[Seat(school.person(user).id, role) for user, role in zip(users, roles, strict=True)],
    )


@dataclass(slots=True)
class Sitting:
    """A meeting with its school and council at hand."""

    school: School
    council: Council
    meeting: Meeting

    @property
    def members(self) -> list[CouncilMember]:
        return list(
            CouncilMember.objects.filter(council=self.council, left_on=None).select_related("person__user")
        )

    @property
    def motion(self) -> Motion:
        return Motion.objects.get(meeting=self.meeting, order=1)

    @property
    def names(self) -> list[Name]:
        return list(Name.objects.filter(motion=self.motion))

    def seat(self, user: User) -> CouncilMember:
        return CouncilMember.objects.select_related("person").get(council=self.council, person__user=user)

    def attend(self, *absent: User) -> None:
        """Everybody is here but these."""
        away = {user.id for user in absent}
        presences = [
            Presence(member.id, member.person.user_id not in away, "đi công tác") for member in self.members
        ]
        mark_attendance(by=actor(self.school.alice, self.school), meeting=self.meeting, presences=presences)

    def open(self) -> None:
        open_motion(by=actor(self.school.an, self.school), motion=self.motion)

    def cast(self, user: User, *choices: Choice) -> str:
        """Choices go to the names in their order; what is left out is blank."""
        return cast_ballot(
            by=actor(user, self.school),
            motion=self.motion,
            member=self.seat(user),
            choices=dict(zip([name.id for name in self.names], choices, strict=False)),
        )

    def close(self, *, confirmed: bool = False) -> None:
        close_motion(by=actor(self.school.an, self.school), motion=self.motion, confirmed=confirmed)


def planned(school: School, *, names: int = 2, members: int = 5) -> Sitting:
    """A council, ready dossiers, a meeting with them on its agenda."""
    council = make_council(school, members)
    candidates(school, names)
    meeting = plan_meeting(
        by=actor(school.alice, school),
        council=council,
        year=school.year,
        title="Họp xét danh hiệu thi đua năm học 2025-2026",
        on=DAY,
        place="Phòng Hội đồng",
    )
    return Sitting(school, council, meeting)


def begun(school: School, *, names: int = 2, members: int = 5) -> Sitting:
    """The same, opened, everybody present."""
    sitting = planned(school, names=names, members=members)
    open_meeting(by=actor(school.an, school), meeting=sitting.meeting)
    sitting.attend()
    return sitting


def voting(school: School, *, names: int = 2, members: int = 5) -> Sitting:
    """The same, with its first motion open."""
    sitting = begun(school, names=names, members=members)
    sitting.open()
    return sitting

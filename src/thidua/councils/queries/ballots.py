"""The ballot paper as one member gets it: every name, and which lines are closed to this member."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from thidua.councils.models import CouncilMember, Motion, Recusal
from thidua.nominations.models import Dossier
from thidua.nominations.queries import fallen_first
from thidua.people.models import Person
from thidua.people.queries import postings_on, tell_apart
from thidua.units.models import Unit


@dataclass(frozen=True, slots=True)
class BallotLine:
    """One name: who and from where; `own` and `recused` lines take no choice. `fallen`: a title it rests on that fell."""

    id: UUID
    order: int
    full_name: str
    place: str
    own: bool
    recused: str
    fallen: str = ""

    @property
    def is_open(self) -> bool:
        return not self.own and not self.recused


def ballot_paper(motion: Motion, member: CouncilMember) -> list[BallotLine]:
    recusals = dict(Recusal.objects.filter(name__motion=motion, member=member).values_list("name", "reason"))
    names = list(motion.names.select_related("dossier__person", "dossier__team", "dossier__unit"))
    meeting = motion.meeting
    tell_apart(meeting.unit_id, [name.dossier.person for name in names])
    positions = positions_of(
        meeting.unit, [name.dossier.person for name in names if name.dossier.person], meeting.on
    )
    fallen = fallen_first([name.dossier for name in names], meeting.on)
    return [
        BallotLine(
            id=name.id,
            order=name.order,
            full_name=name.dossier.holder_name,
            place=place_of(positions.get(name.dossier.holder_key, ""), name.dossier),
            own=name.dossier.person_id == member.person_id,
            recused=recusals.get(name.id, ""),
            fallen=fallen.get(name.dossier_id, ""),
        )
        for name in names
    ]


def positions_of(unit: Unit, persons: Iterable[Person], on: date) -> dict[UUID, str]:
    """Each person's position in the unit on a day."""
    rows = postings_on(unit, on).filter(person__in=list(persons))
    return {row.person_id: row.position for row in rows}


def place_of(position: str, dossier: Dossier) -> str:
    """`Giáo viên · Tổ Toán – Tin`; of a collective what kind it is; a team that calls itself Tổ keeps its name."""
    team = dossier.team.title if dossier.team and not dossier.is_collective else ""
    beside = dossier.beside_name if dossier.is_collective else team
    return " · ".join(part for part in (position, beside) if part)

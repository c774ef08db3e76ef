"""What is written down of a collective's school year. A collective itself is a team, or the unit."""

from dataclasses import dataclass
from uuid import UUID

from django.db import models

from thidua.accounts.models import User
from thidua.core.ids import uuid7
from thidua.people.models import Grade, Held, Holder
from thidua.units.models import Team, Unit

# The numbers of people that the law's rules ask, as a case names them, and as people call them.
COUNTED = {
    "members": "số người được xếp loại",
    "ungraded": "số người không xếp loại",
    "completed": "số người hoàn thành nhiệm vụ trở lên",
    "ldtt": "số người đạt Lao động tiên tiến",
    "cstdcs": "số người đạt Chiến sĩ thi đua cơ sở",
    "disciplined_from_warning": "số người bị kỷ luật từ cảnh cáo",
}


@dataclass(frozen=True, slots=True)
class Collective:
    """A team, or with `team` None the unit itself, as one body."""

    unit: Unit
    team: Team | None = None

    @property
    def name(self) -> str:
        return self.team.title if self.team else self.unit.name

    @property
    def key(self) -> UUID:
        return self.team.id if self.team else self.unit.id

    @property
    def team_id(self) -> UUID | None:
        return self.team.id if self.team else None

    @property
    def holder(self) -> Holder:
        return Holder.TEAM if self.team else Holder.UNIT

    @property
    def address(self) -> str:
        """The word that names it in the addresses of its pages."""
        return str(self.team.id) if self.team else SCHOOL


# The school's own word in addresses, where a team's id stands else.
SCHOOL = "truong"


def collective_of(row: Held) -> Collective:
    """Whom a pledge, a dossier or a grant of a collective concerns."""
    return Collective(row.unit, row.team if row.holder == Holder.TEAM else None)


class CollectiveYear(models.Model):
    """One school year of a team, or with no team of the unit itself. Null means: not known, or left to be counted.

    A number that somebody entered stands before what is counted from the members' records; a year that is closed
    keeps what was counted on `counted_on`, since people change teams.
    """

    id = models.UUIDField(primary_key=True, default=uuid7)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    team = models.ForeignKey(Team, on_delete=models.PROTECT, null=True, related_name="+")
    school_year = models.CharField(max_length=9)
    grade = models.CharField("mức hoàn thành nhiệm vụ của tập thể", max_length=9, choices=Grade, null=True)
    grade_paper = models.CharField("văn bản đánh giá tập thể", max_length=120, blank=True)
    members = models.PositiveIntegerField(null=True)
    ungraded = models.PositiveIntegerField(null=True)
    completed = models.PositiveIntegerField(null=True)
    ldtt = models.PositiveIntegerField(null=True)
    cstdcs = models.PositiveIntegerField(null=True)
    disciplined_from_warning = models.PositiveIntegerField(null=True)
    counts_paper = models.CharField("số liệu lấy từ văn bản", max_length=120, blank=True)
    counted_on = models.DateField(null=True)
    titles_decided = models.BooleanField(default=False)
    under_review = models.BooleanField(null=True)
    under_review_on = models.DateField(null=True)
    stated_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    stated_at = models.DateTimeField(null=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "team", "school_year"], nulls_distinct=False, name="collectives_year_once"
            )
        ]

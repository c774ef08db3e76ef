"""Awards, and whom they are held by: a person, a team as a body, or the unit itself as a body."""

from collections.abc import Iterable
from uuid import UUID

from django.db import models
from django.db.models import Q

from thidua.accounts.models import User
from thidua.core.ids import uuid7
from thidua.files.models import StoredFile
from thidua.people.models.choices import Basis, Holder
from thidua.people.models.records import Person
from thidua.units.models import Team, Unit

# Persons by the order of Vietnamese names, then teams as the school lists them, then the school.
LIST_ORDER = ("holder", "person__sort_key", "person_id", "team__order", "team__name")


class Held(models.Model):
    """What concerns somebody: a person, a team as a body, or the unit itself as a body.

    Pages and papers read `holder_name` and `holder_key` and need not know which; `one_person` is for the steps that
    only persons go through.
    """

    holder = models.CharField("đối tượng", max_length=6, choices=Holder, default=Holder.PERSON)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    team = models.ForeignKey(Team, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        abstract = True

    @property
    def holder_user(self) -> UUID | None:
        """The account of the person; a collective has none."""
        return self.person.user_id if self.person is not None else None

    @property
    def is_collective(self) -> bool:
        return self.holder != Holder.PERSON

    @property
    def holder_key(self) -> UUID:
        """The id of the person, the team or the unit: the same for all that concerns the same holder."""
        return self.person_id or (self.team_id if self.holder == Holder.TEAM else None) or self.unit_id

    @property
    def holder_name(self) -> str:
        if self.person is not None:
            return self.person.name_apart
        return self.team.title if self.holder == Holder.TEAM and self.team else self.unit.name

    @property
    def beside_name(self) -> str:
        """What stands under the name in lists: a person's team; of a collective, what kind it is."""
        if self.holder != Holder.PERSON:
            return str(Holder(self.holder).label)
        return self.team.name if self.team else ""

    @property
    def list_place(self) -> tuple[str, str, int, str]:
        """Where it stands among others in a list, as LIST_ORDER says it to the database."""
        if self.person is not None:
            return (self.holder, self.person.sort_key, 0, str(self.person_id))
        return (self.holder, "", self.team.order if self.team else 0, self.holder_name)

    @property
    def one_person(self) -> Person:
        assert self.person is not None  # whoever asks has looked at `is_collective` or asked for persons only
        return self.person


def of_holders(rows: Iterable[Held], prefix: str = "") -> Q:
    """What concerns one of those whom these rows concern; `prefix`: the way to the table that is asked."""
    listed = list(rows)
    wanted = {
        f"{prefix}person__in": [row.person_id for row in listed if row.holder == Holder.PERSON],
        f"{prefix}team__in": [row.team_id for row in listed if row.holder == Holder.TEAM],
        f"{prefix}unit__in": [row.unit_id for row in listed if row.holder == Holder.UNIT],
    }
    found = Q()
    for holder, (path, ids) in zip(Holder, wanted.items(), strict=True):
        found |= Q(**{f"{prefix}holder": holder, path: ids})
    return found


def names_one_holder(*, person_has_team: bool = False) -> Q:
    """The check of each table of `Held`; `person_has_team`: a person's row remembers the person's team."""
    of_person = Q(holder=Holder.PERSON, person__isnull=False)
    if not person_has_team:
        of_person &= Q(team=None)
    return (
        of_person
        | Q(holder=Holder.TEAM, person=None, team__isnull=False)
        | Q(holder=Holder.UNIT, person=None, team=None)
    )


class Grant(Held):
    """One award to one holder by one decision. A title honours a school year; a form only a day."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    code = models.CharField(max_length=12)
    school_year = models.CharField(max_length=9, null=True)
    on = models.DateField("ngày quyết định", null=True)
    paper = models.CharField("số quyết định", max_length=60, blank=True)
    authority = models.CharField("cấp quyết định", max_length=120, blank=True)
    basis = models.CharField(max_length=8, choices=Basis, null=True)
    revoked_on = models.DateField(null=True)
    revoked_paper = models.CharField(max_length=60, blank=True)
    checked = models.BooleanField("đã đối chiếu bản gốc", default=False)
    # Who laid the paper beside it, and when; the scan of a decision of this program stands with the decision.
    checked_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    checked_at = models.DateTimeField(null=True)
    scan = models.ForeignKey(StoredFile, on_delete=models.PROTECT, null=True, related_name="+")
    decision = models.UUIDField(null=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        indexes = [
            models.Index(fields=["unit", "school_year"], name="people_grant_unit_year"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["person", "code", "school_year"],
                condition=Q(revoked_on=None) & ~Q(school_year=None),
                name="people_grant_title_once",
            ),
            models.UniqueConstraint(
                fields=["team", "code", "school_year"],
                condition=Q(revoked_on=None) & ~Q(school_year=None),
                name="people_grant_team_once",
            ),
            models.UniqueConstraint(
                fields=["unit", "code", "school_year"],
                condition=Q(holder=Holder.UNIT, revoked_on=None) & ~Q(school_year=None),
                name="people_grant_unit_once",
            ),
            models.CheckConstraint(condition=names_one_holder(), name="people_grant_holder"),
        ]

    @property
    def is_proven(self) -> bool:
        """It came with a decision entered here, or somebody compared it with the paper: not only typed."""
        return self.decision is not None or self.checked

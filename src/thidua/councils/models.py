"""A council, its members, a meeting, a list motion with its names; the roll and the ballots, apart."""

from django.db import models

from thidua.core.ids import ballot_id, uuid7
from thidua.councils.states import MeetingState, MotionState
from thidua.nominations.models import Dossier
from thidua.people.models import Person
from thidua.units.models import SchoolYear, Unit


class CouncilRole(models.TextChoices):
    CHAIR = "chair", "Chủ tịch"
    STANDING_VICE_CHAIR = "standing_vice_chair", "Phó Chủ tịch thường trực"
    VICE_CHAIR = "vice_chair", "Phó Chủ tịch"
    SECRETARY = "secretary", "Thư ký"
    MEMBER = "member", "Ủy viên"


class Choice(models.TextChoices):
    AGREE = "agree", "Đồng ý"
    DISAGREE = "disagree", "Không đồng ý"
    BLANK = "blank", "Phiếu trắng"


class Council(models.Model):
    """The school's emulation and commendation council of a term. Fractions come from its own regulation.

    The row is locked while members change or a motion is opened: so the electorate of a motion stands still.
    """

    id = models.UUIDField(primary_key=True, default=uuid7)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    name = models.CharField("tên Hội đồng", max_length=160)
    paper = models.CharField("quyết định thành lập", max_length=120, blank=True)
    regulation = models.CharField("quy chế", max_length=120, blank=True)
    starts = models.DateField()
    ends = models.DateField(null=True)
    quorum_numerator = models.PositiveSmallIntegerField(default=2)
    quorum_denominator = models.PositiveSmallIntegerField(default=3)
    majority_numerator = models.PositiveSmallIntegerField(default=1)
    majority_denominator = models.PositiveSmallIntegerField(default=2)
    version = models.PositiveIntegerField(default=1)  # of its members: one more each time they change

    class Meta:
        constraints = [models.UniqueConstraint(fields=["unit", "starts"], name="councils_council_starts")]


class CouncilMember(models.Model):
    id = models.UUIDField(primary_key=True, default=uuid7)
    council = models.ForeignKey(Council, on_delete=models.PROTECT, related_name="members")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    role = models.CharField(max_length=20, choices=CouncilRole)
    field = models.CharField("lĩnh vực phụ trách", max_length=160, blank=True)
    order = models.PositiveSmallIntegerField(default=0)
    # Set when somebody leaves the council: rolls and minutes of earlier meetings keep naming the row.
    left_on = models.DateField(null=True)

    class Meta:
        ordering = ["order", "id"]
        constraints = [models.UniqueConstraint(fields=["council", "person"], name="councils_member_person")]


class Meeting(models.Model):
    id = models.UUIDField(primary_key=True, default=uuid7)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    council = models.ForeignKey(Council, on_delete=models.PROTECT, related_name="+")
    year = models.ForeignKey(SchoolYear, on_delete=models.PROTECT, related_name="+")
    title = models.CharField("nội dung phiên họp", max_length=200)
    on = models.DateField("ngày họp")
    place = models.CharField("địa điểm", max_length=120, blank=True)
    state = models.CharField(max_length=8, default=MeetingState.PLANNED)
    began_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    conclusion = models.TextField("kết luận", blank=True)
    minutes = models.UUIDField(null=True)  # documents.Document
    version = models.PositiveIntegerField(default=1)


class Attendance(models.Model):
    id = models.UUIDField(primary_key=True, default=uuid7)
    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="attendances")
    member = models.ForeignKey(CouncilMember, on_delete=models.PROTECT, related_name="+")
    present = models.BooleanField()
    reason = models.CharField("lý do vắng", max_length=160, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["meeting", "member"], name="councils_attendance_member"),
        ]


class Motion(models.Model):
    """A list motion: one ballot a member, one choice a name."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="motions")
    award = models.CharField(max_length=12)
    title = models.CharField(max_length=200)
    order = models.PositiveSmallIntegerField()
    state = models.CharField(max_length=8, default=MotionState.WAITING)
    opened_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)
    electorate = models.PositiveSmallIntegerField(null=True)  # members at opening, before recusals
    # How many could have voted when it was closed: the "given out" of the count sheet.
    issued = models.PositiveSmallIntegerField(null=True)

    class Meta:
        ordering = ["order"]
        constraints = [
            models.UniqueConstraint(fields=["meeting", "order"], name="councils_motion_order"),
            # Two people opening two motions at once: one wins.
            models.UniqueConstraint(
                fields=["meeting"],
                condition=models.Q(state=MotionState.OPEN),
                name="councils_motion_one_open",
            ),
        ]

    @property
    def number(self) -> int:
        """Its place on the agenda, where the roll call is point 1."""
        return self.order + 1


class Name(models.Model):
    """One name of a list motion. The counts stay empty until the motion is closed."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    motion = models.ForeignKey(Motion, on_delete=models.PROTECT, related_name="names")
    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="+")
    order = models.PositiveSmallIntegerField()
    agree = models.PositiveSmallIntegerField(null=True)
    disagree = models.PositiveSmallIntegerField(null=True)
    blank = models.PositiveSmallIntegerField(null=True)
    base = models.PositiveSmallIntegerField(null=True)
    needed = models.PositiveSmallIntegerField(null=True)
    passed = models.BooleanField(null=True)

    class Meta:
        ordering = ["order"]
        constraints = [models.UniqueConstraint(fields=["motion", "dossier"], name="councils_name_dossier")]


class Recusal(models.Model):
    """A member who does not vote on one name: the person judged, or declared."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    name = models.ForeignKey(Name, on_delete=models.PROTECT, related_name="recusals")
    member = models.ForeignKey(CouncilMember, on_delete=models.PROTECT, related_name="+")
    reason = models.CharField(max_length=160)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["name", "member"], name="councils_recusal_member")]


class Roll(models.Model):
    """Who has voted. Says nothing of how."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    motion = models.ForeignKey(Motion, on_delete=models.PROTECT, related_name="+")
    member = models.ForeignKey(CouncilMember, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["motion", "member"], name="councils_roll_once")]


class Ballot(models.Model):
    """What was cast for one name. Says nothing of who: no member, no time, no running number."""

    id = models.BigIntegerField(primary_key=True, default=ballot_id)
    name = models.ForeignKey(Name, on_delete=models.PROTECT, related_name="+")
    choice = models.CharField(max_length=8, choices=Choice)


class Receipt(models.Model):
    """A code given to a voter, in a table without member or choice; the count sheet lists all codes, sorted."""

    id = models.BigIntegerField(primary_key=True, default=ballot_id)
    motion = models.ForeignKey(Motion, on_delete=models.PROTECT, related_name="+")
    code = models.CharField(max_length=12)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["motion", "code"], name="councils_receipt_code")]

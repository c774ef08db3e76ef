"""One edition of a yearly plan: its bases, its sections with their items, to whom it goes."""

from datetime import date
from uuid import UUID

from django.db import models
from django.db.models import Q

from thidua.core.ids import uuid7
from thidua.documents.models import Channel, DueRule, Edition, Incoming
from thidua.people.models import Person
from thidua.plans.models.undertakings import Undertaking
from thidua.plans.states import PlanState
from thidua.units.models import Association, Role, Team, Unit

MARKS_DIGITS, MARKS_PLACES = 14, 2
# Room for a page and a half of print; longer ones are several items.
LONGEST_TEXT = 5000


class PlanStateLabel(models.TextChoices):
    """What people read of an edition's state."""

    DRAFT = PlanState.DRAFT, "Dự thảo"
    REVIEW = PlanState.REVIEW, "Đang xem xét"
    APPROVED = PlanState.APPROVED, "Đã duyệt, chờ ban hành"
    ISSUED = PlanState.ISSUED, "Đang có hiệu lực"
    REPLACED = PlanState.REPLACED, "Đã được thay bằng bản sửa đổi"
    DROPPED = PlanState.DROPPED, "Đã bỏ"


class Plan(Edition):
    """An edition of a plan; only a draft is edited.

    The period may be a calendar year over two school years. `opening` and `closing` are paragraphs before the first
    section and after the last; `drafter` and `copies` stand in the last line of the recipients.
    """

    state = models.CharField(max_length=8, choices=PlanStateLabel, default=PlanState.DRAFT)
    opening = models.TextField("lời dẫn", max_length=LONGEST_TEXT, blank=True)
    closing = models.TextField("lời kết", max_length=LONGEST_TEXT, blank=True)
    amended_because = models.CharField("lý do sửa đổi", max_length=300, blank=True)
    # Why it was sent all the same with something that should be looked at.
    kept_because = models.CharField("vì sao vẫn gửi", max_length=300, blank=True)

    class Meta(Edition.Meta):
        ordering = ["-starts", "-edition"]
        constraints = [
            *Edition.Meta.constraints,
            # One edition of a plan is in force; one is being written.
            models.UniqueConstraint(
                fields=["unit", "thread"], condition=Q(state=PlanState.ISSUED), name="plans_plan_one_issued"
            ),
            models.UniqueConstraint(
                fields=["unit", "thread"],
                condition=Q(state__in=[PlanState.DRAFT, PlanState.REVIEW, PlanState.APPROVED]),
                name="plans_plan_one_draft",
            ),
        ]

    @property
    def is_draft(self) -> bool:
        return self.state == PlanState.DRAFT

    def state_words(self, on: date) -> str:
        """What people read of it on a day: one that is issued binds only within its period."""
        if self.state == PlanState.ISSUED and on > self.ends:
            return f"Đã hết thời gian ngày {self.ends:%d/%m/%Y}"
        if self.state == PlanState.ISSUED and on < self.starts:
            return f"Đã ban hành, thực hiện từ {self.starts:%d/%m/%Y}"
        return str(self.get_state_display())


class BaseKind(models.TextChoices):
    """Why a paper stands at the head of the plan."""

    LEGAL = "legal", "Căn cứ"
    DIRECTIVE = "directive", "Thực hiện"
    OTHER = "other", "Lời dẫn khác"


class Base(models.Model):
    """One paper on which the plan rests, or which it answers; `instrument` is its number in the law library.

    `incoming`: the directive as it was entered in the register of papers that came.
    """

    id = models.UUIDField(primary_key=True, default=uuid7)
    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="bases")
    order = models.PositiveSmallIntegerField()
    kind = models.CharField("loại", max_length=9, choices=BaseKind)
    instrument = models.CharField("văn bản trong thư viện luật", max_length=40, blank=True)
    incoming = models.ForeignKey(Incoming, on_delete=models.PROTECT, null=True, related_name="+")
    paper = models.CharField("số, ký hiệu", max_length=60, blank=True)
    dated = models.DateField("ngày văn bản", null=True)
    issuer = models.CharField("nơi ban hành", max_length=160, blank=True)
    about = models.CharField("trích yếu", max_length=300, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["order", "id"]


class SectionRole(models.TextChoices):
    """What a section is for: some of it is asked for by name."""

    PURPOSE = "purpose", "Mục đích"
    REQUIREMENTS = "requirements", "Yêu cầu"
    CONTENT = "content", "Nội dung"
    ORGANISATION = "organisation", "Tổ chức thực hiện"
    OTHER = "other", "Mục khác"


class Section(models.Model):
    """A heading with the number that the plan itself gives it: a source may skip one, and so may a copy."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="sections")
    parent = models.ForeignKey("self", on_delete=models.CASCADE, null=True, related_name="children")
    order = models.PositiveSmallIntegerField()
    number = models.CharField("số mục", max_length=12, blank=True)
    title = models.CharField("tên mục", max_length=300)
    role = models.CharField("loại mục", max_length=12, choices=SectionRole, default=SectionRole.OTHER)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["order", "id"]


class ItemKind(models.TextChoices):
    """What an item is; all but the text live on as undertakings or lead somebody."""

    TEXT = "text", "Đoạn văn"
    MOVEMENT = "movement", "Phong trào thi đua"
    CAMPAIGN = "campaign", "Cuộc vận động"
    PERIOD = "period", "Đợt thi đua"
    TARGET = "target", "Chỉ tiêu"
    TASK = "task", "Nhiệm vụ"
    DRIVE = "drive", "Đợt ủng hộ"
    ASSIGNMENT = "assignment", "Phân công thành viên"


# Those whose story in the year is kept apart from the wording.
LIVING = (
    ItemKind.MOVEMENT,
    ItemKind.CAMPAIGN,
    ItemKind.PERIOD,
    ItemKind.TARGET,
    ItemKind.TASK,
    ItemKind.DRIVE,
)


class LaunchLevel(models.TextChoices):
    """Who launched a movement (law 2022, article 16)."""

    NATION = "nation", "Toàn quốc"
    MINISTRY = "ministry", "Bộ, ngành"
    PROVINCE = "province", "Tỉnh, thành phố"
    DISTRICT = "district", "Huyện (đến 30/6/2025)"
    COMMUNE = "commune", "Xã, phường"
    CLUSTER = "cluster", "Cụm, khối thi đua"
    UNIT = "unit", "Nhà trường"


class Mode(models.TextChoices):
    """The two kinds of movement in law (law 2022, article 16)."""

    REGULAR = "regular", "Thường xuyên"
    THEMATIC = "thematic", "Theo chuyên đề"


class Item(models.Model):
    """What one line of the plan says. Which fields a kind has is written in `plans.fields`.

    `who`: in words, where neither a person, a role, a team nor an association says it. `launched_by`: whose movement it is. `aim`: in `aim_unit` ("%", "đồng", "người"),
    reached at least; `measure` names the measure over the system's own data, empty for a figure entered with evidence.
    `because`: why words that should be looked at again are kept. `copied_from`: the item of the year before, whose days
    are shown beside the moved ones until somebody saves this one.
    """

    id = models.UUIDField(primary_key=True, default=uuid7)
    section = models.ForeignKey(Section, on_delete=models.CASCADE, related_name="items")
    order = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=10, choices=ItemKind)
    undertaking = models.ForeignKey(Undertaking, on_delete=models.PROTECT, null=True, related_name="items")
    answers = models.ForeignKey(Incoming, on_delete=models.PROTECT, null=True, related_name="+")
    name = models.CharField("tên", max_length=240, blank=True)
    text = models.TextField("nội dung", max_length=LONGEST_TEXT, blank=True)
    objective = models.TextField("mục tiêu", max_length=LONGEST_TEXT, blank=True)
    criteria = models.TextField("tiêu chí", max_length=LONGEST_TEXT, blank=True)
    level = models.CharField("cấp phát động", max_length=8, choices=LaunchLevel, blank=True)
    mode = models.CharField("hình thức", max_length=8, choices=Mode, blank=True)
    participants = models.CharField("đối tượng tham gia", max_length=240, blank=True)
    starts = models.DateField("từ ngày", null=True)
    ends = models.DateField("đến hết ngày", null=True)
    due = models.DateField("hạn", null=True)
    due_rule = models.CharField("hạn tính", max_length=6, choices=DueRule, default=DueRule.WITHIN)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    role = models.CharField("vai trò", max_length=20, choices=Role, blank=True)
    team = models.ForeignKey(Team, on_delete=models.PROTECT, null=True, related_name="+")
    association = models.ForeignKey(Association, on_delete=models.PROTECT, null=True, related_name="+")
    launched_by = models.ForeignKey(Association, on_delete=models.PROTECT, null=True, related_name="+")
    who = models.CharField("ai thực hiện", max_length=160, blank=True)
    proof = models.CharField("minh chứng", max_length=240, blank=True)
    measure = models.CharField("cách đo", max_length=40, blank=True)
    aim = models.DecimalField("chỉ tiêu", max_digits=MARKS_DIGITS, decimal_places=MARKS_PLACES, null=True)
    aim_unit = models.CharField("đơn vị tính", max_length=30, blank=True)
    year = models.CharField("năm học", max_length=9, blank=True)
    because = models.CharField("lý do vẫn giữ", max_length=300, blank=True)
    copied_from = models.ForeignKey("self", on_delete=models.SET_NULL, null=True, related_name="+")
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["order", "id"]

    @property
    def waits_for_a_look(self) -> bool:
        """Its days were moved from the year before and nobody has looked at them since."""
        return self.copied_from_id is not None and self.version == 1 and bool(self.days)

    @property
    def has_left(self) -> bool:
        """The plan in force says nothing of it any more; what was told of it stays."""
        return self.section.plan.state == PlanState.REPLACED

    @property
    def taking_part(self) -> list[Association]:
        return [part.association for part in self.parts.all()]

    @property
    def days(self) -> list[date]:
        return [day for day in (self.starts, self.ends, self.due) if day]

    @property
    def plan_id(self) -> UUID:
        return self.section.plan_id


class TakingPart(models.Model):
    """A mass organisation that takes part in a movement of the plan."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    item = models.ForeignKey(Item, on_delete=models.CASCADE, related_name="parts")
    association = models.ForeignKey(Association, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["association__name"]
        constraints = [models.UniqueConstraint(fields=["item", "association"], name="plans_taking_part_once")]


class Recipient(models.Model):
    """One line of “Nơi nhận” with the purpose of sending; the last line is made from the plan's drafter and copies."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="recipients")
    order = models.PositiveSmallIntegerField()
    name = models.CharField("nơi nhận", max_length=160)
    purpose = models.CharField("để làm gì", max_length=60, blank=True)
    unit_to = models.ForeignKey(Unit, on_delete=models.PROTECT, null=True, related_name="+")
    association = models.ForeignKey(Association, on_delete=models.PROTECT, null=True, related_name="+")
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["order", "id"]


class Delivery(models.Model):
    """One way in which a recipient gets the plan, with a deadline and a receiver of its own."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    recipient = models.ForeignKey(Recipient, on_delete=models.CASCADE, related_name="deliveries")
    channel = models.CharField("cách gửi", max_length=6, choices=Channel)
    due = models.DateField("hạn", null=True)
    due_rule = models.CharField("hạn tính", max_length=6, choices=DueRule, default=DueRule.WITHIN)
    receiver = models.CharField("người, địa chỉ nhận", max_length=160, blank=True)

    class Meta:
        ordering = ["channel"]
        constraints = [
            models.UniqueConstraint(fields=["recipient", "channel"], name="plans_delivery_channel")
        ]

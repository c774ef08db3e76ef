"""The tree of units with dated parents, teams, school years, and who holds which role from when to when."""

from django.db import models
from django.db.models import F, Q

from thidua.accounts.models import User
from thidua.core.ids import uuid7


class Level(models.TextChoices):
    """What kind of legal body a unit is."""

    MINISTRY = "ministry", "Bộ"
    PROVINCE = "province", "Tỉnh, thành phố"
    DISTRICT = "district", "Huyện"
    COMMUNE = "commune", "Xã, phường"
    SCHOOL = "school", "Trường"


class Role(models.TextChoices):
    """What somebody is appointed to in a unit."""

    SYSTEM_OFFICER = "system_officer", "Quản trị hệ thống"
    CHAIR = "chair", "Hiệu trưởng, Chủ tịch Hội đồng"
    STANDING_VICE_CHAIR = "standing_vice_chair", "Phó Chủ tịch thường trực Hội đồng"
    VICE_PRINCIPAL = "vice_principal", "Phó Hiệu trưởng"
    SECRETARY = "secretary", "Thư ký Hội đồng"
    TEAM_LEADER = "team_leader", "Tổ trưởng"
    UNION_CHAIR = "union_chair", "Chủ tịch Công đoàn"
    PARTY_CELL = "party_cell", "Đại diện cấp ủy chi bộ"
    YOUTH_LEAD = "youth_lead", "Bí thư Đoàn, Tổng phụ trách Đội"
    CLERK = "clerk", "Văn thư"
    ACCOUNTANT = "accountant", "Kế toán"
    INITIATIVE_REVIEWER = "initiative_reviewer", "Người thẩm định sáng kiến"
    INSPECTION_BOARD = "inspection_board", "Ban Thanh tra nhân dân"
    UPPER_OFFICER = "upper_officer", "Cán bộ thi đua cấp trên"
    INSPECTOR = "inspector", "Người kiểm tra, thanh tra"
    STAFF = "staff", "Giáo viên, nhân viên"


# A team's name that begins with one of these says by itself what it is.
TEAM_WORDS = frozenset({"to", "phong", "ban", "khoi", "nhom", "bo"})


class Unit(models.Model):
    """A legal body: the tenant. A school, or the commune, district, province or ministry above it."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    code = models.CharField("mã đơn vị", max_length=40, unique=True)
    level = models.CharField("loại đơn vị", max_length=10, choices=Level)
    name = models.CharField("tên đầy đủ", max_length=160)
    short_name = models.CharField("tên gọi", max_length=80)
    symbol = models.CharField("ký hiệu trong số văn bản", max_length=30, blank=True)
    place = models.CharField("địa danh ghi trên văn bản", max_length=80, blank=True)
    province_is_city = models.BooleanField(default=False)

    def __str__(self) -> str:
        return self.short_name


class UnitParent(models.Model):
    """Under whom a unit stands, from a day to a day (both included; an open end is null)."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="parents")
    parent = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    starts = models.DateField()
    ends = models.DateField(null=True)
    paper = models.CharField("văn bản", max_length=120, blank=True)
    place = models.CharField("địa danh từ ngày này", max_length=80, blank=True)  # empty: as the unit says

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["unit", "starts"], name="units_parent_unit_starts"),
            models.UniqueConstraint(fields=["unit"], condition=Q(ends=None), name="units_parent_one_open"),
            models.CheckConstraint(
                condition=Q(ends=None) | Q(ends__gte=F("starts")), name="units_parent_order"
            ),
        ]


class Team(models.Model):
    """The small collective of a school: a subject team, the office team."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="teams")
    name = models.CharField("tên tổ", max_length=80)
    folded = models.CharField(max_length=80)
    order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["order", "name"]
        constraints = [models.UniqueConstraint(fields=["unit", "folded"], name="units_team_unit_name")]

    def __str__(self) -> str:
        return self.name

    @property
    def title(self) -> str:
        """As a paper names the collective: a team entered as "Toán – Tin" is "Tổ Toán – Tin"."""
        return self.name if self.folded.split(" ", 1)[0] in TEAM_WORDS else f"Tổ {self.name}"


class AssociationKind(models.TextChoices):
    """Which mass organisation; in a school each has its usual name."""

    UNION = "union", "Công đoàn"
    YOUTH = "youth", "Đoàn Thanh niên"
    PIONEERS = "pioneers", "Đội Thiếu niên"
    LEARNING = "learning", "Hội Khuyến học"
    PARENTS = "parents", "Ban đại diện cha mẹ học sinh"
    RED_CROSS = "red_cross", "Hội Chữ thập đỏ"
    WOMEN = "women", "Ban Nữ công"
    OTHER = "other", "Tổ chức khác"


# Whose duty it is to speak for one, where nobody is entered as leading it.
ROLE_OF_KIND = {
    AssociationKind.UNION: Role.UNION_CHAIR,
    AssociationKind.YOUTH: Role.YOUTH_LEAD,
    AssociationKind.PIONEERS: Role.YOUTH_LEAD,
}


class Association(models.Model):
    """A mass organisation of a unit: it launches, carries out and receives under its own name. Ended, it stays in papers."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="associations")
    kind = models.CharField("loại", max_length=10, choices=AssociationKind)
    name = models.CharField("tên tổ chức", max_length=120)
    folded = models.CharField(max_length=120)
    ends = models.DateField("ngày cuối", null=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["name"]
        constraints = [models.UniqueConstraint(fields=["unit", "folded"], name="units_association_unit_name")]

    def __str__(self) -> str:
        return self.name


class AssociationLead(models.Model):
    """Who leads an association from a day to a day: a user of the unit, or in words who has no account here."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    association = models.ForeignKey(Association, on_delete=models.PROTECT, related_name="leads")
    user = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    name = models.CharField("người đứng đầu", max_length=120)
    position = models.CharField("chức danh", max_length=80, blank=True)
    starts = models.DateField("từ ngày")
    ends = models.DateField("đến hết ngày", null=True)

    class Meta:
        ordering = ["-starts", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["association"], condition=Q(ends=None), name="units_association_one_lead"
            ),
            models.CheckConstraint(
                condition=Q(ends=None) | Q(ends__gte=F("starts")), name="units_association_lead_order"
            ),
        ]


class SchoolYear(models.Model):
    """A unit's school year: open until every line sent up has its answer."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="school_years")
    name = models.CharField("năm học", max_length=9)
    closed_on = models.DateField(null=True)

    class Meta:
        ordering = ["name"]
        constraints = [models.UniqueConstraint(fields=["unit", "name"], name="units_year_unit_name")]

    def __str__(self) -> str:
        return self.name


# Whose account can do the most harm: they are asked for a second factor, and a unit may require it of them.
GUARDED_ROLES = (Role.CHAIR, Role.SECRETARY, Role.SYSTEM_OFFICER, Role.UPPER_OFFICER)


class SecondFactorRule(models.Model):
    """Of whom a unit requires a second factor, from a day on; the latest row holds. No roles: of nobody any more."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    roles = models.CharField(max_length=120, blank=True)  # values of Role, parted by spaces
    starts = models.DateField()
    must_by = models.DateField()  # from this day on nothing else is reached without it

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["unit", "starts"], name="units_second_factor_rule_day")
        ]

    @property
    def asked(self) -> frozenset[Role]:
        return frozenset(Role(role) for role in self.roles.split())


class Appointment(models.Model):
    """A role of a user in a unit, with dates: rights end with them. `paper` names the decision, if there is one."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="appointments")
    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    role = models.CharField(max_length=20, choices=Role)
    team = models.ForeignKey(Team, on_delete=models.PROTECT, null=True, related_name="+")
    starts = models.DateField()
    ends = models.DateField(null=True)
    paper = models.CharField(max_length=120, blank=True)

    class Meta:
        indexes = [models.Index(fields=["user", "starts"], name="units_appointment_user")]
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "user", "role", "team"],
                condition=Q(ends=None),
                nulls_distinct=False,
                name="units_appointment_once",
            ),
        ]

"""A person belongs to no unit: postings tie them to units, and the history of awards goes with them."""

from django.db import models
from django.db.models import Q

from thidua.accounts.models import User
from thidua.core.ids import uuid7
from thidua.core.text import fold, sort_key, tidy
from thidua.files.models import StoredFile
from thidua.people.models.choices import (
    ContractKind,
    DisciplineForm,
    EvaluationRules,
    Grade,
    GradeSystem,
    InitiativeKind,
    LeaveKind,
    LeavingReason,
    PartyDisciplineForm,
    RecognisedBy,
    Scope,
    Sex,
    StaffGroup,
)
from thidua.units.models import Team, Unit


class Person(models.Model):
    """Somebody whose years and awards are kept. Null means: not known."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    full_name = models.CharField("họ và tên", max_length=120)
    folded = models.CharField(max_length=120, db_index=True)
    sort_key = models.CharField(max_length=400)
    sex = models.CharField("giới tính", max_length=6, choices=Sex, null=True)
    born = models.DateField("ngày sinh", null=True)
    joined_sector = models.DateField("vào ngành", null=True)
    ministry_code = models.CharField("mã định danh Bộ GD&ĐT", max_length=30, null=True, unique=True)
    user = models.OneToOneField(User, on_delete=models.PROTECT, null=True, related_name="+")
    # Somebody has said that all forms of commendation, all discipline ever are recorded here: only then may the
    # engine take what is not written for what never was.
    forms_known = models.BooleanField("đã ghi đủ hình thức khen thưởng", default=False)
    discipline_complete = models.BooleanField("đã ghi đủ kỷ luật", default=False)
    # As they were stated for that day: nobody counts on from there.
    teaching_years = models.DecimalField(
        "số năm trực tiếp giảng dạy", max_digits=4, decimal_places=1, null=True
    )
    hardship_years = models.DecimalField(
        "số năm công tác ở vùng đặc biệt khó khăn", max_digits=4, decimal_places=1, null=True
    )
    hardship_now = models.BooleanField("đang công tác ở vùng đặc biệt khó khăn", null=True)
    service_stated_on = models.DateField("tính đến ngày", null=True)
    version = models.PositiveIntegerField(default=1)

    # What tells this one from others of the name; set by `queries.tell_apart` where a list could mix them up.
    apart = ""

    class Meta:
        ordering = ["sort_key", "id"]

    @property
    def name_apart(self) -> str:
        """“Nguyễn Thị Hoa (sinh 12/03/1985)” where there is another of the name, else the name."""
        return f"{self.full_name} ({self.apart})" if self.apart else self.full_name

    def __str__(self) -> str:
        return self.full_name

    def named(self, full_name: str) -> None:
        """Set the name with what is derived from it; the only way to set it."""
        self.full_name = tidy(full_name)
        self.folded = fold(self.full_name)
        self.sort_key = sort_key(self.full_name)


class Posting(models.Model):
    """A person's work in a unit, from a day to a day. Access to a person goes through this row."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="postings")
    team = models.ForeignKey(Team, on_delete=models.PROTECT, null=True, related_name="+")
    staff_code = models.CharField("mã cán bộ", max_length=30, null=True)
    position = models.CharField("chức vụ, vị trí việc làm", max_length=120, blank=True)
    staff_group = models.CharField("nhóm", max_length=8, choices=StaffGroup, null=True)
    # Finer than the law asks; what the law hears of it stands in `LAW_CONTRACT`.
    contract = models.CharField("loại hợp đồng", max_length=20, choices=ContractKind, null=True)
    subject = models.CharField("môn dạy", max_length=80, blank=True)
    starts = models.DateField("về trường", null=True)
    ends = models.DateField("rời trường", null=True)
    left_because = models.CharField("lý do rời trường", max_length=12, choices=LeavingReason, null=True)
    left_paper = models.CharField("văn bản cho rời trường", max_length=120, blank=True)

    class Meta:
        indexes = [models.Index(fields=["unit", "ends"], name="people_posting_unit")]
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "person"], condition=Q(ends=None), name="people_posting_one_open"
            ),
            models.UniqueConstraint(
                fields=["unit", "staff_code"],
                condition=Q(ends=None) & ~Q(staff_code=None),
                name="people_posting_staff_code",
            ),
        ]


class YearRecord(models.Model):
    """One person's school year. The `*_known` flags tell an empty list (none) from no list (not known)."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="years")
    school_year = models.CharField(max_length=9)
    grade = models.CharField("xếp loại", max_length=9, choices=Grade, null=True)
    grade_paper = models.CharField("văn bản xếp loại", max_length=120, blank=True)
    # By which rules the year was evaluated, and the points where these count points; null: not said.
    grade_rules = models.CharField("cách đánh giá", max_length=7, choices=EvaluationRules, null=True)
    grade_points = models.DecimalField("điểm đánh giá", max_digits=5, decimal_places=2, null=True)
    # The grade came with the approved sheet: nobody types over it.
    grade_approved = models.BooleanField(default=False)
    months_worked = models.DecimalField("số tháng làm việc", max_digits=4, decimal_places=1, null=True)
    registered = models.JSONField[list[str] | None](null=True)
    leave_known = models.BooleanField(default=False)
    discipline_known = models.BooleanField(default=False)
    initiatives_known = models.BooleanField(default=False)
    titles_decided = models.BooleanField(default=False)
    under_review = models.BooleanField(null=True)
    under_review_on = models.DateField(null=True)
    # Of the head alone: the paper of the level above that answers.
    under_review_paper = models.CharField("văn bản trả lời", max_length=120, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person", "school_year"], name="people_year_person"),
        ]
        indexes = [models.Index(fields=["unit", "school_year"], name="people_year_unit")]


class Leave(models.Model):
    id = models.UUIDField(primary_key=True, default=uuid7)
    record = models.ForeignKey(YearRecord, on_delete=models.CASCADE, related_name="leaves")
    kind = models.CharField(max_length=10, choices=LeaveKind)
    working_days = models.DecimalField(max_digits=5, decimal_places=1, null=True)
    starts = models.DateField(null=True)
    ends = models.DateField(null=True)


class Discipline(models.Model):
    id = models.UUIDField(primary_key=True, default=uuid7)
    record = models.ForeignKey(YearRecord, on_delete=models.CASCADE, related_name="disciplines")
    form = models.CharField(max_length=9, choices=DisciplineForm)
    on = models.DateField()
    # The day from which it counts, where the decision names another one than its own.
    effective = models.DateField(null=True)
    ended = models.DateField(null=True)
    paper = models.CharField(max_length=120, blank=True)


class PartyDiscipline(models.Model):
    """Discipline of a member by the Party: no discipline of the employer, and the law's engine has no field for it."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    record = models.ForeignKey(YearRecord, on_delete=models.CASCADE, related_name="party_disciplines")
    form = models.CharField(max_length=9, choices=PartyDisciplineForm)
    on = models.DateField()
    ended = models.DateField(null=True)
    paper = models.CharField(max_length=120, blank=True)


class OtherGrade(models.Model):
    """A year's grade in another system than the one which counts for titles: as a Party member, by the other rules."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    record = models.ForeignKey(YearRecord, on_delete=models.CASCADE, related_name="other_grades")
    system = models.CharField(max_length=8, choices=GradeSystem)
    grade = models.CharField(max_length=9, choices=Grade)
    points = models.DecimalField(max_digits=5, decimal_places=2, null=True)
    paper = models.CharField(max_length=120, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["record", "system"], name="people_other_grade_once"),
        ]


class Initiative(models.Model):
    """An initiative or research recognised in a year. Its whole procedure will be the room `initiatives`."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    record = models.ForeignKey(YearRecord, on_delete=models.CASCADE, related_name="initiatives")
    title = models.CharField("tên", max_length=300)
    kind = models.CharField(max_length=10, choices=InitiativeKind, null=True)
    scope = models.CharField(max_length=8, choices=Scope, null=True)
    recognised_by = models.CharField(max_length=8, choices=RecognisedBy, null=True)
    recognised_on = models.DateField(null=True)
    paper = models.CharField(max_length=120, blank=True)
    applied = models.BooleanField(null=True)
    # Null: nobody has said whether it was used; an empty list: it was not.
    used_for = models.JSONField[list[str] | None]("đã dùng để xét", null=True)
    checked = models.BooleanField("đã đối chiếu bản gốc", default=False)
    checked_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    checked_at = models.DateTimeField(null=True)
    scan = models.ForeignKey(StoredFile, on_delete=models.PROTECT, null=True, related_name="+")
    version = models.PositiveIntegerField(default=1)


class YearMask(models.Model):
    """A person's years as bits: one narrow row, which a sweep over a country reads instead of the records.

    `masks` packs the pairs (certain, possible) and bounds (low, high) of `statute.masks.layout()`; bit k speaks
    of k school years before `base`. `layout` is the number of that list. Derived: whoever writes records rebuilds
    it, and a nightly job looks after that.
    """

    person = models.OneToOneField(Person, on_delete=models.CASCADE, primary_key=True, related_name="+")
    base = models.CharField(max_length=9)
    layout = models.PositiveIntegerField()
    masks = models.BinaryField()

"""Criteria sets: threads of editions, each with sections, criteria and classes."""

from decimal import Decimal
from typing import Any

from django.db import models
from django.db.models import F, Q

from thidua.core.ids import uuid7
from thidua.criteria.marking import NotApplicable, SectionKind
from thidua.criteria.states import SetState
from thidua.units.models import Unit


class About(models.TextChoices):
    """Whom a set measures."""

    PERSON = "person", "Cá nhân"
    TEAM = "team", "Tập thể tổ"


class SetStateLabel(models.TextChoices):
    """What people read of an edition's state."""

    DRAFT = SetState.DRAFT, "Đang soạn"
    ISSUED = SetState.ISSUED, "Đã ban hành, chưa dùng"
    FROZEN = SetState.FROZEN, "Đã dùng, không sửa"
    DISCARDED = SetState.DISCARDED, "Đã bỏ"


class SectionKindLabel(models.TextChoices):
    BASE = SectionKind.BASE, "Điểm trong thang"
    BONUS = SectionKind.BONUS, "Điểm cộng"
    MINUS = SectionKind.MINUS, "Điểm trừ"


class NotApplicableLabel(models.TextChoices):
    SCALED = NotApplicable.SCALED, "Trừ khỏi tổng tối đa rồi quy đổi"
    FULL = NotApplicable.FULL, "Tính đủ điểm"


class VerifiedBy(models.TextChoices):
    """Whose word a criterion's mark rests on."""

    SELF = "self", "Cá nhân tự xác nhận"
    TEAM_LEADER = "team_leader", "Tổ trưởng"
    COUNCIL = "council", "Hội đồng"
    OFFICE = "office", "Văn phòng nhà trường"
    UNION = "union", "Công đoàn"


class Thread(models.Model):
    """What the editions of one set have in common; its row is locked while one of them takes a step."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    about = models.CharField(max_length=6, choices=About)


class CriteriaSet(models.Model):
    """One edition. Of a thread, the one in force on a day is the issued one with the latest first day not after it.

    `groups`: for which groups of staff (empty: all); `teams`: for which teams by id (empty: all). `total`: what the
    base sections sum up to, weighted. `capped`: bonus marks never lift a result above the total. `screened`: the
    version of the law's words it was last screened under, `open_lines` how many lines then asked for something.
    """

    id = models.UUIDField(primary_key=True, default=uuid7)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    thread = models.ForeignKey(Thread, on_delete=models.PROTECT, related_name="editions")
    edition = models.PositiveSmallIntegerField("lần ban hành")
    based_on = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="+")
    name = models.CharField("tên bộ tiêu chí", max_length=200)
    groups = models.JSONField[list[str]]("nhóm nhân sự", default=list)
    teams = models.JSONField[list[str]]("các tổ", default=list)
    total = models.DecimalField("tổng điểm tối đa", max_digits=7, decimal_places=2)
    not_applicable = models.CharField(
        "tiêu chí không áp dụng", max_length=6, choices=NotApplicableLabel, default=NotApplicable.SCALED
    )
    capped = models.BooleanField("không vượt quá tổng tối đa", default=False)
    note = models.CharField("cách chấm, ghi chú", max_length=1000, blank=True)
    state = models.CharField(max_length=9, choices=SetStateLabel, default=SetState.DRAFT)
    paper = models.CharField("văn bản ban hành", max_length=120, blank=True)
    paper_on = models.DateField("ngày văn bản", null=True)
    applies_from = models.DateField("áp dụng từ ngày", null=True)
    ends = models.DateField("đến hết ngày", null=True)
    frozen_on = models.DateField("ngày dùng lần đầu", null=True)
    taken_back_because = models.CharField("lý do rút lại", max_length=300, blank=True)
    screened = models.CharField(max_length=64, blank=True)
    open_lines = models.PositiveSmallIntegerField(default=0)
    changed_at = models.DateTimeField()
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["name", "-edition"]
        constraints = [
            models.UniqueConstraint(fields=["thread", "edition"], name="criteria_set_edition"),
            # The guard: of one thread, one edition begins on a day, so one is in force on each.
            models.UniqueConstraint(
                fields=["thread", "applies_from"],
                condition=Q(state__in=[SetState.ISSUED, SetState.FROZEN]),
                name="criteria_set_one_a_day",
            ),
            models.UniqueConstraint(
                fields=["thread"], condition=Q(state=SetState.DRAFT), name="criteria_set_one_draft"
            ),
            models.CheckConstraint(
                condition=Q(ends=None) | Q(ends__gte=F("applies_from")), name="criteria_set_order"
            ),
        ]
        indexes = [models.Index(fields=["unit", "state"], name="criteria_set_unit")]

    def __str__(self) -> str:
        return self.name


class Section(models.Model):
    """A part of a set. `coefficient` weighs a base section: four fields of ten points by 4 bring 40 each."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    set = models.ForeignKey(CriteriaSet, on_delete=models.PROTECT, related_name="sections")
    order = models.PositiveSmallIntegerField()
    number = models.CharField("số mục", max_length=10, blank=True)
    title = models.CharField("tên mục", max_length=300)
    kind = models.CharField(max_length=5, choices=SectionKindLabel, default=SectionKind.BASE)
    maximum = models.DecimalField("điểm tối đa", max_digits=7, decimal_places=2)
    coefficient = models.DecimalField("hệ số", max_digits=5, decimal_places=2, default=Decimal(1))

    class Meta:
        ordering = ["order"]
        constraints = [models.UniqueConstraint(fields=["set", "order"], name="criteria_section_place")]


class Criterion(models.Model):
    """One line that is marked. `levels`: the only marks that may be given, each with its name, the best first.

    `evidence`: what is asked for as proof, empty where nothing is. `because`: why a risky line was kept.
    """

    id = models.UUIDField(primary_key=True, default=uuid7)
    section = models.ForeignKey(Section, on_delete=models.PROTECT, related_name="criteria")
    order = models.PositiveSmallIntegerField()
    number = models.CharField("số", max_length=10, blank=True)
    text = models.TextField("nội dung")
    maximum = models.DecimalField("điểm tối đa", max_digits=7, decimal_places=2)
    step = models.DecimalField("bước điểm", max_digits=5, decimal_places=2, null=True)
    levels = models.JSONField[list[dict[str, Any]]]("các mức", default=list)
    evidence = models.CharField("minh chứng", max_length=300, blank=True)
    verified_by = models.CharField(
        "người xác nhận", max_length=11, choices=VerifiedBy, default=VerifiedBy.TEAM_LEADER
    )
    may_not_apply = models.BooleanField("có thể không áp dụng", default=False)
    because = models.CharField("lý do giữ", max_length=300, blank=True)

    class Meta:
        ordering = ["section__order", "order"]
        constraints = [models.UniqueConstraint(fields=["section", "order"], name="criteria_criterion_place")]

    @property
    def evidence_needed(self) -> bool:
        return bool(self.evidence)


class Band(models.Model):
    """A class by a threshold: whoever has at least so many points, and not the next higher class."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    set = models.ForeignKey(CriteriaSet, on_delete=models.PROTECT, related_name="bands")
    order = models.PositiveSmallIntegerField()
    name = models.CharField("xếp loại", max_length=60)
    at_least = models.DecimalField("từ (điểm)", max_digits=7, decimal_places=2)

    class Meta:
        ordering = ["order"]
        constraints = [
            models.UniqueConstraint(fields=["set", "order"], name="criteria_band_place"),
            models.UniqueConstraint(fields=["set", "name"], name="criteria_band_name"),
        ]

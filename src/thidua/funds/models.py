"""The fund book, whose entries are never edited, and payment lists with one line a grant."""

from django.db import models
from django.db.models import F, Q

from thidua.core.ids import uuid7
from thidua.documents.models import Document
from thidua.funds.states import ListState
from thidua.people.models import Grant
from thidua.units.models import Unit


class Fund(models.Model):
    """The fund of a unit; its row is locked while money goes out, so that no two spend the same đồng."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    unit = models.OneToOneField(Unit, on_delete=models.PROTECT, related_name="+")


class ListStateLabel(models.TextChoices):
    """What people read of a list's state."""

    DRAFT = ListState.DRAFT, "Chờ phê duyệt"
    APPROVED = ListState.APPROVED, "Đã duyệt, chờ chi"
    PAID = ListState.PAID, "Đã chi"
    WITHDRAWN = ListState.WITHDRAWN, "Đã bỏ"


class PaymentList(models.Model):
    """Bonuses of one or several decisions, paid together. What is printed is frozen with the approval."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    title = models.CharField("nội dung", max_length=240)
    on = models.DateField("ngày lập")
    state = models.CharField(max_length=9, choices=ListStateLabel, default=ListState.DRAFT)
    approved_on = models.DateField("ngày duyệt", null=True)
    paid_on = models.DateField("ngày chi", null=True)
    withdrawn_on = models.DateField("ngày bỏ", null=True)
    withdrawn_because = models.CharField("lý do bỏ", max_length=240, blank=True)
    document = models.ForeignKey(Document, on_delete=models.PROTECT, null=True, related_name="+")
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["-on", "-id"]


class PaymentLine(models.Model):
    """What one grant brings, with the words in which it is printed.

    `amount` None: not known, and nobody has said it yet. `merged`: nothing is paid, a higher award of the same
    achievement is paid instead. `reason`: why the accountant says this amount. `released`: its list was withdrawn.
    """

    id = models.UUIDField(primary_key=True, default=uuid7)
    list = models.ForeignKey(PaymentList, on_delete=models.PROTECT, related_name="lines")
    grant = models.ForeignKey(Grant, on_delete=models.PROTECT, related_name="+")
    order = models.PositiveSmallIntegerField()
    holder = models.CharField("họ và tên", max_length=200)
    team = models.CharField("đơn vị, tổ", max_length=160, blank=True)
    award = models.CharField("danh hiệu, hình thức", max_length=160)
    paper = models.CharField("số quyết định", max_length=60)
    granted_on = models.DateField("ngày quyết định", null=True)
    coefficient = models.DecimalField("hệ số", max_digits=8, decimal_places=3, null=True)
    base = models.PositiveBigIntegerField("lương cơ sở", null=True)
    computed = models.PositiveBigIntegerField("số tiền theo luật", null=True)
    amount = models.PositiveBigIntegerField("số tiền", null=True)
    merged = models.BooleanField(default=False)
    because = models.TextField("cách tính", blank=True)
    cited = models.CharField("căn cứ", max_length=240, blank=True)
    verification = models.CharField(max_length=16, blank=True)
    reason = models.CharField("lý do", max_length=240, blank=True)
    collected_on = models.DateField("ngày ký nhận", null=True)
    released = models.BooleanField(default=False)

    @property
    def coefficient_text(self) -> str:
        """0.300 is read as 0,3."""
        shown = "" if self.coefficient is None else format(self.coefficient.normalize(), "f")
        return shown.replace(".", ",")

    class Meta:
        ordering = ["order"]
        constraints = [
            # The guard: a grant is paid once, whichever unit's list it stands in.
            models.UniqueConstraint(
                fields=["grant"], condition=Q(released=False), name="funds_grant_paid_once"
            ),
        ]


class EntryKind(models.TextChoices):
    """What moved the money."""

    ALLOTMENT = "allotment", "Thu vào quỹ"
    BONUSES = "bonuses", "Chi tiền thưởng"
    SPENDING = "spending", "Chi khác"
    CORRECTION = "correction", "Điều chỉnh"


class Entry(models.Model):
    """One line of the fund book: money in is positive, money out negative. A wrong one is undone by its counter-entry.

    `reason`: why it was corrected, or why more went out than there was.
    """

    id = models.UUIDField(primary_key=True, default=uuid7)
    fund = models.ForeignKey(Fund, on_delete=models.PROTECT, related_name="entries")
    kind = models.CharField(max_length=10, choices=EntryKind)
    on = models.DateField("ngày")
    amount = models.BigIntegerField("số tiền")
    text = models.CharField("nội dung", max_length=240)
    paper = models.CharField("chứng từ", max_length=60, blank=True)
    reason = models.CharField("lý do", max_length=240, blank=True)
    list = models.OneToOneField(PaymentList, on_delete=models.PROTECT, null=True, related_name="entry")
    corrects = models.OneToOneField("self", on_delete=models.PROTECT, null=True, related_name="counter")

    class Meta:
        ordering = ["on", "id"]
        constraints = [
            models.CheckConstraint(condition=~Q(amount=0), name="funds_entry_amount"),
            models.CheckConstraint(
                condition=Q(corrects=None) | ~Q(corrects=F("id")), name="funds_entry_not_itself"
            ),
        ]

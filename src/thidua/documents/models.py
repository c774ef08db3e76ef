"""Papers with numbers, the counters the numbers come from, and certificates that anybody can check."""

from datetime import date, timedelta

from django.db import models
from django.db.models import F, Q

from thidua.accounts.models import User
from thidua.core.ids import uuid7
from thidua.files.models import StoredFile
from thidua.people.models import Grant
from thidua.units.models import Unit


class DocumentKind(models.TextChoices):
    """What kind of paper: its abbreviation stands in the number (decree 30/2020, annex III)."""

    MINUTES = "BB", "Biên bản"
    SUBMISSION_LETTER = "TTr", "Tờ trình"
    NOMINATION_LIST = "DS", "Danh sách đề nghị"
    DECISION = "QĐ", "Quyết định"
    CERTIFICATES = "GCN", "Giấy chứng nhận"
    PAYMENT_LIST = "DSC", "Danh sách chi tiền thưởng"
    PLAN = "KH", "Kế hoạch"
    REPORT = "BC", "Báo cáo"


class Counter(models.Model):
    """The last number given to a kind of paper of a unit in a calendar year; locked while one is taken."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=4, choices=DocumentKind)
    year = models.PositiveSmallIntegerField()
    last = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["unit", "kind", "year"], name="documents_counter_once")
        ]


class Document(models.Model):
    """A paper as it was issued: nothing of it is edited afterwards. Annulled, it keeps its number, used and marked."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=4, choices=DocumentKind)
    year = models.PositiveSmallIntegerField()
    number = models.PositiveIntegerField(null=True)  # none for annexes and certificates
    symbol = models.CharField("số, ký hiệu", max_length=60, blank=True)
    title = models.CharField("trích yếu", max_length=240)
    on = models.DateField("ngày")
    about = models.UUIDField(null=True)  # what it was made from: a meeting, a submission, a decision
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+")
    annulled_on = models.DateField("ngày hủy", null=True)
    # Why its file is not handed out from the register yet; empty: it is. The room that made it opens it.
    withheld = models.CharField("chưa mở tệp", max_length=200, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["unit", "kind", "year", "number"], name="documents_number"),
        ]
        indexes = [models.Index(fields=["unit", "about"], name="documents_about")]


class Edition(models.Model):
    """One edition of a document that is drafted, read, approved and issued; `thread` holds together those of one document.

    What it says, and the table of its `state`, belong to the room that writes it (`documents.actions.editions`).
    """

    id = models.UUIDField(primary_key=True, default=uuid7)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    thread = models.UUIDField(default=uuid7)
    edition = models.PositiveSmallIntegerField("bản thứ", default=1)
    title = models.CharField("trích yếu", max_length=240)
    starts = models.DateField("từ ngày")
    ends = models.DateField("đến hết ngày")
    state: "models.CharField[str, str]"
    drafter = models.CharField("người soạn", max_length=60, blank=True)
    copies = models.PositiveSmallIntegerField("số bản", null=True)
    returned_because = models.CharField("lý do trả lại", max_length=300, blank=True)
    # Who approved it signs it.
    approved_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    issued_on = models.DateField("ngày ban hành", null=True)
    document = models.ForeignKey(Document, on_delete=models.PROTECT, null=True, related_name="+")
    version = models.PositiveIntegerField(default=1)

    class Meta:
        abstract = True
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "thread", "edition"], name="%(app_label)s_%(class)s_edition"
            ),
            models.CheckConstraint(condition=Q(ends__gte=F("starts")), name="%(app_label)s_%(class)s_order"),
        ]


class Certificate(models.Model):
    """What is printed on a certificate, frozen, with the code that opens its public page."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    grant = models.OneToOneField(Grant, on_delete=models.PROTECT, related_name="+")
    code = models.CharField(max_length=12, unique=True)
    register_number = models.PositiveIntegerField("số vào sổ")
    register_year = models.PositiveSmallIntegerField()
    salutation = models.CharField(max_length=7, blank=True)  # "Ông", "Bà", "Tập thể"
    holder = models.CharField(max_length=160)
    holder_line = models.CharField(max_length=200, blank=True)
    granting = models.CharField(max_length=20)  # the line above the award: "Tặng danh hiệu" or "Tặng"
    award_name = models.CharField(max_length=120)
    authority = models.CharField(max_length=160)
    achievement = models.CharField(max_length=240)
    decision_paper = models.CharField(max_length=60)
    decision_on = models.DateField()
    place = models.CharField(max_length=80)
    signer_position = models.CharField(max_length=80)
    signer = models.CharField(max_length=120, blank=True)
    made_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "register_year", "register_number"], name="documents_certificate_register"
            )
        ]


class Channel(models.TextChoices):
    """How a paper goes to whom it is for."""

    PAPER = "paper", "Bản giấy"
    EMAIL = "email", "Thư điện tử"
    SYSTEM = "system", "Trục liên thông văn bản"


class DueRule(models.TextChoices):
    """How a day is meant: “trước ngày” excludes it, “trong ngày” and “đến hết ngày” include it."""

    BEFORE = "before", "trước ngày"
    WITHIN = "within", "đến hết ngày"

    def last_day(self, due: date) -> date:
        """The last day on which it is still in time, until midnight in Hà Nội."""
        return due - timedelta(days=1) if self is DueRule.BEFORE else due


class Dispatch(models.Model):
    """One recipient of one document: with how many copies, sent when and how. Without a day it still has to go.

    `unit_to`: a unit known here. `instead_of`: whom it was to go to before another unit took its place. `planned`: the
    way in which it must go; who must get it in two ways has two rows, each with a deadline and a receiver of its own.
    """

    id = models.UUIDField(primary_key=True, default=uuid7)
    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="dispatches")
    recipient = models.CharField("nơi nhận", max_length=160)
    unit_to = models.ForeignKey(Unit, on_delete=models.PROTECT, null=True, related_name="+")
    copies = models.PositiveSmallIntegerField("số bản", default=1)
    channel = models.CharField("cách gửi", max_length=6, choices=Channel, blank=True)
    sent_on = models.DateField("ngày gửi", null=True)
    planned = models.CharField("phải gửi bằng", max_length=6, choices=Channel, blank=True)
    due = models.DateField("hạn gửi", null=True)
    due_rule = models.CharField("hạn tính", max_length=6, choices=DueRule, default=DueRule.WITHIN)
    receiver = models.CharField("người, địa chỉ nhận", max_length=160, blank=True)
    instead_of = models.CharField(max_length=160, blank=True)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["document", "recipient", "planned"], name="documents_dispatch_once"
            )
        ]

    @property
    def when_due(self) -> str:
        """“trước ngày 03/02/2026”; empty where no deadline was set."""
        return f"{DueRule(self.due_rule).label} {self.due:%d/%m/%Y}" if self.due else ""

    @property
    def last_day(self) -> date | None:
        """The last day on which it can go in time."""
        return DueRule(self.due_rule).last_day(self.due) if self.due else None

    @property
    def went_late(self) -> bool:
        return self.sent_on is not None and self.is_late(self.sent_on)

    def is_late(self, on: date) -> bool:
        """Sent after its last day, or on this day still not sent and past it."""
        last = self.last_day
        return last is not None and (self.sent_on or on) > last


class SignedCopy(models.Model):
    """The paper signed, stamped and scanned back, bound by digest to the very version that was printed."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    document = models.OneToOneField(Document, on_delete=models.PROTECT, related_name="signed")
    digest = models.CharField(max_length=64)
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+")
    on = models.DateField()


class Incoming(models.Model):
    """A paper that came: its own running number of the calendar year, theirs, and to whom it was passed."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField()
    number = models.PositiveIntegerField("số đến")
    arrived_on = models.DateField("ngày đến")
    sender = models.CharField("nơi gửi", max_length=160)
    paper = models.CharField("số, ký hiệu", max_length=60)
    dated = models.DateField("ngày văn bản", null=True)
    abstract = models.CharField("trích yếu", max_length=240)
    passed_to = models.CharField("chuyển cho", max_length=160, blank=True)
    scan = models.ForeignKey(StoredFile, on_delete=models.PROTECT, null=True, related_name="+")
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["unit", "year", "number"], name="documents_incoming_number"),
            models.UniqueConstraint(
                fields=["unit", "sender", "paper", "dated"],
                name="documents_incoming_once",
                nulls_distinct=False,
            ),
        ]

"""A local rule: one demand of a closed list of kinds, dated, with the document it comes from."""

from dataclasses import dataclass
from typing import Any, Literal

from django.db import models
from django.db.models import F, Q

from statute.local import Kind
from thidua.accounts.models import User
from thidua.core.ids import uuid7
from thidua.files.models import StoredFile
from thidua.units.models import Unit


@dataclass(frozen=True, slots=True)
class KindWords:
    """A kind of rule for people: its name, its address, what it is for, of what it can be.

    `only`: the awards which alone it concerns. `from_above`: never the unit's own. `one_award`: of exactly one.
    """

    name: str
    slug: str
    about: str
    subject: Literal["person", "collective", "any"] = "person"
    only: tuple[str, ...] = ()
    from_above: bool = False
    one_award: bool = False


KIND_WORDS: dict[Kind, KindWords] = {
    Kind.MONTHS_WORKED: KindWords(
        "Số tháng làm việc tối thiểu",
        "so-thang-lam-viec",
        "Người mới về trường phải làm việc từ bao nhiêu tháng trong năm học thì được xét.",
    ),
    Kind.LEAVE_DAYS: KindWords(
        "Số ngày nghỉ tối đa",
        "so-ngay-nghi",
        "Nghỉ những loại nào cộng lại từ bao nhiêu ngày làm việc thì không được xét.",
    ),
    Kind.CONTRACTS: KindWords(
        "Loại hợp đồng được xét", "loai-hop-dong", "Viên chức, công chức, người lao động hợp đồng."
    ),
    Kind.MARKS: KindWords(
        "Điểm bình xét tối thiểu", "diem-toi-thieu", "Điểm bình xét cả năm phải đạt từ bao nhiêu trở lên."
    ),
    Kind.REGISTERED: KindWords(
        "Phải đăng ký từ đầu năm", "phai-dang-ky", "Chỉ xét người đã đăng ký danh hiệu, hình thức ấy."
    ),
    Kind.NO_DISCIPLINE: KindWords(
        "Không bị kỷ luật trong năm", "khong-ky-luat", "Người bị kỷ luật trong năm học thì không được xét."
    ),
    Kind.SCHOOL_INITIATIVES: KindWords(
        "Sáng kiến do trường công nhận",
        "sang-kien-cua-truong",
        "Sáng kiến mới được trường công nhận có được tính khi xét Chiến sĩ thi đua cơ sở hay không.",
        only=("CSTDCS",),
        from_above=True,
    ),
    Kind.ALLOTMENT: KindWords(
        "Chỉ tiêu được giao",
        "chi-tieu",
        "Số suất, hoặc tỷ lệ, mà cấp trên giao cho một danh hiệu.",
        subject="any",
        one_award=True,
    ),
    Kind.DEADLINE: KindWords(
        "Hạn của một bước", "han-nop", "Ngày cuối cùng để đăng ký, họp hội đồng, gửi hồ sơ…", subject="any"
    ),
    Kind.PAPERS: KindWords(
        "Giấy tờ phải có", "giay-to", "Giấy tờ, biểu mẫu mà hồ sơ gửi lên phải kèm theo.", subject="any"
    ),
    Kind.NOTICE_DAYS: KindWords(
        "Số ngày niêm yết công khai",
        "niem-yet",
        "Danh sách được công khai bao nhiêu ngày trước khi quyết định hoặc trình.",
        subject="any",
    ),
    Kind.COUNCIL: KindWords(
        "Họp và biểu quyết của hội đồng",
        "hoi-dong",
        "Có mặt bao nhiêu thì họp được, bao nhiêu phiếu đồng ý thì đạt.",
        subject="any",
    ),
    Kind.TEAM_TTLDXS: KindWords(
        "Tổ được xét Tập thể lao động xuất sắc",
        "to-lao-dong-xuat-sac",
        "Tổ chuyên môn, tổ văn phòng có được xét danh hiệu này hay không.",
        subject="collective",
        only=("TTLDXS",),
        from_above=True,
    ),
}


class LocalRule(models.Model):
    """Ended, never deleted. `codes` empty: every award of those the kind can concern."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(
        "loại quy định",
        max_length=20,
        choices=[(kind.value, words.name) for kind, words in KIND_WORDS.items()],
    )
    values = models.JSONField[dict[str, Any]]("nội dung")
    codes = models.JSONField[list[str]]("danh hiệu, hình thức", default=list)
    own = models.BooleanField("quy định của trường")
    issuer = models.CharField("cấp ban hành", max_length=160)
    paper = models.CharField("số, ký hiệu văn bản", max_length=60)
    paper_on = models.DateField("ngày văn bản")
    starts = models.DateField("áp dụng từ ngày")
    ends = models.DateField("đến hết ngày", null=True)
    remark = models.CharField("ghi chú", max_length=500, blank=True)
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, null=True, related_name="+")
    replaces = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="successors")
    entered_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    entered_at = models.DateTimeField()
    # Never was a rule: a mistake of whoever entered it. It stays to be read, and counts on no day.
    mistaken = models.BooleanField(default=False)
    ended_because = models.CharField("lý do kết thúc", max_length=300, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(ends=None) | Q(ends__gte=F("starts")), name="guidance_rule_order"
            )
        ]
        indexes = [models.Index(fields=["unit", "starts"], name="guidance_rule_unit")]

    @property
    def words(self) -> KindWords:
        return KIND_WORDS[Kind(self.kind)]

"""What is filled in about work in another unit, its comment, membership, and leaving the school."""

from typing import Any

from django import forms

from thidua.people.actions import ElsewhereEntry, MembershipEntry
from thidua.people.forms.fields import chosen, words
from thidua.people.models import Elsewhere, LeavingReason, Membership, Organisation, WorkElsewhere
from thidua.web.days import DayField
from thidua.web.scans import ScanField

_KINDS = [
    (Elsewhere.CAME.value, "Chuyển đến từ đơn vị khác"),
    (Elsewhere.WENT.value, "Chuyển đi đơn vị khác"),
    (Elsewhere.SENT.value, "Trường cử đi biệt phái"),
    (Elsewhere.LENT.value, "Nơi khác cử biệt phái đến trường"),
]


class ElsewhereForm(forms.Form):
    """Where somebody worked or works beside this school, and from when to when."""

    kind = chosen("Việc gì", _KINDS, required=True, blank="Chọn")
    other_unit = words("Đơn vị kia", 160, required=True, help_text="Ghi đủ tên: Trường THCS Trường Giang.")
    starts = DayField(
        "Từ ngày",
        help_text="Ngày đầu làm việc ở đơn vị kia; người được biệt phái đến thì là ngày đầu ở trường. "
        "Chuyển đến mà không rõ thì để trống.",
        required=False,
    )
    ends = DayField(
        "Đến ngày",
        help_text="Ngày cuối. Chuyển đến thì phải ghi; còn đang biệt phái thì để trống.",
        required=False,
    )
    paper = words("Quyết định", 120, help_text="Số quyết định điều động, biệt phái, nếu có.")

    def entry(self) -> ElsewhereEntry:
        names = ("kind", "other_unit", "starts", "ends", "paper")
        return ElsewhereEntry(**{name: self.cleaned_data[name] for name in names})


class ElsewhereEditForm(ElsewhereForm):
    version = forms.IntegerField(widget=forms.HiddenInput)

    @staticmethod
    def initial_of(row: WorkElsewhere) -> dict[str, Any]:
        names = ("kind", "other_unit", "starts", "ends", "paper", "version")
        return {name: getattr(row, name) for name in names}


class CommentForm(forms.Form):
    """The comment between the two units: asked for, then there; it may be a paper, words, or a scan."""

    asked_on = DayField("Ngày xin nhận xét", required=False)
    passed_on = DayField(
        "Ngày có nhận xét",
        help_text="Để trống khi mới xin. Trường nhận xét gửi đi thì là ngày gửi.",
        required=False,
    )
    comment = forms.CharField(
        label="Nội dung nhận xét",
        required=False,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 5}),
        error_messages={"max_length": "Dài quá 4.000 ký tự, hãy rút gọn."},
    )
    paper = words("Số văn bản nhận xét", 120)
    scan = ScanField("Bản quét")
    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, has_scan: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.has_scan = has_scan

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        asked, passed = cleaned.get("asked_on"), cleaned.get("passed_on")
        told = any(cleaned.get(name) for name in ("comment", "paper", "scan")) or self.has_scan
        if not asked and not passed and "passed_on" not in self.errors:
            self.add_error("asked_on", "Hãy ghi ngày xin, hoặc ngày có nhận xét.")
        if told and not passed and "passed_on" not in self.errors:
            self.add_error("passed_on", "Đã có nhận xét thì hãy ghi ngày có.")
        if passed and not told and "scan" not in self.errors:
            self.add_error(
                "comment", "Hãy ghi nội dung, số văn bản hoặc đính bản quét: ít nhất một trong ba."
            )
        if asked and passed and passed < asked:
            self.add_error("passed_on", "Ngày có nhận xét không thể trước ngày xin nhận xét.")
        return cleaned

    @staticmethod
    def initial_of(row: WorkElsewhere) -> dict[str, Any]:
        names = ("asked_on", "passed_on", "comment", "version")
        return {name: getattr(row, name) for name in names} | {"paper": row.comment_paper}


class MembershipForm(forms.Form):
    organisation = chosen("Tổ chức", Organisation.choices, required=True, blank="Chọn")
    starts = DayField("Ngày vào", required=False)
    official_on = DayField("Ngày chính thức", help_text="Chỉ của đảng viên.", required=False)
    ends = DayField("Ngày thôi", help_text="Để trống khi vẫn còn sinh hoạt.", required=False)
    note = words("Ghi chú", 120, help_text="Nơi sinh hoạt, chức vụ, nếu cần.")

    def entry(self) -> MembershipEntry:
        names = ("organisation", "starts", "official_on", "ends", "note")
        return MembershipEntry(**{name: self.cleaned_data[name] for name in names})


class MembershipEditForm(MembershipForm):
    version = forms.IntegerField(widget=forms.HiddenInput)

    @staticmethod
    def initial_of(row: Membership) -> dict[str, Any]:
        names = ("organisation", "starts", "official_on", "ends", "note", "version")
        return {name: getattr(row, name) for name in names}


class LeavingForm(forms.Form):
    """The last day, why, by which paper; where to is asked of who is transferred."""

    ends = DayField(
        "Ngày cuối ở trường",
        required=True,
        help_text="Mọi vai trò và quyền vào trang của trường kết thúc cùng ngày.",
    )
    reason = chosen("Lý do", LeavingReason.choices, required=True, blank="Chọn")
    paper = words("Quyết định, thông báo", 120)
    other_unit = words(
        "Đơn vị đến", 160, help_text="Chỉ ghi khi chuyển công tác: nơi ấy sẽ xin nhận xét của trường."
    )
    version = forms.IntegerField(widget=forms.HiddenInput)

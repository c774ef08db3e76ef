"""A rule's form and the form that ends one."""

from datetime import date
from typing import Any

from django import forms

from statute import local
from statute.names import award_name
from thidua.guidance.forms.fields import CHOICE_FAULTS, SomeOf, Words
from thidua.guidance.forms.kinds import FIELDS
from thidua.guidance.models import KIND_WORDS
from thidua.guidance.queries import codes_for
from thidua.web.days import DayField
from thidua.web.scans import ScanField

LEVELS = [("above", "Cấp quyết định (xã, phường, thành phố, bộ…)"), ("own", "Trường")]
NO_ISSUER = "Hãy ghi tên cấp ban hành văn bản."


class RuleForm(forms.Form):
    """The document and its dates, the awards, and the fields of the kind."""

    level = forms.ChoiceField(
        label="Ai quy định",
        choices=LEVELS,
        widget=forms.RadioSelect,
        initial="above",
        error_messages=CHOICE_FAULTS,
    )
    # Asked of every level but the school's own, so never called optional.
    issuer = Words("Cấp ban hành văn bản", 160, help_text="Để trống nếu là quy định của trường.")
    paper = Words("Số, ký hiệu văn bản", 60, required=True, help_text="Ví dụ 12/HD-UBND.")
    paper_on = DayField("Ngày văn bản")
    starts = DayField("Áp dụng từ ngày")
    ends = DayField("Đến hết ngày", required=False, help_text="Để trống nếu chưa biết ngày hết.")
    codes = SomeOf("Danh hiệu, hình thức", [], required=False)
    remark = Words("Ghi chú", 500, help_text="Điều khoản trong văn bản, cách hiểu của trường…")
    scan = ScanField("Tệp văn bản")
    kept = forms.UUIDField(required=False, widget=forms.HiddenInput)
    version = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, kind: local.Kind, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.kind = kind
        self.of_kind = FIELDS[kind]()
        self.fields |= self.of_kind
        about = KIND_WORDS[kind]
        if about.only:
            del self.fields["codes"]
        else:
            codes: Any = self.fields["codes"]
            codes.choices = [(code, award_name(code)) for code in codes_for(kind)]
            codes.required = about.one_award
            codes.help_text = (
                "Chọn đúng một." if about.one_award else "Không chọn mục nào: áp dụng cho tất cả."
            )
        if about.from_above:
            level: Any = self.fields["level"]
            level.choices = LEVELS[:1]
            self.fields["issuer"].required = True
            self.fields["issuer"].help_text = ""

    def kind_fields(self) -> list[forms.BoundField]:
        return [self[name] for name in self.of_kind]

    def values(self) -> dict[str, Any]:
        given = {name: self.cleaned_data.get(name) for name in self.of_kind}
        return {
            name: value.isoformat() if isinstance(value, date) else value for name, value in given.items()
        }

    def clean(self) -> dict[str, Any]:
        """The values too, so that all faults show at once."""
        if not any(name in self.errors for name in self.of_kind):
            try:
                local.read(self.kind, self.values())
            except local.LocalRuleError as fault:
                self.add_error(fault.field, str(fault))
        if self.cleaned_data.get("level") == "above" and not self.cleaned_data.get("issuer"):
            self.add_error("issuer", NO_ISSUER)
        return self.cleaned_data

    def given(self) -> dict[str, Any]:
        """What `actions.enter_rule` takes."""
        plain = ("issuer", "paper", "paper_on", "starts", "ends", "remark")
        return {
            **{name: self.cleaned_data[name] for name in plain},
            "kind": self.kind,
            "values": self.values(),
            "codes": self.cleaned_data.get("codes", []),
            "own": self.cleaned_data["level"] == "own",
        }


class EndForm(forms.Form):
    last_day = DayField("Áp dụng đến hết ngày", required=False)
    mistaken = forms.BooleanField(
        label="Nhập nhầm: quy định này chưa từng có",
        required=False,
        help_text="Quy định vẫn còn để đọc, nhưng không tính vào ngày nào.",
    )
    because = Words("Lý do", 300)
    version = forms.IntegerField(widget=forms.HiddenInput)

    def clean(self) -> dict[str, Any]:
        given = self.cleaned_data
        if not given.get("mistaken") and not given.get("last_day") and "last_day" not in self.errors:
            self.add_error("last_day", "Hãy ghi ngày cuối cùng còn áp dụng.")
        return given

"""The sheet's lines as they are typed, and the approval."""

from collections.abc import Mapping
from typing import Any

from django import forms

from thidua.people.models import Grade
from thidua.scoring.actions import LineEntry
from thidua.scoring.queries import Row
from thidua.web.days import DayField
from thidua.web.numbers import CommaDecimalField


def _figure(name: str, most: int) -> CommaDecimalField:
    return CommaDecimalField(
        label=name,
        required=False,
        min_value=0,
        max_value=most,
        max_digits=5,
        decimal_places=1,
        error_messages={
            "invalid": f"{name}: hãy ghi một số.",
            "min_value": f"{name}: không thể dưới 0.",
            "max_value": f"{name}: nhiều nhất là {most}.",
            "max_digits": f"{name}: số quá dài.",
            "max_whole_digits": f"{name}: số quá lớn.",
            "max_decimal_places": f"{name}: nhiều nhất một chữ số sau dấu phẩy.",
        },
    )


class LineForm(forms.Form):
    """One line of the sheet; its fields are named by the person, so that the whole sheet is one form."""

    grade = forms.ChoiceField(
        label="Xếp loại",
        required=False,
        choices=[("", "Chưa nhập"), *Grade.choices],
        error_messages={"invalid_choice": "Hãy chọn một mức xếp loại trong danh sách."},
    )
    months_worked = _figure("Số tháng", 12)
    leave_days = _figure("Ngày nghỉ ốm, không lương", 366)
    maternity_days = _figure("Ngày nghỉ thai sản", 366)
    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0)

    def __init__(self, data: Mapping[str, Any] | None, *, row: Row) -> None:
        self.row = row
        line = row.line
        super().__init__(
            data,
            prefix=str(row.posting.person_id),
            initial={
                "grade": (line.grade or "") if line else "",
                "months_worked": line.months_worked if line else None,
                "leave_days": line.leave_days if line else None,
                "maternity_days": line.maternity_days if line else None,
                "version": line.version if line else 0,
            },
        )
        name = row.posting.person.full_name
        for field in self.fields.values():
            field.widget.attrs["aria-label"] = f"{field.label}, {name}"
            if isinstance(field, CommaDecimalField):
                field.widget.attrs |= {"inputmode": "decimal", "autocomplete": "off"}

    def entry(self) -> LineEntry:
        typed = self.cleaned_data
        return LineEntry(
            person=self.row.posting.person_id,
            version=typed["version"],
            grade=typed["grade"] or None,
            months_worked=typed["months_worked"],
            leave_days=typed["leave_days"],
            maternity_days=typed["maternity_days"],
        )


class ApproveForm(forms.Form):
    paper = forms.CharField(
        label="Số, ký hiệu văn bản",
        help_text="Quyết định hoặc thông báo kết quả xếp loại, ví dụ 58/QĐ-THCSHS.",
        max_length=120,
        error_messages={"required": "Hãy ghi số văn bản phê duyệt kết quả xếp loại."},
    )
    on = DayField("Ngày văn bản")
    ungraded = forms.MultipleChoiceField(required=False, widget=forms.CheckboxSelectMultiple)

    def __init__(self, *args: Any, missing: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["ungraded"]
        field.choices = missing  # type: ignore[attr-defined]  # a field by its name has no narrower type
        field.label = "Ghi rõ là “Không xếp loại”"


class ReasonForm(forms.Form):
    because = forms.CharField(
        label="Lý do",
        help_text="Ví dụ: nhập nhầm dòng, nhận đơn kiến nghị ngày …, ghi sai số văn bản.",
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "Hãy ghi lý do.", "max_length": "Dài quá 300 ký tự, hãy rút gọn."},
    )


class AnswerForm(forms.Form):
    answer = forms.CharField(
        label="Trả lời",
        help_text="Không đồng ý thì phải ghi lý do.",
        required=False,
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"max_length": "Dài quá 300 ký tự, hãy rút gọn."},
    )


class HeadPaperForm(forms.Form):
    number = forms.CharField(
        label="Số, ký hiệu",
        max_length=40,
        error_messages={"required": "Hãy ghi số, ký hiệu văn bản của cấp trên."},
    )
    on = DayField("Ngày văn bản")
    issuer = forms.CharField(
        label="Nơi ban hành",
        help_text="Ví dụ: UBND xã Hoa Sen.",
        max_length=50,
        error_messages={"required": "Hãy ghi nơi ban hành.", "max_length": "Dài quá 50 ký tự, hãy rút gọn."},
    )

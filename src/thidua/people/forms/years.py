"""What is filled in about one year: grade, leave, discipline of the employer and of the Party, other grades."""

from typing import Any

from django import forms

from thidua.people import models
from thidua.people.forms.fields import chosen, words
from thidua.web.days import DAY_FAULTS, DayField


def points_field() -> forms.DecimalField:
    return forms.DecimalField(
        label="Điểm",
        required=False,
        min_value=0,
        max_value=100,
        decimal_places=2,
        help_text="Chỉ ghi khi đánh giá bằng chấm điểm.",
        error_messages={
            "invalid": "Hãy nhập một số, ví dụ 86,5.",
            "min_value": "Điểm không thể âm.",
            "max_value": "Không quá 100 điểm.",
            "max_decimal_places": "Không quá hai chữ số thập phân.",
        },
        localize=True,
    )


OF_THE_SHEET = ("grade", "grade_rules", "grade_points", "grade_paper", "months_worked")


class YearForm(forms.Form):
    """What else a year was; leave and discipline stand in rows of their own below it."""

    grade = chosen("Xếp loại chất lượng", models.Grade.choices)
    grade_rules = chosen("Đánh giá theo", models.EvaluationRules.choices)
    grade_points = points_field()
    grade_paper = words("Văn bản xếp loại", 120)
    months_worked = forms.DecimalField(
        label="Số tháng làm việc",
        required=False,
        min_value=0,
        max_value=12,
        error_messages={"invalid": "Hãy nhập một số.", "max_value": "Không quá 12 tháng."},
    )
    leave_known = forms.BooleanField(
        label="Các dòng nghỉ dưới đây là đủ (không có dòng nào: không nghỉ)", required=False
    )
    discipline_known = forms.BooleanField(
        label="Các dòng kỷ luật dưới đây là đủ (không có dòng nào: không bị kỷ luật)", required=False
    )

    initiatives_known = forms.BooleanField(
        label="Đã ghi đủ sáng kiến, đề tài của năm học này (không ghi: không có)", required=False
    )
    titles_decided = forms.BooleanField(
        label="Đã ghi đủ danh hiệu của năm học này (không ghi: không được tặng)",
        required=False,
        help_text="Chỉ dùng cho năm học đã qua; danh hiệu của năm học đang mở có khi nhận quyết định.",
    )
    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, by_sheet: bool, **kwargs: Any) -> None:
        """`by_sheet`: the year runs or is to come, and only its approved sheet grades."""
        super().__init__(*args, **kwargs)
        for name in OF_THE_SHEET if by_sheet else ():
            del self.fields[name]


class LeaveForm(forms.Form):
    """One row; a row without a kind is left out."""

    kind = chosen("Loại nghỉ", models.LeaveKind.choices, blank="Không ghi dòng này")
    working_days = forms.DecimalField(
        label="Số ngày làm việc",
        required=False,
        min_value=0,
        max_value=366,
        error_messages={
            "invalid": "Hãy nhập một số.",
            "min_value": "Số ngày nghỉ không thể âm.",
            "max_value": "Không quá 366 ngày.",
        },
    )
    starts = DayField("Từ ngày", required=False)
    ends = DayField("Đến ngày", required=False)


class DisciplineForm(forms.Form):
    """One row; a row without a form of discipline is left out."""

    form = chosen("Hình thức", models.DisciplineForm.choices, blank="Không ghi dòng này")
    on = DayField("Ngày quyết định", required=False)
    effective = DayField("Có hiệu lực từ", help_text="Chỉ ghi khi khác ngày quyết định.", required=False)
    ended = DayField("Ngày hết hiệu lực", required=False)
    paper = words("Số quyết định", 120)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("form") and not cleaned.get("on") and "on" not in self.errors:
            self.add_error("on", DAY_FAULTS["required"])
        return cleaned


LeaveRows = forms.formset_factory(LeaveForm, extra=2)
DisciplineRows = forms.formset_factory(DisciplineForm, extra=1)


class PartyDisciplineForm(forms.Form):
    """One row; a row without a form is left out."""

    form = chosen("Hình thức", models.PartyDisciplineForm.choices, blank="Không ghi dòng này")
    on = DayField("Ngày quyết định", required=False)
    ended = DayField("Ngày hết hiệu lực", required=False)
    paper = words("Số quyết định", 120)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("form") and not cleaned.get("on") and "on" not in self.errors:
            self.add_error("on", DAY_FAULTS["required"])
        return cleaned


class OtherGradeForm(forms.Form):
    """One row; a row without a system is left out."""

    system = chosen("Cách đánh giá", models.GradeSystem.choices, blank="Không ghi dòng này")
    grade = chosen("Xếp loại", models.Grade.choices)
    points = points_field()
    paper = words("Văn bản", 120)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("system") and not cleaned.get("grade"):
            self.add_error("grade", "Hãy chọn mức xếp loại.")
        return cleaned


PartyDisciplineRows = forms.formset_factory(PartyDisciplineForm, extra=1)
OtherGradeRows = forms.formset_factory(OtherGradeForm, extra=1)

"""Who is asked about and on which day: a person or a collective."""

from typing import Any

from django import forms

from thidua.core.school_years import before, is_school_year
from thidua.lawdesk.forms.boxes import Amount, Chosen, Truth
from thidua.lawdesk.forms.fields import Choices, LawDayField
from thidua.people import models
from thidua.web.days import DayField

Fact = dict[str, Any]
_AHEAD, _BACK = 3, 12


class SubjectForm(forms.Form):
    """What both have: the day, the school year, whether something is pending, which forms they hold."""

    use_required_attribute = False

    on = LawDayField("Ngày xét", required=True)
    school_year = forms.CharField(label="Năm học được xét", required=False)
    accepted_on = DayField(
        "Ngày tiếp nhận hồ sơ",
        help_text="Ngày cơ quan có thẩm quyền nhận đủ hồ sơ, nếu đã nộp. Để trống: chưa nộp.",
        required=False,
    )
    under_review = Truth(
        "Đang bị xem xét kỷ luật, thanh tra, kiểm tra, điều tra?", yes="Đang bị xem xét", no="Không"
    )
    no_awards = forms.BooleanField(label="Chưa từng được tặng hình thức khen thưởng nào", required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["school_year"].widget = forms.Select(choices=self._years())

    def _years(self) -> Choices:
        """Around the year given; where none is given there is nothing to choose from yet."""
        given = self.data.get("school_year", "")
        if not is_school_year(given):
            return []
        return [(name, name) for name in (before(given, ago) for ago in range(-_AHEAD, _BACK))]

    def clean_school_year(self) -> str:
        given: str = self.cleaned_data["school_year"]
        if not is_school_year(given):
            raise forms.ValidationError("Hãy chọn năm học, ví dụ 2025-2026.")
        return given

    def case(self) -> Fact:
        known = self.cleaned_data
        return {
            "on": known["on"].isoformat(),
            "accepted_on": known["accepted_on"].isoformat() if known["accepted_on"] else None,
            "school_year": known["school_year"],
            "subject": self.subject(),
            "under_review": known["under_review"],
        }

    def subject(self) -> Fact:
        raise NotImplementedError


class PersonForm(SubjectForm):
    sex = Chosen("Giới tính", models.Sex.choices)
    born = DayField("Ngày sinh", required=False)
    joined_sector = DayField("Ngày vào ngành", required=False)
    joined_unit = DayField("Ngày về trường", required=False)
    contract = Chosen("Loại hợp đồng", models.Contract.choices)
    manager = Truth("Là cán bộ quản lý?")
    teaching_years = Amount("Số năm trực tiếp giảng dạy", most=80)
    hardship_years = Amount("Số năm ở vùng khó khăn", most=80)
    hardship_now = Truth("Hiện công tác ở vùng khó khăn?")
    discipline_complete = Truth(
        "Những năm học không có dòng nào dưới đây có bị kỷ luật không?",
        yes="Không bị kỷ luật",
        no="Không chắc",
    )
    school_recognises = Truth(
        "Cấp quyết định có tính sáng kiến chỉ do trường công nhận không?", yes="Có tính", no="Không tính"
    )

    @property
    def is_deep(self) -> bool:
        """Whether something is at fault in what is folded away."""
        top = {"on", "school_year", "under_review", "joined_sector", "no_awards"}
        return any(bound.name not in top and bound.errors for bound in self)

    def case(self) -> Fact:
        return super().case() | {
            "local": {"school_recognises_initiatives": self.cleaned_data["school_recognises"]}
        }

    def subject(self) -> Fact:
        names = (
            "sex", "born", "joined_sector", "joined_unit", "contract", "manager", "teaching_years",
            "hardship_years", "hardship_now", "discipline_complete",
        )  # fmt: skip
        known = {name: self.cleaned_data[name] for name in names}
        return {"kind": "person"} | {
            name: value.isoformat() if hasattr(value, "isoformat") else value for name, value in known.items()
        }


class CollectiveForm(SubjectForm):
    small = Truth("Là tập thể nhỏ (tổ, phòng trong trường)?")

    def subject(self) -> Fact:
        return {"kind": "collective", "small": self.cleaned_data["small"]}

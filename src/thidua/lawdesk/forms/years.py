"""What is known of one school year, of a person or of a collective."""

from collections.abc import Mapping
from typing import Any

from django import forms

from statute.library import load
from statute.names import codes, short_name
from thidua.lawdesk.forms.boxes import Amount, Chosen, Several
from thidua.lawdesk.forms.fields import Choices
from thidua.people import models

Fact = dict[str, Any]
CONTRADICTION = "Đã đánh dấu là không có thì để trống các dòng bên dưới, hoặc bỏ dấu này."


class YearForm(forms.Form):
    """What both kinds have. `row` says that the year has a row even if nothing in it is known."""

    use_required_attribute = False
    kind = "person"

    row = forms.CharField(required=False, widget=forms.HiddenInput)
    grade = Chosen("Xếp loại", models.Grade.choices)
    titles = Several("Danh hiệu của năm", [], none="Không có")
    revoked = forms.MultipleChoiceField(
        label="Danh hiệu đã bị thu hồi", required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        titles = [(code, short_name(code)) for code in title_codes(self.kind)]
        self._offer("titles", [*titles, ("none", "Không có")])
        self._offer("revoked", titles)

    def _offer(self, name: str, choices: Choices) -> None:
        self.fields[name].choices = choices  # type: ignore[attr-defined]  # a field by its name has no narrower type

    def facts(self) -> Fact:
        return {"grade": self.cleaned_data["grade"], "awards": self._awards()}

    def _awards(self) -> list[Any] | None:
        titles, revoked = self.cleaned_data["titles"], self.cleaned_data["revoked"]
        if titles is None and not revoked:
            return None
        return [
            *(code for code in titles or [] if code not in revoked),
            *({"code": code, "revoked": True} for code in revoked),
        ]


class PersonYearForm(YearForm):
    registered = Several("Đã đăng ký", [], none="Không đăng ký")
    months_worked = Amount("Số tháng làm việc", most=12)
    no_initiatives = forms.BooleanField(
        label="Năm này không có sáng kiến, đề tài nào được công nhận", required=False
    )
    no_leave = forms.BooleanField(label="Năm này không nghỉ", required=False)
    no_discipline = forms.BooleanField(label="Năm này không bị kỷ luật", required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        titles, given = title_codes("person"), self["registered"].data or []
        others = [code for code in codes("person") if code not in titles and code in given]
        listed = [(code, short_name(code)) for code in (*titles, *others)]
        self._offer("registered", [*listed, ("none", "Không đăng ký")])

    def facts(self) -> Fact:
        known = self.cleaned_data
        return super().facts() | {
            "registered": known["registered"],
            "months_worked": known["months_worked"],
        }


class CollectiveYearForm(YearForm):
    kind = "collective"

    members = Amount("Số người được xếp loại", whole=True)
    ungraded = Amount("Không xếp loại", whole=True)
    completed = Amount("Hoàn thành nhiệm vụ trở lên", whole=True)
    ldtt = Amount("Đạt Lao động tiên tiến", whole=True)
    cstdcs = Amount("Đạt Chiến sĩ thi đua cơ sở", whole=True)
    disciplined_from_warning = Amount("Bị kỷ luật từ cảnh cáo", whole=True)

    def facts(self) -> Fact:
        counts = ("members", "ungraded", "completed", "ldtt", "cstdcs", "disciplined_from_warning")
        return super().facts() | {name: self.cleaned_data[name] for name in counts}


YEAR_FORMS: Mapping[str, type[YearForm]] = {"person": PersonYearForm, "collective": CollectiveYearForm}


def title_codes(kind: str) -> list[str]:
    law = load()
    return [code for code in codes(kind) if law.award(code).kind == "title"]

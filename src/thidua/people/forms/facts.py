"""What is filled in about an initiative, an award written down before, and the years of teaching."""

from typing import Any

from django import forms

from statute.names import award_name
from thidua.people import models
from thidua.people.forms.fields import chosen, words
from thidua.web.days import DayField

USED, UNUSED = "yes", "no"
MOST_YEARS = 60


class InitiativeFields(forms.Form):
    """An initiative or piece of research. Whether it was used for an award may be not known, no, or for which."""

    title = words("Tên sáng kiến, đề tài", 300, required=True)
    kind = chosen("Loại", models.InitiativeKind.choices, required=True, blank="Chọn")
    scope = chosen("Phạm vi ảnh hưởng", models.Scope.choices)
    recognised_by = chosen("Cấp công nhận", models.RecognisedBy.choices)
    recognised_on = DayField("Ngày công nhận", required=False)
    paper = words("Số quyết định công nhận", 120)
    used = forms.ChoiceField(
        label="Đã dùng để xét khen thưởng chưa",
        required=False,
        choices=[
            ("", "Chưa rõ"),
            (UNUSED, "Chưa dùng cho danh hiệu, hình thức nào"),
            (USED, "Đã dùng cho những mục chọn dưới đây"),
        ],
    )
    used_for = forms.MultipleChoiceField(
        label="Đã dùng cho",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        choices=[(code, award_name(code)) for code in (*models.TITLES, *models.FORMS)],
    )

    def clean(self) -> dict[str, Any]:
        """`used_for` becomes what the tables keep: None is not known, an empty list is not used."""
        cleaned = super().clean() or {}
        used, listed = cleaned.get("used"), cleaned.get("used_for") or []
        if used == USED and not listed:
            self.add_error("used_for", "Hãy chọn ít nhất một danh hiệu, hình thức đã dùng sáng kiến này.")
        elif used != USED and listed:
            self.add_error("used", "Đã chọn mục ở dưới thì hãy chọn “Đã dùng cho những mục chọn dưới đây”.")
        else:
            cleaned["used_for"] = None if used == "" else listed
        return cleaned

    def known(self) -> dict[str, Any]:
        """What is written down, with None for choices left open."""
        open_choices = ("kind", "scope", "recognised_by", "recognised_on")
        entered = self.cleaned_data
        return {
            **{name: entered[name] or None for name in open_choices},
            **{name: entered[name] for name in ("title", "paper", "used_for")},
        }


class InitiativeEditForm(InitiativeFields):
    version = forms.IntegerField(widget=forms.HiddenInput)

    @staticmethod
    def initial_of(row: models.Initiative) -> dict[str, Any]:
        names = ("title", "kind", "scope", "recognised_by", "recognised_on", "paper", "version")
        used = "" if row.used_for is None else USED if row.used_for else UNUSED
        return {name: getattr(row, name) for name in names} | {"used": used, "used_for": row.used_for or []}


class GrantEditForm(forms.Form):
    """What may have been left open when the award was written down; which award it is stays."""

    on = DayField("Ngày quyết định", required=False)
    paper = words("Số quyết định", 60)
    authority = words("Cấp quyết định", 120)
    basis = chosen("Loại hình khen thưởng", models.Basis.choices)
    version = forms.IntegerField(widget=forms.HiddenInput)

    def known(self) -> dict[str, Any]:
        entered = self.cleaned_data
        return {name: entered[name] for name in ("on", "paper", "authority")} | {
            "basis": entered["basis"] or None
        }

    @staticmethod
    def initial_of(row: models.Grant) -> dict[str, Any]:
        return {name: getattr(row, name) for name in ("on", "paper", "authority", "basis", "version")}


def _years(label: str) -> forms.DecimalField:
    return forms.DecimalField(
        label=label,
        required=False,
        min_value=0,
        max_value=MOST_YEARS,
        decimal_places=1,
        error_messages={
            "invalid": "Hãy nhập một số năm, ví dụ 12 hoặc 12,5.",
            "min_value": "Số năm không thể âm.",
            "max_value": f"Không quá {MOST_YEARS} năm.",
            "max_decimal_places": "Chỉ ghi một chữ số thập phân.",
        },
        localize=True,
    )


class ServiceForm(forms.Form):
    """Years as they stand on a day; what is left empty is not known."""

    teaching_years = _years("Số năm trực tiếp giảng dạy")
    hardship_years = _years("Số năm công tác ở vùng đặc biệt khó khăn")
    hardship_now = forms.ChoiceField(
        label="Hiện công tác ở vùng đặc biệt khó khăn",
        required=False,
        choices=[("", "Chưa rõ"), (USED, "Có"), (UNUSED, "Không")],
    )
    stated_on = DayField(
        "Các số này tính đến ngày",
        help_text="Máy dùng đúng số đã ghi, không tự cộng thêm; sang năm sau thì ghi lại số mới.",
        required=False,
    )
    version = forms.IntegerField(widget=forms.HiddenInput)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        said = [cleaned.get(name) for name in ("teaching_years", "hardship_years", "hardship_now")]
        told = any(value not in (None, "") for value in said)
        if told and cleaned.get("stated_on") is None and "stated_on" not in self.errors:
            self.add_error("stated_on", "Hãy ghi các số này tính đến ngày nào.")
        return cleaned

    def known(self) -> dict[str, Any]:
        now = {USED: True, UNUSED: False}.get(self.cleaned_data["hardship_now"])
        return {**self.cleaned_data, "hardship_now": now}

    @staticmethod
    def initial_of(person: models.Person) -> dict[str, Any]:
        now = {True: USED, False: UNUSED, None: ""}[person.hardship_now]
        return {
            "teaching_years": person.teaching_years,
            "hardship_years": person.hardship_years,
            "hardship_now": now,
            "stated_on": person.service_stated_on,
            "version": person.version,
        }

"""What people fill in: a round's days, a pledge, reasons, answers, a signed sheet, the list which was looked at."""

from dataclasses import asdict
from typing import Any
from uuid import UUID

from django import forms
from django.forms import BaseFormSet, formset_factory

from statute import names
from thidua.people.models import COLLECTIVE_TITLES, TITLES
from thidua.registrations.actions import MOST_ROWS
from thidua.registrations.models import AIM_NAMES, Aim, Content, Exemplar, Planned, Pledge
from thidua.registrations.queries import PERSON_FORMS
from thidua.web.days import DayField
from thidua.web.scans import ScanField


class RoundForm(forms.Form):
    opens = DayField("Mở từ ngày")
    closes = DayField("Hết hạn ngày")

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("opens") and cleaned.get("closes") and cleaned["closes"] < cleaned["opens"]:
            self.add_error("closes", "Ngày hết hạn không thể trước ngày mở.")
        return cleaned


class ExtendForm(forms.Form):
    closes = DayField("Gia hạn đến hết ngày")


class PledgeForm(forms.Form):
    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    titles = forms.MultipleChoiceField(
        label="Danh hiệu đăng ký", required=False, widget=forms.CheckboxSelectMultiple
    )
    forms = forms.MultipleChoiceField(
        label="Hình thức khen thưởng đăng ký", required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, codes in (("titles", TITLES), ("forms", PERSON_FORMS)):
            self.fields[name].choices = [(code, names.award_name(code)) for code in codes]  # type: ignore[attr-defined]  # a field by its name has no narrower type


def long_text(label: str, most: int, *, rows: int = 2, hint: str = "") -> forms.CharField:
    return forms.CharField(
        label=label,
        required=False,
        max_length=most,
        help_text=hint,
        error_messages={"max_length": f"Dài quá {most} ký tự, hãy rút gọn."},
        widget=forms.Textarea(attrs={"rows": rows}) if rows > 1 else forms.TextInput(),
    )


class PlannedForm(forms.Form):
    """One initiative; a row left empty is none."""

    title = long_text("Tên sáng kiến, giải pháp", 300, hint="Có thể sửa sau. Để trống nếu chưa nghĩ ra.")
    field = long_text("Môn, lĩnh vực", 120, rows=1)
    solution = long_text("Giải pháp dự kiến", 1000, hint="Vài câu: định làm gì, cho ai, khi nào.")
    together = long_text("Làm cùng ai", 200, rows=1, hint="Để trống nếu làm một mình.")


class ExemplarForm(forms.Form):
    """One exemplar; a row left empty is none."""

    aim = forms.ChoiceField(label="Đăng ký", choices=[(aim, AIM_NAMES[aim]) for aim in Aim], required=False)
    subject = long_text("Ai, việc gì", 200, rows=1, hint="Tên người, nhóm hoặc việc làm điển hình.")
    content = long_text("Nội dung", 600)


class OneMore(BaseFormSet[Any]):
    """What is there and room for one more, up to the most that a pledge holds."""

    def total_form_count(self) -> int:
        return min(super().total_form_count(), MOST_ROWS)


InitiativeRows = formset_factory(PlannedForm, OneMore, extra=1, max_num=MOST_ROWS, validate_max=True)
ExemplarRows = formset_factory(ExemplarForm, OneMore, extra=1, max_num=MOST_ROWS, validate_max=True)


class PledgeDesk:
    """The three parts of the page as one: valid together, one content."""

    def __init__(self, sent: Any, pledge: Pledge | None) -> None:
        there = pledge.content if pledge else Content()
        self.form = PledgeForm(
            sent,
            initial={
                "titles": there.titles,
                "forms": there.forms,
                "version": pledge.version if pledge else 0,
            },
        )
        self.initiatives = InitiativeRows(
            sent, prefix="initiatives", initial=[asdict(one) for one in there.initiatives]
        )
        self.exemplars = ExemplarRows(
            sent, prefix="exemplars", initial=[asdict(one) for one in there.exemplars]
        )

    def is_valid(self) -> bool:
        parts = [self.form.is_valid(), self.initiatives.is_valid(), self.exemplars.is_valid()]
        return all(parts)

    def content(self) -> Content:
        said = self.form.cleaned_data
        return Content(
            titles=tuple(said["titles"]),
            forms=tuple(said["forms"]),
            initiatives=tuple(
                Planned(row["title"], row["field"], row["solution"], row["together"])
                for row in self._filled(self.initiatives, ("title", "field", "solution", "together"))
            ),
            exemplars=tuple(
                Exemplar(row["aim"] or Aim.BECOME, row["subject"], row["content"])
                for row in self._filled(self.exemplars, ("subject", "content"))
            ),
        )

    @staticmethod
    def _filled(rows: Any, typed: tuple[str, ...]) -> list[dict[str, str]]:
        return [row for row in rows.cleaned_data if row and any(row.get(name) for name in typed)]


class LateForm(forms.Form):
    reason = forms.CharField(
        label="Lý do xin đăng ký muộn",
        max_length=600,
        error_messages={"required": "Hãy ghi lý do để người có thẩm quyền xem xét."},
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class LateAnswerForm(forms.Form):
    """Permit with a day, or refuse with a reason: which of the two, the button says."""

    deadline = DayField("Hạn riêng, đến hết ngày")
    answer = forms.CharField(
        label="Lời trả lời",
        help_text="Người xin sẽ đọc được; bắt buộc khi không đồng ý.",
        required=False,
        max_length=600,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.data.get("act") == "refuse":
            self.fields["deadline"].required = False


class SignedSheetForm(forms.Form):
    """The scan of the very printing that was looked at."""

    sheet = forms.UUIDField(widget=forms.HiddenInput)
    signed_on = DayField("Ngày ký")
    scan = ScanField("Bản quét đã ký", required=True)


class CollectivePledgeForm(forms.Form):
    """What a team or the school registers for."""

    titles = forms.MultipleChoiceField(
        label="Danh hiệu đăng ký",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        choices=[(code, names.award_name(code)) for code in COLLECTIVE_TITLES],
    )
    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0)


class ReturnForm(forms.Form):
    reason = forms.CharField(
        label="Lý do trả lại",
        help_text="Người đăng ký sẽ đọc được.",
        max_length=600,
        error_messages={"required": "Hãy ghi lý do trả lại để người đăng ký biết cần sửa gì."},
        widget=forms.Textarea(attrs={"rows": 2}),
    )


class SeenListForm(forms.Form):
    """The pledges of a list as it was shown, each with its version: what came in meanwhile is not confirmed."""

    seen = forms.MultipleChoiceField(error_messages={"required": "Danh sách không có ai để xác nhận."})

    def __init__(self, *args: Any, waiting: dict[UUID, int], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["seen"]
        field.choices = [(f"{key}:{version}", "") for key, version in waiting.items()]  # type: ignore[attr-defined]  # as above
        field.error_messages["invalid_choice"] = "Danh sách vừa thay đổi. Hãy xem lại rồi xác nhận."

    def pledge_ids(self) -> list[UUID]:
        return [UUID(value.partition(":")[0]) for value in self.cleaned_data["seen"]]

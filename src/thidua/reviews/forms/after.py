"""Evidence, objections, answers, unlocking, minutes."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django import forms

from thidua.reviews.content import BadMarkError, read_mark, written_mark
from thidua.reviews.models import Result
from thidua.reviews.queries.scales import Measure
from thidua.web.days import DayField
from thidua.web.scans import ScanField


class EvidenceForm(forms.Form):
    criterion = forms.ChoiceField(label="Cho tiêu chí")
    text = forms.CharField(label="Nội dung", max_length=300, required=False)
    link = forms.URLField(
        label="Địa chỉ trên mạng",
        required=False,
        max_length=500,
        assume_scheme="https",
        error_messages={"invalid": "Hãy dán cả địa chỉ, ví dụ https://…"},
    )
    file = ScanField("Tệp", required=False)

    def __init__(self, *args: Any, measure: Measure, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["criterion"].choices = [  # type: ignore[attr-defined]  # by its name it has no narrower type
            (str(line.criterion.id), f"{line.short}. {line.criterion.text}") for line in measure.lines
        ]


class ObjectionForm(forms.Form):
    text = forms.CharField(
        label="Ý kiến của tôi",
        help_text="Nêu tiêu chí nào, vì sao, có minh chứng gì.",
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=2000,
        error_messages={"required": "Hãy ghi ý kiến."},
    )


class AnswerForm(forms.Form):
    """The answer, and each mark as it counted, to be corrected where the objection is upheld."""

    upheld = forms.ChoiceField(
        label="Trả lời",
        choices=[("yes", "Chấp nhận, sửa điểm"), ("no", "Giữ nguyên kết quả")],
        widget=forms.RadioSelect,
        error_messages={"required": "Hãy chọn một cách trả lời."},
    )
    answer = forms.CharField(
        label="Lời trả lời",
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=2000,
        error_messages={"required": "Hãy ghi lời trả lời để người gửi ý kiến đọc."},
    )
    version = forms.IntegerField(widget=forms.HiddenInput, min_value=1)

    def __init__(self, *args: Any, result: Result, measure: Measure, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.result, self.measure = result, measure
        self.fields["version"].initial = result.number
        for line in measure.lines if result.marks else ():
            self.fields[f"o-{line.place}"] = forms.CharField(
                label=f"{line.short}. {line.criterion.text}",
                initial=written_mark(result.marks[line.place]),
                max_length=12,
            )

    @property
    def mark_fields(self) -> list[Any]:
        return [self[f"o-{line.place}"] for line in self.measure.lines if f"o-{line.place}" in self.fields]

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or self.cleaned_data
        for line in self.measure.lines:
            name = f"o-{line.place}"
            if name in given:
                try:
                    given[name] = read_mark(given[name])
                except BadMarkError as fault:
                    self.add_error(name, str(fault))
        return given

    def changed_marks(self) -> dict[int, int]:
        found = {line.place: self.cleaned_data.get(f"o-{line.place}") for line in self.measure.lines}
        return {
            place: mark
            for place, mark in found.items()
            if mark is not None and mark != self.result.marks[place]
        }


class UnlockAnswerForm(forms.Form):
    granted = forms.ChoiceField(
        label="Trả lời",
        choices=[("yes", "Đồng ý mở lại"), ("no", "Không đồng ý")],
        widget=forms.RadioSelect,
        error_messages={"required": "Hãy chọn một cách trả lời."},
    )
    until = DayField("Được sửa đến hết ngày", required=False)
    answer = forms.CharField(label="Ghi chú, lý do", max_length=300, required=False)


class MinutesForm(forms.Form):
    """The team's meeting: who was there, what was said."""

    on = DayField("Ngày họp")
    place = forms.CharField(label="Địa điểm", max_length=160, initial="Văn phòng nhà trường")
    chair = forms.ChoiceField(label="Chủ trì")
    secretary = forms.ChoiceField(label="Thư ký cuộc họp")
    present = forms.MultipleChoiceField(
        label="Có mặt",
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Hãy đánh dấu những người có mặt."},
    )
    opinions = forms.CharField(
        label="Ý kiến trong cuộc họp",
        help_text="Mỗi ý kiến một dòng. Không có thì để trống.",
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=4000,
        required=False,
    )

    def __init__(self, *args: Any, people: Mapping[UUID, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(str(person), name) for person, name in people.items()]
        for field in ("chair", "secretary", "present"):
            self.fields[field].choices = choices  # type: ignore[attr-defined]  # by its name it has no narrower type

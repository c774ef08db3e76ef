"""What is filled in about money: an entry of the book, a correction, a list, its amounts, its payment."""

import re
from collections.abc import Iterable, Sequence
from typing import Any
from uuid import UUID

from django import forms

from thidua.funds.models import EntryKind, PaymentLine
from thidua.web.days import DayField

NEEDED = {"required": "Hãy nhập mục này."}
# 1.800.000, 1 800 000, 1800000 đ: whole đồng with the separators people write.
MONEY = re.compile(r"\d{1,3}(?:[.,  ]\d{3})+|\d{1,15}")


class MoneyField(forms.CharField):
    """Whole đồng, as people write them."""

    def __init__(self, label: str, *, required: bool = True, **kwargs: Any) -> None:
        widget = forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off", "size": 14})
        super().__init__(
            label=label,
            required=required,
            max_length=30,
            widget=widget,
            error_messages={"required": "Hãy ghi số tiền."},
            **kwargs,
        )

    def clean(self, value: Any) -> Any:
        text = re.sub(r"\s*(đồng|đ|vnđ)\.?$", "", super().clean(value).strip(), flags=re.IGNORECASE)
        if not text:
            return None
        if not MONEY.fullmatch(text):
            raise forms.ValidationError("Số tiền ghi bằng số nguyên đồng, ví dụ 1.800.000.")
        return int(re.sub(r"\D", "", text))

    def prepare_value(self, value: Any) -> Any:
        return f"{value:,}".replace(",", ".") if isinstance(value, int) else value


class EntryForm(forms.Form):
    kind = forms.ChoiceField(
        label="Thu hay chi",
        choices=[
            (EntryKind.ALLOTMENT, "Thu vào quỹ: kinh phí cấp, nguồn khác"),
            (EntryKind.SPENDING, "Chi khác: khung, phôi, in ấn"),
        ],
    )
    on = DayField("Ngày")
    amount = MoneyField("Số tiền (đồng)")
    text = forms.CharField(
        label="Nội dung",
        max_length=240,
        help_text="Thu: nguồn tiền. Chi: chi việc gì.",
        error_messages={"required": "Hãy ghi nội dung: nguồn tiền, hoặc chi việc gì."},
    )
    paper = forms.CharField(label="Số chứng từ", max_length=60, required=False)
    reason = forms.CharField(
        label="Lý do chi vượt số dư", max_length=240, required=False, help_text="Chỉ cần khi chi vượt số dư."
    )


class CorrectForm(forms.Form):
    on = DayField("Ngày điều chỉnh")
    reason = forms.CharField(
        label="Lý do", max_length=240, error_messages={"required": "Hãy ghi lý do điều chỉnh."}
    )


class ListForm(forms.Form):
    title = forms.CharField(
        label="Nội dung chi", max_length=240, error_messages={"required": "Hãy ghi nội dung chi."}
    )
    grant = forms.MultipleChoiceField(
        required=False,
        error_messages={"invalid_choice": "Có dòng vừa vào danh sách khác. Hãy tải lại trang."},
    )

    def __init__(self, *args: Any, grants: Iterable[UUID], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["grant"]
        assert isinstance(field, forms.MultipleChoiceField)
        field.choices = [(str(one), str(one)) for one in grants]


class AmountsForm(forms.Form):
    """One amount a line, and one reason for those that the accountant says."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    reason = forms.CharField(
        label="Lý do",
        max_length=240,
        help_text="Ví dụ: đã đối chiếu với nghị định và công báo; hoặc vì sao khác số tính được.",
        error_messages={"required": "Hãy ghi lý do, ví dụ đã đối chiếu với văn bản nào."},
    )

    def __init__(self, *args: Any, lines: Sequence[PaymentLine], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.lines = lines
        for line in lines:
            amount = line.computed if line.amount is None else line.amount
            self.fields[f"so-{line.id}"] = MoneyField(
                f"Số tiền của {line.holder}, {line.award}", required=False, initial=amount
            )

    def rows(self) -> list[tuple[PaymentLine, forms.BoundField]]:
        return [(line, self[f"so-{line.id}"]) for line in self.lines]

    def amounts(self) -> dict[UUID, int]:
        """The lines whose amount was not said yet, or is another one now."""
        given = {line: self.cleaned_data[f"so-{line.id}"] for line in self.lines}
        return {line.id: amount for line, amount in given.items() if amount not in (None, line.amount)}


class SignForm(forms.Form):
    """The day of payment, or of later signatures, and who signed."""

    on = DayField("Ngày chi")
    reason = forms.CharField(
        label="Lý do chi vượt số dư", max_length=240, required=False, help_text="Chỉ cần khi chi vượt số dư."
    )
    line = forms.MultipleChoiceField(
        required=False, error_messages={"invalid_choice": "Có dòng không thuộc danh sách này."}
    )

    def __init__(self, *args: Any, lines: Sequence[PaymentLine], later: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["line"]
        assert isinstance(field, forms.MultipleChoiceField)
        field.choices = [(str(line.id), line.holder) for line in lines]
        if later:
            self.fields["on"].label = "Ngày ký nhận"
            del self.fields["reason"]


class WithdrawForm(forms.Form):
    reason = forms.CharField(
        label="Lý do", max_length=240, error_messages={"required": "Hãy ghi lý do bỏ danh sách."}
    )


def attach(form: forms.Form, field: str, said: str) -> None:
    """A refusal at its field if the form has it, else above the form."""
    form.add_error(field if field in form.fields else None, said)

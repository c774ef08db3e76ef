"""What is typed of a hand-over: the parties and why, what only the giver knows, the receiver's answers, free lines."""

from typing import Any
from uuid import UUID

from django import forms
from django.http import QueryDict

from thidua.accounts.models import User
from thidua.duties.actions import Answer
from thidua.duties.models import Heading

PUBLIC_PAPER = "Biên bản nằm trong sổ văn bản của trường: không ghi điểm, phiếu bầu, kỷ luật hay mật khẩu."


class StartForm(forms.Form):
    giver = forms.ChoiceField(label="Bên giao", error_messages={"required": "Hãy chọn bên giao."})
    receiver = forms.ChoiceField(
        label="Bên nhận",
        error_messages={"required": "Hãy chọn bên nhận."},
        help_text="Người sẽ phụ trách công tác này; cần có tài khoản đang dùng.",
    )
    because = forms.CharField(
        label="Lý do bàn giao", max_length=240, help_text="Ví dụ: Thôi làm thư ký Hội đồng từ ngày 01/09."
    )
    instead = forms.CharField(
        label="Vì sao lập thay",
        required=False,
        max_length=240,
        help_text="Chỉ khi bên giao không tự lập được, ví dụ nghỉ đột xuất. Biên bản ghi rõ điều này.",
    )

    def __init__(self, *args: Any, givers: list[User], receivers: list[User], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.users = {str(user.id): user for user in [*givers, *receivers]}
        self.fields["giver"].choices = _named("Chọn bên giao", givers)  # type: ignore[attr-defined]  # a field by its name has no narrower type
        self.fields["receiver"].choices = _named("Chọn bên nhận", receivers)  # type: ignore[attr-defined]  # as above

    def clean_giver(self) -> User:
        return self.users[self.cleaned_data["giver"]]

    def clean_receiver(self) -> User:
        return self.users[self.cleaned_data["receiver"]]


class WriteForm(forms.Form):
    because = forms.CharField(label="Lý do bàn giao", max_length=240)
    notes = forms.CharField(
        label="Điều chỉ bên giao biết",
        required=False,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 8}),
        help_text=f"Mỗi điều một dòng: việc đã hứa, thói quen của cấp trên, chỗ hay sai … {PUBLIC_PAPER}",
    )


class KeepingForm(forms.Form):
    name = forms.CharField(label="Giấy tờ, sổ, thư mục", max_length=160)
    text = forms.CharField(label="Để ở đâu, cần biết gì", max_length=300)


class ContactForm(forms.Form):
    name = forms.CharField(label="Ai, nơi nào", max_length=160)
    text = forms.CharField(
        label="Liên hệ thế nào, về việc gì",
        max_length=300,
        help_text="Số điện thoại, thư điện tử hoặc nơi gặp của cơ quan; hỏi về việc gì.",
    )


def answers_typed(given: QueryDict, headings: list[Heading]) -> dict[UUID, Answer]:
    """One answer a heading, as the receiver's page asks them."""
    return {one.id: Answer(f"nhan-{one.key}" in given, given.get(f"thieu-{one.key}", "")) for one in headings}


def _named(blank: str, users: list[User]) -> list[tuple[str, str]]:
    return [("", blank), *((str(user.id), user.full_name) for user in users)]

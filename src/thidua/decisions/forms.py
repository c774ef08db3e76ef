"""What people fill in: the day of sending, the decision's head, the answer to each line, the register's filter."""

from typing import Any
from uuid import UUID

from django import forms

from statute.names import award_name
from thidua.decisions.actions.placing import commune_named
from thidua.decisions.models import SubmissionLine
from thidua.decisions.states import Outcome
from thidua.people.models import COLLECTIVE_TITLES, FORMS, TITLES
from thidua.units.models import Unit
from thidua.web.days import DayField
from thidua.web.scans import ScanField

OUTCOMES = (
    (Outcome.PENDING, "Chưa trả lời"),
    (Outcome.GRANTED, "Được tặng"),
    (Outcome.GRANTED_LOWER, "Được tặng mức thấp hơn"),
    (Outcome.REFUSED, "Không được tặng"),
)


class SendForm(forms.Form):
    on = DayField("Ngày trình")
    dossier = forms.MultipleChoiceField(
        required=False, error_messages={"invalid_choice": "Có hồ sơ không còn chờ trình. Hãy tải lại trang."}
    )

    def __init__(self, *args: Any, dossiers: list[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["dossier"]
        assert isinstance(field, forms.MultipleChoiceField)
        field.choices = [(one, one) for one in dossiers]


class AnnulForm(forms.Form):
    """Why a letter is taken back."""

    reason = forms.CharField(
        label="Lý do hủy",
        max_length=240,
        help_text="Ví dụ: ghi nhầm ngày trình. Lý do được giữ cùng tờ trình; nơi nhận cũng đọc được.",
        error_messages={"required": "Hãy ghi lý do hủy tờ trình."},
    )


class DecisionForm(forms.Form):
    """The head of a decision received."""

    paper = forms.CharField(
        label="Số quyết định",
        max_length=60,
        help_text="Ghi đủ cả ký hiệu, ví dụ 243/QĐ-UBND.",
        error_messages={"required": "Hãy ghi số quyết định."},
    )
    on = DayField("Ngày quyết định")
    authority = forms.CharField(
        label="Cấp quyết định", max_length=120, error_messages={"required": "Hãy ghi cấp quyết định."}
    )
    signer = forms.CharField(label="Người ký", max_length=120, required=False)
    as_written = forms.BooleanField(label="Quyết định ghi đúng cấp quyết định như vậy", required=False)
    scan = ScanField(
        "Bản quét quyết định",
        help_text="PDF, JPG hoặc PNG, không quá 20 MB. Có bản quét thì các lượt khen được ghi “khớp bản quét”.",
    )


class IssueForm(forms.Form):
    """The head of a decision of the unit's own: number and authority come by themselves."""

    on = DayField("Ngày ký")
    signer = forms.CharField(
        label="Người ký", max_length=120, error_messages={"required": "Hãy ghi người ký."}
    )
    paper = forms.CharField(
        label="Số văn bản đã có (nếu soạn ở nơi khác)",
        max_length=60,
        required=False,
        help_text="Để trống thì phần mềm lấy số tiếp theo và lập quyết định .docx.",
    )
    scan = ScanField("Bản quét văn bản đã có")


class LineForm(forms.Form):
    """The answer to one line. What must go together is checked by the action, for the form and everybody else."""

    outcome = forms.ChoiceField(label="Kết quả", choices=OUTCOMES)
    granted_code = forms.ChoiceField(label="Danh hiệu được tặng thay", required=False)
    reason = forms.CharField(
        label="Lý do", required=False, max_length=1000, widget=forms.Textarea(attrs={"rows": 2})
    )

    def __init__(self, data: Any, *, line: SubmissionLine, **kwargs: Any) -> None:
        super().__init__(data, prefix=str(line.id), **kwargs)
        self.line = line
        field = self.fields["granted_code"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [
            ("", "Chọn mức thấp hơn"),
            *((code, award_name(code)) for code in _lower(line.dossier.award)),
        ]
        self.has_lower = len(field.choices) > 1
        if not self.has_lower:
            outcome = self.fields["outcome"]
            assert isinstance(outcome, forms.ChoiceField)
            outcome.choices = [choice for choice in OUTCOMES if choice[0] != Outcome.GRANTED_LOWER]


def _lower(code: str) -> tuple[str, ...]:
    """The titles below a title, the forms below a form, the nearest first."""
    ladder = next(codes for codes in (TITLES, COLLECTIVE_TITLES, FORMS) if code in codes)
    return tuple(reversed(ladder[: ladder.index(code)]))


NEW = "new"


class PlacingForm(forms.Form):
    """Who stands above from which day on; one that is not known here yet is named."""

    above = forms.ChoiceField(label="Cấp trên mới", error_messages={"required": "Hãy chọn cấp trên mới."})
    name = forms.CharField(
        label="Tên xã, phường (nếu chưa có trong danh sách)",
        max_length=80,
        error_messages={"required": "Hãy ghi tên xã, phường."},
        help_text="Ví dụ: Xã Hoa Sen. Trên văn bản sẽ ghi UBND xã Hoa Sen.",
    )
    on = DayField("Từ ngày")
    paper = forms.CharField(
        label="Theo văn bản",
        max_length=120,
        required=False,
        help_text="Số, ngày, cơ quan ban hành nghị quyết hoặc quyết định.",
    )
    place = forms.CharField(
        label="Địa danh mới trên văn bản",
        max_length=80,
        required=False,
        help_text="Để trống nếu giữ nguyên. Văn bản ghi ngày trước đó vẫn mang địa danh cũ.",
    )

    # The name is needed only with one of the choices, which the page cannot tell beforehand.
    use_required_attribute = False

    def __init__(self, *args: Any, above: list[Unit], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"].required = not self.is_bound or self.data.get("above") == NEW
        self.known = {str(unit.id): unit for unit in above}
        field = self.fields["above"]
        assert isinstance(field, forms.ChoiceField)
        names = [(key, f"{unit.name} ({unit.code})") for key, unit in self.known.items()]
        field.choices = [("", "Chọn"), *names, (NEW, "Xã, phường chưa có trong danh sách")]

    @property
    def is_new(self) -> bool:
        return bool(self.cleaned_data.get("above") == NEW)

    def parent(self, unit: Unit) -> Unit:
        """The one chosen; one named new is not saved yet."""
        if not self.is_new:
            return self.known[self.cleaned_data["above"]]
        return commune_named(self.cleaned_data["name"], unit)


class ReturnForm(forms.Form):
    """A reason at each line that goes back; an empty one leaves the line where it is."""

    def __init__(self, *args: Any, lines: list[SubmissionLine], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for line in lines:
            self.fields[str(line.id)] = forms.CharField(
                label=f"Lý do trả lại {line.dossier.holder_name}, {award_name(line.dossier.award)}",
                required=False,
                max_length=1000,
                widget=forms.Textarea(attrs={"rows": 2}),
            )

    def reasons(self) -> dict[UUID, str]:
        return {UUID(line): reason for line, reason in self.cleaned_data.items() if reason.strip()}


class AttachForm(forms.Form):
    scan = ScanField(
        "Bản quét quyết định",
        required=True,
        help_text="PDF, JPG hoặc PNG, không quá 20 MB. Bản quét đã đính thì không thay được.",
    )


class OfficerForm(forms.Form):
    full_name = forms.CharField(
        label="Họ và tên", max_length=120, error_messages={"required": "Hãy ghi họ và tên."}
    )

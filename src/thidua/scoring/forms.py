"""The sheet's lines as they are typed, and the approval."""

from collections.abc import Collection, Mapping
from typing import Any
from uuid import UUID

from django import forms

from thidua.people.models import Grade
from thidua.scoring.actions import LineEntry, Meeting
from thidua.scoring.actions.entries import TENTH
from thidua.scoring.queries import Row
from thidua.web.days import DayField
from thidua.web.numbers import CommaDecimalField
from thidua.web.scans import ScanField


def _figure(name: str, most: int, places: int = 1) -> CommaDecimalField:
    """Its faults say the name without its unit: a per cent sign would be read as a place for a number."""
    said = name.removesuffix(", %")
    return CommaDecimalField(
        label=name,
        required=False,
        min_value=0,
        max_value=most,
        max_digits=5,
        decimal_places=places,
        error_messages={
            "invalid": f"{said}: hãy ghi một số.",
            "min_value": f"{said}: không thể dưới 0.",
            "max_value": f"{said}: nhiều nhất là {most}.",
            "max_digits": f"{said}: số quá dài.",
            "max_whole_digits": f"{said}: số quá lớn.",
            "max_decimal_places": f"{said}: nhiều nhất một chữ số sau dấu phẩy.",
        },
    )


# The cells of one set of rules are not those of the other.
OF_POINTS = ("common_points", "result_points")
OF_CLASSES = ("beyond", "on_time", "unmet")


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
    common_points = _figure("Điểm tiêu chí chung", 30, places=2)
    result_points = _figure("Điểm kết quả", 70, places=2)
    beyond = _figure("Nhiệm vụ vượt mức, %", 100)
    on_time = _figure("Nhiệm vụ đúng hạn, chất lượng, %", 100)
    unmet = _figure("Tiêu chí chưa đạt, %", 100)
    because = forms.CharField(
        label="Lý do",
        required=False,
        max_length=300,
        error_messages={"max_length": "Lý do dài quá 300 ký tự, hãy rút gọn."},
    )
    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0)

    def __init__(
        self, data: Mapping[str, Any] | None, *, row: Row, by_points: bool, is_own: bool = False
    ) -> None:
        """`is_own`: whoever has the sheet open reads the own line and leaves it as it is."""
        self.row, self.is_own = row, is_own
        line = row.line
        super().__init__(
            data,
            prefix=str(row.posting.person_id),
            initial={**(line.values if line else {}), "version": line.version if line else 0},
        )
        for cell in OF_CLASSES if by_points else OF_POINTS:
            del self.fields[cell]
        name = row.posting.person.full_name
        for field in self.fields.values():
            field.widget.attrs["aria-label"] = f"{field.label}, {name}"
            field.disabled = is_own
            if isinstance(field, CommaDecimalField):
                field.widget.attrs |= {"inputmode": "decimal", "autocomplete": "off"}

        self.fields["because"].widget.attrs["placeholder"] = "Lý do"

    def clean(self) -> None:
        """By hand no finer than a tenth; what was taken over from a review stays as it is."""
        for name in OF_POINTS:
            points = self.cleaned_data.get(name)
            before = getattr(self.row.line, name) if self.row.line else None
            if points is not None and points % TENTH and points != before:
                self.add_error(name, f"{self.fields[name].label}: nhiều nhất một chữ số sau dấu phẩy.")

    def entry(self) -> LineEntry:
        """What has no cell by these rules stays as it was."""
        line = self.row.line
        typed: dict[str, Any] = (line.values if line else {}) | self.cleaned_data
        return LineEntry(person=self.row.posting.person_id, **(typed | {"grade": typed["grade"] or None}))


class PaperDayForm(forms.Form):
    """The day alone: it decides by which rules the rest of the page is shown."""

    on = DayField("Ngày văn bản")


class ApproveForm(PaperDayForm):
    paper = forms.CharField(
        label="Số, ký hiệu văn bản",
        help_text="Quyết định hoặc thông báo kết quả xếp loại, ví dụ 58/QĐ-THCSHS.",
        max_length=120,
        error_messages={"required": "Hãy ghi số văn bản phê duyệt kết quả xếp loại."},
    )
    ungraded = forms.MultipleChoiceField(required=False, widget=forms.CheckboxSelectMultiple)

    excess = forms.CharField(
        label="Lý do vượt trần",
        help_text="Lý do của hội đồng khi vẫn giữ số người hoàn thành xuất sắc vượt trần.",
        required=False,
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"max_length": "Dài quá 300 ký tự, hãy rút gọn."},
    )

    def __init__(self, *args: Any, missing: list[tuple[str, str]], may_exceed: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not may_exceed:
            del self.fields["excess"]
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


class RulesForm(forms.Form):
    kept = forms.ChoiceField(
        choices=[("yes", "Giữ cách của lần phê duyệt trước"), ("no", "Theo ngày của văn bản phê duyệt mới")],
        error_messages={"required": "Hãy chọn cách đánh giá.", "invalid_choice": "Hãy chọn cách đánh giá."},
    )
    because = forms.CharField(
        label="Lý do",
        help_text="Ví dụ: cả năm học được chấm lại theo quy chế mới của trường.",
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
    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0)


class UnitGradeForm(HeadPaperForm):
    grade = forms.ChoiceField(
        label="Mức xếp loại của trường",
        choices=[("", "Chọn mức"), *(one for one in Grade.choices if one[0] != Grade.UNGRADED)],
        error_messages={"required": "Hãy chọn mức xếp loại của trường."},
    )


class RegulationForm(forms.Form):
    number = forms.CharField(
        label="Số, ký hiệu quyết định ban hành",
        max_length=60,
        error_messages={"required": "Hãy ghi số, ký hiệu quyết định ban hành quy chế."},
    )
    issued_on = DayField("Ngày ban hành")
    scan = ScanField("Tệp quy chế")


class MeetingForm(forms.Form):
    """The team's meeting: who was there, how it voted on each, what was said. Votes are two fields a person."""

    on = DayField("Ngày họp")
    place = forms.CharField(
        label="Địa điểm",
        max_length=160,
        initial="Văn phòng nhà trường",
        error_messages={"required": "Hãy ghi địa điểm họp."},
    )
    chair = forms.ChoiceField(label="Chủ trì", error_messages={"required": "Hãy chọn người chủ trì."})
    secretary = forms.ChoiceField(
        label="Thư ký cuộc họp", error_messages={"required": "Hãy chọn thư ký cuộc họp."}
    )
    present = forms.MultipleChoiceField(
        label="Có mặt",
        help_text="Người không được đánh dấu ghi là vắng mặt.",
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

    def __init__(
        self, *args: Any, people: Mapping[UUID, str], voted: Collection[UUID], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.voted = {person: name for person, name in people.items() if person in voted}
        choices = [(str(person), name) for person, name in people.items()]
        for field in ("chair", "secretary", "present"):
            self.fields[field].choices = choices  # type: ignore[attr-defined]  # by its name it has no narrower type
        for person, name in self.voted.items():
            for kind, words in (("votes", "số phiếu đồng ý"), ("against", "số phiếu không đồng ý")):
                self.fields[f"{kind}-{person}"] = forms.IntegerField(
                    label=f"{name}: {words}", required=False, min_value=0, max_value=len(people),
                    widget=forms.TextInput(
                        attrs={"inputmode": "numeric", "autocomplete": "off", "aria-label": f"{name}: {words}"}
                    ),
                    error_messages={
                        "invalid": "Ghi số phiếu.",
                        "min_value": "Số phiếu không dưới 0.",
                        "max_value": f"Tổ chỉ có {len(people)} người.",
                    },
                )  # fmt: skip

    @property
    def ballots(self) -> list[tuple[str, Any, Any]]:
        """Each name with its two cells."""
        return [
            (name, self[f"votes-{person}"], self[f"against-{person}"]) for person, name in self.voted.items()
        ]

    def clean(self) -> None:
        """Both figures, or none: what is not counted is not 0."""
        for person in self.voted:
            agree, against = (self.cleaned_data.get(f"{kind}-{person}") for kind in ("votes", "against"))
            whole = not self.errors.keys() & {f"votes-{person}", f"against-{person}"}
            if whole and (agree is None) != (against is None):
                self.add_error(f"votes-{person}", "Ghi cả hai số, hoặc để trống cả hai nếu không bỏ phiếu.")

    def meeting(self) -> Meeting:
        said = self.cleaned_data
        return Meeting(
            day=said["on"],
            place=said["place"],
            chair=UUID(said["chair"]),
            secretary=UUID(said["secretary"]),
            present={UUID(person) for person in said["present"]},
            votes={
                person: (said[f"votes-{person}"], said[f"against-{person}"])
                for person in self.voted
                if said[f"votes-{person}"] is not None
            },
            opinions=said["opinions"].splitlines(),
        )

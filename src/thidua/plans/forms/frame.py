"""What is typed of a plan beside its items: its frame, a section, a base, a recipient."""

from datetime import date
from typing import Any

from django import forms

from statute.library import load
from thidua.documents.actions.registers import Way
from thidua.documents.models import Channel, DueRule
from thidua.documents.queries import incoming_for_choice
from thidua.plans.actions.bases import BaseText
from thidua.plans.forms.rows import RowField
from thidua.plans.forms.sections import SectionField
from thidua.plans.models import Base, BaseKind, Plan, Recipient, Section, SectionRole
from thidua.plans.models.plan import LONGEST_TEXT
from thidua.plans.queries.sending import units_to_send_to
from thidua.plans.queries.tree import sections_for_choice
from thidua.units.queries import associations_for_choice
from thidua.web.days import DayField
from thidua.web.paragraphs import LongField


class PlanForm(forms.Form):
    """The frame of a plan."""

    title = forms.CharField(label="Trích yếu", max_length=240)
    starts = DayField(label="Từ ngày")
    ends = DayField(label="Đến hết ngày")


class SectionForm(forms.Form):
    """A heading with the number that the plan gives it."""

    number = forms.CharField(
        label="Số mục", max_length=12, required=False, help_text="I, 2.1, a… như trên giấy."
    )
    title = forms.CharField(label="Tên mục", max_length=300)
    parent = SectionField(label="Nằm trong mục", required=False, empty_label="Không, là mục lớn")
    role = forms.ChoiceField(label="Loại mục", choices=SectionRole)
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, plan: Plan, besides: Section | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        above = self.fields["parent"]
        assert isinstance(above, SectionField)
        above.queryset = sections_for_choice(plan, besides)


class FrameForm(forms.Form):
    """What stands around the sections."""

    title = forms.CharField(label="Trích yếu", max_length=240)
    starts = DayField(label="Từ ngày")
    ends = DayField(label="Đến hết ngày")
    opening = LongField(
        label="Lời dẫn",
        required=False,
        max_length=LONGEST_TEXT,
        rows=4,
        help_text="Đứng sau các căn cứ, trước mục đầu tiên. Mỗi dòng là một đoạn.",
    )
    closing = LongField(
        label="Lời kết",
        required=False,
        max_length=LONGEST_TEXT,
        rows=3,
        help_text="Đứng sau mục cuối cùng.",
    )
    drafter = forms.CharField(
        label="Người soạn", max_length=60, required=False, help_text="In ở dòng “Lưu: VT”, ví dụ Sim."
    )
    copies = forms.IntegerField(label="Số bản", required=False, min_value=1, max_value=999)
    version = forms.IntegerField(widget=forms.HiddenInput)


class MoveForm(forms.Form):
    """What the arrows send: which row, and which way."""

    what = forms.ChoiceField(choices=[(name, name) for name in ("section", "item", "base", "recipient")])
    row = forms.UUIDField()
    way = forms.ChoiceField(choices=[("len", "lên"), ("xuong", "xuống")])


class BaseForm(forms.Form):
    """One paper at the head of the plan, from one of three sources."""

    kind = forms.ChoiceField(label="Loại", choices=BaseKind)
    instrument = forms.ChoiceField(
        label="Trong thư viện luật",
        required=False,
        help_text="Phần mềm tự ghi tên, ngày, nơi ban hành và tự kiểm tra hiệu lực.",
    )
    incoming = RowField(None, label="Trong sổ văn bản đến", required=False, empty_label="Không chọn")
    paper = forms.CharField(
        label="Số, ký hiệu", max_length=60, required=False, help_text="Ghi khi hai ô trên không có văn bản."
    )
    dated = DayField("Ngày văn bản", required=False)
    issuer = forms.CharField(label="Nơi ban hành", max_length=160, required=False)
    about = forms.CharField(
        label="Trích yếu hoặc lời dẫn",
        max_length=300,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, plan: Plan, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rows = sorted(load().instruments.values(), key=lambda one: one.title)
        library, came = self.fields["instrument"], self.fields["incoming"]
        assert isinstance(library, forms.ChoiceField)
        assert isinstance(came, RowField)
        library.choices = [("", "Không chọn"), *((one.id, one.title) for one in rows)]
        came.queryset = incoming_for_choice(plan.unit)

    def given(self) -> BaseText:
        typed = {name: value for name, value in self.cleaned_data.items() if name not in ("version", "kind")}
        return BaseText(kind=BaseKind(self.cleaned_data["kind"]), **typed)

    @staticmethod
    def shown(base: Base | None) -> dict[str, Any]:
        if base is None:
            return {"kind": BaseKind.LEGAL}
        names = ("kind", "instrument", "incoming", "paper", "dated", "issuer", "about", "version")
        return {name: getattr(base, name) for name in names}


class RecipientForm(forms.Form):
    """One line of “Nơi nhận”, and for each way of sending its own deadline and receiver."""

    association = RowField(
        None,
        label="Tổ chức, đoàn thể của đơn vị",
        required=False,
        empty_label="Không chọn",
        help_text="Chọn thì nơi nhận in đúng tên tổ chức.",
    )
    name = forms.CharField(
        label="Nơi nhận",
        max_length=160,
        required=False,
        help_text="Như in ở phần “Nơi nhận”. Đã chọn tổ chức thì để trống được.",
    )
    purpose = forms.CharField(
        label="Để làm gì", max_length=60, required=False, help_text="để báo cáo, để chỉ đạo, để thực hiện…"
    )
    unit_to = RowField(
        None,
        label="Là đơn vị nào trong phần mềm",
        required=False,
        empty_label="Không phải",
        help_text="Cấp trên hoặc đơn vị trực thuộc. Chọn thì sổ văn bản đi ghi đúng đơn vị ấy.",
    )
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, plan: Plan, on: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        unit_to, association = self.fields["unit_to"], self.fields["association"]
        assert isinstance(unit_to, RowField)
        assert isinstance(association, RowField)
        association.queryset = associations_for_choice(plan.unit, on)
        if not association.queryset.exists():
            del self.fields["association"]
        unit_to.queryset = units_to_send_to(plan.unit, on, self.initial.get("unit_to"))
        for channel in Channel:
            self.fields[f"{channel}_goes"] = forms.BooleanField(label=str(channel.label), required=False)
            self.fields[f"{channel}_rule"] = forms.ChoiceField(
                label="Hạn tính", choices=DueRule, required=False, initial=DueRule.WITHIN
            )
            self.fields[f"{channel}_due"] = DayField("Ngày", required=False)
            self.fields[f"{channel}_receiver"] = forms.CharField(
                label="Người, địa chỉ nhận", max_length=160, required=False
            )

    def groups(self) -> list[list[Any]]:
        """For each way its boxes: whether it goes so, and what belongs to it."""
        names = ("goes", "rule", "due", "receiver")
        return [[self[f"{channel}_{name}"] for name in names] for channel in Channel]

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or {}
        for channel in Channel:
            said = given.get(f"{channel}_due") or given.get(f"{channel}_receiver")
            if said and not given.get(f"{channel}_goes"):
                self.add_error(
                    f"{channel}_goes", "Đã ghi hạn hoặc người nhận: hãy chọn cách gửi này, hoặc xóa."
                )
        return given

    def ways(self) -> list[Way]:
        given = self.cleaned_data
        return [
            Way(
                channel,
                given[f"{channel}_due"],
                DueRule(given[f"{channel}_rule"] or DueRule.WITHIN),
                given[f"{channel}_receiver"],
            )
            for channel in Channel
            if given[f"{channel}_goes"]
        ]

    @staticmethod
    def shown(recipient: Recipient | None) -> dict[str, Any]:
        if recipient is None:
            return {}
        found: dict[str, Any] = {
            name: getattr(recipient, name)
            for name in ("name", "purpose", "unit_to", "association", "version")
        }
        for one in recipient.deliveries.all():
            found |= {
                f"{one.channel}_goes": True,
                f"{one.channel}_rule": one.due_rule,
                f"{one.channel}_due": one.due,
                f"{one.channel}_receiver": one.receiver,
            }
        return found

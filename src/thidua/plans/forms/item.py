"""What is typed of one item, by its kind."""

from collections.abc import Callable
from datetime import date
from typing import Any

from django import forms
from django.db.models import QuerySet

from thidua.documents.queries import incoming_for_choice
from thidua.people.queries import people_at_work
from thidua.plans import measures
from thidua.plans.fields import MANY, MUST, NAMES_SOMEBODY, WHO, fields_of
from thidua.plans.forms.rows import ManyField, RowField
from thidua.plans.forms.sections import SectionField
from thidua.plans.models import DueRule, Item, ItemKind, LaunchLevel, Mode, Plan
from thidua.plans.models.plan import LIVING
from thidua.plans.queries.tree import sections_for_choice
from thidua.units.models import Role
from thidua.units.queries import associations_for_choice
from thidua.web.days import DayField
from thidua.web.numbers import CommaDecimalField
from thidua.web.paragraphs import LongField

LONG = {"text": 4, "objective": 2, "criteria": 3}
LABELS = {
    "text": "Nội dung",
    "who": "Ai thực hiện (ghi bằng chữ)",
    "person": "Người thực hiện",
    "role": "Vai trò thực hiện",
    "team": "Tổ thực hiện",
    "association": "Tổ chức, đoàn thể thực hiện",
    "launched_by": "Tổ chức phát động",
    "taking_part": "Tổ chức cùng tham gia",
    "answers": "Trả lời văn bản đến",
    "due": "Hạn",
    "aim": "Con số phải đạt",
}
DAYS = ("starts", "ends", "due")
CHOICES = {"level": LaunchLevel, "mode": Mode, "due_rule": DueRule, "role": Role}
OF_ASSOCIATIONS = ("association", "launched_by", "taking_part")

ROWS: dict[str, Callable[[Plan, date], QuerySet[Any]]] = {
    "person": lambda plan, on: people_at_work(plan.unit, on),
    "team": lambda plan, _on: plan.unit.teams.all(),
    "answers": lambda plan, _on: incoming_for_choice(plan.unit),
    **dict.fromkeys(OF_ASSOCIATIONS, lambda plan, on: associations_for_choice(plan.unit, on)),
}


class ItemForm(forms.Form):
    """The fields of one kind; what the kind must say is marked, the rest may stay empty."""

    def __init__(
        self, *args: Any, kind: ItemKind, plan: Plan, on: date, is_new: bool = True, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        # Of these one at least is said.
        self.one_of = WHO if kind in NAMES_SOMEBODY else ()
        without = set() if associations_for_choice(plan.unit, on).exists() else set(OF_ASSOCIATIONS)
        for name in (one for one in fields_of(kind) if one not in without):
            self.fields[name] = self._field(name, kind, plan, on)
        if kind in LIVING:
            self.fields["because"] = forms.CharField(
                label="Lý do vẫn giữ nội dung nên xem lại",
                required=False,
                max_length=300,
                widget=forms.Textarea(attrs={"rows": 2}),
            )
        if not is_new:
            self.fields["section"] = SectionField(
                label="Nằm ở mục", queryset=sections_for_choice(plan, None), empty_label=None
            )
        self.fields["version"] = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def _field(self, name: str, kind: ItemKind, plan: Plan, on: date) -> forms.Field:
        model_field = None if name in MANY else Item._meta.get_field(name)  # noqa: SLF001 - Django's documented way to a field's name
        label = LABELS.get(name) or str(getattr(model_field, "verbose_name", name)).capitalize()
        must = name in MUST[kind]
        if name in DAYS:
            return DayField(label=label, required=must)
        if name in CHOICES:
            empty = [] if name == "due_rule" else [("", "Hãy chọn" if must else "Không ghi")]
            choices = [*empty, *CHOICES[name].choices]
            initial = DueRule.WITHIN if name == "due_rule" else None
            return forms.ChoiceField(label=label, required=must, choices=choices, initial=initial)
        if name in ROWS:
            rows = ROWS[name](plan, on)
            one = RowField(rows, label=label, required=False, empty_label="Không ghi")
            return ManyField(rows, label=label, required=False) if name in MANY else one
        if name == "measure":
            return forms.ChoiceField(label=label, required=False, choices=measures.choices())
        if name == "aim":
            return CommaDecimalField(label=label, required=must, max_digits=14, decimal_places=2)
        return _of_words(name, label, getattr(model_field, "max_length", None), must=must)


def _of_words(name: str, label: str, longest: int | None, *, must: bool) -> forms.Field:
    if name in LONG:
        return LongField(label=label, required=must, max_length=longest, rows=LONG[name])
    return forms.CharField(label=label, required=must, max_length=longest)

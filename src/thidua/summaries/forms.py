"""What is typed of a report: its frame, the words of a part, recipients, which changed figures are taken."""

from typing import Any

from django import forms

from thidua.documents.models import Incoming
from thidua.documents.queries import incoming_for_choice
from thidua.movements.access import MOVING
from thidua.plans.models import Item
from thidua.plans.queries.tree import living_items
from thidua.summaries.actions.beginning import Frame
from thidua.summaries.models import Figure, Kind, Part, Recipient, Report, Theme
from thidua.summaries.outline import PARTS, Sort
from thidua.units.models import Unit
from thidua.web.days import DayField

FREE_LINES = 3
LONGEST_TITLE = 240


class ItemField(forms.ModelChoiceField[Any]):
    """A movement of the plan in force, or a paper that came, as people name it."""

    def label_from_instance(self, row: Any) -> str:
        return row.name if isinstance(row, Item) else f"{row.paper} · {row.abstract}"


class FrameForm(forms.Form):
    """Subject and stretch; of a report on a movement or on a paper that came, also which one."""

    title = forms.CharField(label="Trích yếu", max_length=240, widget=forms.Textarea(attrs={"rows": 2}))
    starts = DayField("Từ ngày")
    ends = DayField("Đến hết ngày")

    def __init__(self, *args: Any, unit: Unit, sort: Sort, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.sort = sort
        if sort.theme == Theme.MOVEMENT:
            rows = living_items(unit).filter(kind__in=MOVING).exclude(undertaking=None).order_by("name")
            self.fields["about"] = ItemField(
                rows, label="Phong trào, đợt thi đua nào", empty_label="Hãy chọn"
            )
            self._name_by_choice()
        if sort.theme == Theme.DIRECTIVE:
            came = incoming_for_choice(unit)
            self.fields["about"] = ItemField(came, label="Văn bản đến nào", empty_label="Hãy chọn")
            self._name_by_choice()

    def _name_by_choice(self) -> None:
        self.fields["title"].required = False
        self.fields["title"].help_text = "Bỏ trống thì lấy tên của mục đã chọn ở trên."

    def frame(self) -> Frame:
        given = self.cleaned_data
        about = given.get("about")
        return Frame(
            kind=Kind(self.sort.kind),
            theme=self.sort.theme,
            title=given["title"] or (_subject(about) if about else ""),
            starts=given["starts"],
            ends=given["ends"],
            undertaking=about.undertaking if isinstance(about, Item) else None,
            answers=None if isinstance(about, Item) else about,
        )


def _subject(about: Item | Incoming) -> str:
    if isinstance(about, Item):
        return f"Kết quả {about.get_kind_display().lower()} “{about.name}”"[:LONGEST_TITLE]
    return f"Kết quả thực hiện {about.paper}: {about.abstract}"[:LONGEST_TITLE]


class PartForm(forms.Form):
    """The own words of one part; a part that may be left out asks whether it prints."""

    words = forms.CharField(
        max_length=8000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 8}),
        help_text="Mỗi dòng là một đoạn. Lấy số mới không làm mất phần thầy cô viết.",
    )
    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, part: Part, **kwargs: Any) -> None:
        shown = {"words": part.words, "is_in": part.is_in, "version": part.version}
        super().__init__(*args, **{"initial": shown} | kwargs)
        kind = PARTS[part.key]
        self.fields["words"].label = kind.asks
        if not kind.must:
            self.fields["is_in"] = forms.BooleanField(label="In phần này vào báo cáo", required=False)


class OffersForm(forms.Form):
    """Which of the changed figures are taken; the others stay."""

    taken = forms.ModelMultipleChoiceField(Figure.objects.none(), required=False)
    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, report: Report, **kwargs: Any) -> None:
        super().__init__(*args, **{"initial": {"version": report.version}} | kwargs)
        field = self.fields["taken"]
        assert isinstance(field, forms.ModelMultipleChoiceField)
        field.queryset = Figure.objects.filter(part__report=report).exclude(offer="")


class RecipientsForm(forms.Form):
    """The subject, each recipient with its purpose on a line of its own, drafter and copies."""

    title = forms.CharField(label="Trích yếu", max_length=240, widget=forms.Textarea(attrs={"rows": 2}))
    drafter = forms.CharField(
        label="Người soạn", max_length=60, required=False, help_text="In ở dòng “Lưu: VT”, ví dụ Sim."
    )
    copies = forms.IntegerField(label="Số bản", required=False, min_value=1, max_value=999)
    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, report: Report, there: list[Recipient], **kwargs: Any) -> None:
        shown: dict[str, Any] = {
            name: getattr(report, name) for name in ("title", "drafter", "copies", "version")
        }
        for place, one in enumerate(there):
            shown |= {f"name_{place}": one.name, f"purpose_{place}": one.purpose}
        super().__init__(*args, **{"initial": shown} | kwargs)
        self.places = range(len(there) + FREE_LINES)
        for place in self.places:
            self.fields[f"name_{place}"] = forms.CharField(
                label=f"Nơi nhận {place + 1}", max_length=160, required=False
            )
            self.fields[f"purpose_{place}"] = forms.CharField(
                label="Để làm gì", max_length=60, required=False, help_text="để báo cáo, để thực hiện…"
            )

    def rows(self) -> list[tuple[Any, Any]]:
        return [(self[f"name_{place}"], self[f"purpose_{place}"]) for place in self.places]

    def lines(self) -> list[tuple[str, str]]:
        given = self.cleaned_data
        return [(given[f"name_{place}"], given[f"purpose_{place}"]) for place in self.places]

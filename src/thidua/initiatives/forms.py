"""What the reviewer fills in, and by what the list is filtered."""

from collections.abc import Iterable
from typing import Any

from django import forms

from thidua.core.text import fold
from thidua.initiatives.models import Verdict
from thidua.initiatives.queries import Listed

KINDS = [("", "Tất cả"), ("planned", "Dự định"), ("recognised", "Đã công nhận")]
STATES = [("", "Tất cả"), ("none", "Chưa ai nhận xét"), *Verdict.choices]
WAITING = ("waiting", "Chờ tôi nhận xét")


class FilterForm(forms.Form):
    """What the list shows; a value it does not know is as good as none."""

    q = forms.CharField(label="Tìm tên sáng kiến, tác giả", required=False, max_length=80)
    kind = forms.ChoiceField(label="Loại", required=False, choices=KINDS)
    state = forms.ChoiceField(label="Nhận xét", required=False, choices=STATES)
    team = forms.ChoiceField(label="Tổ", required=False)

    def __init__(self, *args: Any, rows: Iterable[Listed], is_reviewer: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        teams = dict.fromkeys(row.subject.team for row in rows if row.subject.team)
        self.fields["team"].choices = [("", "Tất cả"), *((name, name) for name in sorted(teams))]  # type: ignore[attr-defined]  # a field by its name has no narrower type
        if is_reviewer:
            self.fields["state"].choices = [STATES[0], WAITING, *STATES[1:]]  # type: ignore[attr-defined]  # as above
        self.fields["q"].widget.attrs["placeholder"] = "vd. hoa sim"

    def chosen(self, rows: Iterable[Listed]) -> list[Listed]:
        """The rows that stay; typed without diacritics is found as well."""
        self.is_valid()
        given = self.cleaned_data
        words = fold(given.get("q", ""))
        return [
            row
            for row in rows
            if words in fold(f"{row.subject.title} {row.subject.author}")
            and given.get("kind", "") in {"", "planned" if row.subject.is_planned else "recognised"}
            and given.get("team", "") in {"", row.subject.team}
            and _in_state(row, given.get("state", ""))
        ]

    @property
    def is_on(self) -> bool:
        self.is_valid()
        return any(self.cleaned_data.values())


def _in_state(row: Listed, state: str) -> bool:
    if state == "waiting":
        return row.waits
    if state == "none":
        return not row.said
    return not state or any(one.verdict == state for one in row.said)


class ReviewForm(forms.Form):
    """A verdict with the reason; `version` and `seen` tell what the reviewer had before the eyes."""

    verdict = forms.ChoiceField(
        label="Ý kiến",
        choices=Verdict.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Hãy chọn một ý kiến."},
    )
    text = forms.CharField(
        label="Nhận xét",
        required=False,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text="Cần bổ sung hoặc không đồng ý thì nêu rõ điều gì, vì sao. Tác giả đọc được.",
    )
    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    seen = forms.CharField(widget=forms.HiddenInput)

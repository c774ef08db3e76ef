"""The file that is handed in, its columns, and the dry run which somebody agrees to."""

from datetime import date
from typing import Any

from django import forms

from thidua.intake.reading.columns import Vocabulary
from thidua.intake.reading.suggesting import Candidate, Column
from thidua.intake.reading.values import UnreadableError
from thidua.intake.targets.award_marks import school_year
from thidua.intake.targets.awards.records import LONGEST_AUTHORITY, LONGEST_PAPER
from thidua.web.days import DayField
from thidua.web.sheets import SheetForm


class BringForm(SheetForm):
    """A file, or what was copied out of Excel; one of the two."""

    most_megabytes = 25
    most_pasted = 2_000_000
    unnamed = "danh-sach"

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["file"].label = "Tệp danh sách (.xls, .xlsx, .csv)"
        self.fields["file"].help_text = "Không quá 25 MB."


class ColumnsForm(forms.Form):
    """For each column of the file: what it is, or nothing."""

    def __init__(self, *args: Any, columns: list[Column], words: Vocabulary, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.columns, self.words = columns, words
        choices = [
            ("", "Bỏ qua cột này"),
            *((name, label[:1].upper() + label[1:]) for name, label in words.labels.items()),
        ]
        for column in columns:
            self.fields[f"column_{column.place}"] = forms.ChoiceField(
                label=column.heading,
                choices=choices,
                required=False,
                initial=column.suggestion,
                error_messages={"invalid_choice": "Hãy chọn một mục trong danh sách."},
            )

    def rows(self) -> list[tuple[Column, forms.BoundField]]:
        return [(column, self[f"column_{column.place}"]) for column in self.columns]

    def clean(self) -> dict[str, Any]:
        """One column a field: the second is told which was the first."""
        cleaned = super().clean() or {}
        first: dict[str, Column] = {}
        for column in self.columns:
            name = cleaned.get(f"column_{column.place}")
            if name and name in first:
                label, other = self.words.labels[name], first[name].heading
                self.add_error(f"column_{column.place}", f"Mục «{label}» đã được chọn cho cột «{other}».")
            elif name:
                first[name] = column
        return cleaned

    def chosen(self) -> dict[str, int]:
        return {
            name: column.place
            for column in self.columns
            if (name := self.cleaned_data.get(f"column_{column.place}"))
        }


class StatedForm(forms.Form):
    """What is true of every line of a file that has no column of it. Every answer may stay open."""

    def __init__(self, *args: Any, words: Vocabulary, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in words.once:
            label = words.labels[name]
            self.fields[name] = _box_of(name, label[:1].upper() + label[1:])

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        for name in YEARS.intersection(cleaned):
            try:
                cleaned[name] = school_year(cleaned[name] or None) or ""
            except UnreadableError as error:
                self.add_error(name, f"Năm học chưa đúng: {error}.")
        return cleaned

    def answers(self) -> dict[str, str]:
        """By the column's name, as a cell of the file would say it."""
        found = {name: self.cleaned_data.get(name) for name in self.fields}
        return {
            name: f"{value:%d/%m/%Y}" if isinstance(value, date) else str(value)
            for name, value in found.items()
            if value
        }


# Which of them are school years and which are days; the others are words of at most so many letters.
YEARS = frozenset({"award_year", "grade_year", "school_year"})
DAYS = frozenset({"award_on", "recognised_on"})
LONGEST = {"award_paper": LONGEST_PAPER, "authority": LONGEST_AUTHORITY, "paper": LONGEST_PAPER}


def _box_of(name: str, label: str) -> forms.Field:
    if name in DAYS:
        return DayField(label, required=False)
    longest = LONGEST.get(name, 20)
    return forms.CharField(
        label=label,
        required=False,
        max_length=longest,
        help_text="Ví dụ 2023-2024." if name in YEARS else "",
        error_messages={"max_length": f"Dài quá {longest} ký tự, hãy rút gọn."},
    )


class HeadingForm(forms.Form):
    """Which row heads the list."""

    tieu_de = forms.ChoiceField(label="Dòng tiêu đề", required=False)

    def __init__(self, *args: Any, candidates: list[Candidate], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["tieu_de"].choices = [(one.key, one.words) for one in candidates]  # type: ignore[attr-defined]  # a field by its name has no narrower type


class ApplyForm(forms.Form):
    """The dry run that was seen, and which doubtful lines were ticked."""

    seen = forms.CharField(max_length=64, widget=forms.HiddenInput)
    ticked = forms.MultipleChoiceField(
        required=False,
        error_messages={
            "invalid_choice": "Danh sách vừa thay đổi. Hãy xem lại kết quả kiểm tra rồi áp dụng."
        },
    )
    all_likely = forms.BooleanField(required=False)

    def __init__(self, *args: Any, lines: list[int], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["ticked"].choices = [(str(line), "") for line in lines]  # type: ignore[attr-defined]  # as above

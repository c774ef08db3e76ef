"""What the office fills in about a collective: a year's numbers, an award from before, the chair's statement."""

from typing import Any

from django import forms

from statute.names import award_name
from thidua.collectives.models import COUNTED, CollectiveYear
from thidua.core.school_years import before
from thidua.people.models import COLLECTIVE_TITLES, FORMS_OF_COLLECTIVES, Basis, Grade, Grant
from thidua.web.days import DayField

# As the law speaks of a collective's work, not of a person's grade.
GRADES = [(grade.value, grade.label) for grade in Grade if grade != Grade.UNGRADED]


YEARS_BACK = 25


def words(label: str, longest: int, help_text: str = "") -> forms.CharField:
    too_long = {"max_length": f"Dài quá {longest} ký tự, hãy rút gọn."}
    return forms.CharField(
        label=label, max_length=longest, required=False, help_text=help_text, error_messages=too_long
    )


def chosen(label: str, choices: list[tuple[str, str]]) -> forms.ChoiceField:
    return forms.ChoiceField(label=label, choices=[("", "Chưa rõ"), *choices], required=False)


def _people(name: str) -> forms.IntegerField:
    label = COUNTED[name]
    return forms.IntegerField(
        label=label[:1].upper() + label[1:],
        required=False,
        min_value=0,
        error_messages={"invalid": "Hãy nhập một số nguyên.", "min_value": "Số người không thể âm."},
    )


class CollectiveYearForm(forms.Form):
    """A number left empty is counted from the members' records where it can be; what was counted stands beside it."""

    grade = chosen("Mức hoàn thành nhiệm vụ của tập thể", GRADES)
    grade_paper = words("Văn bản đánh giá tập thể", 120, help_text="Số, ngày của quyết định hoặc biên bản.")
    members = _people("members")
    ungraded = _people("ungraded")
    completed = _people("completed")
    ldtt = _people("ldtt")
    cstdcs = _people("cstdcs")
    disciplined_from_warning = _people("disciplined_from_warning")
    counts_paper = words("Số liệu ghi tay lấy từ văn bản", 120)
    titles_decided = forms.BooleanField(
        label="Đã ghi đủ danh hiệu của tập thể trong năm học này (không ghi: không được tặng)", required=False
    )
    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0)

    def __init__(
        self, *args: Any, counted: dict[str, int | None], may_decide_titles: bool, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        for name in COUNTED:
            known = counted.get(name)
            self.fields[name].help_text = "" if known is None else f"Máy đếm được: {known}."
        if not may_decide_titles:
            del self.fields["titles_decided"]

    @staticmethod
    def initial_of(row: CollectiveYear | None) -> dict[str, Any]:
        if row is None:
            return {"version": 0}
        names = (*COUNTED, "grade", "grade_paper", "counts_paper", "titles_decided", "version")
        return {name: getattr(row, name) for name in names}

    def entered(self) -> dict[str, Any]:
        """As the action takes it."""
        said = self.cleaned_data
        return {
            "counts": {name: said[name] for name in COUNTED},
            "titles_decided": bool(said.get("titles_decided")),
            **{name: said[name] for name in ("grade", "grade_paper", "counts_paper", "version")},
        }


class CollectiveGrantForm(forms.Form):
    """An award from before, with what its decision says as far as it is known."""

    school_year = forms.ChoiceField(
        label="Năm học",
        required=False,
        help_text="Danh hiệu phải ghi năm học; bằng khen, giấy khen có thể bỏ trống.",
        error_messages={"invalid_choice": "Hãy chọn năm học trong danh sách."},
    )
    code = forms.ChoiceField(
        label="Danh hiệu, hình thức",
        choices=[
            ("", "Chọn"),
            *((code, award_name(code)) for code in (*COLLECTIVE_TITLES, *FORMS_OF_COLLECTIVES)),
        ],
        error_messages={"required": "Hãy chọn một mục."},
    )
    paper = words("Số quyết định", 60)
    on = DayField("Ngày quyết định", required=False)
    authority = words("Cấp quyết định", 120, help_text="Ví dụ: Chủ tịch UBND huyện.")
    basis = chosen("Loại hình khen thưởng", Basis.choices)
    all_titles = forms.BooleanField(
        label="Tập thể không còn danh hiệu nào khác của năm học ấy",
        required=False,
        help_text="Chỉ đánh dấu khi năm học ấy đã có đủ kết quả: máy sẽ coi danh hiệu không ghi là không được tặng.",
    )

    def __init__(self, *args: Any, now: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["school_year"]
        assert isinstance(field, forms.ChoiceField)
        years = [before(now, ago) for ago in range(1, YEARS_BACK)]
        field.choices = [("", "Chọn năm học"), *((year, year) for year in years)]

    def entered(self) -> dict[str, Any]:
        """As `CollectiveGrant` takes it."""
        said = self.cleaned_data
        names = ("code", "on", "paper", "authority")
        return {name: said[name] for name in names} | {
            "school_year": said["school_year"] or None,
            "basis": said["basis"] or None,
        }


class CollectiveGrantEditForm(forms.Form):
    """What its decision says, where it was left open or written down wrongly."""

    paper = words("Số quyết định", 60)
    on = DayField("Ngày quyết định", required=False)
    authority = words("Cấp quyết định", 120)
    basis = chosen("Loại hình khen thưởng", Basis.choices)
    version = forms.IntegerField(widget=forms.HiddenInput)

    def known(self) -> dict[str, Any]:
        said = self.cleaned_data
        return {name: said[name] for name in ("on", "paper", "authority")} | {"basis": said["basis"] or None}

    @staticmethod
    def initial_of(row: Grant) -> dict[str, Any]:
        return {name: getattr(row, name) for name in ("on", "paper", "authority", "basis", "version")}


class CollectiveReviewForm(forms.Form):
    under_review = forms.ChoiceField(
        label="Tập thể này",
        widget=forms.RadioSelect,
        choices=[
            ("no", "Không trong thời gian xem xét kỷ luật, thanh tra, kiểm tra, điều tra"),
            ("yes", "Đang trong thời gian xem xét kỷ luật, thanh tra, kiểm tra hoặc điều tra"),
        ],
        error_messages={"required": "Hãy chọn một trong hai."},
    )

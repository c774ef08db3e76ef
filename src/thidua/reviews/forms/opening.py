"""Opening a review, moving its last days."""

import re
from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms

from thidua.criteria.models import CriteriaSet
from thidua.reviews.actions.opening import Opening
from thidua.reviews.content import Kind, Period, months_within
from thidua.reviews.models import Council, LeadersBy, Rule, Way
from thidua.web.days import DayField

_WEIGHT = re.compile(r"\s*(?P<month>[0-9]{1,2})\s*[:=x×]\s*(?P<weight>[0-9]{1,3})\s*")
_GROUPS = {Kind.MONTH: "Tháng", Kind.QUARTER: "Quý", Kind.SEMESTER: "Học kỳ", Kind.YEAR: "Năm học"}


class OpeningForm(forms.Form):
    """One page; what only concerns stretches put together from months stands in a part of its own."""

    period = forms.ChoiceField(label="Kỳ bình xét")
    sets = forms.MultipleChoiceField(
        label="Bộ tiêu chí",
        help_text="Mỗi người được chấm theo bộ đầu tiên dùng cho nhóm và tổ của mình.",
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Hãy chọn ít nhất một bộ tiêu chí."},
    )
    way = forms.ChoiceField(
        label="Cách làm", choices=Way.choices, widget=forms.RadioSelect, initial=Way.MARKED
    )
    with_self = forms.BooleanField(label="Có bước tự chấm", required=False, initial=True)
    self_closes = DayField("Hạn tự chấm", required=False, help_text="Tính hết ngày ấy.")
    team_closes = DayField("Hạn tổ chấm", required=False, help_text="Tính hết ngày ấy.")
    council = forms.ChoiceField(
        label="Bước Hội đồng",
        help_text="Hội đồng cho chung một điểm: Hiệu trưởng, Phó Hiệu trưởng hoặc thư ký nhập điểm đã thống nhất.",
        choices=Council.choices,
        widget=forms.RadioSelect,
        initial=Council.BLIND,
    )
    council_closes = DayField("Hạn Hội đồng", required=False, help_text="Tính hết ngày ấy.")
    leaders_by = forms.ChoiceField(
        label="Ai chấm tổ trưởng",
        help_text="Không ai tự chấm mình ở bước tổ và bước Hội đồng. Cách chọn ở đây hiện trên phiếu.",
        choices=LeadersBy.choices,
        widget=forms.RadioSelect,
        initial=LeadersBy.OFFICE,
    )
    newcomers_exempt = forms.BooleanField(
        label="Miễn người về trường giữa kỳ",
        help_text="Chỉ dùng cho kỳ chấm điểm; kỳ tổng hợp thì xét theo số tháng có kết quả. "
        "Người nghỉ cả kỳ theo đợt nghỉ đã ghi luôn được miễn. Miễn rồi vẫn bỏ miễn từng người được.",
        required=False,
        initial=True,
    )
    objection_days = forms.IntegerField(
        label="Số ngày nhận ý kiến sau công bố", min_value=0, max_value=60, initial=5
    )
    rule = forms.ChoiceField(
        label="Quy tắc tổng hợp",
        choices=Rule.choices,
        widget=forms.RadioSelect,
        required=False,
        initial=Rule.AVERAGE,
    )
    weights = forms.CharField(
        label="Hệ số các tháng",
        required=False,
        help_text="Ví dụ 11:2, 5:2 – tháng 11 và tháng 5 hệ số 2, các tháng khác hệ số 1.",
        max_length=120,
    )
    least = forms.IntegerField(
        label="Ít nhất mấy tháng có kết quả", min_value=1, max_value=12, initial=1, required=False
    )
    first = DayField(
        "Từ ngày (nếu khác)", required=False, help_text="Học kỳ của trường có thể bắt đầu ngày khác."
    )
    last = DayField("Đến ngày (nếu khác)", required=False)

    def __init__(
        self, *args: Any, periods: Sequence[Period], sets: Sequence[CriteriaSet], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.periods = {one.key: one for one in periods}
        self.rows = {str(row.id): row for row in sets}
        grouped: dict[str, list[tuple[str, str]]] = {}
        for one in periods:
            grouped.setdefault(_GROUPS[one.kind], []).append((one.key, one.name[0].upper() + one.name[1:]))
        self.fields["period"].choices = list(grouped.items())  # type: ignore[attr-defined]  # by its name it has no narrower type
        self.fields["sets"].choices = [  # type: ignore[attr-defined]  # as above
            (key, f"{row.name} (lần {row.edition}, {row.thread.get_about_display().lower()})")
            for key, row in self.rows.items()
        ]

    def clean_weights(self) -> dict[int, int]:
        text = self.cleaned_data["weights"]
        found: dict[int, int] = {}
        for part in filter(None, (piece.strip() for piece in text.split(","))):
            read = _WEIGHT.fullmatch(part)
            if read is None or not 1 <= int(read["month"]) <= 12:  # noqa: PLR2004 -- months of a year
                raise forms.ValidationError(f"“{part}” chưa đọc được. Viết dạng tháng:hệ số, ví dụ 11:2.")
            found[int(read["month"])] = int(read["weight"])
        return found

    def opening(self) -> Opening:
        said = self.cleaned_data
        period = self.periods[said["period"]]
        first, last = said["first"] or period.first, said["last"] or period.last
        return Opening(
            period=period,
            sets=[self.rows[key] for key in said["sets"]],
            first=first,
            last=last,
            way=said["way"],
            with_self=said["with_self"],
            council=said["council"],
            leaders_by=said["leaders_by"],
            newcomers_exempt=said["newcomers_exempt"],
            self_closes=said["self_closes"],
            team_closes=said["team_closes"],
            council_closes=said["council_closes"],
            objection_days=said["objection_days"],
            rule=said["rule"] or Rule.AVERAGE,
            weights=_by_month(said["weights"], first, last),
            least=said["least"] or 1,
        )


class DaysForm(forms.Form):
    """Only the steps that the review has."""

    self_closes = DayField("Hạn tự chấm")
    team_closes = DayField("Hạn tổ chấm")
    council_closes = DayField("Hạn Hội đồng")
    because = forms.CharField(
        label="Lý do", max_length=300, error_messages={"required": "Hãy ghi lý do dời hạn."}
    )

    def __init__(self, *args: Any, with_self: bool, has_council: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not with_self:
            del self.fields["self_closes"]
        if not has_council:
            del self.fields["council_closes"]


class BecauseForm(forms.Form):
    """One reason."""

    because = forms.CharField(label="Lý do", max_length=300, error_messages={"required": "Hãy ghi lý do."})


class ExemptForm(forms.Form):
    because = forms.CharField(
        label="Lý do miễn",
        help_text="Ví dụ: đi học tập trung cả tháng. Để trống nghĩa là thôi miễn, người này lại được chấm.",
        max_length=200,
        required=False,
    )
    version = forms.IntegerField(widget=forms.HiddenInput, min_value=1)


def _by_month(weights: dict[int, int], first: date, last: date) -> dict[str, int]:
    return {
        month.isoformat(): weights[month.month]
        for month in months_within(first, last)
        if month.month in weights
    }

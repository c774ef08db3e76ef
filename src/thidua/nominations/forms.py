"""What people fill in around dossiers: filters, one by hand, the list that was looked at, the achievement."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django import forms

from statute import names
from thidua.collectives.models import Collective
from thidua.nominations.queries import Candidate, CollectiveCandidate
from thidua.nominations.states import DossierState
from thidua.people.models import Posting
from thidua.units.models import Team
from thidua.web.days import DayField
from thidua.web.scans import ScanField

STATES = [
    (DossierState.OPEN, "Đang chuẩn bị"),
    (DossierState.READY, "Chờ Hội đồng"),
    (DossierState.IN_COUNCIL, "Hội đồng đang xét"),
    (DossierState.SUPPORTED, "Hội đồng đồng ý"),
    (DossierState.NOT_SUPPORTED, "Chưa đủ phiếu"),
    (DossierState.SUBMITTED, "Đã gửi cấp trên"),
    (DossierState.RETURNED, "Cấp trên trả lại"),
    (DossierState.GRANTED, "Được tặng"),
    (DossierState.GRANTED_LOWER, "Được tặng mức khác"),
    (DossierState.REFUSED, "Không được tặng"),
    (DossierState.WITHDRAWN, "Đã rút"),
]
ANSWERS = [
    ("yes", "Đủ điều kiện"),
    ("unknown", "Chưa rõ"),
    ("no", "Chưa đủ"),
    ("blocked", "Chưa được xét"),
]
ALL = [("", "Tất cả")]


class FilterForm(forms.Form):
    """What the register shows; a value it does not know is as good as none."""

    q = forms.CharField(label="Tìm họ tên, tổ", required=False, max_length=80)
    award = forms.ChoiceField(label="Danh hiệu, hình thức", required=False)
    state = forms.ChoiceField(label="Bước", required=False, choices=[*ALL, *STATES])
    team = forms.ChoiceField(label="Tổ", required=False)
    answer = forms.ChoiceField(label="Điều kiện theo luật", required=False, choices=[*ALL, *ANSWERS])

    def __init__(self, *args: Any, teams: Iterable[Team], by_answer: bool = True, **kwargs: Any) -> None:
        """`by_answer`: only for the office; what a list leaves out would tell others an answer withheld."""
        super().__init__(*args, **kwargs)
        if not by_answer:
            del self.fields["answer"]
        choices = {
            "award": [
                *ALL,
                *(
                    (code, names.award_name(code))
                    for code in (*names.codes("person"), *names.codes("collective"))
                ),
            ],
            "team": [("", "Tất cả các tổ"), *((str(team.id), team.name) for team in teams)],
        }
        for name, values in choices.items():
            self.fields[name].choices = values  # type: ignore[attr-defined]  # a field by its name has no narrower type
        self.fields["q"].widget.attrs["placeholder"] = "vd. hoa sim"

    def asked(self) -> dict[str, Any]:
        """The arguments of `dossiers_of`."""
        self.is_valid()
        given = self.cleaned_data
        return {
            "states": [DossierState(given["state"])] if given.get("state") else None,
            "award": given.get("award") or None,
            "team": UUID(given["team"]) if given.get("team") else None,
            "answer": given.get("answer") or None,
            "text": given.get("q") or "",
        }


class AddForm(forms.Form):
    """A dossier by hand: for somebody without a pledge, or for an award nobody pledges for."""

    person = forms.ChoiceField(
        label="Người hoặc tập thể được đề nghị",
        error_messages={"required": "Hãy chọn một người hoặc tập thể."},
    )
    award = forms.ChoiceField(
        label="Danh hiệu, hình thức khen thưởng",
        error_messages={"required": "Hãy chọn danh hiệu hoặc hình thức khen thưởng."},
    )

    def __init__(
        self, *args: Any, staff: Iterable[Posting], collectives: Iterable[Collective], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        people = [
            (
                str(posting.person_id),
                f"{posting.person.full_name}{f' · {posting.team}' if posting.team else ''}",
            )
            for posting in staff
        ]
        bodies = [(str(one.key), f"Tập thể: {one.name}") for one in collectives]
        awards = [
            (code, names.award_name(code)) for code in (*names.codes("person"), *names.codes("collective"))
        ]
        for name, values in {"person": [*people, *bodies], "award": awards}.items():
            self.fields[name].choices = [("", "Chọn"), *values]  # type: ignore[attr-defined]  # as above


class CandidatesForm(forms.Form):
    """The lines ticked on the list of what would be opened."""

    lines = forms.MultipleChoiceField(
        error_messages={
            "required": "Hãy chọn ít nhất một dòng.",
            "invalid_choice": "Danh sách vừa thay đổi. Hãy xem lại rồi lập hồ sơ.",
        }
    )

    def __init__(
        self, *args: Any, candidates: list[Candidate], collectives: list[CollectiveCandidate], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.candidates = {candidate.key: candidate for candidate in candidates}
        self.collectives = {candidate.key: candidate for candidate in collectives}
        self.fields["lines"].choices = [(key, "") for key in (*self.candidates, *self.collectives)]  # type: ignore[attr-defined]  # as above

    def chosen(self) -> list[Candidate]:
        return [self.candidates[key] for key in self.cleaned_data["lines"] if key in self.candidates]

    def chosen_collectives(self) -> list[CollectiveCandidate]:
        return [self.collectives[key] for key in self.cleaned_data["lines"] if key in self.collectives]


class AchievementForm(forms.Form):
    achievement = forms.CharField(
        label="Tóm tắt thành tích",
        help_text="Vài câu, in trong danh sách trích ngang gửi Hội đồng.",
        required=False,
        max_length=2000,
        error_messages={"max_length": "Tóm tắt dài quá 2.000 ký tự, hãy rút gọn."},
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    version = forms.IntegerField(widget=forms.HiddenInput)


class OpinionForm(forms.Form):
    """What a body says of a list; the paper and its scan where there is one."""

    text = forms.CharField(
        label="Ý kiến",
        widget=forms.Textarea(attrs={"rows": 6}),
        error_messages={"required": "Hãy ghi ý kiến; đồng ý hoàn toàn thì ghi “Nhất trí với danh sách”."},
    )
    on = DayField("Ngày")
    paper = forms.CharField(
        label="Số văn bản", max_length=120, required=False, help_text="Nghị quyết, biên bản họp, nếu có."
    )
    scan = ScanField("Bản quét văn bản")
    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0)


class RemarkForm(forms.Form):
    """What is said of one dossier; an empty row says nothing."""

    dossier = forms.ChoiceField(label="Hồ sơ", required=False)
    text = forms.CharField(label="Nhận xét riêng", required=False, max_length=500)

    def __init__(self, *args: Any, dossiers: Iterable[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["dossier"].choices = [("", "Không có"), *dossiers]  # type: ignore[attr-defined]  # as above

    def clean(self) -> dict[str, Any]:
        given = self.cleaned_data
        if bool(given.get("dossier")) != bool(given.get("text")):
            self.add_error(
                "text" if given.get("dossier") else "dossier", "Nhận xét riêng cần cả hồ sơ và lời nhận xét."
            )
        return given


RemarkRows = forms.formset_factory(RemarkForm, extra=2)

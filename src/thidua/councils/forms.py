"""What people fill in: a council and its seats, a meeting, a roll call, recusals, a conclusion, a ballot."""

import re
from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from typing import Any
from uuid import UUID

from django import forms

from thidua.councils.actions import Presence, Seat
from thidua.councils.models import Choice, CouncilMember, CouncilRole, Motion, Name
from thidua.councils.queries import BallotLine
from thidua.people.models import Posting
from thidua.web.days import DayField

SHARE = re.compile(r"(?P<above>[0-9]{1,3})\s*/\s*(?P<below>[0-9]{1,3})")
NO_SEAT = ("", "Không tham gia")


class ShareField(forms.CharField):
    """A share as people write it: 2/3."""

    def to_python(self, value: Any) -> Any:
        text = super().to_python(value)
        if not text:
            return None
        match = SHARE.fullmatch(text)
        if match is None or not int(match["below"]):
            raise forms.ValidationError("Viết dạng phân số, ví dụ 2/3; mỗi số không quá ba chữ số.")
        return Fraction(int(match["above"]), int(match["below"]))


class SeatsForm(forms.Form):
    """One line for each of the staff: role, or none, and the field looked after."""

    def __init__(
        self, *args: Any, staff: Sequence[Posting], seated: Mapping[UUID, tuple[str, str]], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.staff = staff
        for posting in staff:
            role, looks_after = seated.get(posting.person_id, ("", ""))
            self.fields[f"role-{posting.person_id}"] = forms.ChoiceField(
                label=f"Vai trò của {posting.person.name_apart}",
                choices=[NO_SEAT, *CouncilRole.choices],
                required=False,
                initial=role,
            )
            self.fields[f"field-{posting.person_id}"] = forms.CharField(
                label=f"Lĩnh vực {posting.person.name_apart} phụ trách",
                required=False,
                max_length=160,
                initial=looks_after,
            )

    def lines(self) -> list[tuple[Posting, forms.BoundField, forms.BoundField]]:
        return [
            (posting, self[f"role-{posting.person_id}"], self[f"field-{posting.person_id}"])
            for posting in self.staff
        ]

    def seats(self) -> list[Seat]:
        return [
            Seat(
                posting.person_id,
                CouncilRole(self.cleaned_data[f"role-{posting.person_id}"]),
                self.cleaned_data[f"field-{posting.person_id}"],
            )
            for posting in self.staff
            if self.cleaned_data[f"role-{posting.person_id}"]
        ]


class MembersForm(SeatsForm):
    """The seats of a council that stands, with the version of the list that was looked at."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=1)


class CouncilForm(SeatsForm):
    name = forms.CharField(
        label="Tên Hội đồng",
        max_length=160,
        initial="Hội đồng Thi đua – Khen thưởng",
        error_messages={"required": "Hãy ghi tên Hội đồng."},
    )
    paper = forms.CharField(
        label="Quyết định thành lập", required=False, max_length=120, help_text="Số, ký hiệu, ngày ký."
    )
    regulation = forms.CharField(
        label="Quy chế làm việc", required=False, max_length=120, help_text="Ví dụ: Quy chế 12/QC-HĐ, Điều 7."
    )
    starts = DayField("Nhiệm kỳ từ ngày")
    ends = DayField("Đến hết ngày", required=False)
    quorum = ShareField(
        label="Họp hợp lệ khi có mặt ít nhất",
        required=False,
        help_text="Phần của tổng số thành viên. Để trống là 2/3.",
    )
    majority = ShareField(
        label="Đạt khi số đồng ý quá",
        required=False,
        help_text="Phần của số người biểu quyết. Để trống là 1/2.",
    )


class MeetingForm(forms.Form):
    title = forms.CharField(
        label="Nội dung phiên họp", max_length=200, error_messages={"required": "Hãy ghi nội dung phiên họp."}
    )
    on = DayField("Ngày họp")
    place = forms.CharField(label="Địa điểm", required=False, max_length=120)
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)


class AttendanceForm(forms.Form):
    """One line a member: here, not here, why."""

    def __init__(
        self,
        *args: Any,
        members: Sequence[CouncilMember],
        marked: Mapping[UUID, tuple[str, str]],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.members = members
        for member in members:
            present, reason = marked.get(member.id, ("", ""))
            self.fields[f"present-{member.id}"] = forms.ChoiceField(
                label=f"{member.person.name_apart} có mặt hay vắng",
                choices=[("yes", "Có mặt"), ("no", "Vắng")],
                widget=forms.RadioSelect,
                initial=present,
                error_messages={"required": "Hãy chọn có mặt hoặc vắng."},
            )
            self.fields[f"reason-{member.id}"] = forms.CharField(
                label=f"Lý do {member.person.name_apart} vắng", required=False, max_length=160, initial=reason
            )

    def lines(self) -> list[tuple[CouncilMember, forms.BoundField, forms.BoundField]]:
        return [
            (member, self[f"present-{member.id}"], self[f"reason-{member.id}"]) for member in self.members
        ]

    def presences(self) -> list[Presence]:
        return [
            Presence(
                member.id,
                self.cleaned_data[f"present-{member.id}"] == "yes",
                self.cleaned_data[f"reason-{member.id}"],
            )
            for member in self.members
        ]


class RecusalForm(forms.Form):
    name = forms.ChoiceField(label="Không biểu quyết về")
    member = forms.ChoiceField(label="Thành viên")
    reason = forms.CharField(
        label="Lý do",
        max_length=160,
        help_text="Ví dụ: vợ, chồng của người được xét.",
        error_messages={"required": "Hãy ghi lý do."},
    )

    def __init__(
        self, *args: Any, names: Iterable[Name], members: Iterable[CouncilMember], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.names = {str(name.id): name for name in names}
        self.members = {str(member.id): member for member in members}
        for field, rows in (
            ("name", [(key, name.dossier.holder_name) for key, name in self.names.items()]),
            ("member", [(key, member.person.name_apart) for key, member in self.members.items()]),
        ):
            self.fields[field] = forms.ChoiceField(
                label=self.fields[field].label, choices=[("", "Hãy chọn"), *rows]
            )


class ConclusionForm(forms.Form):
    conclusion = forms.CharField(
        label="Kết luận của chủ tọa",
        help_text="In trong biên bản; mỗi dòng là một đoạn.",
        widget=forms.Textarea(attrs={"rows": 6}),
        error_messages={"required": "Hãy ghi kết luận của chủ tọa, vì biên bản in lại phần này."},
    )


class BallotForm(forms.Form):
    """One choice for each open line; a line that is left out is blank. Nothing is chosen beforehand."""

    def __init__(self, *args: Any, motion: Motion, lines: Sequence[BallotLine], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.motion = motion
        self.ballot_lines = lines
        for line in lines:
            if line.is_open:
                self.fields[f"name-{line.id}"] = forms.ChoiceField(
                    label=line.full_name,
                    required=False,
                    choices=[
                        (Choice.AGREE.value, Choice.AGREE.label),
                        (Choice.DISAGREE.value, Choice.DISAGREE.label),
                    ],
                )

    def lines(self) -> list[tuple[BallotLine, str, str]]:
        """Each line with its field's name and what is chosen so far."""
        return [
            (line, f"name-{line.id}", (self.data.get(f"name-{line.id}") or "") if self.is_bound else "")
            for line in self.ballot_lines
        ]

    def choices(self) -> dict[UUID, Choice]:
        return {
            line.id: Choice(chosen)
            for line in self.ballot_lines
            if line.is_open and (chosen := self.cleaned_data[f"name-{line.id}"])
        }

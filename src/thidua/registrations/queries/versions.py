"""The story of a pledge: who changed which part from what to what, and when."""

from dataclasses import dataclass
from datetime import datetime

from statute.names import award_name
from thidua.registrations.models import Content, Pledge
from thidua.registrations.states import PledgeAct

ACT_WORDS = {
    PledgeAct.SAVE: "Lưu bản đăng ký",
    PledgeAct.SUBMIT: "Gửi",
    PledgeAct.WITHDRAW: "Rút về để sửa",
    PledgeAct.RETURN: "Trả lại",
    PledgeAct.CONFIRM: "Xác nhận",
}
CARRIED = "Nội dung có từ trước khi ghi lịch sử"


@dataclass(frozen=True, slots=True)
class Difference:
    """One part of a pledge, as it was and as it became; empty words where there was nothing."""

    label: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Step:
    """One step: who, when, what, with a reason if one was given."""

    who: str
    at: datetime
    words: str
    reason: str
    differences: tuple[Difference, ...]


def story_of(pledge: Pledge) -> list[Step]:
    """The newest first; one query."""
    steps, before = [], Content()
    for version in pledge.versions.select_related("by").order_by("number"):
        now = Content.read(version.content)
        words = ACT_WORDS[PledgeAct(version.act)] if version.act in {*PledgeAct} else CARRIED
        who = version.by.full_name if version.by else "Hệ thống"
        steps.append(Step(who, version.at, words, version.reason, differences(before, now)))
        before = now
    return steps[::-1]


def differences(before: Content, after: Content) -> tuple[Difference, ...]:
    """The parts which read otherwise, in the order of the page."""
    was, now = _parts(before), _parts(after)
    return tuple(Difference(label, was[label], now[label]) for label in was if was[label] != now[label])


def _parts(said: Content) -> dict[str, str]:
    return {
        "Danh hiệu": ", ".join(award_name(code) for code in said.titles),
        "Hình thức khen thưởng": ", ".join(award_name(code) for code in said.forms),
        "Sáng kiến": "; ".join(
            f"{one.words}{f' – {one.solution}' if one.solution else ''}" for one in said.initiatives
        ),
        "Điển hình tiên tiến": "; ".join(one.words for one in said.exemplars),
    }

"""What the initiative reviewer says: of what was planned in autumn, of most that was recognised in spring."""

from thidua.demo.school import DUTIES, Stage, on_day
from thidua.initiatives.actions import review_initiative
from thidua.initiatives.models import Verdict
from thidua.initiatives.queries import reviews_waiting
from thidua.units.access import member_of
from thidua.units.models import Role

REVIEWER = next(key for key, role in DUTIES.items() if role == Role.INITIATIVE_REVIEWER)
# Each third of the planned ones should say more.
MORE_EVERY = 3
SAID = {
    Verdict.AGREE: "Giải pháp rõ, làm thử được ở vài lớp trước khi mở rộng.",
    Verdict.MORE: "Cần nêu cách so sánh kết quả trước và sau khi áp dụng.",
}


def read_planned(stage: Stage) -> None:
    """October: every initiative of the pledges."""
    on_day(2025, 10, 10)
    _read(stage, leave=0)


def read_recognised(stage: Stage) -> None:
    """The end of April: all but the last."""
    on_day(2026, 4, 28)
    _read(stage, leave=1)


def _read(stage: Stage, *, leave: int) -> None:
    member = member_of(stage.users[REVIEWER], unit=stage.unit.id)
    assert member is not None  # the reviewer holds the duty for the whole year
    waiting = reviews_waiting(member, stage.year)
    for place, subject in enumerate(waiting[: len(waiting) - leave], start=1):
        verdict = Verdict.MORE if subject.is_planned and place % MORE_EVERY == 0 else Verdict.AGREE
        text = SAID[verdict] if subject.is_planned else ""
        review_initiative(
            by=stage.by(REVIEWER), year=stage.year, subject=subject, verdict=verdict, text=text, version=0
        )

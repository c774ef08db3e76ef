"""September and October 2025: the registration round, from its opening to the locked list."""

from datetime import date

from thidua.demo.cast import ABSENT, TEACHER, Part
from thidua.demo.past import THEMES
from thidua.demo.plot import Plot
from thidua.demo.school import LEADER, PRINCIPAL, SECRETARY, Stage, on_day
from thidua.people.models import Person
from thidua.registrations.actions import (
    confirm_pledge,
    lock_round,
    open_round,
    return_pledge,
    save_pledge,
    submit_pledge,
)
from thidua.registrations.models import Pledge, Round

# Of so many people one begins only later, and one leaves the draft lying.
LATE_EVERY, DRAFT_EVERY = 5, 7
# The teams whose leaders answer at once.
QUICK_TEAMS = (1, 2)


def open_and_pledge(stage: Stage, plot: Plot) -> tuple[Round, dict[str, Pledge]]:
    """Until 23 September: most have sent theirs, some are drafts, one came back, some are confirmed."""
    opens = on_day(2025, 9, 8)
    round_ = open_round(
        by=stage.by(SECRETARY), unit=stage.unit, year=stage.year, opens=opens, closes=date(2025, 9, 30)
    )
    on_day(2025, 9, 18, 20)
    pledges: dict[str, Pledge] = {}
    for place, (part, person) in enumerate(stage.people):
        if part.key == ABSENT or _is_late(place, part, plot):
            continue
        pledges[part.key] = _saved(stage, plot, round_, part, person)
        if not _lies_as_draft(place, part, plot):
            pledges[part.key] = submit_pledge(by=stage.by(part.key), pledge=pledges[part.key])
    on_day(2025, 9, 22)
    pledges[plot.sent_back] = return_pledge(
        by=stage.by(LEADER),
        pledge=pledges[plot.sent_back],
        reason="Thầy cô ghi rõ hơn tên sáng kiến dự định làm để tổ theo dõi.",
    )
    for part, _ in stage.people:
        pledge = pledges.get(part.key)
        if pledge is not None and pledge.state == "submitted" and part.team in QUICK_TEAMS:
            pledges[part.key] = confirm_pledge(by=stage.by(_leader_of(stage, part)), pledge=pledge)
    return round_, pledges


def finish(stage: Stage, plot: Plot, pledging: tuple[Round, dict[str, Pledge]]) -> None:
    """The rest pledges, everything is confirmed, the list is locked."""
    round_, pledges = pledging
    on_day(2025, 9, 24)
    for part, person in stage.people:
        by = stage.by(part.key)
        if part.key == plot.sent_back:
            pledges[part.key] = _mended(stage, round_, part.key, person, pledges[part.key])
        elif part.key != ABSENT and part.key not in pledges:
            saved = _saved(stage, plot, round_, part, person)
            pledges[part.key] = submit_pledge(by=by, pledge=saved)
        elif part.key in pledges and pledges[part.key].state == "draft":
            pledges[part.key] = submit_pledge(by=by, pledge=pledges[part.key])
    on_day(2025, 9, 26)
    for part, _ in stage.people:
        pledge = pledges.get(part.key)
        if pledge is not None and pledge.state == "submitted":
            confirm_pledge(by=stage.by(_leader_of(stage, part)), pledge=pledge)
    lock_round(by=stage.by(SECRETARY), round=round_, on=on_day(2025, 10, 2))


def _is_late(place: int, part: Part, plot: Plot) -> bool:
    return place % LATE_EVERY == 0 and part.key not in {TEACHER, LEADER, plot.sent_back}


def _lies_as_draft(place: int, part: Part, plot: Plot) -> bool:
    return part.key == TEACHER or (place % DRAFT_EVERY == 0 and part.key != plot.sent_back)


def _saved(stage: Stage, plot: Plot, round_: Round, part: Part, person: Person) -> Pledge:
    aims = part.key in plot.aiming
    plan = f"{THEMES[len(part.key) % len(THEMES)]}, bản năm học 2025-2026" if aims else ""
    return save_pledge(
        by=stage.by(part.key),
        round=round_,
        person=person,
        titles=["LDTT", "CSTDCS"] if aims else ["LDTT"],
        initiative_title=plan,
        version=0,
    )


def _mended(stage: Stage, round_: Round, key: str, person: Person, returned: Pledge) -> Pledge:
    """The name of the planned initiative is given, and the pledge sent again."""
    saved = save_pledge(
        by=stage.by(key),
        round=round_,
        person=person,
        titles=["LDTT", "CSTDCS"],
        initiative_title="Trạm học tập luân phiên trong tiết dạy lớp 8",
        version=returned.version,
    )
    return submit_pledge(by=stage.by(key), pledge=saved)


def _leader_of(stage: Stage, part: Part) -> str:
    """Who confirms: the team's leader; of the leaders themselves the secretary; of the secretary the chair."""
    if part.key == SECRETARY:
        return PRINCIPAL
    if part.position == "Tổ trưởng" or part.key == PRINCIPAL:
        return SECRETARY
    return next(
        other.key for other, _ in stage.people if other.team == part.team and other.position == "Tổ trưởng"
    )

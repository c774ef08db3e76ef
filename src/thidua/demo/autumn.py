"""September and October 2025: the registration round, from its opening to the locked list."""

from dataclasses import dataclass
from datetime import date

from thidua.collectives.models import Collective
from thidua.demo import bodies
from thidua.demo.cast import ABSENT, TEACHER, Part
from thidua.demo.past import THEMES
from thidua.demo.plot import Plot
from thidua.demo.scans import CONTENT_TYPE, scan_of
from thidua.demo.school import LEADER, PRINCIPAL, SECRETARY, Stage, on_day
from thidua.files.actions import keep
from thidua.people.models import Person
from thidua.registrations.actions import (
    ask_late,
    confirm_pledge,
    grant_late,
    lock_round,
    open_round,
    print_sheet,
    return_pledge,
    save_pledge,
    sign_sheet,
    submit_pledge,
)
from thidua.registrations.models import Aim, Content, Exemplar, Planned, Pledge, Round

# Of so many people one begins only later, and one leaves the draft lying.
LATE_EVERY, DRAFT_EVERY = 5, 7
# Misses the last day and asks for a day of their own once the list is final.
LATE_COMER = "Ngô Thị Tre Xanh"
# The teams whose leaders answer at once.
QUICK_TEAMS = (1, 2)


@dataclass(slots=True)
class Pledging:
    """A round under way: what people and bodies have written so far."""

    round: Round
    pledges: dict[str, Pledge]
    of_bodies: dict[Collective, Pledge]


def begin(stage: Stage) -> Round:
    """The round of the year is opened."""
    opens = on_day(2025, 9, 8)
    return open_round(
        by=stage.by(SECRETARY), unit=stage.unit, year=stage.year, opens=opens, closes=date(2025, 9, 30)
    )


def pledge(stage: Stage, plot: Plot, round_: Round) -> Pledging:
    """Until 23 September: most have sent theirs, some are drafts, one came back, some are confirmed."""
    on_day(2025, 9, 18, 20)
    pledges: dict[str, Pledge] = {}
    for place, (part, person) in enumerate(stage.people):
        if part.key in {ABSENT, LATE_COMER} or _is_late(place, part, plot):
            continue
        pledges[part.key] = _saved(stage, plot, round_, part, person)
        if not _lies_as_draft(place, part, plot):
            pledges[part.key] = submit_pledge(by=stage.by(part.key), pledge=pledges[part.key])
    of_bodies = bodies.begin_pledges(stage, round_)
    on_day(2025, 9, 22, 11)
    pledges[plot.sent_back] = return_pledge(
        by=stage.by(LEADER),
        pledge=pledges[plot.sent_back],
        reason="Thầy cô ghi rõ hơn tên sáng kiến dự định làm để tổ theo dõi.",
    )
    for part, _ in stage.people:
        pledge = pledges.get(part.key)
        if pledge is not None and pledge.state == "submitted" and part.team in QUICK_TEAMS:
            pledges[part.key] = confirm_pledge(by=stage.by(_leader_of(stage, part)), pledge=pledge)
    return Pledging(round_, pledges, of_bodies)


def finish(stage: Stage, plot: Plot, pledging: Pledging) -> None:
    """The rest pledges, everything is confirmed, the list is locked."""
    round_, pledges = pledging.round, pledging.pledges
    on_day(2025, 9, 24)
    for part, person in stage.people:
        by = stage.by(part.key)
        if part.key == plot.sent_back:
            pledges[part.key] = _mended(stage, round_, part.key, person, pledges[part.key])
        elif part.key not in {ABSENT, LATE_COMER} and part.key not in pledges:
            saved = _saved(stage, plot, round_, part, person)
            pledges[part.key] = submit_pledge(by=by, pledge=saved)
        elif part.key in pledges and pledges[part.key].state == "draft":
            pledges[part.key] = submit_pledge(by=by, pledge=pledges[part.key])
    bodies.finish_pledges(stage, round_, pledging.of_bodies)
    on_day(2025, 9, 26)
    for part, _ in stage.people:
        pledge = pledges.get(part.key)
        if pledge is not None and pledge.state == "submitted":
            confirm_pledge(by=stage.by(_leader_of(stage, part)), pledge=pledge)
    on_day(2025, 9, 29)
    _sign(stage, round_)
    locked = lock_round(by=stage.by(SECRETARY), round=round_, on=on_day(2025, 10, 2))
    _late(stage, plot, locked)


def _sign(stage: Stage, round_: Round) -> None:
    """The first team prints its sheet, signs it and gives it back as a scan."""
    by, today = stage.by(LEADER), on_day(2025, 9, 29, 9)
    sheet = print_sheet(by=by, round=round_, team=stage.teams[0], on=today)
    on_day(2025, 9, 29, 16)
    scan = keep(by=by, content=scan_of("sheet"), name="Bản đăng ký đã ký.pdf", content_type=CONTENT_TYPE)
    sign_sheet(by=by, sheet=sheet, scan=scan, signed_on=today)


def _late(stage: Stage, plot: Plot, round_: Round) -> None:
    """Asked with a reason, permitted for four days, pledged, confirmed: the list gets its first supplement."""
    part, person = next((part, person) for part, person in stage.people if part.key == LATE_COMER)
    on_day(2025, 10, 6)
    asked = ask_late(
        by=stage.by(part.key),
        round=round_,
        person=person,
        reason="Đi tập huấn y tế học đường từ 15/9 đến 4/10.",
    )
    on_day(2025, 10, 7)
    grant_late(by=stage.by(PRINCIPAL), asked=asked, deadline=date(2025, 10, 10))
    pledge_late(stage, plot, round_, part, person)


def pledge_late(stage: Stage, plot: Plot, round_: Round, part: Part, person: Person) -> None:
    """By permission, all on the day on which it was given."""
    saved = _saved(stage, plot, round_, part, person)
    sent = submit_pledge(by=stage.by(part.key), pledge=saved)
    confirm_pledge(by=stage.by(_leader_of(stage, part)), pledge=sent)


def _is_late(place: int, part: Part, plot: Plot) -> bool:
    return place % LATE_EVERY == 0 and part.key not in {TEACHER, LEADER, plot.sent_back}


def _lies_as_draft(place: int, part: Part, plot: Plot) -> bool:
    return part.key == TEACHER or (place % DRAFT_EVERY == 0 and part.key != plot.sent_back)


def _saved(stage: Stage, plot: Plot, round_: Round, part: Part, person: Person) -> Pledge:
    aims = part.key in plot.aiming
    return save_pledge(
        by=stage.by(part.key), round=round_, person=person, content=_content(part, aims=aims), version=0
    )


def _content(part: Part, *, aims: bool) -> Content:
    """Whoever aims higher plans an initiative; the teacher whose year is shown wants to be an example as well."""
    if not aims:
        return Content(titles=("LDTT",))
    theme = THEMES[len(part.key) % len(THEMES)]
    planned = Planned(
        f"{theme}, bản năm học 2025-2026",
        field=part.subject or "Quản lý",
        solution="Làm thử ở hai lớp trong học kì I, chỉnh sửa rồi dùng cho cả khối trong học kì II.",
    )
    exemplar = Exemplar(Aim.BECOME, part.name, "Dạy học phân hóa, mỗi học sinh một mục tiêu vừa sức")
    return Content(
        titles=("LDTT", "CSTDCS"),
        initiatives=(planned,),
        exemplars=(exemplar,) if part.key == TEACHER else (),
    )


def _mended(stage: Stage, round_: Round, key: str, person: Person, returned: Pledge) -> Pledge:
    """The name of the planned initiative is given, and the pledge sent again."""
    saved = save_pledge(
        by=stage.by(key),
        round=round_,
        person=person,
        content=Content(
            titles=("LDTT", "CSTDCS"),
            initiatives=(Planned("Trạm học tập luân phiên trong tiết dạy lớp 8"),),
        ),
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

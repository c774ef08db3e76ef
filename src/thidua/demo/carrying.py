"""October to January: a period of the plan is launched, pledged, reviewed and closed; the half-year's report is done."""

from datetime import date

from thidua.demo.scans import CONTENT_TYPE, scan_of
from thidua.demo.school import DUTIES, LEADER, SECRETARY, Stage, on_day
from thidua.files.actions import keep
from thidua.ledger.actions import Actor
from thidua.movements.actions import (
    Given,
    Judged,
    Signed,
    Telling,
    confirm_ratings,
    make_feed,
    rate_team,
    step_movement,
    step_task,
    tell_share,
)
from thidua.movements.models import RatingValue
from thidua.movements.states import MovementAct, MovementState, TaskAct, TaskState
from thidua.plans.models import Item, ItemKind
from thidua.plans.queries.tree import living_items
from thidua.units.models import AssociationKind, Role, Team

UNION_CHAIR = next(name for name, role in DUTIES.items() if role == Role.UNION_CHAIR)
SIGNED = date(2025, 9, 6)  # of the plan
# Late in the summer, so that somebody is reminded of it.
LEFT_UNDONE = "Đăng gương người tốt, việc tốt trên trang thông tin của trường"
SHARED = "Bình xét nội bộ theo tháng, quý và năm"
RATED = "Thực hiện văn hóa công sở và nơi công cộng"
TEACHERS_DAY, REPORT_DUE = date(2025, 11, 20), date(2026, 1, 15)


def launch(stage: Stage) -> None:
    """October: by who is named in the plan, each on its day."""
    _launch_the_rest(stage)
    _tell(stage, MovementAct.LAUNCH, date(2025, 10, 15), text="Phát động tại buổi chào cờ đầu tuần.")
    on = date(2025, 10, 17)
    union = stage.unit.associations.get(kind=AssociationKind.UNION)
    signed = (Signed(_team_of(stage, LEADER), LEADER, on), Signed(union, UNION_CHAIR, on))
    text = "Các tổ ký giao ước với Công đoàn, mỗi tổ hai tiết dạy tốt."
    _tell(stage, MovementAct.PACT, on, text=text, signed=signed)


def tell_autumn(stage: Stage) -> None:
    """January: what was due in the autumn is told before the half-year's report counts it."""
    keep_up(stage, on_day(2026, 1, 13, 16))


def report_half_year(stage: Stage, symbol: str) -> None:
    """January: the half-year's report has its number, and what else was due so far is done."""
    by, today = stage.by(SECRETARY), on_day(2026, 1, 14, 15)
    _share(stage, today)
    report = living_items(stage.unit).get(kind=ItemKind.TASK, due=REPORT_DUE)
    done = Telling(on=today, text="Đã ký và gửi xã.", paper=f"Báo cáo {symbol}")
    step_task(by=by, item=report, act=TaskAct.FINISH, telling=done)
    make_feed(by=by, unit=stage.unit, user=stage.users[SECRETARY])
    _rate(stage)
    keep_up(stage, today)


def _share(stage: Stage, today: date) -> None:
    """One leader tells what the own team has done of a task that every leader has; the others have not told yet."""
    item = living_items(stage.unit).get(name=SHARED)
    team = next(stage.teams[part.team] for part, _ in stage.people if part.key == LEADER)
    by = stage.by(LEADER)
    scan = keep(by=by, content=scan_of("shared"), name="Bien-ban-hop-to.pdf", content_type=CONTENT_TYPE)
    telling = Telling(on=today, text="Đã họp bình xét đủ các tháng của học kỳ I.", file=scan)
    tell_share(by=by, item=item, team=team, telling=telling)


def _rate(stage: Stage) -> None:
    """One team says how it keeps the manners of the office; the union's chair, who answers for it, agrees to two of three."""
    item = living_items(stage.unit).get(name=RATED)
    team = _team_of(stage, LEADER)
    by = stage.by(LEADER)
    scan = keep(by=by, content=scan_of("rated"), name="So-truc-hoc-ky-1.pdf", content_type=CONTENT_TYPE)
    given = [
        Given(0, RatingValue.REACHED, "Sổ trực học kỳ I, không ai đến muộn", scan),
        Given(1, RatingValue.REACHED, "Biên bản họp tổ tháng 12"),
        Given(2, RatingValue.PARTLY, "Đã đăng ký việc làm gương, chưa sơ kết"),
    ]
    rows = rate_team(by=by, item=item, team=team, given=given)
    judged = [Judged(row.id, row.version, RatingValue(row.value)) for row in rows[:2]]
    confirm_ratings(by=stage.by(UNION_CHAIR), item=item, team=team, judged=judged)


def keep_up(stage: Stage, today: date) -> None:
    """What was due so far is done and told by the secretary, but for one task; what has begun was launched."""
    by = stage.by(SECRETARY)
    items = list(living_items(stage.unit).order_by("order", "id"))
    for item in items:
        if item.kind == ItemKind.TASK and item.due and item.due <= today and item.name != LEFT_UNDONE:
            _finish(by, item)
        elif item.kind in (ItemKind.MOVEMENT, ItemKind.PERIOD) and item.starts and item.starts <= today:
            _follow(by, item, today)


def _finish(by: Actor, item: Item) -> None:
    if item.undertaking and item.undertaking.state == TaskState.OPEN and item.due:
        telling = Telling(on=max(item.due, SIGNED), text=f"Đã xong. {item.proof}.")
        step_task(by=by, item=item, act=TaskAct.FINISH, telling=telling)


def _follow(by: Actor, item: Item, today: date) -> None:
    """Launched on its first day; a period that is over is closed on its last, a movement goes on into the summer."""
    assert item.undertaking is not None  # the plan is issued
    if item.undertaking.state == MovementState.PLANNED and item.starts:
        begun = Telling(on=max(item.starts, SIGNED), text="Phát động tại hội nghị và ở các tổ.")
        step_movement(by=by, item=item, act=MovementAct.LAUNCH, telling=begun)
        item.undertaking.refresh_from_db()
    if item.undertaking.state == MovementState.LAUNCHED and item.ends and item.ends < today:
        over = Telling(on=max(item.ends, SIGNED), results="Các tổ đã tham gia, báo cáo kết quả về thư ký.")
        step_movement(by=by, item=item, act=MovementAct.CLOSE, telling=over)


def _launch_the_rest(stage: Stage) -> None:
    """What runs the whole year was launched at the opening of the school year; the secretary enters it in October."""
    by = stage.by(SECRETARY)
    on_day(2025, 10, 13, 9)
    telling = Telling(on=date(2025, 9, 5), text="Phát động trong lễ khai giảng.")
    for item in (
        living_items(stage.unit).filter(kind__in=(ItemKind.MOVEMENT, ItemKind.CAMPAIGN)).order_by("id")
    ):
        step_movement(by=by, item=item, act=MovementAct.LAUNCH, telling=telling)


def close(stage: Stage) -> None:
    """November: the closing review of the period."""
    by, today = stage.by(UNION_CHAIR), on_day(2025, 11, 21)
    scan = keep(by=by, content=scan_of("closing"), name="Tổng kết đợt 20-11.pdf", content_type=CONTENT_TYPE)
    telling = Telling(
        on=today,
        results="Bảy tiết dạy tốt, hai chuyên đề cấp trường.",
        proposals="Tổ Khoa học tự nhiên: nhiều tiết dạy tốt nhất.",
        file=scan,
    )
    step_movement(by=by, item=_period(stage), act=MovementAct.CLOSE, telling=telling)


def _team_of(stage: Stage, key: str) -> Team:
    return next(stage.teams[part.team] for part, _ in stage.people if part.key == key)


def _tell(stage: Stage, act: MovementAct, on: date, *, text: str, signed: tuple[Signed, ...] = ()) -> None:
    on_day(on.year, on.month, on.day)
    by = stage.by(UNION_CHAIR)
    step_movement(by=by, item=_period(stage), act=act, telling=Telling(on=on, text=text, signed=signed))


def _period(stage: Stage) -> Item:
    return living_items(stage.unit).get(kind=ItemKind.PERIOD, ends=TEACHERS_DAY)

"""Over the year: the targets are looked at each month, the hours visited are counted, the school shows its targets."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from thidua.core import clock
from thidua.demo.plan_words import LESSONS
from thidua.demo.scans import CONTENT_TYPE, scan_of
from thidua.demo.school import PRINCIPAL, SECRETARY, Stage, on_day
from thidua.ledger.actions import Actor
from thidua.plans.models import ItemKind, Undertaking
from thidua.plans.queries.tree import living_items
from thidua.targets.actions import (
    correct_measurement,
    disclose_targets,
    record_measurement,
    record_remark,
    take_snapshots,
)
from thidua.targets.actions.figures import Proof
from thidua.targets.models import Voice

BOARD = "Trần Văn Hải Âu"


class Count(NamedTuple):
    """What the secretary counts on a day; `first`: what was written at first, and corrected an hour later."""

    on: tuple[int, int, int]
    value: int
    first: int | None = None
    team: int | None = None  # its place among the teams; none: the whole school


Stretch = Sequence[date | Count]
AUTUMN: Stretch = (date(2025, 11, 24), Count((2025, 11, 28), 24), date(2025, 12, 1), date(2026, 1, 2))
WINTER: Stretch = (Count((2026, 2, 2), 41, first=44), date(2026, 2, 2))
SPRING: Stretch = (Count((2026, 4, 1), 60), date(2026, 4, 1))
MAY: Stretch = (Count((2026, 5, 4), 21, team=0), Count((2026, 5, 4), 14, team=1), date(2026, 5, 4))
SUMMER: Stretch = (Count((2026, 6, 15), 68), date(2026, 6, 15), date(2026, 7, 1))


def begin(stage: Stage) -> None:
    """October: the principal lets everybody see the targets; the first look."""
    today = on_day(2025, 10, 10, 15)
    disclose_targets(by=stage.by(PRINCIPAL), unit=stage.unit, is_public=True, number=0, on=today)
    _look(stage, today)
    record_remark(
        by=stage.by(SECRETARY),
        unit=stage.unit,
        voice=Voice.CONFERENCE,
        text="Hội nghị thảo luận từng chỉ tiêu, nhất trí giữ mức 85% người có sáng kiến; đề nghị tổ chuyên môn hướng dẫn "
        "viết sáng kiến ngay từ học kỳ I.",
        on=date(2025, 10, 3),
        proof=Proof(scan_of("07-BB"), "07-BB-HN.pdf", CONTENT_TYPE),
    )


def oversee(stage: Stage) -> None:
    """January: the people's inspection board says what it saw."""
    today = on_day(2026, 1, 30)
    record_remark(
        by=stage.by(BOARD),
        unit=stage.unit,
        voice=Voice.BOARD,
        text="Chỉ tiêu được niêm yết, có minh chứng. Số tiết dự giờ tăng chậm ở hai tổ, đề nghị xếp lịch sớm hơn.",
        on=today,
    )


def go_on(stage: Stage, stretch: Stretch) -> None:
    for one in stretch:
        if isinstance(one, Count):
            _count(stage, one)
        else:
            _look(stage, on_day(one.year, one.month, one.day, 9))


def _look(stage: Stage, today: date) -> None:
    take_snapshots(by=Actor(user=None, unit=stage.unit.id), unit=stage.unit, on=today)


def _count(stage: Stage, count: Count) -> None:
    by, today = stage.by(SECRETARY), date(*count.on)
    if clock.today() != today:  # two figures of one day follow each other
        on_day(*count.on)
    team = None if count.team is None else stage.teams[count.team]
    paper = f"BB-{today:%m}-{'truong' if team is None else count.team}"
    text = f"Biên bản dự giờ của {'các tổ' if team is None else team.title} đến {today:%d/%m/%Y}"
    row = record_measurement(
        by=by,
        undertaking=_lessons(stage),
        value=Decimal(count.first or count.value),
        text=text,
        on=today,
        team=team,
        proof=Proof(scan_of(paper), f"{paper}.pdf", CONTENT_TYPE),
    )
    if count.first is not None:
        on_day(*count.on, 9)
        correct_measurement(
            by=by, measurement=row, value=Decimal(count.value), text=text, because="Ba tiết bị đếm hai lần"
        )


def _lessons(stage: Stage) -> Undertaking:
    item = living_items(stage.unit).get(kind=ItemKind.TARGET, name=LESSONS.values["name"])
    assert item.undertaking is not None  # the plan is issued
    return item.undertaking

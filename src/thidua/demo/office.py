"""The clerk's year: what came in and to whom it was passed, what went out, the copy that was signed and stamped."""

from datetime import date
from typing import NamedTuple

from thidua.core import clock
from thidua.decisions.models import Submission
from thidua.demo.answers import CITY_PAPER
from thidua.demo.scans import CONTENT_TYPE, scan_of
from thidua.demo.school import Stage, on_day
from thidua.documents.actions.registers import (
    Scanned,
    attach_signed,
    enter_incoming,
    mark_sent,
    pass_incoming,
)
from thidua.documents.models import Channel, Dispatch
from thidua.plans.models import Plan

CLERK = "Vũ Thị Hồng Nhung"
COMMUNE, CITY = "UBND xã Hoa Sen", "UBND thành phố Sông Xanh"


class Paper(NamedTuple):
    """What came in: who sent it, its number, day and matter."""

    sender: str
    number: str
    dated: date
    abstract: str


def plan_went(stage: Stage, plan: Plan) -> None:
    """September: the plan leaves the day it was signed, each way before its deadline."""
    by, today = stage.by(CLERK), clock.today()
    for dispatch in Dispatch.objects.filter(document=plan.document):
        mark_sent(by=by, dispatch=dispatch, channel=Channel(dispatch.planned or Channel.PAPER), on=today)


def guidance_came(stage: Stage) -> None:
    """October: the commune's guidance of the year, passed to the secretary the same day."""
    paper = Paper(COMMUNE, "36/HD-UBND", date(2025, 10, 3), "Hướng dẫn công tác thi đua năm học 2025-2026")
    _came(stage, on_day(2025, 10, 8), paper)


def went(stage: Stage, submissions: list[Submission]) -> None:
    """The letters leave on the connected system; the first one's signed copy is put in, the other's not yet."""
    today = on_day(2026, 6, 9)
    by = stage.by(CLERK)
    for submission in submissions:
        for dispatch in Dispatch.objects.filter(document=submission.letter):
            mark_sent(by=by, dispatch=dispatch, channel=Channel.SYSTEM, on=today)
    letter = submissions[0].letter
    name = f"{letter.symbol.replace('/', '-')} đã ký.pdf"
    attach_signed(
        by=by,
        document=letter,
        digest=letter.file.sha256,
        scan=Scanned(name, scan_of(letter.symbol), CONTENT_TYPE),
        on=today,
    )


def answers_came(stage: Stage, number: str) -> None:
    """July: two decisions are passed on."""
    awards = "Quyết định khen thưởng năm học 2025-2026"
    _came(stage, on_day(2026, 7, 15, 9), Paper(COMMUNE, number, date(2026, 7, 10), awards))
    bodies = "Quyết định tặng danh hiệu Tập thể lao động xuất sắc"
    _came(stage, on_day(2026, 7, 15, 10), Paper(CITY, CITY_PAPER, date(2026, 7, 13), bodies))


def invited(stage: Stage) -> None:
    """A paper that still lies with the clerk."""
    today = on_day(2026, 7, 17, 16)
    enter_incoming(
        by=stage.by(CLERK),
        unit=stage.unit,
        arrived_on=today,
        sender=COMMUNE,
        paper="91/GM-UBND",
        dated=date(2026, 7, 16),
        abstract="Giấy mời dự hội nghị tổng kết phong trào thi đua của xã",
    )


def _came(stage: Stage, arrived: date, paper: Paper) -> None:
    by = stage.by(CLERK)
    name = f"{paper.number.replace('/', '-')}.pdf"
    row = enter_incoming(
        by=by,
        unit=stage.unit,
        arrived_on=arrived,
        sender=paper.sender,
        paper=paper.number,
        dated=paper.dated,
        abstract=paper.abstract,
        scan=Scanned(name, scan_of(paper.number), CONTENT_TYPE),
    )
    pass_incoming(by=by, incoming=row, passed_to="Thư ký Hội đồng Thi đua – Khen thưởng", version=row.version)

"""May 2026: union, party cell and youth say what they think of the list before the council meets."""

from thidua.demo.scans import CONTENT_TYPE, scan_of
from thidua.demo.school import DUTIES, Stage, on_day
from thidua.nominations.access import HEARD, SPEAKERS
from thidua.nominations.actions import Scan, Statement, state_opinion
from thidua.nominations.models import Body
from thidua.nominations.models import Stage as OnList

SAID = {
    Body.UNION: "Ban Chấp hành Công đoàn nhất trí với danh sách đề nghị. Đề nghị Hội đồng quan tâm các đoàn viên nuôi con nhỏ.",
    Body.PARTY_CELL: "Chi bộ nhất trí với danh sách. Các đảng viên có tên đều hoàn thành nhiệm vụ.",
    Body.YOUTH: "Chi đoàn và Liên đội nhất trí với danh sách đề nghị.",
}
# What came with a paper: its number, and its scan.
PAPERS = {Body.PARTY_CELL: ("14-BB/CB", Scan(scan_of("14-BB/CB"), "14-BB-CB.pdf", CONTENT_TYPE))}


def state(stage: Stage) -> None:
    """Two days before the meeting; the inspection board is not heard there."""
    today = on_day(2026, 5, 24)
    for key, role in DUTIES.items():
        body = SPEAKERS.get(role)
        if body in HEARD and body is not None:
            state_opinion(
                by=stage.by(key),
                unit=stage.unit,
                year=stage.year,
                body=body,
                stage=OnList.PROPOSED,
                said=Statement(SAID[body], today, *(PAPERS.get(body, ()))),
                version=0,
            )

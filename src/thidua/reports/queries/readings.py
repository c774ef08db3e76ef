"""For whoever is here to read and not to do: where each thing is read; and what the page says when nothing waits."""

from collections.abc import Iterator
from dataclasses import dataclass

from thidua.councils.states import MeetingState
from thidua.registrations.states import PledgeState
from thidua.reports.queries.desk import Desk
from thidua.reports.queries.task import page
from thidua.units.access import (
    gives_opinion,
    inspects,
    keeps_fund,
    keeps_registers,
    oversees_for_staff,
    reads_journal,
    reads_minutes,
    reads_papers,
    reviews_initiatives,
    runs_the_work,
    sees_lists,
    serves_lower_units,
)
from thidua.units.models import SchoolYear

# Of several duties the first one speaks.
IDLE = (
    (
        runs_the_work,
        "Khi có bản đăng ký, hồ sơ hay quyết định cần xử lý, việc sẽ hiện ở đây kèm hạn.",
    ),
    (
        serves_lower_units,
        "Khi một trường gửi tờ trình lên, việc nhận và xét sẽ hiện ở đây kèm số ngày đã chờ.",
    ),
    (
        keeps_registers,
        "Khi có văn bản cần gửi, cần đưa bản ký lên hay văn bản đến cần chuyển, việc sẽ hiện ở đây.",
    ),
    (
        keeps_fund,
        "Khi có quyết định khen thưởng, danh sách chi thưởng cần lập sẽ hiện ở đây.",
    ),
    (
        reviews_initiatives,
        "Khi có bản đăng ký ghi sáng kiến dự định, hoặc sáng kiến được công nhận, việc nhận xét sẽ hiện ở đây.",
    ),
    (
        oversees_for_staff,
        "Khi danh sách đăng ký được khóa, việc xem và ghi ý kiến của Ban sẽ hiện ở đây.",
    ),
    (
        gives_opinion,
        "Khi có danh sách đề nghị chờ ra Hội đồng, việc ghi ý kiến của tổ chức sẽ hiện ở đây.",
    ),
    (
        inspects,
        "Người kiểm tra chỉ đọc, không có việc phải làm. Bên dưới là những gì xem được.",
    ),
)
OTHERS = "Khi nhà trường mở đợt đăng ký hoặc Hội đồng cần ý kiến, việc sẽ hiện ở đây kèm hạn."


@dataclass(frozen=True, slots=True)
class Reading:
    """One page to read, with what lies there."""

    title: str
    note: str
    url: str


def idle_words(desk: Desk) -> str:
    """What will come to this member, and when."""
    return next((words for may, words in IDLE if may.test(desk.member)), OTHERS)


def readings_of(desk: Desk) -> list[Reading]:
    """For union, party cell, youth, the inspection board and inspectors; who reads the work has the navigation."""
    reads = (gives_opinion | oversees_for_staff | inspects).test(desk.member)
    if not reads or desk.reads_work:
        return []
    return [*_lists(desk), *_papers(desk)]


def _lists(desk: Desk) -> Iterator[Reading]:
    year = desk.years[0] if desk.years else None
    if year is None or not sees_lists.test(desk.member):
        return
    confirmed = sum(one.state == PledgeState.CONFIRMED for one in desk.pledges_in(year))
    dossiers = len(desk.dossiers_in(year))
    yield Reading(
        f"Danh sách đăng ký {year.name}",
        f"{confirmed} bản đã xác nhận" if confirmed else "Chưa có bản nào được xác nhận",
        page("round_board", year=year),
    )
    yield Reading(
        f"Danh sách đề nghị {year.name}",
        f"{dossiers} hồ sơ" if dossiers else "Chưa lập hồ sơ",
        page("dossier_list", year=year),
    )
    yield Reading("Ý kiến của các tổ chức", "Lời ghi và bản quét văn bản", page("opinion_list", year=year))
    if reads_minutes.test(desk.member):
        yield Reading("Phiên họp và biên bản", _meetings(desk, year), page("council_page"))


def _meetings(desk: Desk, year: SchoolYear) -> str:
    closed = sum(one.state == MeetingState.CLOSED and one.year_id == year.id for one in desk.meetings)
    return f"{closed} phiên đã bế mạc, có số phiếu" if closed else "Chưa có phiên nào bế mạc"


def _papers(desk: Desk) -> Iterator[Reading]:
    if sees_lists.test(desk.member):
        yield Reading("Sổ khen thưởng", "Ai được tặng gì, theo quyết định nào", page("register"))
    if reads_papers.test(desk.member):
        lines = "Từng dòng kèm trả lời của cấp trên; danh sách kèm tờ trình ghi cả xếp loại"
        yield Reading("Tờ trình và quyết định", lines, page("submission_list"))
        papers = "Biên bản, tờ trình, danh sách, quyết định, giấy tờ của quỹ"
        yield Reading("Văn bản đã lập", papers, page("document_list"))
        yield Reading("Sổ văn bản đi, đến", "Số, ngày, nơi gửi và nơi nhận", page("outgoing_list"))
    if reads_journal.test(desk.member):
        yield Reading("Nhật ký", "Ai đã làm việc gì, lúc nào", page("journal"))

"""What each local rule says, in the words of its page and of its findings."""

from collections.abc import Callable, Mapping
from fractions import Fraction
from typing import Any

from statute.days import in_vietnamese
from statute.local.demands import (
    Allotment,
    Contracts,
    Council,
    Deadline,
    Demand,
    LeaveDays,
    Marks,
    MonthsWorked,
    NoticeDays,
    Papers,
    SchoolInitiatives,
    TeamTtldxs,
)
from statute.local.kinds import BASES, STEPS, Kind
from statute.words import LEAVE, decimal, either

CONTRACT = {
    "public_employee": "viên chức",
    "civil_servant": "công chức",
    "labour_contract": "người lao động hợp đồng",
}


def says(kind: Kind, demand: Demand) -> str:
    """What the rule asks or lays down, without a full stop: it goes on into a sentence."""
    return _WORDING[kind](demand)


def share_text(share: Fraction) -> str:
    """15% where it is a whole number of hundredths, but 1/2 as people say it; else 2/3."""
    hundredths = share * 100
    is_whole = hundredths.denominator == 1 and share != Fraction(1, 2)
    return f"{decimal(hundredths)}%" if is_whole else str(share)


def _months(demand: MonthsWorked) -> str:
    maternity = "" if demand.maternity_counts else ", không tính thời gian nghỉ thai sản"
    return f"làm việc ít nhất {decimal(demand.months)} tháng trong năm học{maternity}"


def _leave(demand: LeaveDays) -> str:
    named = " và ".join(LEAVE[kind] for kind in demand.kinds)
    together = " cộng lại" if len(demand.kinds) > 1 else ""
    return f"{named}{together} dưới {decimal(demand.days)} ngày làm việc"


def _contracts(demand: Contracts) -> str:
    return f"là {either(CONTRACT[kind] for kind in demand.kinds)}"


def _marks(demand: Marks) -> str:
    return f"đạt ít nhất {decimal(demand.least)}/{decimal(demand.full)} điểm bình xét năm"


def _school(demand: SchoolInitiatives) -> str:
    counts = "được" if demand.recognised else "không được"
    return f"sáng kiến chỉ do trường công nhận {counts} tính khi xét Chiến sĩ thi đua cơ sở"


def _allotment(demand: Allotment) -> str:
    """Of the whole list, so it says nothing of one case."""
    if demand.share is None:
        return f"chỉ tiêu được giao {demand.number} suất, tính cho cả danh sách"
    return f"chỉ tiêu được giao {share_text(demand.share)} {BASES[str(demand.base)]}"


def _deadline(demand: Deadline) -> str:
    return f"hạn {STEPS[demand.step]}: hết ngày {in_vietnamese(demand.last_day)}"


def _papers(demand: Papers) -> str:
    return f"hồ sơ phải có: {'; '.join(demand.titles)}"


def _notice(demand: NoticeDays) -> str:
    return f"danh sách được niêm yết công khai ít nhất {demand.days} ngày trước khi quyết định hoặc trình"


def _council(demand: Council) -> str:
    said = []
    if demand.quorum is not None:
        said.append(f"họp hợp lệ khi có mặt ít nhất {share_text(demand.quorum)} số thành viên")
    if demand.majority is not None:
        said.append(f"đạt khi số phiếu đồng ý quá {share_text(demand.majority)}")
    return f"hội đồng {', '.join(said)}"


def _team(demand: TeamTtldxs) -> str:
    may = "được" if demand.may else "không được"
    return f"tổ và tập thể nhỏ {may} xét Tập thể lao động xuất sắc"


# The demand of a kind is of that kind's own type: `demands.read` makes it so.
_WORDING: Mapping[Kind, Callable[[Any], str]] = {
    Kind.MONTHS_WORKED: _months,
    Kind.LEAVE_DAYS: _leave,
    Kind.CONTRACTS: _contracts,
    Kind.MARKS: _marks,
    Kind.REGISTERED: lambda _: "đã đăng ký danh hiệu, hình thức này từ đầu năm học",
    Kind.NO_DISCIPLINE: lambda _: "không bị kỷ luật trong năm học",
    Kind.SCHOOL_INITIATIVES: _school,
    Kind.ALLOTMENT: _allotment,
    Kind.DEADLINE: _deadline,
    Kind.PAPERS: _papers,
    Kind.NOTICE_DAYS: _notice,
    Kind.COUNCIL: _council,
    Kind.TEAM_TTLDXS: _team,
}

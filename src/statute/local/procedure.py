"""Local rules that ask nothing of a case: who recognises, how many, until when, which papers, how the council votes."""

from collections.abc import Callable, Mapping
from datetime import date
from fractions import Fraction
from typing import Any

from statute.days import in_vietnamese
from statute.local.demands import Allotment, Council, Deadline, NoticeDays, Papers, SchoolInitiatives
from statute.local.kinds import BASES, STEPS, Kind
from statute.words import decimal


def share_text(share: Fraction) -> str:
    """15% where it is a whole number of hundredths, else 2/3."""
    hundredths = share * 100
    return f"{decimal(hundredths)}%" if hundredths.denominator == 1 else str(share)


def _school(demand: SchoolInitiatives, _: date) -> str:
    counts = "được" if demand.recognised else "không được"
    return f"sáng kiến chỉ do trường công nhận {counts} tính khi xét Chiến sĩ thi đua cơ sở"


def _allotment(demand: Allotment, _: date) -> str:
    """Of the whole list, so it says nothing of one case."""
    if demand.share is None:
        return f"chỉ tiêu được giao {demand.number} suất, tính cho cả danh sách"
    return f"chỉ tiêu được giao {share_text(demand.share)} {BASES[str(demand.base)]}, tính cho cả danh sách"


def _deadline(demand: Deadline, on: date) -> str:
    passed = ", đã qua vào ngày xét" if demand.last_day < on else ""
    return f"hạn {STEPS[demand.step]}: hết ngày {in_vietnamese(demand.last_day)}{passed}"


def _papers(demand: Papers, _: date) -> str:
    return f"hồ sơ phải có: {'; '.join(demand.titles)}"


def _notice(demand: NoticeDays, _: date) -> str:
    return f"danh sách được niêm yết công khai ít nhất {demand.days} ngày trước khi quyết định hoặc trình"


def _council(demand: Council, _: date) -> str:
    said = []
    if demand.quorum is not None:
        said.append(f"họp hợp lệ khi có mặt ít nhất {share_text(demand.quorum)} số thành viên")
    if demand.majority is not None:
        said.append(f"đạt khi số phiếu đồng ý quá {share_text(demand.majority)}")
    return f"hội đồng {', '.join(said)}"


SAID: Mapping[Kind, Callable[[Any, date], str]] = {
    Kind.SCHOOL_INITIATIVES: _school,
    Kind.ALLOTMENT: _allotment,
    Kind.DEADLINE: _deadline,
    Kind.PAPERS: _papers,
    Kind.NOTICE_DAYS: _notice,
    Kind.COUNCIL: _council,
}

"""Papers of an invented school, with as many rows as a test asks for, and eyes to read what was made."""

import io
from collections.abc import Callable
from datetime import date, datetime
from fractions import Fraction

import docx
import pytest
from docx.table import Table

from paper.contracts import Letterhead, Recipients, Signature
from paper.count_sheet import CountSheet, Teller
from paper.decision import Decision, Granted, Honoured
from paper.minutes import Absence, CouncilMember, LedgerSeal, Minutes, Opinion, Quorum
from paper.submission import ProposalRow, SubmissionLetter
from paper.votes import MotionResult, NameResult
from paper.words import VIET_NAM

NAMES = (
    "Nguyễn Thị Hoa Sim",
    "Trịnh Văn Biển Xanh",
    "Đặng Nguyễn Trường Giang",
    "Công Tằng Tôn Nữ Phước Hoàng Thị Ngọc Lan Tử Đằng",
    "Lý Ỷ Ẵng Thuỳ Dương",
)
SCHOOL = Letterhead(
    issuer="Trường Trung học cơ sở Hoa Sen",
    superior="Ủy ban nhân dân xã Hoa Sen",
    symbol="TTr-THCSHS",
    number=5,
    place="Hoa Sen",
    day=date(2026, 2, 5),
)
COUNCIL = Letterhead(
    issuer="Hội đồng Thi đua, khen thưởng",
    superior="Trường Trung học cơ sở Hoa Sen",
    symbol="BB-HĐTĐKT",
    number=12,
)
COMMUNE = Letterhead(
    issuer="Ủy ban nhân dân xã Hoa Sen", symbol="QĐ-UBND", number=243, place="Hoa Sen", day=date(2026, 6, 12)
)
BASES = (
    "Căn cứ Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022",
    "Căn cứ Nghị định số 152/2025/NĐ-CP ngày 14 tháng 6 năm 2025 của Chính phủ;",
)
MEMBERS = (
    CouncilMember(name="Trịnh Văn Biển Xanh", role="Chủ tịch Hội đồng", position="Hiệu trưởng"),
    CouncilMember(name="Lê Núi Cao", role="Phó Chủ tịch thường trực", position="Chủ tịch Công đoàn"),
    CouncilMember(name="Nguyễn Thị Hoa Sim", role="Thư ký", position="Giáo viên"),
    CouncilMember(name="Vũ Thị Mây", role="Ủy viên", position="Tổ trưởng"),
)
SEAL = LedgerSeal(date(2026, 5, 28), "9f86d081884c7d659a2feaa0c55ad015")


def name(place: int) -> str:
    return NAMES[place % len(NAMES)]


def proposal(place: int) -> ProposalRow:
    fighter = place % 3 == 0
    return ProposalRow(
        name=name(place),
        position_unit="Giáo viên, Tổ Khoa học tự nhiên",
        born=1980 + place % 20,
        award="Chiến sĩ thi đua cơ sở" if fighter else "Lao động tiên tiến",
        grade="Hoàn thành tốt nhiệm vụ",
        initiative="Dạy học trải nghiệm môn Khoa học tự nhiên" if fighter else "",
        votes="3/4 (75%)",
        unverified=fighter,
    )


@pytest.fixture
def letter() -> Callable[[int], SubmissionLetter]:
    return lambda rows: SubmissionLetter(
        letterhead=SCHOOL,
        addressee="Chủ tịch Ủy ban nhân dân xã Hoa Sen",
        subject="Về việc đề nghị tặng danh hiệu thi đua năm học 2025-2026",
        legal_bases=BASES,
        rows=tuple(proposal(place) for place in range(rows)),
        signature=Signature(position="Hiệu trưởng", name="Trịnh Văn Biển Xanh"),
        enclosures=("Biên bản họp Hội đồng", "Báo cáo thành tích"),
        recipients=Recipients(lines=("Như trên",), archive=("HĐTĐKT",), drafter="Lan", copies=3),
    )


def result(place: int) -> NameResult:
    agree = 4 - place % 3
    return NameResult(
        name=name(place),
        position="Giáo viên",
        award="Chiến sĩ thi đua cơ sở",
        agree=agree,
        disagree=4 - agree,
        blank=0,
        base=4,
        needed=Fraction(2, 3),
        passed=agree >= 3,
        recused=("Lê Núi Cao",) if place == 1 else (),
    )


@pytest.fixture
def motion() -> Callable[..., MotionResult]:
    return lambda rows=1, ballots=4: MotionResult(
        subject="Xét đề nghị danh hiệu thi đua năm học 2025-2026",
        secret=True,
        issued=ballots,
        returned=ballots,
        valid=ballots,
        invalid=0,
        names=tuple(result(place) for place in range(rows)),
    )


@pytest.fixture
def minutes(motion: Callable[..., MotionResult]) -> Callable[[int], Minutes]:
    return lambda rows: Minutes(
        letterhead=COUNCIL,
        council="Hội đồng Thi đua, khen thưởng",
        subject="Họp xét danh hiệu thi đua năm học 2025-2026",
        place="Phòng họp Hội đồng",
        opened_at=datetime(2026, 5, 28, 14, 0, tzinfo=VIET_NAM),
        closed_at=datetime(2026, 5, 28, 16, 30, tzinfo=VIET_NAM),
        chair=MEMBERS[0],
        secretary=MEMBERS[2],
        present=MEMBERS[:3],
        absent=(Absence(member=MEMBERS[3], reason="đi tập huấn"),),
        quorum=Quorum(members=4, needed=Fraction(2, 3), met=True),
        opinions=(Opinion("Bà Nguyễn Thị Hoa Sim", "Báo cáo tóm tắt hồ sơ."),),
        motions=(motion(rows),),
        conclusion=("Hội đồng thống nhất kết quả tại mục III.",),
        receipts=4,
        seal=SEAL,
    )


@pytest.fixture
def count_sheet(motion: Callable[..., MotionResult]) -> Callable[..., CountSheet]:
    return lambda rows=1, codes=("M7", "A2", "Đ1", "B9"): CountSheet(
        letterhead=COUNCIL,
        council="Hội đồng Thi đua, khen thưởng",
        place="Phòng họp Hội đồng",
        counted_at=datetime(2026, 5, 28, 16, 5, tzinfo=VIET_NAM),
        motion=motion(rows, ballots=len(codes)),
        tellers=(Teller(name="Vũ Thị Mây", role="Trưởng ban kiểm phiếu"),),
        receipts=tuple(codes),
        chair="Trịnh Văn Biển Xanh",
        seal=SEAL,
    )


@pytest.fixture
def decision() -> Callable[[int], Decision]:
    return lambda rows: Decision(
        letterhead=COMMUNE,
        authority="Chủ tịch Ủy ban nhân dân xã Hoa Sen",
        subject="Về việc tặng danh hiệu thi đua năm học 2025-2026",
        legal_bases=BASES,
        proposed_by="Trưởng phòng Văn hóa – Xã hội",
        fund="quỹ thi đua, khen thưởng của xã năm 2026",
        granted=(
            Granted(
                award="Lao động tiên tiến",
                title=True,
                achievement="năm học 2025-2026",
                kind="person",
                honoured=tuple(
                    Honoured(name=name(place), position_unit="Giáo viên, Trường THCS Hoa Sen", bonus=702_000)
                    for place in range(rows)
                ),
            ),
        ),
        carried_out_by="Chánh Văn phòng và các cá nhân có tên trong danh sách",
        signature=Signature(
            position="Phó Chủ tịch", name="Lê Núi Cao", on_behalf_of="Ủy ban nhân dân", in_place_of="Chủ tịch"
        ),
        recipients=Recipients(lines=("Như Điều 4",)),
    )


@pytest.fixture
def lines() -> Callable[[bytes], list[str]]:
    """Every line of a .docx from top to bottom; a row of a table is one line, its cells parted by " | "."""
    return _lines


def _lines(paper: bytes) -> list[str]:
    found: list[str] = []
    for block in docx.Document(io.BytesIO(paper)).iter_inner_content():
        found += _rows(block) if isinstance(block, Table) else [block.text]
    return [line for line in found if line]


def _rows(table: Table) -> list[str]:
    """A merged cell is one, though python-docx gives it once for each column it spans."""
    return [" | ".join({id(cell._tc): cell.text for cell in row.cells}.values()) for row in table.rows]

"""What may be asked of the demo: at which moment of the year it stops, how large the school is, which play."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from thidua.core import clock


class Moment(StrEnum):
    """Where the year stops, in the order of the year."""

    PLEDGE = "pledge"
    MARKS = "marks"
    DOSSIER = "dossier"
    COUNCIL = "council"
    DECISION = "decision"
    CLOSED = "closed"


class Size(StrEnum):
    """How large the school is, or that all of its years are closed."""

    SMALL = "small"
    LARGE = "large"
    CLOSED_SCHOOL = "closed-school"


# What a moment is called, and what waits there.
SAID = {
    Moment.PLEDGE: "đợt đăng ký đang mở, có bản còn soạn, có bản chờ xác nhận",
    Moment.MARKS: "bảng xếp loại cuối năm mới nhập một nửa",
    Moment.DOSSIER: "hồ sơ đã lập, có bộ xong, có bộ còn vướng",
    Moment.COUNCIL: "Hội đồng đang họp, một nội dung đang bỏ phiếu",
    Moment.DECISION: "quyết định đã về, một hồ sơ bị trả lại, sửa rồi trình lại",
    Moment.CLOSED: "năm học đã khép, năm học mới đã mở",
}
# Where the demo's clock goes on from.
CLOCKS = {
    Moment.PLEDGE: datetime(2025, 9, 23, 8, tzinfo=clock.HANOI),
    Moment.MARKS: datetime(2026, 5, 15, 15, tzinfo=clock.HANOI),
    Moment.DOSSIER: datetime(2026, 5, 21, 8, tzinfo=clock.HANOI),
    Moment.COUNCIL: datetime(2026, 5, 26, 14, 40, tzinfo=clock.HANOI),
    Moment.DECISION: datetime(2026, 7, 20, 8, tzinfo=clock.HANOI),
    Moment.CLOSED: datetime(2026, 9, 4, 8, tzinfo=clock.HANOI),
}


@dataclass(frozen=True, slots=True)
class Recipe:
    """One demo school; the same for the same three, but for ids, codes and the order of ballots."""

    moment: Moment = Moment.DECISION
    size: Size = Size.SMALL
    seed: int = 1

    @property
    def now(self) -> datetime:
        return CLOCKS[self.moment]

    @property
    def words(self) -> str:
        """As it is said to whoever starts the demo."""
        if self.size == Size.CLOSED_SCHOOL:
            return "mọi năm học đã khép, mười năm số liệu để tra cứu"
        large = "trường lớn, " if self.size == Size.LARGE else ""
        return large + SAID[self.moment]

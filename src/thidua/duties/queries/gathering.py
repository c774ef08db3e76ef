"""What is handed over, heading by heading: what is open, what comes, whom to ask, where things lie.

Read once when a hand-over is prepared, never for a page. It tells what there is and how much of it: no ballot, no
mark and no grade of a person, no discipline.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from thidua.accounts.models import User
from thidua.duties.models import Line
from thidua.duties.queries import deadlines, open_papers, open_reports, open_work, surroundings
from thidua.units.models import Unit


@dataclass(frozen=True, slots=True)
class Gathered:
    """One heading with its lines; empty ones are kept, for “nothing open” is handed over, too."""

    key: str
    title: str
    lines: list[Line]


Reader = Callable[[Unit, User, date], Iterator[Line]]
HEADINGS: tuple[tuple[str, str, Reader], ...] = (
    ("plans", "Kế hoạch, phong trào", open_work.plans),
    ("tasks", "Nhiệm vụ chưa xong", open_work.tasks),
    ("targets", "Chỉ tiêu có nguy cơ, đợt ủng hộ đang mở", open_work.targets),
    ("rounds", "Đợt đăng ký", open_work.rounds),
    ("reviews", "Đợt bình xét", open_work.reviews),
    ("criteria", "Bộ tiêu chí đang soạn", open_work.criteria),
    ("grades", "Xếp loại", open_work.grades),
    ("dossiers", "Hồ sơ đề nghị", open_papers.dossiers),
    ("council", "Phiên họp Hội đồng", open_papers.council),
    ("submissions", "Tờ trình đã gửi, chờ trả lời", open_papers.submissions),
    ("payments", "Chi thưởng", open_papers.payments),
    ("documents", "Văn bản chưa gửi, chưa có bản ký, chưa chuyển", open_papers.documents),
    ("reports", "Báo cáo đang soạn, quá hạn, cần đính chính", open_reports.reports),
    ("standards", "Chuẩn quốc gia, kiểm định", open_reports.recognitions),
    ("imports", "Tệp đang nhập dở", open_papers.imports),
    ("deadlines", "Hạn trong 90 ngày tới", deadlines.deadlines),
    ("roster", "Phân công phụ trách", surroundings.roster),
    ("roles", "Tài khoản và quyền bắt đầu, kết thúc", surroundings.roles),
    ("contacts", "Đầu mối liên hệ", surroundings.contacts),
    ("places", "Nơi để giấy tờ, sổ sách", surroundings.places),
    ("training", "Bồi dưỡng nghiệp vụ của bên giao", surroundings.training),
    ("backup", "Sao lưu", surroundings.backup),
)


def gathered(unit: Unit, giver: User, on: date) -> list[Gathered]:
    return [Gathered(key, title, list(read(unit, giver, on))) for key, title, read in HEADINGS]

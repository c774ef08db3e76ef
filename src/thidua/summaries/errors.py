"""What a person may be refused in the room of reports, as a tree.

RefusedError
├── ReportFixedError          it is no draft any more
├── SameReportError           the unit is already writing, or has issued, this report
├── NotIssuedError            only what was issued is corrected
├── WordsMissingError         a part which needs words has none
└── OffersWaitError           figures have changed, and nobody said which ones hold
"""

from thidua.core.errors import RefusedError


class ReportFixedError(RefusedError):
    """Báo cáo không còn là dự thảo nên không sửa được. Muốn đổi, hãy trả về để sửa hoặc lập bản đính chính."""


class SameReportError(RefusedError):
    """Báo cáo này đã có. Hãy viết tiếp, hoặc lập bản đính chính của nó."""


class NotIssuedError(RefusedError):
    """Chỉ đính chính được báo cáo đang có hiệu lực."""


class WordsMissingError(RefusedError):
    """Còn phần chưa viết."""


class OffersWaitError(RefusedError):
    """Có số đã đổi chưa xem. Hãy nhận số mới hoặc giữ số cũ, rồi gửi."""

"""Why a review is not taken."""

from thidua.core.errors import RefusedError


class NotReviewerError(RefusedError):
    """Nhận xét sáng kiến do người được giao thẩm định ghi. Hãy kiểm tra vai trò của mình ở trường hôm nay."""


class OwnInitiativeError(RefusedError):
    """Đây là sáng kiến của chính anh/chị, hoặc anh/chị là người cùng làm; người thẩm định khác nhận xét."""


class YearClosedError(RefusedError):
    """Năm học này đã khép nên không ghi thêm nhận xét."""


class WordingChangedError(RefusedError):
    """Sáng kiến vừa được sửa, không còn như lúc anh/chị mở trang. Hãy tải lại trang, xem rồi nhận xét."""

"""What a person may be refused in a review, as a tree.

RefusedError
├── ReviewTwiceError      this stretch has a review already
├── NobodyToReviewError   the chosen sets measure nobody
├── NoSetError            somebody is measured by none of the chosen sets
├── StepOverError         the step's last day has passed, or its turn has not come
├── NotYoursError         this card is somebody else's to fill; nobody marks oneself after the first step
├── MarksMissingError     sent or closed while marks are missing; names whose and which
├── NotSentError          closed while a team still marks
├── CorrectionLostError   closed while marks that an objection corrected were marked over; names whose and which
├── AlreadyMarkedError    discarded although marks were given
├── WindowOverError       an objection after its last day
├── ObjectedError         an objection to this result was raised already
├── SamePersonError       a second person is needed and it is the first one
├── UnlockWaitsError      a request to unlock waits already
├── ObjectionsWaitError   results are put together although objections wait for an answer
└── ChangedMeanwhileError
"""

from thidua.core.errors import RefusedError


class ReviewTwiceError(RefusedError):
    """Kỳ này đã có đợt bình xét. Hãy mở đợt ấy, hoặc bỏ nó trước nếu chưa ai chấm."""


class NobodyToReviewError(RefusedError):
    """Bộ tiêu chí đã chọn không dùng cho ai trong kỳ này. Hãy chọn bộ tiêu chí khác."""


class NoSetError(RefusedError):
    """Có người không bộ tiêu chí nào đã chọn dùng cho họ."""


class StepOverError(RefusedError):
    """Bước này chưa mở hoặc đã hết hạn."""


class NotYoursError(RefusedError):
    """Phần điểm này do người khác chấm. Không ai tự chấm mình ở bước tổ và bước Hội đồng."""


class MarksMissingError(RefusedError):
    """Còn ô chưa nhập điểm."""


class NotSentError(RefusedError):
    """Còn tổ chưa gửi kết quả lên Hội đồng."""


class CorrectionLostError(RefusedError):
    """Điểm đã sửa sau ý kiến được chấp nhận sẽ mất."""


class AlreadyMarkedError(RefusedError):
    """Đã có người chấm điểm nên không bỏ đợt này được."""


class WindowOverError(RefusedError):
    """Đã hết thời hạn nhận ý kiến về kết quả này."""


class ObjectedError(RefusedError):
    """Anh, chị đã gửi ý kiến về kết quả này. Hãy chờ trả lời."""


class SamePersonError(RefusedError):
    """Việc này cần người thứ hai: không ai tự đồng ý với đề nghị của mình, tự trả lời ý kiến về điểm mình đã quyết định."""


class UnlockWaitsError(RefusedError):
    """Đã có một đề nghị mở lại đang chờ người thứ hai trả lời."""

"""What a person may be refused in the plan's room, as a tree.

RefusedError
├── PlanFixedError            it is no draft any more
├── OtherDraftError           the unit is already writing a plan, or an amendment of this one
├── NothingPlannedError       a plan that says nothing is not sent for review
├── NotLastIssuedError        only the edition in force is amended
├── NotIssuedError            a draft is not carried into another year
├── PastDeadlinesError        deadlines moved from the year before have passed already
├── DoubtsError               something is to be looked at, and nobody wrote why it stays
└── WordsToMendError          words which the law forbids, or which need a reason
"""

from thidua.core.errors import RefusedError


class PlanFixedError(RefusedError):
    """Kế hoạch không còn là bản dự thảo nên không sửa được nữa. Muốn đổi, hãy trả về để sửa hoặc lập bản sửa đổi."""


class OtherDraftError(RefusedError):
    """Đang có một bản dự thảo của kế hoạch này. Hãy viết tiếp bản ấy, hoặc bỏ nó rồi lập bản mới."""


class NothingPlannedError(RefusedError):
    """Kế hoạch chưa có nội dung nào. Hãy ghi ít nhất một phong trào, chỉ tiêu hoặc nhiệm vụ rồi gửi xem xét."""


class NotLastIssuedError(RefusedError):
    """Chỉ sửa đổi được bản kế hoạch đang có hiệu lực."""


class NotIssuedError(RefusedError):
    """Chỉ chép sang năm mới được từ bản kế hoạch đã ban hành."""


class PastDeadlinesError(RefusedError):
    """Có hạn chép từ năm trước đã qua. Hãy sửa hạn rồi gửi lại."""


class DoubtsError(RefusedError):
    """Có điều cần xem lại trong kế hoạch. Hãy sửa, hoặc ghi vì sao vẫn gửi."""


class WordsToMendError(RefusedError):
    """Có nội dung chưa dùng được theo quy định. Hãy sửa rồi gửi lại."""


class UnderWayError(RefusedError):
    """Nội dung đang thực hiện thì chưa bỏ khỏi kế hoạch được. Hãy ghi kết quả hoặc ghi “Không thực hiện” trước."""

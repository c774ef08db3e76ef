"""What a person may be refused in a registration round, as a tree.

RefusedError
├── RoundExistsError       one round a school year
├── RoundClosedError       after its last day
│   └── RoundNotBegunError before its first day
├── RoundLockedError       the school's list is final
├── UndecidedError         pledges wait for an answer, so the list cannot be final
├── OwnPledgeError         nobody confirms their own
└── NotOnStaffError        the person does not work in the unit
"""

from thidua.core.errors import RefusedError


class RoundExistsError(RefusedError):
    """Năm học này đã có đợt đăng ký. Nếu cần thêm thời gian, hãy gia hạn đợt đã mở."""


class RoundClosedError(RefusedError):
    """Đã quá hạn đăng ký nên không lưu được nữa. Nếu cần sửa, hãy nhờ thư ký Hội đồng gia hạn đợt."""


class RoundNotBegunError(RoundClosedError):
    """Đợt đăng ký chưa đến ngày mở."""


class RoundLockedError(RefusedError):
    """Đợt đăng ký đã khóa và danh sách của trường đã lập, nên bản đăng ký không thay đổi được nữa."""


class UndecidedError(RefusedError):
    """Chưa khóa được vì còn bản đăng ký chờ xác nhận."""


class OwnPledgeError(RefusedError):
    """Không ai tự xác nhận hoặc trả lại bản đăng ký của chính mình."""


class NotOnStaffError(RefusedError):
    """Người này không có tên trong danh sách nhân sự đang làm việc của trường."""

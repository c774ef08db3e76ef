"""What a person may be refused in a registration round, as a tree.

RefusedError
├── RoundExistsError       one round a school year
├── RoundClosedError       after its last day
│   └── RoundNotBegunError before its first day
├── RoundLockedError       the school's list is final
├── UndecidedError         pledges wait for an answer, so the list cannot be final
├── OwnPledgeError         nobody confirms their own
├── NotOnStaffError        the person does not work in the unit
├── LateNotNeededError     the round is open, or the pledge stands already
├── LateAskedError         the same person has asked and waits for the answer
├── OwnLateError           nobody permits themselves
├── SheetEmptyError        nobody of the team has sent a pledge
└── SheetOldError          the list has changed since it was printed
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


class LateNotNeededError(RefusedError):
    """Đợt đăng ký đang mở, không cần xin đăng ký muộn."""


class LateAskedError(RefusedError):
    """Đã có một đề nghị đăng ký muộn đang chờ trả lời."""


class OwnLateError(RefusedError):
    """Không ai tự cho phép mình đăng ký muộn. Hãy để Hiệu trưởng hoặc thư ký khác trả lời."""


class SheetEmptyError(RefusedError):
    """Tổ chưa có bản đăng ký nào được gửi, nên chưa in được bản đăng ký của tổ."""


class SheetOldError(RefusedError):
    """Danh sách của tổ đã thay đổi sau lần in này. Hãy in lại, ký lại rồi tải bản quét lên."""

"""What a person may be refused about targets, as a tree.

RefusedError
├── ComputedTargetError       the figure is made from the system's own data
├── AlreadyMeasuredError      there is a figure of this day; it is corrected, not entered again
├── NoTargetError             the plan in force has no such target any more
├── NotOfTheBoardError        somebody else writes for the board
├── NoDriveError              the plan in force has no such drive any more
├── DriveClosedError          the drive has its result
├── AlreadyGivenError         the person stands in the list
├── LinesAddedError           lines were entered since the page was opened, maybe this very one
└── OtherWayError             counts and names are not mixed in one drive
"""

from thidua.core.errors import RefusedError


class ComputedTargetError(RefusedError):
    """Chỉ tiêu này được tính từ dữ liệu của trường nên không nhập con số. Hãy ghi đủ dữ liệu ở trang của từng người."""


class AlreadyMeasuredError(RefusedError):
    """Đã có con số của ngày này. Hãy mở con số ấy để sửa và ghi lý do."""


class NoTargetError(RefusedError):
    """Kế hoạch đang có hiệu lực không còn chỉ tiêu này."""


class NotOfTheBoardError(RefusedError):
    """Chỉ thành viên Ban Thanh tra nhân dân ghi ý kiến của Ban."""


class NoDriveError(RefusedError):
    """Kế hoạch đang có hiệu lực không còn đợt ủng hộ này."""


class DriveClosedError(RefusedError):
    """Đợt ủng hộ đã kết thúc nên không ghi thêm, không sửa được nữa."""


class AlreadyGivenError(RefusedError):
    """Người này đã được ghi trong đợt này rồi."""


class OtherWayError(RefusedError):
    """Đợt này đang được ghi theo cách khác."""


class LinesAddedError(RefusedError):
    """Từ lúc mở trang này đã có dòng mới. Hãy xem bảng “Đã ghi”: đã có dòng này thì thôi, chưa có thì bấm Ghi lần nữa."""

"""What a person may be refused here, as a tree.

RefusedError
├── NotInForceError        no plan in force names it any more
├── NotOpenError           a task that is done or given up
├── ToldAlreadyError       a team tells once
└── InvalidInputError      a field of the step (a day to come, results not told, …)
"""

from thidua.core.errors import RefusedError


class NotInForceError(RefusedError):
    """Kế hoạch đang có hiệu lực không còn nội dung này, nên không ghi tiếp được."""


class NotOpenError(RefusedError):
    """Nhiệm vụ này đã xong hoặc không thực hiện nữa, nên phần của các tổ không ghi thêm, không rút được."""


class ToldAlreadyError(RefusedError):
    """Tổ này đã báo xong rồi. Hãy tải lại trang để xem; báo nhầm thì rút rồi báo lại."""

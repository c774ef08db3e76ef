"""What a person may be refused about targets, as a tree.

RefusedError
├── ComputedTargetError       the figure is made from the system's own data
├── AlreadyMeasuredError      there is a figure of this day; it is corrected, not entered again
└── NoTargetError             the plan in force has no such target any more
"""

from thidua.core.errors import RefusedError


class ComputedTargetError(RefusedError):
    """Chỉ tiêu này được tính từ dữ liệu của trường nên không nhập con số. Hãy ghi đủ dữ liệu ở trang của từng người."""


class AlreadyMeasuredError(RefusedError):
    """Đã có con số của ngày này. Hãy mở con số ấy để sửa và ghi lý do."""


class NoTargetError(RefusedError):
    """Kế hoạch đang có hiệu lực không còn chỉ tiêu này."""

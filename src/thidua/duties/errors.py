"""What can be refused here, as a tree.

RefusedError
└── NobodyTookPartError   a course whose list of participants would be empty
"""

from thidua.core.errors import RefusedError


class NobodyTookPartError(RefusedError):
    """Chưa chọn ai dự. Hãy đánh dấu ít nhất một người; đợt ghi nhầm thì bỏ cả đợt."""

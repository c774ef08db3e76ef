"""What a person may be refused here, as a tree.

RefusedError
├── NotInForceError        no plan in force names it any more
└── InvalidInputError      a field of the step (a day to come, results not told, …)
"""

from thidua.core.errors import RefusedError


class NotInForceError(RefusedError):
    """Kế hoạch đang có hiệu lực không còn nội dung này, nên không ghi tiếp được."""

"""What a person may be refused here, as a tree.

RefusedError
├── InUseError             a criterion with evidence or an assessment is not dropped
├── RenewedError           the recognition has its successor already
├── EmptyParcelError       nothing to give out: no criterion yet
└── InvalidInputError      a field (a code twice, a day before the decision, …)
"""

from thidua.core.errors import RefusedError


class InUseError(RefusedError):
    """Tiêu chí này đã có minh chứng hoặc đã tự đánh giá. Hãy chuyển minh chứng đi, hoặc giữ tiêu chí."""


class RenewedError(RefusedError):
    """Hồ sơ cho lần công nhận sau đã được lập rồi."""


class EmptyParcelError(RefusedError):
    """Chưa có tiêu chí nào nên chưa có gì để xuất. Hãy nhập bộ tiêu chí trước."""

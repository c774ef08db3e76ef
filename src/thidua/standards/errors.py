"""What a person may be refused here, as a tree.

RefusedError
├── InUseError             a criterion with evidence or an assessment is not dropped
├── RenewedError           the recognition has its successor already
├── FollowedError          a recognition with a successor is not dropped
├── WorkedOnError          nor one with evidence or an assessment
├── EmptyParcelError       nothing to give out: no criterion yet
├── TooLargeParcelError    more than goes out at once
└── InvalidInputError      a field (a code twice, a day before the decision, …)
"""

from thidua.core.errors import RefusedError
from thidua.core.sizes import readable


class InUseError(RefusedError):
    """Tiêu chí này đã có minh chứng hoặc đã tự đánh giá. Hãy chuyển minh chứng đi, hoặc giữ tiêu chí."""


class RenewedError(RefusedError):
    """Hồ sơ cho lần công nhận sau đã được lập rồi."""


class FollowedError(RefusedError):
    """Đã có hồ sơ cho lần công nhận sau nên lần này được giữ lại. Hãy bỏ hồ sơ lần sau trước."""


class WorkedOnError(RefusedError):
    """Hồ sơ này đã có minh chứng hoặc tự đánh giá nên không bỏ được. Ghi nhầm điều gì thì dùng Sửa công nhận."""


class EmptyParcelError(RefusedError):
    """Chưa có tiêu chí nào nên chưa có gì để xuất. Hãy nhập bộ tiêu chí trước."""


class TooLargeParcelError(RefusedError):
    """More than one file of a bearable size holds."""

    def __init__(self, files: int, size: int, most_files: int, most_bytes: int) -> None:
        super().__init__(
            f"Lần xuất này gồm {files} minh chứng, {readable(size)}; một tệp .zip nhận nhiều nhất {most_files} "
            f"minh chứng, {readable(most_bytes)}. Hãy xuất từng tiêu chuẩn, hoặc thay tệp quét quá lớn bằng bản nhẹ hơn."
        )

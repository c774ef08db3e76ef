"""What a person may be refused when entering or ending a local rule, as a tree.

RefusedError
├── RuleMistakenError           a rule entered by mistake is over for good
└── InvalidInputError
    └── RuleOverlapsError       another rule of the same kind stands for the same awards and days
"""

from thidua.core.errors import InvalidInputError, RefusedError


class RuleMistakenError(RefusedError):
    """Quy định này đã được ghi là nhập nhầm, nên không thay hay kết thúc được nữa."""


class RuleOverlapsError(InvalidInputError):
    """Names the rule that stands in the way, at the first day of the new one."""

    def __init__(self, paper: str, days: str) -> None:
        super().__init__(
            "starts",
            f"Đã có quy định cùng loại theo {paper}, áp dụng {days}, cho cùng danh hiệu. "
            "Hãy mở quy định ấy rồi chọn “Thay bằng quy định mới”, hoặc kết thúc nó trước.",
        )

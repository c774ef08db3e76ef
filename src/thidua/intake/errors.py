"""What somebody may be refused on the way from a file to what is kept.

RefusedError
└── ChangedMeanwhileError
    └── PlanChangedError     what a dry run showed is no longer what would happen
"""

from thidua.core.errors import ChangedMeanwhileError


class PlanChangedError(ChangedMeanwhileError):
    """Danh sách đã thay đổi sau lần kiểm tra thử. Hãy xem lại kết quả kiểm tra mới rồi mới áp dụng."""

"""What can be refused when money is booked, approved or paid, as a tree.

RefusedError
├── NothingToPayError         no grant was chosen, or nothing on the list brings money
├── UnknownAmountError        a line of the list still has no amount
├── RevokedError              a grant on the list was revoked meanwhile
├── NotCorrectableError       this entry is undone in another way
├── InvalidInputError
│   └── AboveBalanceError     more goes out than the fund holds, and no reason was written
└── ChangedMeanwhileError
    ├── ListedMeanwhileError      a grant stands on another payment list already
    └── CorrectedMeanwhileError   the entry was corrected by somebody else
"""

from thidua.core.errors import ChangedMeanwhileError, InvalidInputError, RefusedError


class NothingToPayError(RefusedError):
    """Chưa chọn lượt khen nào để chi. Hãy chọn ít nhất một dòng."""


class UnknownAmountError(RefusedError):
    """Còn dòng chưa có số tiền. Kế toán ghi số tiền và lý do rồi mới duyệt được."""


class RevokedError(RefusedError):
    """Có lượt khen đã bị thu hồi. Hãy bỏ danh sách này và lập lại."""


class NotCorrectableError(RefusedError):
    """Dòng này không điều chỉnh được."""


class AboveBalanceError(InvalidInputError):
    """Chi nhiều hơn số dư của quỹ."""


class ListedMeanwhileError(ChangedMeanwhileError):
    """Có lượt khen đã nằm trong một danh sách chi khác. Hãy tải lại trang."""


class CorrectedMeanwhileError(ChangedMeanwhileError):
    """Dòng này vừa được người khác điều chỉnh. Hãy tải lại trang."""

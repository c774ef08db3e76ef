"""What a person may be refused when writing, issuing or using a criteria set, as a tree.

RefusedError
├── DraftWaitsError         the thread has a draft already: that one is to be finished first
├── NotInForceError         used on a day on which it is not in force
├── UnlawfulNowError        lines which the law now forbids or wants a reason for: not to be used as it is
├── InvalidInputError
│   └── ContentRefusedError faults in what was written, each at its place
└── ChangedMeanwhileError
"""

from collections.abc import Sequence

from thidua.core.errors import InvalidInputError, RefusedError
from thidua.criteria.content import Fault


class DraftWaitsError(RefusedError):
    """Bộ tiêu chí này đã có một bản đang soạn. Hãy mở bản ấy để soạn tiếp, hoặc bỏ bản ấy trước."""


class NotInForceError(RefusedError):
    """Bộ tiêu chí này không áp dụng vào ngày ấy."""


class UnlawfulNowError(RefusedError):
    """Bộ tiêu chí có dòng cần soát lại theo luật hiện hành. Hãy mở bộ tiêu chí để xem từng dòng."""


class ContentRefusedError(InvalidInputError):
    """All faults; as one refusal it speaks with the first."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        super().__init__(faults[0].place, faults[0].message)
        self.faults = list(faults)

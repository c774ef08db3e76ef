"""What can be refused here, as a tree.

RefusedError
├── NobodyTookPartError     a course whose list of participants would be empty
├── ChargeEndedError        the last day was written down already, and not later than this one
├── StillInChargeError      a part is closed while somebody answers for it
├── HandoverUnderWayError   the unit has a hand-over that is not signed
├── NotPreparerError        only whoever prepares a hand-over changes and offers it
├── NotReceiverError        only the receiver ticks and receives
├── NotWitnessError         a party, or somebody whose word does not stand for it, would witness
├── NotAllAnsweredError     a heading is neither ticked nor told what it lacks
└── InvalidInputError
    ├── TakenError          somebody else is in charge of the part in those days
    └── NamedTwiceError     a part of this name is there already
"""

from thidua.core.errors import InvalidInputError, RefusedError


class NobodyTookPartError(RefusedError):
    """Chưa chọn ai dự. Hãy đánh dấu ít nhất một người; đợt ghi nhầm thì bỏ cả đợt."""


class ChargeEndedError(RefusedError):
    """Phân công này đã kết thúc từ trước. Hãy tải lại trang."""


class StillInChargeError(RefusedError):
    """Đang có người phụ trách phần việc này. Hãy ghi ngày thôi của người ấy trước."""


class TakenError(InvalidInputError):
    """Two are never in charge of one part on one day: the first one's last day comes first."""

    def __init__(self, name: str) -> None:
        words = f"Những ngày ấy {name} đang được giao. Hãy ghi ngày thôi của {name} trước."
        super().__init__("starts", words)


class NamedTwiceError(InvalidInputError):
    def __init__(self) -> None:
        super().__init__("name", "Phần việc này đã có trong bảng phân công.")


class HandoverUnderWayError(RefusedError):
    """Đang có một hồ sơ bàn giao chưa ký xong. Hãy làm xong hoặc bỏ hồ sơ ấy trước."""


class NotPreparerError(RefusedError):
    """Chỉ bên giao hoặc người lập thay sửa và giao được hồ sơ này."""


class NotReceiverError(RefusedError):
    """Chỉ bên nhận đánh dấu và nhận được hồ sơ này."""


class NotWitnessError(RefusedError):
    """Người chứng kiến phải là Hiệu trưởng; Hiệu trưởng là một bên thì là cấp phó hoặc Chủ tịch Công đoàn."""


class NotAllAnsweredError(RefusedError):
    def __init__(self, titles: list[str]) -> None:
        super().__init__(f"Chưa đánh dấu, chưa ghi còn thiếu: {'; '.join(titles)}.")

"""What can be refused when sending up and answering, as a tree.

RefusedError
├── NothingToSendError        no dossier was chosen
├── NoParentError             no unit above is known on that day
├── NoSignerError             nobody heads the unit on that day
├── WrongParentError          the unit above on that day is not of the deciding level
├── DistrictEndedError        districts no longer exist on that day
├── CommuneTooEarlyError      schools stood under districts on that day
├── NotAboveError             only a unit above schools has an upper officer
├── OwnParentError            a unit cannot stand under itself
├── SameParentError           this one stands above already
├── ParentAnsweredError       the parent that is taken back has answered a line already
├── DecidesItselfError        the unit decides this award itself: nothing to send
├── TwoFormsError             two forms of commendation for one person's achievement of the year
├── NoAnswerError             every line was left pending
├── NoLineChosenError         no line was chosen to be sent back
├── NotAnnullableError        something of the submission is in hand or answered already
├── InHandError               the unit above answers these lines itself
├── AddressedElsewhereError   another unit answers this submission now
├── NothingGrantedError       a decision that grants nothing
├── NoLetterheadError         the unit has no sign or no place: its paper would have neither number nor day
├── NotDecidingError          the unit is not the deciding authority of a line on that day
├── ContradictionError        two answers which cannot both be true
├── YearOpenError             the school year still has lines without an answer
├── NobodyChosenError         nobody was chosen for a certificate
├── InvalidInputError
│   ├── FarAheadError         a parent more than a year ahead
│   └── LineRefusedError      one line's answer cannot be taken; names the line
└── ChangedMeanwhileError
    ├── TakenMeanwhileError     the submission was taken in hand before
    ├── AnnulledMeanwhileError  the submission was annulled before
    ├── ScannedMeanwhileError   the decision has its scan already
    ├── SentMeanwhileError    a dossier is no longer waiting to be sent
    └── AnsweredMeanwhileError  somebody else entered the answer of a line
"""

from datetime import date
from uuid import UUID

from thidua.core.errors import ChangedMeanwhileError, InvalidInputError, RefusedError


class NothingToSendError(RefusedError):
    """Chưa chọn hồ sơ nào để trình. Hãy chọn ít nhất một hồ sơ đã được Hội đồng thông qua."""


class NoParentError(RefusedError):
    """Chưa có cấp trên trực tiếp của đơn vị vào ngày trình. Hãy nhờ quản trị ghi cấp trên rồi làm lại."""


class NoSignerError(RefusedError):
    """Ngày này chưa có Hiệu trưởng nên tờ trình không có người ký. Hãy chọn ngày khác, hoặc nhờ quản trị ghi vai trò."""

    def __init__(self, on: date) -> None:
        super().__init__(
            f"Ngày {on:%d/%m/%Y} phần mềm chưa ghi ai là Hiệu trưởng, nên tờ trình và danh sách không có người ký. "
            "Hãy chọn ngày khác, hoặc nhờ quản trị hệ thống ghi vai trò Hiệu trưởng cho đúng ngày."
        )


class WrongParentError(RefusedError):
    """Cấp trên trực tiếp vào ngày trình không phải là cấp quyết định. Hãy kiểm tra ngày trình và cấp trên đã ghi."""


class DistrictEndedError(RefusedError):
    """Vào ngày này không còn cấp huyện, nên huyện không thể là cấp trên hay nơi nhận. Hãy chọn xã, phường."""


class CommuneTooEarlyError(RefusedError):
    """Vào ngày này còn cấp huyện, nên xã, phường chưa là cấp trên trực tiếp của trường. Hãy chọn huyện hoặc ngày sau."""


class NotAboveError(RefusedError):
    """Chỉ xã, phường hoặc cấp cao hơn mới có cán bộ thi đua cấp trên. Hãy kiểm tra lại mã đơn vị."""


class OwnParentError(RefusedError):
    """Một đơn vị không thể đứng dưới chính nó hoặc dưới đơn vị trực thuộc nó. Hãy chọn đơn vị khác."""


class SameParentError(RefusedError):
    """Đơn vị này đang là cấp trên trực tiếp nên không có gì phải đổi. Hãy chọn cấp trên khác."""

    def __init__(self, parent: str, since: date) -> None:
        super().__init__(
            f"{parent} đã là cấp trên trực tiếp từ {since:%d/%m/%Y} nên không có gì phải đổi. "
            "Hãy chọn cấp trên khác."
        )


class FarAheadError(InvalidInputError):
    """The day is more than a year ahead: most likely a mistyped year, and nobody knows that far."""

    def __init__(self) -> None:
        super().__init__("on", "Ngày này còn hơn một năm nữa mới đến. Hãy kiểm tra lại năm đã gõ.")


class ParentAnsweredError(RefusedError):
    """Cấp trên này đã ghi kết quả nên không rút lại được."""

    def __init__(self, symbol: str, parent: str) -> None:
        super().__init__(
            f"{parent} đã trả lời ít nhất một dòng của tờ trình {symbol} nên không rút lại được. "
            "Nếu cấp trên ghi sai, hãy đổi cấp trên từ một ngày sau đó."
        )


class DecidesItselfError(RefusedError):
    """Danh hiệu này do chính đơn vị quyết định, không phải trình."""


class TwoFormsError(RefusedError):
    """Một thành tích chỉ đề nghị một hình thức khen thưởng."""


class NoAnswerError(RefusedError):
    """Chưa có dòng nào được trả lời. Hãy ghi kết quả ít nhất một dòng; dòng chưa có kết quả thì để “Chưa trả lời”."""


class NoLineChosenError(RefusedError):
    """Chưa chọn dòng nào để trả lại. Hãy ghi lý do ở ít nhất một dòng."""


class NotAnnullableError(RefusedError):
    """Tờ trình này đã được nhận hoặc đã có dòng được trả lời nên không hủy được."""


class InHandError(RefusedError):
    """Cấp trên đã nhận các dòng này trên phần mềm. Kết quả do cấp trên ghi."""


class AddressedElsewhereError(RefusedError):
    """Tờ trình này đã chuyển sang nơi nhận khác. Hãy tải lại danh sách."""


class NothingGrantedError(RefusedError):
    """Quyết định khen thưởng phải có ít nhất một người được tặng; chỉ báo không tặng thì ghi số văn bản thông báo."""


class NoLetterheadError(RefusedError):
    """Đơn vị chưa có ký hiệu, địa danh nên quyết định sẽ thiếu số ký hiệu, địa danh và ngày."""


class NotDecidingError(RefusedError):
    """Vào ngày ký, đơn vị không phải là cấp quyết định danh hiệu này."""


class ContradictionError(RefusedError):
    """Hai dòng của cùng một người trả lời trái ngược nhau."""


class YearOpenError(RefusedError):
    """Chưa khép được năm học: còn dòng chưa có kết quả."""


class NobodyChosenError(RefusedError):
    """Chưa chọn ai. Hãy đánh dấu ít nhất một dòng."""


class LineRefusedError(InvalidInputError):
    """Kết quả của một dòng chưa ghi được."""

    def __init__(self, line: UUID, field: str, message: str) -> None:
        super().__init__(field, message)
        self.line = line


class SentMeanwhileError(ChangedMeanwhileError):
    """Có hồ sơ không còn chờ trình."""


class AnsweredMeanwhileError(ChangedMeanwhileError):
    """Có dòng vừa được người khác ghi kết quả."""


class TakenMeanwhileError(ChangedMeanwhileError):
    """Tờ trình này vừa được người khác nhận."""


class AnnulledMeanwhileError(ChangedMeanwhileError):
    """Tờ trình này đã hủy."""


class ScannedMeanwhileError(ChangedMeanwhileError):
    """Quyết định này vừa được người khác đính bản quét."""

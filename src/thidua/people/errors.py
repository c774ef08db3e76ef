"""What a person may be refused when staff, their years and their awards are written, as a tree.

RefusedError
├── NotOfUnitError           somebody who has never worked in the unit
├── LeftUnitError            a year, or data, after the person left the unit
├── OtherUnitsYearError      a year that another unit has written down
├── OwnFactsError            whoever writes facts about themselves
├── CommentPassedError       a row which holds a comment that was passed on is to be dropped
├── GradeApprovedError       a grade, months or paper over those of the approved sheet
├── GradeOfSheetError        a grade by hand of a year that runs or is still to come
├── AccountElsewhereError    a slip for an account which has duties in another unit
├── OwnSlipError             a slip for oneself
├── AlreadyOnStaffError      a second open posting of one person
├── OtherUnitsGrantError     an award that another unit has written down
├── DecidedGrantError        an award that came with a decision in this program
├── AlreadyGrantedError      the same title of the same year by another decision
├── InvalidInputError
│   ├── EmptyCommentError    a comment without words, paper or scan
│   ├── StaffCodeTakenError
│   ├── MinistryCodeTakenError
│   ├── StillElsewhereError  a person whom another unit still employs
│   ├── AwardDayError        a decision older than the year it honours, or than the person can be
│   ├── YearIsOpenError      a title of a year that is not closed, typed in by hand
│   ├── NotOfPartyError      discipline or a grade of the Party for whom no membership is written
│   └── OutsideSchoolYearError
└── ChangedMeanwhileError
    └── ListTakenError       a code of a list which somebody else has taken meanwhile
"""

from datetime import date

from thidua.core.errors import ChangedMeanwhileError, InvalidInputError, RefusedError
from thidua.core.school_years import school_year_of


class NotOfUnitError(RefusedError):
    """Có người không thuộc danh sách nhân sự của đơn vị. Hãy tải lại trang rồi chọn lại."""


class LeftUnitError(RefusedError):
    """Người này đã rời trường. Dữ kiện từ sau ngày rời do nơi công tác mới ghi."""


class OtherUnitsYearError(RefusedError):
    """Năm học này của người này do đơn vị khác ghi. Cần sửa thì liên hệ đơn vị đó."""


class OwnFactsError(RefusedError):
    """Không ai tự ghi dữ kiện thi đua của chính mình. Hãy để người khác có trách nhiệm ghi."""


class OwnReviewError(OwnFactsError):
    """Không ai tự xác nhận tình trạng xem xét kỷ luật của chính mình: việc này do cấp trên trả lời, thư ký ghi theo văn bản. \
Hãy bỏ tên mình khỏi danh sách rồi làm lại."""


class CommentPassedError(RefusedError):
    """Dòng này đã có nhận xét nên không bỏ được. Hãy sửa đơn vị, ngày tháng nếu ghi nhầm."""


class EmptyCommentError(InvalidInputError):
    """Hãy ghi nội dung nhận xét, số văn bản hoặc đính bản quét: ít nhất một trong ba."""

    def __init__(self) -> None:
        super().__init__("comment", self.__doc__ or "")


class GradeApprovedError(RefusedError):
    """Xếp loại của năm học này đã được phê duyệt, không sửa ở đây được. \
Cần sửa thì xin mở lại bảng ở trang Xếp loại; người thứ hai đồng ý rồi thì nhập và phê duyệt lại."""


class GradeOfSheetError(RefusedError):
    """Xếp loại, số tháng của năm học đang mở hoặc chưa đến chỉ có từ bảng xếp loại được phê duyệt (trang Xếp loại). \
Ở đây chỉ ghi xếp loại của năm học đã khép hoặc đã qua trước khi dùng phần mềm."""


class YearIsOpenError(InvalidInputError):
    """Năm học này đang mở: danh hiệu được ghi khi nhận quyết định trong mục Quyết định, không ghi tay ở đây."""

    def __init__(self) -> None:
        super().__init__("school_year", self.__doc__ or "")


class AwardDayError(InvalidInputError):
    """`fault` is what does not go together, in the middle of a sentence."""

    def __init__(self, fault: str) -> None:
        super().__init__(
            "on", f"{fault[:1].upper()}{fault[1:]}. Hãy xem lại ngày quyết định, hoặc năm học, ngày sinh."
        )


class AccountElsewhereError(RefusedError):
    """Tài khoản này đang có vai trò ở đơn vị khác nên trường không in phiếu được. Hãy để đơn vị kia cho thôi trước."""


class OwnSlipError(RefusedError):
    """Không ai tự in phiếu cho chính mình. Hãy đổi mật khẩu ở trang tài khoản."""


class AlreadyOnStaffError(RefusedError):
    """Người này đang có tên trong danh sách nhân sự của trường."""


class AlreadyGrantedError(RefusedError):
    """Danh hiệu của năm học này đã được ghi theo một quyết định khác. Hãy mở hồ sơ của người đó để đối chiếu."""


class OtherUnitsGrantError(RefusedError):
    """Khen thưởng này do đơn vị khác ghi. Cần sửa thì liên hệ đơn vị đó."""


class DecidedGrantError(RefusedError):
    """Khen thưởng này được ghi từ quyết định trong mục Quyết định, không sửa tay ở đây được."""


class StaffCodeTakenError(InvalidInputError):
    """Mã cán bộ này đang thuộc về một người khác trong trường."""

    def __init__(self) -> None:
        super().__init__("staff_code", self.__doc__ or "")


class MinistryCodeTakenError(InvalidInputError):
    """Mã định danh này đã thuộc về một người khác. Hãy kiểm tra lại trên cơ sở dữ liệu ngành."""

    def __init__(self) -> None:
        super().__init__("ministry_code", self.__doc__ or "")


class StillElsewhereError(InvalidInputError):
    """Người có mã định danh này chưa rời nơi công tác hiện ghi. Nơi đó ghi ngày rời trường trước rồi hãy thêm."""

    def __init__(self) -> None:
        super().__init__("ministry_code", self.__doc__ or "")


class OutsideSchoolYearError(InvalidInputError):
    """`what` begins the sentence: which day does not lie in the year of its page."""

    def __init__(self, field: str, what: str, on: date, school_year: str) -> None:
        other = school_year_of(on)
        super().__init__(
            field, f"{what} {on:%d/%m/%Y} không thuộc năm học {school_year}: hãy ghi ở năm học {other}."
        )


class NotOfPartyError(InvalidInputError):
    """Chưa ghi người này là đảng viên nên không ghi kỷ luật đảng, xếp loại đảng viên được. \
Hãy ghi ngày vào Đảng ở mục “Sinh hoạt đảng, đoàn thể” của người này trước."""

    def __init__(self, field: str) -> None:
        super().__init__(field, self.__doc__ or "")


class ListTakenError(ChangedMeanwhileError):
    """Có mã cán bộ hoặc mã định danh trong danh sách vừa được ghi cho người khác. Hãy xem lại danh sách rồi làm lại."""

"""What a person may be refused when staff, their years and their awards are written, as a tree.

RefusedError
├── NotOfUnitError           somebody who has never worked in the unit
├── AlreadyOnStaffError      a second open posting of one person
├── AlreadyGrantedError      the same title of the same year by another decision
├── InvalidInputError
│   ├── StaffCodeTakenError
│   ├── MinistryCodeTakenError
│   └── OutsideSchoolYearError
└── ChangedMeanwhileError
    └── PlanChangedError     what a dry run showed is no longer what would happen
"""

from thidua.core.errors import ChangedMeanwhileError, InvalidInputError, RefusedError


class NotOfUnitError(RefusedError):
    """Có người không thuộc danh sách nhân sự của đơn vị. Hãy tải lại trang rồi chọn lại."""


class AlreadyOnStaffError(RefusedError):
    """Người này đang có tên trong danh sách nhân sự của trường."""


class AlreadyGrantedError(RefusedError):
    """Danh hiệu của năm học này đã được ghi theo một quyết định khác. Hãy mở hồ sơ của người đó để đối chiếu."""


class StaffCodeTakenError(InvalidInputError):
    """Mã cán bộ này đang thuộc về một người khác trong trường."""

    def __init__(self) -> None:
        super().__init__("staff_code", self.__doc__ or "")


class MinistryCodeTakenError(InvalidInputError):
    """Mã định danh này đã thuộc về một người khác. Hãy kiểm tra lại trên cơ sở dữ liệu ngành."""

    def __init__(self) -> None:
        super().__init__("ministry_code", self.__doc__ or "")


class OutsideSchoolYearError(InvalidInputError):
    """Ngày nằm ngoài năm học của dòng này."""

    def __init__(self, field: str) -> None:
        super().__init__(field, self.__doc__ or "")


class PlanChangedError(ChangedMeanwhileError):
    """Danh sách nhân sự đã thay đổi sau lần kiểm tra thử. Hãy xem lại kết quả kiểm tra mới rồi mới áp dụng."""

"""What a person may be refused on the evaluation sheet, as a tree.

RefusedError
├── GradesMissingError     lines without a grade, each named
├── AlreadyApprovedError   approved grades are fixed
└── StrangerOnSheetError   a line for somebody who is not on the unit's staff
"""

from thidua.core.errors import RefusedError


class GradesMissingError(RefusedError):
    """Chưa phê duyệt được vì còn người chưa có xếp loại."""


class AlreadyApprovedError(RefusedError):
    """Kết quả xếp loại năm học này đã được phê duyệt nên không sửa được nữa."""


class StrangerOnSheetError(RefusedError):
    """Bảng có người không thuộc danh sách nhân sự của trường. Hãy tải lại trang rồi nhập lại."""

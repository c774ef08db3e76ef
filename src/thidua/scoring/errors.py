"""What a person may be refused on the evaluation sheet, as a tree.

RefusedError
├── GradesMissingError     lines without a grade, each named
├── PointsMissingError     by points nobody is graded without them, each named
├── ShownByOtherRulesError the paper's day asks for other rules than the page showed
├── NotReopenedError       rules are chosen only for a sheet that was approved before
├── OverCeilingError       more of the excellent than any reading of the ceiling lets
├── AlreadyApprovedError   approved grades are fixed
├── NotApprovedError       only an approved sheet is opened again
├── OwnGradeError          anybody about the own grade
├── NotHeadError           a paper of the level above for somebody whom the unit itself grades
├── HeadNotGradedError     a paper before the grade it says
├── RegulationInUseError   a sheet was approved while it stood
├── RegulationUnderPointsError  an open sheet holds points by it
├── NotByPointsError       points for a sheet that goes by the earlier rules
├── NothingToTakeError     no line of the review differs, or it gives no points any more
├── ReopeningWaitsError    one request at a time
├── SamePersonError        whoever asked does not answer
├── WithoutHeadError       of the two who open it again, one is the head
└── StrangerOnSheetError   a line for somebody who is not on the unit's staff
"""

from thidua.core.errors import RefusedError


class GradesMissingError(RefusedError):
    """Chưa phê duyệt được vì còn người chưa có xếp loại."""


class PointsMissingError(RefusedError):
    """Chưa phê duyệt được vì còn người có xếp loại mà chưa đủ điểm."""


class OverCeilingError(RefusedError):
    """Số người hoàn thành xuất sắc nhiệm vụ vượt trần."""

    WHAT_TO_DO = " Hãy xem lại từng người, hoặc ghi lý do của hội đồng ở ô “Lý do vượt trần” (NĐ 233/2026, Điều 12 khoản 6)."


class ShownByOtherRulesError(RefusedError):
    """Theo ngày của văn bản này, bảng được xếp theo cách khác với cách vừa hiện. Trang dưới đây đã theo ngày ấy: \
hãy xem lại rồi phê duyệt."""


class NotReopenedError(RefusedError):
    """Bảng này chưa được mở lại nên không có cách đánh giá cũ để giữ: ngày của văn bản phê duyệt quyết định."""


class AlreadyApprovedError(RefusedError):
    """Kết quả xếp loại năm học này đã được phê duyệt. Cần sửa thì xin mở lại bảng ở trang Xếp loại, kèm lý do."""


class NotApprovedError(RefusedError):
    """Bảng xếp loại đang mở: sửa thẳng trên bảng, không cần xin mở lại."""


class OwnGradeError(RefusedError):
    """Không ai tự ghi điểm, xếp loại của mình. Hãy để người khác được nhập xếp loại ghi dòng này."""


class NotHeadError(RefusedError):
    """Người này do trường xếp loại. Chỉ Hiệu trưởng do cấp trên xếp loại."""


class HeadNotGradedError(RefusedError):
    """Hãy nhập mức xếp loại của Hiệu trưởng vào bảng trước, rồi ghi văn bản của cấp trên."""


class RegulationInUseError(RefusedError):
    """Đã có bảng xếp loại được phê duyệt khi quy chế này đang áp dụng, nên không gỡ được. Ghi quy chế mới bên cạnh."""


class RegulationUnderPointsError(RefusedError):
    """Bảng xếp loại đang mở đã có điểm chấm theo quy chế này. Ghi nhầm thì ghi quy chế đúng trước, rồi gỡ quy chế này."""


class NotByPointsError(RefusedError):
    """Bảng này xếp loại theo cách trước, không chấm điểm. Ghi quy chế đánh giá của trường nếu đã ban hành."""


class NothingToTakeError(RefusedError):
    """Không còn điểm nào để lấy từ đợt bình xét này: đợt đã mở lại, hoặc điểm trong bảng đã đúng như vậy."""


class ReopeningWaitsError(RefusedError):
    """Đã có một đề nghị mở lại bảng xếp loại này đang chờ trả lời. Hãy tải lại trang để xem."""


class SamePersonError(RefusedError):
    """Người đề nghị không tự trả lời đề nghị của mình. Hãy để người thứ hai trả lời."""


class WithoutHeadError(RefusedError):
    """Mở lại bảng xếp loại cần Hiệu trưởng là một trong hai người: người đề nghị hoặc người đồng ý."""


class StrangerOnSheetError(RefusedError):
    """Bảng có người không thuộc danh sách nhân sự của trường. Hãy tải lại trang rồi nhập lại."""

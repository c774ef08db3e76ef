"""Why a workbook that was handed in is refused. Each docstring is the sentence shown: what was met, what to do next.

SpreadsheetError
├── NotASpreadsheetError       another kind of file, whatever its name says
├── TooLargeError              more bytes than are taken in
├── EncryptedSpreadsheetError  opens only with a password
├── ZipBombError               small outside, far too much inside, or too much work to read
├── BrokenSpreadsheetError     cut off or damaged
├── ReadingTooSlowError        nothing wrong with it, but the machine had no time for it
└── CellTooLongError           (writing) more text than a cell of Excel holds
"""

from paper.errors import SpreadsheetError


class NotASpreadsheetError(SpreadsheetError):
    """Tệp này không phải bảng tính Excel. Hãy mở bằng Excel, chọn “Lưu thành” (Save As) dạng .xlsx rồi tải lên lại."""


class TooLargeError(SpreadsheetError):
    """Tệp lớn quá 25 MB. Hãy xóa hình ảnh và các trang không cần, hoặc chia thành nhiều tệp rồi tải lên lại."""


class EncryptedSpreadsheetError(SpreadsheetError):
    """Tệp có đặt mật khẩu nên không đọc được. Hãy mở bằng Excel, bỏ mật khẩu, lưu lại rồi tải lên lại."""


class ZipBombError(SpreadsheetError):
    """Tệp chứa quá nhiều dữ liệu so với một danh sách. Hãy chép riêng các dòng cần nhập sang tệp mới rồi tải lên lại."""


class BrokenSpreadsheetError(SpreadsheetError):
    """Tệp bị hỏng hoặc tải lên chưa đủ. Hãy mở bằng Excel kiểm tra, lưu thành tệp .xlsx mới rồi tải lên lại."""


class ReadingTooSlowError(SpreadsheetError):
    """Máy đang bận, đọc tệp chưa xong. Hãy thử lại."""


class CellTooLongError(SpreadsheetError):
    """Có ô dài quá 32.767 ký tự, Excel không chứa được. Hãy rút gọn nội dung ô đó."""

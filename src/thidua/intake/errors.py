"""What somebody may be refused on the way from a file to what is kept.

RefusedError
├── FileRefusedError          a file that cannot be used as a whole; nothing of it is written
│   └── NoHeaderError         no row heads the columns that the list needs: they have to be matched by hand
├── CancelledError            somebody called the work off; nothing of it is written
├── GoneError                 the file has been called off or was thrown away after some days
├── InvalidInputError
│   └── ColumnsRefusedError   columns matched by hand which make no list
└── ChangedMeanwhileError
    └── PlanChangedError      what a dry run showed is no longer what would happen
"""

from thidua.core.errors import ChangedMeanwhileError, InvalidInputError, RefusedError


class FileRefusedError(RefusedError):
    """Tệp này chưa dùng được. Hãy kiểm tra lại tệp rồi tải lên."""


class NoHeaderError(FileRefusedError):
    """Không tìm thấy dòng tiêu đề có đủ các cột cần thiết. Hãy khớp các cột bằng tay, hoặc kiểm tra lại tệp."""


class CancelledError(RefusedError):
    """Đã dừng theo yêu cầu. Không có gì được ghi."""


class GoneError(RefusedError):
    """Tệp này không còn ở đây. Hãy tải lên lại."""


class ColumnsRefusedError(InvalidInputError):
    """Cách khớp cột chưa dùng được."""


class PlanChangedError(ChangedMeanwhileError):
    """Dữ liệu của trường đã thay đổi sau lần kiểm tra thử. Hãy xem lại kết quả kiểm tra mới rồi mới áp dụng."""

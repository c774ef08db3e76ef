"""Why a staff file is refused as a whole; nothing of it is then written.

RefusedError
└── StaffFileRefusedError    also carries what the reader of spreadsheets said
    ├── NoHeaderError        no sheet has a row with a heading of names
    └── TooManyRowsError     more rows than one school has people
"""

from thidua.core.errors import RefusedError


class StaffFileRefusedError(RefusedError):
    """Tệp này chưa dùng được. Hãy kiểm tra lại tệp rồi tải lên."""


class NoHeaderError(StaffFileRefusedError):
    """Không tìm thấy dòng tiêu đề có cột «Họ và tên» và ít nhất một cột khác đã biết (ngày sinh, mã cán bộ, chức vụ, tổ…). Hãy kiểm tra lại tệp."""


class TooManyRowsError(StaffFileRefusedError):
    """Danh sách dài quá 2.000 dòng. Hãy chia thành nhiều tệp rồi nhập từng tệp."""

"""Why no copy was made or restored.

RefusedError
└── BackupRefusedError           the copy was not made, or not restored; nothing was changed
    ├── QuietHoursError          somebody votes right now
    ├── AlreadyRunningError      another copy is being made
    ├── AlreadyThereError        a file of this name is there
    ├── CannotWriteError         the disk is full, closed to us, or does not take so large a file
    ├── NotABackupError          another kind of file
    ├── BackupDamagedError       a copy, but not as it was made
    ├── DatabaseRefusedError     the database's server did not take the rows
    ├── BackupTooNewError        made by a newer program
    ├── HomeNotEmptyError        restoring never overwrites
    ├── HomeBusyError            somebody works in this home: a server, another restore
    ├── LedgerBrokenError        its ledger is not whole
    └── RestoredOtherwiseError   what came out is not what went in
"""

from pathlib import Path

from thidua.core.clock import day_and_time
from thidua.core.disk import reason_of
from thidua.core.errors import RefusedError


class BackupRefusedError(RefusedError):
    """Không sao lưu hoặc khôi phục được."""


class QuietHoursError(BackupRefusedError):
    """Đang có người bỏ phiếu kín: bản sao lúc này sẽ giữ phiếu chưa kiểm. Hãy sao lưu sau khi đóng bỏ phiếu."""


class AlreadyRunningError(BackupRefusedError):
    """Đang có một lần sao lưu khác chưa xong. Hãy đợi nó xong rồi làm lại."""


class AlreadyThereError(BackupRefusedError):
    """Tệp này đã có. Bản sao lưu không bao giờ ghi đè lên bản cũ: hãy đặt tên khác."""


class CannotWriteError(BackupRefusedError):
    """Không ghi được bản sao lưu."""

    def __init__(self, place: Path, error: BaseException) -> None:
        super().__init__(f"Không ghi được vào {place}. {reason_of(error)}")


class NotABackupError(BackupRefusedError):
    """Tệp này không phải bản sao lưu của Thi Đua, hoặc đã bị cắt khi chép. Hãy chọn lại tệp, hoặc chép lại từ ổ gốc."""


class BackupDamagedError(BackupRefusedError):
    """Bản sao lưu đã bị hỏng hoặc bị sửa."""

    def __init__(self, what: str) -> None:
        super().__init__(
            f"Bản sao lưu đã bị hỏng hoặc bị sửa: {what}. Hãy chép lại từ ổ gốc, hoặc dùng bản sao lưu khác."
        )


class DatabaseRefusedError(BackupRefusedError):
    """Cơ sở dữ liệu không nhận dữ liệu trong bản sao lưu."""

    def __init__(self, error: Exception) -> None:
        """The database's own words are for whoever helps: they are English, and name tables."""
        said = str(error).strip().partition("\n")[0].rstrip(".")
        super().__init__(
            "Cơ sở dữ liệu không nhận dữ liệu trong bản sao lưu; không có gì được khôi phục. Hãy chạy thidua backup "
            "--check TỆP: nếu bản sao lưu nguyên vẹn thì hãy thử lại, rồi gửi dòng sau cho người hỗ trợ. "
            f"Máy chủ cơ sở dữ liệu nói: {said}."
        )


class BackupTooNewError(BackupRefusedError):
    """Bản sao lưu do phiên bản mới hơn của phần mềm lập ra."""

    def __init__(self, what: str, made_at: str) -> None:
        """`what` is newer; two programs may carry the same version between releases, so that alone says nothing."""
        super().__init__(
            f"Bản sao lưu lập lúc {day_and_time(made_at)} dùng cấu trúc dữ liệu mới hơn chương trình ở đây ({what}). "
            "Hãy cài bản Thi Đua mới hơn, ít nhất là bản đã lập tệp này, rồi khôi phục."
        )


class HomeNotEmptyError(BackupRefusedError):
    """Chỉ khôi phục được vào nơi trống."""

    def __init__(self, place: str, found: str) -> None:
        super().__init__(
            f"{place} đã có dữ liệu ({found}). Khôi phục không bao giờ ghi đè: hãy đặt THIDUA_HOME sang thư mục trống"
            " (hoặc DATABASE_URL sang cơ sở dữ liệu trống)."
        )


class HomeBusyError(BackupRefusedError):
    """Đang có chương trình khác làm việc trong thư mục dữ liệu này (máy chủ, hoặc một lần khôi phục khác). Hãy dừng hoặc đợi nó xong rồi chạy lại."""


class LedgerBrokenError(BackupRefusedError):
    """Nhật ký trong bản sao lưu không nguyên vẹn."""

    def __init__(self, sentence: str) -> None:
        super().__init__(
            f"Nhật ký trong bản sao lưu không nguyên vẹn: {sentence}. Bản sao có thể đã bị sửa, hoặc nhật ký đã đứt từ "
            "trước khi sao lưu. Hãy thử bản khác; nếu vẫn phải dùng bản này: thidua restore TỆP --even-with-broken-ledger"
        )


class RestoredOtherwiseError(BackupRefusedError):
    """Dữ liệu đọc ra không khớp."""

    def __init__(self, what: str) -> None:
        super().__init__(f"Dữ liệu đọc ra không khớp với bản sao lưu: {what}. Không có gì được khôi phục.")

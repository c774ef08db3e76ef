"""What can go wrong in the print shop, one tree; every sentence is fit to be shown to the user as it stands.

PaperError
├── ContractError           the facts handed over contradict each other or cannot be printed
├── FontsMissingError       the fonts of the certificates have not been fetched
├── OfficeMissingError      LibreOffice is not on this machine
├── OfficeFailedError       LibreOffice could not turn a paper into PDF
└── SpreadsheetError        a workbook that was handed in cannot be read (the branches stand in sheets/errors.py)
"""


class PaperError(Exception):
    """Không làm được giấy tờ này."""

    def __str__(self) -> str:
        """The sentence given where it was raised, else the class's own."""
        return super().__str__() or (type(self).__doc__ or "")


class ContractError(PaperError):
    """Số liệu đưa vào giấy tờ không khớp nhau. Hãy kiểm tra lại rồi in lại."""


class FontsMissingError(PaperError):
    """Chưa có phông chữ để in. Hãy chạy lệnh `make setup` rồi in lại."""


class OfficeMissingError(PaperError):
    """Máy này chưa cài LibreOffice nên chưa đổi được tệp .docx sang PDF. Hãy tải tệp .docx, hoặc cài LibreOffice rồi thử lại."""


class OfficeFailedError(PaperError):
    """LibreOffice không đổi được tệp .docx này sang PDF. Hãy tải tệp .docx và mở bằng Word để in."""


class SpreadsheetError(PaperError):
    """Không đọc được bảng tính này."""

"""A spreadsheet, or what was copied out of one, from which a set is read."""

from typing import Any

from thidua.web.sheets import SheetForm


class UploadForm(SheetForm):
    """The sheet of one set; it is read at once and not kept."""

    most_megabytes = 5
    most_pasted = 200_000
    unnamed = "bo-tieu-chi"

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["file"].label = "Tệp bảng tiêu chí (.xls, .xlsx, .csv)"
        self.fields["file"].help_text = "Không quá 5 MB. Tệp không được lưu lại."

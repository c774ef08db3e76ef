"""Staff files in the shapes that schools really have, with invented people: the sector database's .xls, CANHAN.xlsx."""

import io
from datetime import date

import xlsxwriter
import xlwt

# The sector database's 72 columns; only those with a name here are ever filled.
HEADINGS = [
    "STT",
    "Mã cán bộ",
    "Mã định danh\nBộ GD&ĐT",
    "Họ tên\n(*)",
    "Ngày sinh\n(dd/mm/yyyy)",
    "Giới tính",
    "Dân tộc",
    "CMTND/TCC\n(Số định danh cá nhân)",
    "Email",
    "Trạng thái CB",
    "Ngày trạng thái",
    "Vị trí việc làm",
    "Nhóm chức vụ",
    "Hình thức\nhợp đồng",
    "Mã số ngạch",
    "Ngày tuyển dụng",
    "Năm vào trường",
    "Môn dạy",
    "Số tiết thực dạy/tuần",
    "Tổ chuyên môn",
    "Là đảng viên",
    "Đánh giá viên chức",
    "Chuẩn nghề nghiệp",
]
WIDTH = 72
EXCEL_DAY_0 = date(1899, 12, 30)
BLANK = {
    "staff_code": "",
    "ministry_code": "",
    "full_name": "",
    "born": "",
    "sex": "",
    "email": "chung@example.vn",
    "status": "Đang làm việc",
    "status_on": "",
    "position": "Giáo viên",
    "group": "Giáo viên",
    "contract": "Viên chức",
    "joined_sector": "",
    "starts": "",
    "subject": "",
    "team": "",
}
PLACES = {
    "staff_code": 1,
    "ministry_code": 2,
    "full_name": 3,
    "born": 4,
    "sex": 5,
    "email": 8,
    "status": 9,
    "status_on": 10,
    "position": 11,
    "group": 12,
    "contract": 13,
    "party": 20,
    "joined_sector": 15,
    "starts": 16,
    "subject": 17,
    "team": 19,
}


def serial(day: date) -> int:
    """A day as Excel counts it."""
    return (day - EXCEL_DAY_0).days


def sector_row(**known: object) -> list[object]:
    """One line of the sector database; what is not given is blank, and the e-mail is everybody's."""
    row: list[object] = [""] * WIDTH
    for name, value in {**BLANK, **known}.items():
        row[PLACES[name]] = value
    return row


def sector_xls(rows: list[list[object]], *, headings: list[str] | None = None, above: int = 4) -> bytes:
    """The export: title lines, the heading in row `above` + 1, the rows, then look-up sheets."""
    book = xlwt.Workbook(encoding="utf-8")
    sheet = book.add_sheet("Sheet1")
    sheet.write(0, 0, "PHÒNG GIÁO DỤC VÀ ĐÀO TẠO")
    sheet.write(1, 3, "DANH SÁCH CÁN BỘ, GIÁO VIÊN, NHÂN VIÊN")
    columns = headings or [*HEADINGS, *(f"Cột {place}" for place in range(len(HEADINGS), WIDTH))]
    for number, row in enumerate([columns, *rows], start=above):
        for place, value in enumerate(row):
            if value != "":
                sheet.write(number, place, value)
    for number in range(16):
        lookup = book.add_sheet(f"DM{number:02d}")
        lookup.write(0, 0, "Mã")
        lookup.write(0, 1, "Tên danh mục")
        lookup.write(1, 0, f"M{number}")
        lookup.write(1, 1, "Giáo viên hạng II")
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


CANHAN = [
    "STT",
    "Họ và tên",
    "Giới tính",
    "Ngày sinh",
    "Chức vụ",
    "Tên phòng ban/tổ",
    "Tên đơn vị",
    "Địa chỉ",
    "Mã phân loại cán bộ",
    "Mã hình thức khen thưởng",
    "Mã danh hiệu",
]


def canhan_xlsx(rows: list[list[object]], *, more: list[str] | None = None) -> bytes:
    """CANHAN.xlsx: a guide sheet, DANHSACH, then DANHMUC with the codes."""
    target = io.BytesIO()
    book = xlsxwriter.Workbook(target, {"in_memory": True})
    guide = book.add_worksheet("HUONGDAN")
    guide.write_string(0, 0, "Nhập họ và tên vào trang DANHSACH")
    sheet = book.add_worksheet("DANHSACH")
    for number, row in enumerate([[*CANHAN, *(more or [])], *rows]):
        for place, value in enumerate(row):
            sheet.write(number, place, value)
    codes = book.add_worksheet("DANHMUC")
    for number, (code, name) in enumerate(
        [
            ("CBQL", "Cán bộ quản lý"),
            ("GV", "Giáo viên"),
            ("DH01", "Lao động tiên tiến"),
            ("HT02", "Giấy khen"),
        ]
    ):
        codes.write_string(number + 1, 0, code)
        codes.write_string(number + 1, 1, name)
    book.close()
    return target.getvalue()

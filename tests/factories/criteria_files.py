"""Score sheets in the shapes that schools use, as .xlsx; every word in them is our own."""

from collections.abc import Sequence

from paper.sheets import SheetColumn, SheetContent, write_book

Rows = Sequence[Sequence[str | int | float | None]]

THIRTY_SEVENTY: Rows = (
    ("TRƯỜNG THCS HOA SEN", None, None, None, None),
    ("BẢNG TIÊU CHÍ CHẤM ĐIỂM THI ĐUA HẰNG THÁNG CỦA GIÁO VIÊN", None, None, None, None),
    (None, None, None, None, None),
    ("TT", "Nội dung", "Điểm tối đa", "Tự chấm", "Hiệu trưởng"),
    ("A", "Tiêu chí chung", 30, None, None),
    (1, "Chấp hành nội quy cơ quan", 10, None, None),
    (2, "Tham gia sinh hoạt tổ đầy đủ", "10 điểm", None, None),
    (3, "Giữ gìn đoàn kết trong tổ", 10, None, None),
    ("B", "Kết quả thực hiện nhiệm vụ", 70, None, None),
    (1, "Hồ sơ chuyên môn đúng hạn", 30, None, None),
    (2, "Thực hiện đúng thời khóa biểu", 40, None, None),
    (None, "Tổng cộng", 100, None, None),
    ("C", "Điểm cộng", 10, None, None),
    (1, "Có giải pháp được tổ áp dụng", "5đ/lần", None, None),
    (2, "Giúp đồng nghiệp mới vào nghề", 5, None, None),
    ("D", "Điểm trừ", 10, None, None),
    (1, "Nộp báo cáo muộn", "-10", None, None),
    ("Xếp loại: Xuất sắc: từ 90 điểm trở lên", None, None, None, None),
    ("Tốt: từ 80 điểm", None, None, None, None),
    ("Hoàn thành: từ 50 điểm", None, None, None, None),
    ("Dưới 50 điểm: Không hoàn thành", None, None, None, None),
    ("Người tự chấm", None, None, "Hiệu trưởng", None),
)

ELEVEN_FIELDS: Rows = (
    ("TIÊU CHÍ THI ĐUA TẬP THỂ CÁC TỔ", None, None, None),
    ("STT", "Lĩnh vực", "Điểm", "Hệ số"),
    (1, "Chất lượng công tác chuyên môn của tổ", 10, 4),
    *((place, f"Thực hiện kế hoạch của lĩnh vực {place}", 10, 1) for place in range(2, 12)),
    (None, "Tổng điểm", 140, None),
)

LEVELS: Rows = (
    ("TIÊU CHUẨN ĐÁNH GIÁ GIÁO VIÊN", None, None, None, None, None),
    ("TT", "Tiêu chuẩn", "A+", "A", "B", "C"),
    ("I", "Chuyên môn", None, None, None, None),
    (1, "Soạn bài trước khi lên lớp", 10, 8, 6, 0),
    (2, "Sử dụng thiết bị dạy học sẵn có", 10, 8, 5, 2),
    ("II", "Công tác khác", None, None, None, None),
    (1, "Tham gia hoạt động của nhà trường", 5, 4, 3, 0),
)


def workbook(rows: Rows, title: str = "Trang 1") -> bytes:
    """The first row is written as headings are, which changes nothing of its words."""
    first, *others = rows
    columns = [SheetColumn(str(words or ""), 20) for words in first]
    return write_book([SheetContent(title, columns, others)])

"""Staff lists: the sector database's export, CANHAN.xlsx, and lists of a school's own."""

from thidua.intake.targets.staff.header_aliases import WORDS
from thidua.intake.targets.staff.plan import plan_staff
from thidua.intake.targets.staff.records import staff_record
from thidua.intake.targets.staff.telling import told
from thidua.intake.targets.staff.writing import write_staff
from thidua.intake.targets.target import Target

STAFF = Target(
    key="staff",
    slug="nhan-su",
    name="Danh sách nhân sự",
    lead="Tệp xuất từ cơ sở dữ liệu ngành, CANHAN.xlsx, hoặc danh sách của trường.",
    hints=(
        "Bắt buộc có cột họ và tên; nên có mã định danh Bộ, mã cán bộ hoặc ngày sinh để không nhầm người cùng tên.",
        "Ô trống không xóa dữ liệu đang có. Người không có trong tệp không bị xóa.",
        "Nhập lại cùng một tệp không thay đổi gì.",
    ),
    words=WORDS,
    record=staff_record,
    plan=plan_staff,
    write=write_staff,
    told=told,
    missing_matters=True,
)

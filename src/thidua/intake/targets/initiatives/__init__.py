"""Past initiatives and research of people: DETAI.xlsx and lists of a school's own."""

from thidua.intake.targets.initiatives.header_aliases import WORDS
from thidua.intake.targets.initiatives.plan import plan_initiatives
from thidua.intake.targets.initiatives.records import initiative_record
from thidua.intake.targets.initiatives.telling import told
from thidua.intake.targets.initiatives.writing import write_initiatives
from thidua.intake.targets.target import Target

INITIATIVES = Target(
    key="initiatives",
    slug="sang-kien",
    name="Sáng kiến, đề tài đã được công nhận",
    lead="DETAI.xlsx, hoặc danh sách sáng kiến những năm trước, mỗi dòng một sáng kiến.",
    hints=(
        "Bắt buộc có cột tên sáng kiến hoặc đề tài và cột tên tác giả; nhiều tác giả cách nhau bằng dấu phẩy hoặc xuống dòng.",
        "Không có cột năm học thì năm học được tính theo ngày công nhận, và dòng ấy chờ anh/chị xác nhận.",
        "Những gì được ghi mang dấu “chưa đối chiếu” cho đến khi có người đính bản quét quyết định công nhận.",
    ),
    words=WORDS,
    record=initiative_record,
    plan=plan_initiatives,
    write=write_initiatives,
    told=told,
    icon="bulb",
)

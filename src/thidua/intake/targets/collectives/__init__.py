"""Past awards of teams and of the school itself: TAPTHE.xlsx, MauTDKT.xlsx, and lists of a school's own."""

from thidua.intake.targets.award_marks import authority_told
from thidua.intake.targets.collectives.header_aliases import WORDS
from thidua.intake.targets.collectives.plan import plan_collectives
from thidua.intake.targets.collectives.records import collective_record
from thidua.intake.targets.collectives.writing import write_collectives
from thidua.intake.targets.target import Target

COLLECTIVES = Target(
    key="collectives",
    slug="tap-the",
    name="Khen thưởng đã nhận của tập thể",
    lead="TAPTHE.xlsx, hoặc danh sách khen thưởng những năm trước của các tổ và của trường, mỗi dòng một tập thể.",
    hints=(
        "Bắt buộc có cột tên tập thể cùng cột danh hiệu hoặc hình thức khen thưởng.",
        "Tập thể là một tổ của trường, hoặc chính trường (ghi tên trường hay “Tập thể trường”). Tổ chưa có thì lập ở mục Các tổ trước.",
        "Danh hiệu cần có năm học; mọi khen thưởng cần số hoặc ngày quyết định.",
        "Những gì được ghi mang dấu “chưa đối chiếu” cho đến khi có người đính bản quét quyết định ở trang “Đối chiếu với bản gốc”.",
    ),
    words=WORDS,
    record=collective_record,
    plan=plan_collectives,
    write=write_collectives,
    told=authority_told,
    icon="users-group",
)

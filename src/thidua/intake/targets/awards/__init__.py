"""Past awards of people: which year, which title or form, by which decision."""

from thidua.intake.targets.award_marks import authority_told
from thidua.intake.targets.awards.header_aliases import WORDS
from thidua.intake.targets.awards.plan import plan_awards
from thidua.intake.targets.awards.records import award_record
from thidua.intake.targets.awards.writing import write_awards
from thidua.intake.targets.target import Target

AWARDS = Target(
    key="awards",
    slug="khen-thuong",
    name="Khen thưởng đã nhận của cá nhân",
    lead="Danh sách khen thưởng những năm trước, mỗi dòng một người và một danh hiệu, hình thức.",
    hints=(
        "Bắt buộc có cột họ và tên cùng cột danh hiệu hoặc hình thức khen thưởng.",
        "Danh hiệu cần có năm học; mọi khen thưởng cần số hoặc ngày quyết định.",
        "Mỗi dòng được đối chiếu với danh sách nhân sự: người chưa có trong danh sách thì không nhận.",
        "Những gì được ghi mang dấu “chưa đối chiếu” cho đến khi có người đính bản quét quyết định ở trang “Đối chiếu với bản gốc”.",
    ),
    words=WORDS,
    record=award_record,
    plan=plan_awards,
    write=write_awards,
    told=authority_told,
    icon="award",
)

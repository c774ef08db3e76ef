"""Which parts each kind of report has, how they are called and under which heading they print; knows no table."""

from dataclasses import dataclass
from enum import StrEnum


class Chapter(StrEnum):
    """The outermost headings, in the order in which they print."""

    DONE = "Kết quả thực hiện"
    JUDGED = "Đánh giá chung"
    NEXT = "Phương hướng, nhiệm vụ thời gian tới"
    PROPOSED = "Đề xuất, kiến nghị"


@dataclass(frozen=True, slots=True)
class PartKind:
    """One part. `slug`: its word in addresses. `asks`: the question to whoever writes it. `must`: words are needed.

    `empty`: what stands in its place while there are neither figures nor words.
    """

    key: str
    slug: str
    title: str
    chapter: Chapter
    asks: str
    must: bool = False
    has_figures: bool = True
    empty: str = "Chưa có số liệu nào trong thời gian này, cũng chưa viết gì; để vậy thì phần này không in."


_NO_ANSWER = (
    "Kế hoạch đang thực hiện chưa có việc, phong trào hay chỉ tiêu nào ghi là theo văn bản này, nên phần mềm chưa có gì "
    "để nêu. Ghi ở kế hoạch, mục “Trả lời văn bản đến”, rồi lấy số mới; hoặc tự viết ở đây. Để vậy thì phần này không in."
)
_DONE, _JUDGED = Chapter.DONE, Chapter.JUDGED
PARTS = {
    one.key: one
    for one in (
        PartKind("plan", "ke-hoach", "Thực hiện kế hoạch", _DONE, "Cần nói thêm gì về việc thực hiện kế hoạch?"),
        PartKind("story", "dien-bien", "Diễn biến phong trào", _DONE, "Phong trào diễn ra thế nào?"),
        PartKind("directive", "van-ban", "Việc đã làm theo văn bản", _DONE, "Cần nói thêm gì về các việc này?", empty=_NO_ANSWER),
        PartKind("movements", "phong-trao", "Phong trào thi đua, cuộc vận động", _DONE, "Phong trào nào nổi bật, vì sao?"),
        PartKind("targets", "chi-tieu", "Chỉ tiêu thi đua", _DONE, "Chỉ tiêu nào cần giải thích thêm?"),
        PartKind("drives", "ung-ho", "Đợt ủng hộ", _DONE, "Cần nói thêm gì về các đợt ủng hộ?"),
        PartKind("reviews", "binh-xet", "Bình xét thi đua", _DONE, "Cần nói thêm gì về bình xét?"),
        PartKind("initiatives", "sang-kien", "Sáng kiến", _DONE, "Sáng kiến nào đáng nêu, vì sao?"),
        PartKind("pledges", "dang-ky", "Đăng ký thi đua và kết quả", _DONE, "Cần nói thêm gì về đăng ký thi đua?"),
        PartKind("grades", "xep-loai", "Xếp loại chất lượng", _DONE, "Cần nói thêm gì về xếp loại?"),
        PartKind("awards", "khen-thuong", "Khen thưởng", _DONE, "Cần nói thêm gì về khen thưởng?"),
        PartKind("funds", "quy", "Quỹ thi đua, khen thưởng", _DONE, "Cần nói thêm gì về quỹ?"),
        PartKind("late", "viec-cham", "Việc chậm, việc chưa xong", _DONE, "Vì sao chậm, khắc phục thế nào?"),
        PartKind("results", "ket-qua", "Kết quả nổi bật", _JUDGED, "Kết quả nào nổi bật nhất?", must=True, has_figures=False),
        PartKind("shortcomings", "han-che", "Tồn tại, hạn chế", _JUDGED, "Còn tồn tại, hạn chế gì?", must=True, has_figures=False),
        PartKind("causes", "nguyen-nhan", "Nguyên nhân", _JUDGED, "Vì sao có kết quả ấy và còn hạn chế ấy?", has_figures=False),
        PartKind("lessons", "bai-hoc", "Bài học kinh nghiệm", _JUDGED, "Rút ra bài học gì?", has_figures=False),
        PartKind("next", "phuong-huong", "Phương hướng", Chapter.NEXT, "Thời gian tới làm gì?", must=True, has_figures=False),
        PartKind("proposals", "de-xuat", "Đề xuất", Chapter.PROPOSED, "Đề xuất, kiến nghị gì với cấp trên?", has_figures=False),
    )
}  # fmt: skip
BY_SLUG = {one.slug: one for one in PARTS.values()}

JUDGEMENT = ("results", "shortcomings", "causes", "lessons", "next", "proposals")
WHOLE_YEAR = (
    "plan",
    "movements",
    "targets",
    "drives",
    "reviews",
    "initiatives",
    "pledges",
    "grades",
    "awards",
    "funds",
    "late",
)
# By the kind of the report, or the theme of one that has a theme.
OUTLINES: dict[str, tuple[str, ...]] = {
    # Grades are given at the end of the school year.
    "midyear": tuple(key for key in WHOLE_YEAR if key != "grades") + JUDGEMENT,
    "yearly": WHOLE_YEAR + JUDGEMENT,
    "calendar": WHOLE_YEAR + JUDGEMENT,
    "movement": ("story", *JUDGEMENT),
    "targets": ("targets", *JUDGEMENT),
    "initiatives": ("initiatives", *JUDGEMENT),
    "directive": ("directive", *JUDGEMENT),
}


def outline_of(kind: str, theme: str) -> tuple[PartKind, ...]:
    return tuple(PARTS[key] for key in OUTLINES[theme or kind])


@dataclass(frozen=True, slots=True)
class Sort:
    """What may be begun: a yearly report with its usual day, or one on a theme.

    `words`: how a task of the plan that sets its day is called, folded. `year_after`: its day lies in the calendar
    year in which the stretch begins (0), or in the next one (1). `subject`: what is proposed for one on a theme; empty
    where it is named by what is chosen.
    """

    slug: str
    title: str
    kind: str
    theme: str = ""
    words: tuple[str, ...] = ()
    due_month: int = 0
    due_day: int = 0
    year_after: int = 1
    subject: str = ""


SORTS = {
    one.slug: one
    for one in (
        Sort("so-ket", "Báo cáo sơ kết học kỳ I", "midyear", words=("so ket",), due_month=1, due_day=31),
        Sort("tong-ket", "Báo cáo tổng kết năm học", "yearly", words=("tong ket",), due_month=6, due_day=30),
        Sort("nam", "Báo cáo năm dương lịch", "calendar", words=("cong tac nam", "tong ket nam 20"), due_month=12, due_day=31, year_after=0),
        Sort("phong-trao", "Báo cáo một phong trào, đợt thi đua", "thematic", "movement"),
        Sort("chi-tieu", "Báo cáo thực hiện chỉ tiêu", "thematic", "targets", subject="Kết quả thực hiện chỉ tiêu thi đua"),
        Sort("sang-kien", "Báo cáo sáng kiến", "thematic", "initiatives", subject="Kết quả hoạt động sáng kiến"),
        Sort("van-ban", "Báo cáo thực hiện một văn bản", "thematic", "directive"),
    )
}  # fmt: skip

"""How the columns of an award are headed, in whichever list they stand: one table. Assumptions until a unit confirms them."""

from thidua.intake.reading.columns import Alias, Once

# Nobody heads anything else so: these are read in lists of staff, too.
PLAIN: tuple[Alias, ...] = (
    Alias("title_code", "ma danh hieu", "canhan", "seen"),
    Alias("title_code", "danh hieu thi dua", "school", "seen"),
    Alias("form_code", "ma hinh thuc khen thuong", "canhan", "seen"),
    Alias("form_code", "hinh thuc khen thuong", "school", "seen"),
    Alias("award_year", "nam hoc", "school", "seen"),
    Alias("award_year", "nam hoc khen thuong", "school", "likely"),
    Alias("award_year", "nam khen thuong", "school", "likely"),
    Alias("award_paper", "so quyet dinh", "school", "seen"),
    Alias("award_paper", "so quyet dinh khen thuong", "school", "likely"),
    Alias("award_paper", "so qd khen thuong", "sector", "likely"),
    Alias("award_on", "ngay quyet dinh", "school", "seen"),
    Alias("award_on", "ngay quyet dinh khen thuong", "school", "likely"),
    Alias("award_on", "ngay khen thuong", "sector", "likely"),
    Alias("authority", "cap khen thuong", "school", "likely"),
)
# In a list of awards these words mean the award; in another list they may well mean something else.
IN_LISTS_OF_AWARDS: tuple[Alias, ...] = (
    Alias("title_code", "thi dua", "school", "seen"),
    Alias("form_code", "hinh thuc", "school", "likely"),
    Alias("form_code", "khen thuong", "school", "seen"),
    Alias("award", "danh hieu", "school", "seen"),
    Alias("award", "danh hieu hinh thuc khen thuong", "school", "likely"),
    Alias("award", "danh hieu hinh thuc", "school", "likely"),
    Alias("award", "danh hieu thi dua hinh thuc khen thuong", "school", "likely"),
    Alias("award", "danh hieu khen thuong", "school", "likely"),
    Alias("award", "danh hieu dat duoc", "school", "likely"),
    Alias("award", "noi dung khen thuong", "school", "likely"),
    Alias("award_year", "nam", "school", "seen"),
    Alias("award_paper", "so qd", "school", "likely"),
    Alias("award_paper", "quyet dinh so", "school", "likely"),
    Alias("award_on", "ngay qd", "school", "likely"),
    Alias("award_on", "ngay ky", "school", "likely"),
    Alias("award_on", "ngay ban hanh", "school", "likely"),
    Alias("award_paper_on", "so ngay quyet dinh", "school", "seen"),
    Alias("award_paper_on", "so va ngay quyet dinh", "school", "likely"),
    Alias("award_paper_on", "so ngay qd", "school", "likely"),
    Alias("award_paper_on", "quyet dinh", "school", "likely"),
    Alias("award_paper_on", "quyet dinh khen thuong", "school", "likely"),
    Alias("authority", "co quan", "school", "seen"),
    Alias("authority", "co quan quyet dinh", "school", "likely"),
    Alias("authority", "co quan ban hanh", "school", "likely"),
    Alias("authority", "cap quyet dinh", "school", "likely"),
    Alias("authority", "cap khen", "school", "likely"),
)
OF_AWARDS = (*PLAIN, *IN_LISTS_OF_AWARDS)
WHICH = frozenset({"award", "title_code", "form_code"})
"""Columns which say what the award is."""
LABELS = {
    "award": "danh hiệu hoặc hình thức",
    "title_code": "danh hiệu thi đua",
    "form_code": "hình thức khen thưởng",
    "award_year": "năm học khen thưởng",
    "award_paper": "số quyết định khen thưởng",
    "award_on": "ngày quyết định khen thưởng",
    "award_paper_on": "số và ngày quyết định (chung một cột)",
    "authority": "cấp khen thưởng",
}
# What one decision says of everybody in it.
ONCE = {
    "award_year": Once(beside=WHICH, kept=True),
    "award_paper": Once(("award_paper_on",), WHICH),
    "award_on": Once(("award_paper_on",), WHICH),
    "authority": Once(beside=WHICH, kept=True),
}
NEEDED = (("award_year",), ("award_paper", "award_on"))

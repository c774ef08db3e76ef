"""How the columns of staff files are headed: one table, with where each heading was met and how sure that is.

Assumptions until a unit confirms them. Headings are compared as `columns.plain` writes them: lower, no diacritics,
no line breaks, no notes in brackets, no punctuation.
"""

from typing import Literal, NamedTuple

Source = Literal["sector", "canhan", "school"]
Confidence = Literal["seen", "likely"]


class Alias(NamedTuple):
    """One heading of one field."""

    field: str
    heading: str
    source: Source
    confidence: Confidence


ALIASES: tuple[Alias, ...] = (
    Alias("full_name", "ho ten", "sector", "seen"),
    Alias("full_name", "ho va ten", "canhan", "seen"),
    Alias("full_name", "ho va ten giao vien", "school", "likely"),
    Alias("full_name", "ho ten can bo", "sector", "likely"),
    Alias("full_name", "ho ten giao vien", "sector", "likely"),
    Alias("full_name", "ho dem va ten", "school", "likely"),
    Alias("full_name", "ten can bo", "sector", "likely"),
    Alias("family_name", "ho dem", "school", "likely"),
    Alias("family_name", "ho va dem", "school", "likely"),
    Alias("family_name", "ho va ten dem", "school", "likely"),
    Alias("family_name", "ho ten dem", "school", "likely"),
    Alias("family_name", "ho va chu dem", "school", "likely"),
    Alias("given_name", "ten", "school", "likely"),
    Alias("staff_code", "ma can bo", "sector", "seen"),
    Alias("staff_code", "ma cb", "sector", "likely"),
    Alias("staff_code", "ma giao vien", "sector", "likely"),
    Alias("staff_code", "ma gv", "school", "likely"),
    Alias("staff_code", "ma nhan vien", "school", "likely"),
    Alias("ministry_code", "ma dinh danh bo gd dt", "sector", "seen"),
    Alias("ministry_code", "ma dinh danh bo", "sector", "seen"),
    Alias("ministry_code", "ma dinh danh bgd", "sector", "likely"),
    Alias("ministry_code", "ma dinh danh bo giao duc va dao tao", "sector", "likely"),
    Alias("born", "ngay sinh", "sector", "seen"),
    Alias("born", "ngay thang nam sinh", "school", "likely"),
    Alias("born", "sinh ngay", "school", "likely"),
    Alias("sex", "gioi tinh", "sector", "seen"),
    Alias("sex", "phai", "school", "likely"),
    Alias("female_mark", "nu", "school", "likely"),
    Alias("status", "trang thai cb", "sector", "seen"),
    Alias("status", "trang thai", "sector", "seen"),
    Alias("status", "trang thai can bo", "sector", "likely"),
    Alias("status", "trang thai lam viec", "sector", "likely"),
    Alias("status_on", "ngay trang thai", "sector", "seen"),
    Alias("position", "vi tri viec lam", "sector", "seen"),
    Alias("position", "chuc vu", "canhan", "seen"),
    Alias("position", "chuc danh", "school", "likely"),
    Alias("position", "chuc vu chuc danh", "school", "likely"),
    Alias("position_group", "nhom chuc vu", "sector", "seen"),
    Alias("position_group", "nhom can bo", "sector", "likely"),
    Alias("position_group", "ma phan loai can bo", "canhan", "seen"),
    Alias("contract", "hinh thuc hop dong", "sector", "seen"),
    Alias("contract", "loai hop dong", "sector", "likely"),
    Alias("joined_sector", "ngay tuyen dung", "sector", "seen"),
    Alias("joined_sector", "ngay vao nganh", "school", "likely"),
    Alias("starts", "nam vao truong", "sector", "seen"),
    Alias("starts", "ngay ve truong", "school", "likely"),
    Alias("subject", "mon day", "sector", "seen"),
    Alias("subject", "mon giang day", "school", "likely"),
    Alias("team", "to chuyen mon", "school", "seen"),
    Alias("team", "ten phong ban to", "canhan", "seen"),
    Alias("team", "to bo mon", "sector", "likely"),
    Alias("team", "to", "school", "likely"),
    Alias("title_code", "ma danh hieu", "canhan", "seen"),
    Alias("title_code", "danh hieu thi dua", "school", "likely"),
    Alias("form_code", "ma hinh thuc khen thuong", "canhan", "seen"),
    Alias("form_code", "hinh thuc khen thuong", "school", "likely"),
    Alias("award_year", "nam hoc", "school", "likely"),
    Alias("award_year", "nam hoc khen thuong", "school", "likely"),
    Alias("award_paper", "so quyet dinh", "school", "likely"),
    Alias("award_paper", "so quyet dinh khen thuong", "school", "likely"),
    Alias("award_on", "ngay quyet dinh", "school", "likely"),
    Alias("award_on", "ngay quyet dinh khen thuong", "school", "likely"),
)

# Columns which tell one person from another; a heading row must have the name and at least one more known column.
FIELDS = {alias.heading: alias.field for alias in ALIASES}

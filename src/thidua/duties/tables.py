"""The training log as .xlsx, one line a person; a hand-over as the files that are sent together."""

from collections.abc import Sequence

from paper.bundle import Bundled, make_bundle
from paper.sheets import SheetColumn, write_sheet
from paper.sheets.writing import Value
from thidua.duties.models import Course, Heading

TITLE = "Bồi dưỡng thi đua, khen thưởng"
COLUMNS = (
    SheetColumn("Từ ngày", 12, "date"),
    SheetColumn("Đến ngày", 12, "date"),
    SheetColumn("Nội dung", 44),
    SheetColumn("Đơn vị tổ chức", 30),
    SheetColumn("Số giờ", 8, "number"),
    SheetColumn("Người dự", 26),
    SheetColumn("Giấy chứng nhận", 22),
    SheetColumn("Điều học được", 40),
    SheetColumn("Đã chia sẻ lại", 30),
)


def training_sheet(courses: Sequence[Course]) -> bytes:
    return write_sheet(COLUMNS, training_rows(courses), title=TITLE)


def training_rows(courses: Sequence[Course]) -> list[list[Value]]:
    """A course of which nobody is named yet has a line of its own all the same."""
    rows: list[list[Value]] = []
    for course in courses:
        took_part = [(one.person.full_name, one.certificate) for one in course.participants.all()]
        for name, certificate in took_part or [("", "")]:
            rows.append([*_course(course), name, certificate, course.learned, course.shared])
    return rows


def _course(course: Course) -> list[Value]:
    return [course.starts, course.ends, course.name, course.organiser, course.hours]


# What lies around the work; the other headings are the work itself.
AROUND = ("roster", "roles", "contacts", "places", "training", "backup")
HEADING_COLUMNS = (
    SheetColumn("Mục", 30),
    SheetColumn("Nội dung", 50),
    SheetColumn("Tình trạng, điều cần biết", 50),
    SheetColumn("Bên nhận ghi", 30),
)


def handover_bundle(minutes: bytes, headings: Sequence[Heading]) -> bytes:
    """Minutes and lists from the same headings: what was handed over, never what is so today."""
    work = [one for one in headings if one.key not in AROUND]
    around = [one for one in headings if one.key in AROUND]
    files = [
        Bundled("Bien_ban_ban_giao.docx", "Biên bản bàn giao", minutes),
        Bundled("Viec_dang_lam.xlsx", "Việc đang làm và hạn", _headings_sheet("Việc đang làm", work)),
        Bundled(
            "Lien_he_va_noi_de_giay_to.xlsx",
            "Phân công, quyền, liên hệ, nơi để giấy tờ, bồi dưỡng, sao lưu",
            _headings_sheet("Liên hệ, giấy tờ", around),
        ),
    ]
    return make_bundle(files, title="Hồ sơ bàn giao công tác thi đua, khen thưởng")


def _headings_sheet(title: str, headings: Sequence[Heading]) -> bytes:
    rows: list[list[Value]] = []
    for one in headings:
        said = one.missing or ("Đã nhận" if one.checked else "")
        lines = [(line["text"], line["note"]) for line in one.lines] or [("Không có", "")]
        rows += [[one.title, text, note, said] for text, note in lines]
    return write_sheet(HEADING_COLUMNS, rows, title=title)

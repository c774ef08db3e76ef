"""The main navigation: what there is, of that what the member may open, and where one stands."""

from dataclasses import dataclass

from django.urls import NoReverseMatch, Resolver404, resolve, reverse

from thidua.units.access import Member


@dataclass(frozen=True, slots=True)
class Entry:
    """One page to go to; `group` is the word under which several stand together."""

    label: str
    url: str
    group: str = ""
    is_current: bool = False


@dataclass(frozen=True, slots=True)
class Item:
    """What stands in the bar: one entry, or a word that opens several."""

    label: str
    entries: tuple[Entry, ...]

    @property
    def is_menu(self) -> bool:
        return len(self.entries) > 1

    @property
    def is_current(self) -> bool:
        return any(entry.is_current for entry in self.entries)


PLANNING, MARKS, HONOURS, SCHOOL, PAPERS = "Kế hoạch", "Bình xét", "Khen thưởng", "Nhà trường", "Văn bản"
# Label, the pages to lead to (the first one the member may open is taken), and the group it stands in.
ENTRIES: tuple[tuple[str, tuple[str, ...], str], ...] = (
    ("Việc của tôi", ("home",), ""),
    ("Kế hoạch", ("plan_list",), PLANNING),
    ("Chỉ tiêu", ("target_list",), PLANNING),
    ("Phong trào", ("movement_list",), PLANNING),
    ("Nhiệm vụ", ("task_list",), PLANNING),
    ("Lịch", ("calendar_page",), PLANNING),
    ("Đợt ủng hộ", ("drive_list",), PLANNING),
    ("Đăng ký", ("round_board", "pledge_page"), ""),
    ("Bình xét", ("review_list",), MARKS),
    ("Xếp loại", ("evaluation_sheet", "evaluation_mine"), MARKS),
    ("Bộ tiêu chí", ("criteria_list",), MARKS),
    ("Hồ sơ", ("dossier_list",), ""),
    ("Hội đồng", ("council_page",), ""),
    ("Quyết định", ("submission_list",), HONOURS),
    ("Sổ khen thưởng", ("register",), HONOURS),
    ("Sáng kiến", ("initiative_list",), HONOURS),
    ("Ý kiến các tổ chức", ("opinion_list",), HONOURS),
    ("Quỹ thi đua", ("fund_book",), HONOURS),
    ("Danh sách chi thưởng", ("payment_lists",), HONOURS),
    ("Nhân sự", ("person_list",), SCHOOL),
    ("Tập thể", ("collective_list",), SCHOOL),
    ("Chuẩn quốc gia, kiểm định", ("recognition_list",), SCHOOL),
    ("Nhập dữ liệu", ("staff_import",), SCHOOL),
    ("Vai trò", ("roles",), SCHOOL),
    ("Các tổ", ("teams",), SCHOOL),
    ("Tổ chức, đoàn thể", ("associations",), SCHOOL),
    ("Thông tin trường", ("school_details",), SCHOOL),
    ("Cấp trên trực tiếp", ("parents",), SCHOOL),
    ("Sao lưu", ("backup_list",), SCHOOL),
    ("Phân công", ("duty_roster",), SCHOOL),
    ("Bồi dưỡng", ("course_list",), SCHOOL),
    ("Bàn giao", ("handover_list",), SCHOOL),
    ("Văn bản", ("document_list",), PAPERS),
    ("Sổ văn bản đi", ("outgoing_list",), PAPERS),
    ("Sổ văn bản đến", ("incoming_list",), PAPERS),
    ("Báo cáo", ("summary_list",), PAPERS),
    ("Nhật ký", ("journal",), PAPERS),
    ("Quy định", ("rule_list",), PAPERS),
    ("Tra luật", ("law_index",), PAPERS),
)


def navigation(member: Member, path: str) -> list[Entry]:
    """Asks the gate of each page itself, so that no link leads to a refusal."""
    found = []
    for label, names, group in ENTRIES:
        urls = [url for name in names if (url := _open_to(member, name))]
        if urls:
            found.append((label, urls[0], group))
    here = _nearest(path, [url for _, url, _ in found])
    return [Entry(label, url, group, is_current=url == here) for label, url, group in found]


def in_bar(entries: list[Entry]) -> list[Item]:
    """The entries as the bar shows them: a group stands where its first entry would."""
    groups: dict[str, list[Entry]] = {}
    for entry in entries:
        groups.setdefault(entry.group or entry.label, []).append(entry)
    return [
        Item(label if len(found) > 1 else found[0].label, tuple(found)) for label, found in groups.items()
    ]


def _open_to(member: Member, name: str) -> str:
    """The page's address if its gate lets the member in; empty if not, or if the page needs more than a name."""
    try:
        url = reverse(name)
        gate = getattr(resolve(url).func, "gate", None)
    except (NoReverseMatch, Resolver404):
        return ""
    return url if gate is None or gate.test(member) else ""


def _nearest(path: str, urls: list[str]) -> str:
    """The entry whose address is the longest beginning of this path; else the one of the same first part."""
    exact = [url for url in urls if url != "/" and path.startswith(url)]
    if exact:
        return max(exact, key=len)
    first = path.split("/")[1]
    return next((url for url in urls if url.split("/")[1] == first), "")

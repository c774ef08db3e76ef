"""The main navigation: what there is, of that what the member may open, and where one stands."""

from dataclasses import dataclass

from django.urls import NoReverseMatch, Resolver404, resolve, reverse

from thidua.units.access import Member


@dataclass(frozen=True, slots=True)
class Entry:
    label: str
    url: str
    is_current: bool = False


# Label, and the pages to lead to: the first one the member may open is taken.
ENTRIES: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("Việc của tôi", ("home",)),
    ("Đăng ký", ("round_board", "pledge_page")),
    ("Xếp loại", ("evaluation_sheet",)),
    ("Hồ sơ", ("dossier_list",)),
    ("Hội đồng", ("council_page",)),
    ("Quyết định", ("submission_list",)),
    ("Sổ khen thưởng", ("register",)),
    ("Nhân sự", ("person_list",)),
    ("Văn bản", ("document_list",)),
    ("Quy định", ("rule_list",)),
    ("Tra luật", ("law_index",)),
)


def navigation(member: Member, path: str) -> list[Entry]:
    """Asks the gate of each page itself, so that no link leads to a refusal."""
    found = []
    for label, names in ENTRIES:
        urls = [url for name in names if (url := _open_to(member, name))]
        if urls:
            found.append((label, urls[0]))
    here = _nearest(path, [url for _, url in found])
    return [Entry(label, url, is_current=url == here) for label, url in found]


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

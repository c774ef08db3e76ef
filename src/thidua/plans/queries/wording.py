"""How an item reads in one sentence, on the page and on the paper alike."""

from thidua.plans.models import DueRule, Item, ItemKind
from thidua.units.models import Role

LEAP_MONTH = 2
WHOLE = 100


def who_of(item: Item) -> str:
    """Whoever carries it out, in words."""
    said = [
        item.person.full_name if item.person else "",
        _role_of(item),
        item.team.title if item.team else "",
        item.association.name if item.association else "",
        item.who,
    ]
    return ", ".join(part for part in said if part)


def offices_of(item: Item) -> str:
    """Whoever carries it out by role, team or association; what is kept of persons stays inside the system."""
    team = item.team.title if item.team else ""
    association = item.association.name if item.association else ""
    return ", ".join(part for part in (_role_of(item), team, association) if part)


def _role_of(item: Item) -> str:
    """“Tổ trưởng” of no team that is named are the leaders of all."""
    if item.role == Role.TEAM_LEADER and item.team_id is None:
        return "Tổ trưởng các tổ"
    return str(Role(item.role).label) if item.role else ""


def joined_by(item: Item) -> str:
    """Who takes part: as it is worded, and the mass organisations under their names."""
    return ", ".join(part for part in (item.participants, *(one.name for one in item.taking_part)) if part)


def when_of(item: Item) -> str:
    """Its days: a stretch, a deadline, or nothing."""
    if item.starts and item.ends:
        return f"từ {item.starts:%d/%m/%Y} đến {item.ends:%d/%m/%Y}"
    if item.starts:
        return f"từ {item.starts:%d/%m/%Y}"
    if item.ends:
        return f"đến hết {item.ends:%d/%m/%Y}"
    if item.due:
        return f"{DueRule(item.due_rule).label} {item.due:%d/%m/%Y}"
    return ""


def aim_of(item: Item) -> str:
    """“ít nhất 85%”; of what cannot be exceeded the figure alone; numbers as they are written here."""
    if item.aim is None:
        return ""
    number = format(item.aim.normalize(), "f")
    whole, _, rest = number.partition(".")
    shown = f"{int(whole):,}".replace(",", ".") + (f",{rest}" if rest else "")
    unit = item.aim_unit if item.aim_unit == "%" else f" {item.aim_unit}"
    least = "" if item.aim_unit == "%" and item.aim == WHOLE else "ít nhất "
    return f"{least}{shown}{unit}".strip()


def sentences_of(item: Item) -> str:
    """What follows the item's name on paper."""
    parts = [
        item.text,
        item.objective and f"Mục tiêu: {item.objective}",
        item.criteria and f"Tiêu chí: {item.criteria}",
        item.launched_by and f"Phát động: {item.launched_by.name}",
        joined_by(item) and f"Đối tượng tham gia: {joined_by(item)}",
    ]
    if item.kind in (ItemKind.TARGET, ItemKind.DRIVE) and item.aim is not None:
        parts.insert(0, aim_of(item))
    if item.kind != ItemKind.ASSIGNMENT and who_of(item):
        parts.append(f"Thực hiện: {who_of(item)}")
    if when_of(item):
        parts.append(f"Thời gian: {when_of(item)}" if item.starts or item.ends else f"Hạn: {when_of(item)}")
    if item.proof:
        parts.append(f"Minh chứng: {item.proof}")
    said = [part.strip().rstrip(".;") for part in parts if part and part.strip()]
    if item.kind != ItemKind.ASSIGNMENT:  # there it goes on after who is assigned
        said = [_capitalised(part) for part in said]
    return f"{'. '.join(said)}." if said else ""


def _capitalised(sentence: str) -> str:
    return sentence[:1].upper() + sentence[1:]


def name_of(item: Item) -> str:
    """What is printed bold: the item's name; for an assignment, who is assigned."""
    return who_of(item) if item.kind == ItemKind.ASSIGNMENT else item.name


def moved_from(item: Item) -> str:
    """The days of the year before, beside those which they were moved to."""
    old = item.copied_from
    if old is None:
        return ""
    told = f"Năm trước: {when_of(old)}."
    lost = any(
        was.month == LEAP_MONTH and was.day > now.day for was, now in zip(old.days, item.days, strict=True)
    )
    return f"{told} Năm nay không có ngày 29/02, tạm ghi 28/02." if lost else told

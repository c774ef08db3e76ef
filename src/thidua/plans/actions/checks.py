"""What an item must say before it is kept, each fault at the field where it was typed."""

from collections.abc import Iterable
from datetime import date, timedelta

from django.db.models import Q, QuerySet

from thidua.core.errors import InvalidInputError
from thidua.core.lengths import check_lengths
from thidua.core.school_years import is_school_year
from thidua.core.text import tidy
from thidua.guidance.screening import check_text, refuse_pressing, screened, screened_word
from thidua.plans.errors import UnderWayError
from thidua.plans.fields import MANY, MUST, NAMES_SOMEBODY, WHO, fields_of
from thidua.plans.measures import measure_named
from thidua.plans.models import DueRule, Item, ItemKind, LaunchLevel, Plan
from thidua.plans.models.plan import LIVING
from thidua.plans.states import FIRST_STATE
from thidua.units.models import Association

MOST_PERCENT = 100
# From this day on there is no district any more.
DISTRICTS_END = date(2025, 7, 1)
# How far a movement that was launched above may reach beyond the plan: a plan of five years.
YEARS_FROM_ABOVE = 5
# What people are asked for and measured by. The rest is prose: refused only where it ties the forbidden to something.
SCREENED = ("name", "text", "objective", "criteria", "proof")
PROSE = ("text", "participants", "who")
# States in which a movement was launched and is not ended.
UNDER_WAY = ("launched", "reviewed")
FOREIGN_ASSOCIATION = "Hãy chọn một tổ chức của đơn vị mình."
MISSING = {
    "name": "Hãy ghi tên.",
    "text": "Hãy ghi nội dung.",
    "level": "Hãy chọn cấp phát động.",
    "mode": "Hãy chọn hình thức: thường xuyên hay theo chuyên đề.",
    "starts": "Hãy ghi ngày bắt đầu.",
    "ends": "Hãy ghi ngày kết thúc.",
    "due": "Hãy ghi hạn.",
    "aim": "Hãy ghi con số phải đạt.",
    "aim_unit": "Hãy ghi đơn vị tính: %, người, đồng…",
}


def check_item(item: Item, plan: Plan, *, on: date, due_before: date | None = None) -> None:
    """Raises `InvalidInputError` for the first fault. A deadline that stands already may have passed meanwhile."""
    check_lengths(item, [name for name in (*fields_of(item.kind), "because") if name not in MANY])
    for name in MUST[ItemKind(item.kind)]:
        value = getattr(item, name)
        if value is None or (isinstance(value, str) and not tidy(value)):
            raise InvalidInputError(name, MISSING[name])
    if item.kind in NAMES_SOMEBODY and not _names_somebody(item):
        raise InvalidInputError(
            "who", "Chưa ghi ai thực hiện. Hãy chọn người, vai trò, tổ hoặc tổ chức, hoặc ghi bằng chữ."
        )
    _check_days(item, plan, on, due_before)
    _check_aim(item)
    _check_measure(item)
    _check_rows(item, plan)


def check_taking_part(rows: Iterable[Association], plan: Plan) -> None:
    if any(row.unit_id != plan.unit_id for row in rows):
        raise InvalidInputError("taking_part", FOREIGN_ASSOCIATION)


def kept_because(item: Item, because: str) -> str:
    """The reason as it is kept. What the law forbids is refused at its field, what is risky without a reason too."""
    kept = ""
    for name, value in screened_words(item):
        kept = check_text(value, because=because, field=name) or kept
    for name in PROSE:
        refuse_pressing(str(getattr(item, name)), field=name)
    return kept


def still_open(item: Item) -> str:
    """Why the words of an item cannot go into a plan today, empty where they can: the law may have changed since."""
    for _, value in screened_words(item):
        found = screened_word(value)
        if found.open_with(item.because):
            marked = ", ".join(f"“{word}”" for word in found.words)
            return f"các chữ {marked}. {found.reason}"
    return ""


def screened_words(item: Item) -> list[tuple[str, str]]:
    """Fields with what they say. That a drive speaks of giving is no pressing; that it calls it a duty is."""
    if item.kind not in LIVING:
        return []
    found = [(name, str(getattr(item, name))) for name in SCREENED if name in fields_of(item.kind)]
    return [(name, value) for name, value in found if tidy(value) and not _only_asks(item, value)]


def _only_asks(item: Item, value: str) -> bool:
    found = screened(value)
    return item.kind == ItemKind.DRIVE and found.is_giving and not found.tied


def _names_somebody(item: Item) -> bool:
    """A dash or three dots are nobody."""
    rows = ("person", "team", "association")
    chosen = any(getattr(item, f"{name}_id" if name in rows else name) for name in WHO if name != "who")
    return chosen or any(letter.isalpha() for letter in item.who)


def _check_days(item: Item, plan: Plan, on: date, due_before: date | None) -> None:
    if item.starts and item.ends and item.ends < item.starts:
        raise InvalidInputError("ends", "Ngày kết thúc không thể trước ngày bắt đầu.")
    if item.starts and item.starts > plan.ends:
        raise InvalidInputError(
            "starts", f"Kế hoạch này đến hết ngày {plan.ends:%d/%m/%Y}: hãy xem lại ngày."
        )
    _check_stretch(item, plan)
    if item.due is None:
        return
    if last_day_of(item, item.due) < on and item.due != due_before:
        said = f"Hạn {DueRule(item.due_rule).label} {item.due:%d/%m/%Y} đã qua."
        raise InvalidInputError("due", f"{said} Hôm nay là ngày {on:%d/%m/%Y}.")
    if not plan.starts <= item.due <= plan.ends:
        raise InvalidInputError(
            "due",
            f"Hạn phải nằm trong thời gian của kế hoạch, từ {plan.starts:%d/%m/%Y} đến {plan.ends:%d/%m/%Y}.",
        )


def last_day_of(item: Item, due: date) -> date:
    """The last day on which it is in time: “trước ngày” leaves out the day that it names."""
    return DueRule(item.due_rule).last_day(due) if "due_rule" in fields_of(item.kind) else due


def _check_stretch(item: Item, plan: Plan) -> None:
    """The school's own lie within the plan; what was launched above may have begun before it and go on after it."""
    if item.level == LaunchLevel.DISTRICT and (item.starts or plan.starts) >= DISTRICTS_END:
        raise InvalidInputError("level", "Từ ngày 01/07/2025 không còn cấp huyện. Hãy chọn cấp khác.")
    years = 0 if item.level in (LaunchLevel.UNIT, LaunchLevel.CLUSTER, "") else YEARS_FROM_ABOVE
    span = timedelta(days=366 * years)
    for name in ("starts", "ends"):
        day = getattr(item, name)
        if day and not plan.starts - span <= day <= plan.ends + span:
            raise InvalidInputError(
                name,
                f"Kế hoạch này từ {plan.starts:%d/%m/%Y} đến hết ngày {plan.ends:%d/%m/%Y}: hãy xem lại ngày.",
            )
    if item.ends and item.ends < plan.starts:
        raise InvalidInputError("ends", f"Đã kết thúc trước ngày kế hoạch bắt đầu ({plan.starts:%d/%m/%Y}).")


def _check_aim(item: Item) -> None:
    if item.aim is None:
        return
    if item.aim < 0:
        raise InvalidInputError("aim", "Con số phải đạt không thể âm.")
    if item.aim_unit == "%" and item.aim > MOST_PERCENT:
        raise InvalidInputError("aim", "Tỷ lệ phần trăm không thể quá 100.")
    if item.year and not is_school_year(item.year):
        raise InvalidInputError("year", "Hãy ghi năm học dạng 2026-2027.")


def _check_measure(item: Item) -> None:
    """A measure is one that is computed, and its figure comes in its own unit."""
    if not item.measure:
        return
    measure = measure_named(item.measure)
    if measure is None:
        raise InvalidInputError("measure", "Phần mềm không có cách đo này. Hãy chọn lại trong danh sách.")
    if item.aim_unit != measure.unit:
        raise InvalidInputError(
            "aim_unit",
            f"Cách đo này cho con số tính bằng {measure.unit}: hãy ghi đơn vị tính là {measure.unit}.",
        )


def _check_rows(item: Item, plan: Plan) -> None:
    """What is pointed at belongs to the same unit."""
    if "team" in fields_of(item.kind) and item.team is not None and item.team.unit_id != plan.unit_id:
        raise InvalidInputError("team", "Hãy chọn một tổ của đơn vị mình.")
    for name in ("association", "launched_by"):
        chosen = getattr(item, name) if name in fields_of(item.kind) else None
        if chosen is not None and chosen.unit_id != plan.unit_id:
            raise InvalidInputError(name, FOREIGN_ASSOCIATION)
    if item.answers is not None and item.answers.unit_id != plan.unit_id:
        raise InvalidInputError("answers", "Hãy chọn một văn bản trong sổ văn bản đến của đơn vị mình.")


def refuse_leaving(items: QuerySet[Item]) -> None:
    """What is under way does not silently leave the plan: first it is told how it ended."""
    begun = Q(undertaking__state__in=UNDER_WAY) | Q(
        kind=ItemKind.DRIVE, undertaking__state=FIRST_STATE["drive"], undertaking__version__gt=1
    )
    names = [f"“{name}”" for name in items.filter(begun).values_list("name", flat=True)]
    if names:
        raise UnderWayError(
            f"Chưa bỏ được {', '.join(names)}: đang thực hiện. Hãy ghi tổng kết, kết quả hoặc “Không thực hiện” "
            "ở trang của nội dung ấy trước, rồi bỏ khỏi bản sửa đổi."
        )

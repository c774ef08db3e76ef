"""Reads single cells: dates as text or serial numbers, codes as numbers, words for sex, contract and work.

Whoever cannot be read is said aloud (UnreadableError), never guessed and never left blank in silence.
"""

import re
from datetime import date, datetime, timedelta
from functools import lru_cache

from paper.sheets import Cell, ErrorCell
from thidua.core.text import fold, tidy
from thidua.people.models import ContractKind, Grade, Sex, StaffGroup

EXCEL_DAY_0 = date(1899, 12, 30)
YEARS = range(1900, 2101)
SERIALS = range(3_000, 80_000)
# After a sign, words are words ("- Giáo viên"); a number, a cell or a function is what a spreadsheet would reckon.
_FORMULA = re.compile(r"[=@]|[+-][\s+-]*([=@\d.,(]|\$?[a-z]{1,3}\$?\d|[a-z.]+\()", re.IGNORECASE)
_DAY_FIRST = re.compile(r"(\d{1,2})\s*[/.\-]\s*(\d{1,2})\s*[/.\-]\s*(\d{4})(?:\s+00:00(?::00)?)?")
_YEAR_FIRST = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ]00:00(?::00)?)?")
_EXCEL_ERROR = re.compile(r"#(N/A|REF!|VALUE!|NAME\?|DIV/0!|NULL!|NUM!)")
_BLANKS = {"", "-", "--", "0", "null", "none", "khong", "khong co", "chua co"}
_LONGEST_BLANK = 20
_SHORTENED = re.compile(r"\d+([.,]\d+)?e\+\d+", re.IGNORECASE)
_DIGITS_KEPT = 15

# The first that a text matches counts: of a labour contract no term is told apart, of a public employee's it is.
CONTRACTS = (
    (r"thinh giang", ContractKind.VISITING),
    (r"thu viec", ContractKind.PROBATION),
    (r"\b111\b", ContractKind.SUPPORT_LABOUR),
    (r"lao dong|hdld|\b68\b", ContractKind.LABOUR_CONTRACT),
    (r"cong chuc", ContractKind.CIVIL_SERVANT),
    (r"tap su", ContractKind.TRAINEE),
    (r"(vien chuc|lam viec|hdlv).*khong (xac dinh |co )?(thoi )?han", ContractKind.PERMANENT),
    (r"khong (xac dinh |co )?(thoi )?han.*(vien chuc|lam viec|hdlv)", ContractKind.PERMANENT),
    (r"(vien chuc|lam viec|hdlv).*(xac dinh|co) (thoi )?han", ContractKind.FIXED_TERM),
    (r"(xac dinh|co) (thoi )?han.*(vien chuc|lam viec|hdlv)", ContractKind.FIXED_TERM),
    (r"vien chuc|lam viec|hdlv", ContractKind.PUBLIC_EMPLOYEE),
)
GRADES = {
    **{fold(label): value for value, label in Grade.choices},
    "htxsnv": Grade.EXCELLENT.value,
    "httnv": Grade.GOOD.value,
    "htnv": Grade.COMPLETED.value,
    "khtnv": Grade.FAILED.value,
}
_MARKS = {"x", "v", "✓", "co", "1", "true", "yes", "dung"}
_NOT_MEMBER = {"-", "--", "0", "null", "none", "khong", "khong co", "chua", "chua co", "false", "no"}
LEFT = ("nghi huu", "huu tri", "chuyen cong tac", "chuyen di", "da chuyen", "thoi viec", "nghi viec", "da nghi", "tu tran", "cham dut")  # fmt: skip
WORKING = ("dang lam viec", "dang cong tac", "dang day", "nghi thai san", "biet phai", "di hoc", "nghi khong luong", "tap su")  # fmt: skip
# At work in the school's list all the same, but saying something of a year that no column of the list can hold.
AWAY = ("nghi thai san", "biet phai", "di hoc", "nghi khong luong")
LEADERS = ("hieu truong", "pho hieu truong", "can bo quan ly", "giam doc", "cbql")
TEACHERS = ("giao vien", "tong phu trach", "gv")
SUPPORT = ("nhan vien", "ke toan", "van thu", "thu vien", "thiet bi", "y te", "thu quy", "bao ve", "cap duong", "phuc vu", "giao vu", "nv")  # fmt: skip


class UnreadableError(ValueError):
    """What stands in a cell cannot be taken; the message says why."""


class ErrorShownError(UnreadableError):
    """Excel shows an error in the cell; it is looked for by its address."""


class FormulaError(UnreadableError):
    """A text that the next program to open it would take for a formula."""

    def __init__(self, words: str) -> None:
        super().__init__(f"ô «{words[:30]}» bắt đầu như một công thức; hãy sửa ô này trong tệp")


def text(cell: Cell) -> str | None:
    """Plain text without a dash before it, a whole number without its point, None for an empty cell."""
    match cell:
        case None:
            return None
        case ErrorCell():
            raise ErrorShownError(cell.complaint)
        case bool():
            return "x" if cell else None
        case datetime() | date():
            return cell.strftime("%d/%m/%Y")
        case int() | float():
            return str(cell)
    words = tidy(cell).removeprefix("'")
    if _EXCEL_ERROR.fullmatch(words):
        raise ErrorShownError(f"ô báo lỗi {words}")
    if _FORMULA.match(words):
        raise FormulaError(words)
    return words.lstrip("+- ") or None


def known(cell: Cell) -> str | None:
    """Text, with the dashes and noughts by which lists say that there is nothing."""
    words = text(cell)
    if words is None or (len(words) <= _LONGEST_BLANK and fold(words) in _BLANKS):
        return None
    return words


def code(cell: Cell) -> str | None:
    """A code as it is written; a number that a spreadsheet has shortened or rounded is none any more."""
    words = known(cell)
    if words is None:
        return None
    if _SHORTENED.fullmatch(words) or (isinstance(cell, int | float) and len(words) > _DIGITS_KEPT):
        raise UnreadableError(
            f"«{words}» là số đã bị Excel viết gọn, mất chữ số; hãy định dạng cột là văn bản (Text) và ghi lại"
        )
    return words


def name(cell: Cell) -> str | None:
    """A name; one written in capitals throughout is written as names are."""
    words = text(cell)
    return words.title() if words and words.isupper() else words


def day(cell: Cell) -> date | None:
    """A day: a real date, dd/mm/yyyy, an ISO date, or Excel's serial number, also as text."""
    if isinstance(cell, datetime):
        return cell.date()
    if isinstance(cell, date):
        return cell
    words = known(cell)
    if words is None:
        return None
    if words.isdigit():
        return _numbered(int(words), words)
    for pattern, order in ((_DAY_FIRST, (2, 1, 0)), (_YEAR_FIRST, (0, 1, 2))):
        found = pattern.fullmatch(words)
        if found:
            year, month, of_month = (int(found.groups()[place]) for place in order)
            return _of_calendar(year, month, of_month, words)
    raise UnreadableError(f"«{words}» không phải ngày dạng dd/mm/yyyy")


def past_day(cell: Cell, on: date) -> date | None:
    """A day which must lie behind us."""
    value = day(cell)
    if value is not None and value > on:
        raise UnreadableError(f"ngày {value:%d/%m/%Y} ở tương lai")
    return value


def birth_day(cell: Cell, on: date) -> date | None:
    """A day on which somebody who works today can have been born."""
    value = past_day(cell, on)
    if value is not None and not 15 <= on.year - value.year <= 100:  # noqa: PLR2004 -- a slip of the pen, not a rule of the law
        raise UnreadableError(f"ngày sinh {value:%d/%m/%Y} không hợp lý")
    return value


def first_day_here(cell: Cell, on: date) -> date | None:
    """The day of joining the school; a year alone ("Năm vào trường") is no day, so it stays unknown."""
    words = known(cell) if not isinstance(cell, date) else None
    if words and words.isdigit() and int(words) in YEARS:
        return None
    return past_day(cell, on)


def sex(cell: Cell) -> str | None:
    words = known(cell)
    if words is None:
        return None
    by_word = {"nu": Sex.FEMALE, "nam": Sex.MALE, "female": Sex.FEMALE, "male": Sex.MALE}
    if fold(words) not in by_word:
        raise UnreadableError(f"không hiểu giới tính «{words}»")
    return by_word[fold(words)].value


def contract(cell: Cell) -> str | None:
    words = known(cell)
    return None if words is None else _contract(words)


@lru_cache(maxsize=1_000)
def _contract(words: str) -> str:
    folded = fold(words)
    for pattern, kind in CONTRACTS:
        if re.search(pattern, folded):
            return kind.value
    raise UnreadableError(f"chưa rõ loại hợp đồng «{words}»")


def member(cell: Cell) -> bool | None:
    """Whether somebody is of an organisation: a mark, yes or no, or the word for a member; None for an empty cell."""
    words = text(cell)
    if words is None:
        return None
    folded = fold(words)
    if folded in _NOT_MEMBER:
        return False
    if folded in _MARKS or any(mark in folded for mark in ("dang vien", "doan vien")):
        return not folded.startswith(("khong", "chua"))
    raise UnreadableError(f"chưa rõ «{words}» là có hay không")


@lru_cache(maxsize=1_000)
def staff_group(*texts: str | None) -> str | None:
    """Leader, teacher or support staff by the first text that says so; None where none does."""
    for words in texts:
        folded = fold(words or "")
        for group, marks in (
            (StaffGroup.LEADER, LEADERS),
            (StaffGroup.TEACHER, TEACHERS),
            (StaffGroup.SUPPORT, SUPPORT),
        ):
            if any(re.search(rf"\b{mark}\b", folded) for mark in marks):
                return group.value
    return None


def grade(cell: Cell) -> str | None:
    """The grade of a year, by its whole name or the first letters that offices write."""
    words = known(cell)
    if words is None:
        return None
    if fold(words) not in GRADES:
        raise UnreadableError(f"chưa rõ xếp loại «{words}»")
    return GRADES[fold(words)]


def at_work(cell: Cell) -> bool | None:
    """Whether the status says that somebody works here; None for an empty cell."""
    words = known(cell)
    if words is None:
        return None
    folded = fold(words)
    if any(mark in folded for mark in WORKING):
        return True
    if any(mark in folded for mark in LEFT):
        return False
    raise UnreadableError(f"chưa rõ trạng thái «{words}»")


def is_away(words: str) -> bool:
    """Whether a status says more than that somebody works here."""
    return any(mark in fold(words) for mark in AWAY)


def _numbered(number: int, words: str) -> date:
    if number in YEARS:
        raise UnreadableError(f"«{words}» chỉ có năm, thiếu ngày và tháng")
    if number in SERIALS:
        return EXCEL_DAY_0 + timedelta(days=number)
    raise UnreadableError(f"«{words}» không phải ngày")


def _of_calendar(year: int, month: int, of_month: int, words: str) -> date:
    try:
        return date(year, month, of_month)
    except ValueError:
        raise UnreadableError(f"«{words}» không có trên lịch") from None

"""How much one case being tried out may hold, so that no page keeps the server busy for long."""

import re

# School years shown at first, added at a time, shown at most; and how many may have something written in them.
FIRST_SHOWN, MORE, MOST_SHOWN, MOST_FILLED = 6, 4, 20, 30
# Rows of all years together: initiatives, leave, discipline; then forms held, and initiatives counted one by one.
MOST_ROWS = {"i": 80, "l": 40, "d": 30}
MOST_HELD = 30
MOST_INITIATIVES = 200
# Initiatives alike in one row.
MOST_AT_ONCE = 30
LONGEST_JSON = 64 * 1024
# Blank rows that stand ready below those which are filled in.
READY = {"i": 2, "l": 1, "d": 1}
_COUNT = re.compile(r"[0-9]{1,4}")
_WORDS = {"i": "dòng sáng kiến, đề tài", "l": "dòng nghỉ", "d": "dòng kỷ luật"}


def years_shown(written: str) -> int:
    """The number of school years that came back with the page; whatever else stands there is the first number."""
    found = int(written) if _COUNT.fullmatch(written) else FIRST_SHOWN
    return min(max(found, 1), MOST_SHOWN)


def too_many_rows(letter: str, found: int) -> str:
    return _too_many(f"{_WORDS[letter]} của mọi năm học cộng lại", MOST_ROWS[letter], found)


def too_many_held(found: int) -> str:
    return _too_many("hình thức khen thưởng đã nhận", MOST_HELD, found)


def too_many_years(found: int) -> str:
    return _too_many("năm học có dữ kiện", MOST_FILLED, found)


def too_many_initiatives(found: int) -> str:
    return _too_many("sáng kiến, đề tài của mọi năm học cộng lại", MOST_INITIATIVES, found)


def _too_many(what: str, most: int, found: int) -> str:
    return f"Mỗi lần thử nhiều nhất {most} {what}; đang có {found}. Hãy bỏ bớt rồi xét lại."

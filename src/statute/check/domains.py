"""What a figure may be: each unit of `law/parameters` has one domain, and each key of a condition asks for one."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from statute.cases import CONTRACTS
from statute.days import day
from statute.excellent import GOOD_AND_ABOVE, GOOD_ONLY
from statute.grading import MOST_POINTS
from statute.library import Library
from statute.money import COLLECTIVE_FORM_TIMES, COLLECTIVE_ORDER_TIMES
from statute.records import Parameter
from statute.rows import BASES, LEAVE_KINDS, RECOGNISERS, SCOPES

# More than any count of the law; an endless chain of years would keep an answer waiting for ever.
_MOST = 1000
_COEFFICIENT = re.compile(r"[0-9]{1,4}(\.[0-9]{1,4})?")
_SHARE = re.compile(r"([0-9]{1,4})/([0-9]{1,4})")


@dataclass(frozen=True)
class Domain:
    """The values of one kind, and how to say in a fault what was asked for."""

    what: str
    has: Callable[[Any, Library], bool]


def _whole(most: int | None, what: str) -> Domain:
    def has(value: Any, _: Library) -> bool:
        return type(value) is int and value > 0 and (most is None or value <= most)

    return Domain(what, has)


def _word(*words: str) -> Domain:
    return Domain(f"one of {', '.join(words)}", lambda value, _: isinstance(value, str) and value in words)


def _words(words: Sequence[str]) -> Domain:
    return Domain(f"a list out of {', '.join(words)}", lambda value, _: _all_in(value, words))


def _codes(kind: str) -> Domain:
    def has(value: Any, law: Library) -> bool:
        return _all_in(value, [code for code, award in law.awards.items() if award.kind == kind])

    return Domain(f"a list of codes of a {kind}", has)


def _all_in(value: Any, words: Sequence[str]) -> bool:
    return isinstance(value, list) and bool(value) and all(word in words for word in value)


def _is_coefficient(value: Any, _: Library) -> bool:
    return isinstance(value, str) and bool(_COEFFICIENT.fullmatch(value)) and float(value) > 0


def _is_share(value: Any, _: Library) -> bool:
    written = _SHARE.fullmatch(value) if isinstance(value, str) else None
    return written is not None and 0 < int(written[1]) <= int(written[2])


def _is_day(value: Any, _: Library) -> bool:
    try:
        return isinstance(value, str) and bool(day(value))
    except ValueError:
        return False


def _is_groups(value: Any, law: Library) -> bool:
    return isinstance(value, list) and all(TITLES.has(str(group).split(), law) for group in value)


COUNT = _whole(_MOST, f"a whole number from 1 to {_MOST}")
MONTHS = _whole(12, "a whole number from 1 to 12")
MONEY = _whole(None, "a whole amount above 0")
COEFFICIENT = Domain('an exact number above 0, quoted as in "0.3"', _is_coefficient)
SHARE = Domain('a share above 0 and up to 1, quoted as in "7/10"', _is_share)
TRUTH = Domain("true or false", lambda value, _: isinstance(value, bool))
DAY = Domain('a day, quoted as in "2026-11-30"', _is_day)
TEXT = Domain("a text", lambda value, _: isinstance(value, str) and bool(value.strip()))
GRADE = _word("excellent", "good", "completed")
SCOPE = _word(*SCOPES)
GROUNDS = _words(BASES)
LEAVE = _words(LEAVE_KINDS)
# A school's own recognition has a rule of its own.
HIGHER = _words([level for level in RECOGNISERS if level != "school"])
COUNCILS = _words(("school", "commune", "district", "province", "ministry"))
FORMS, TITLES = _codes("form"), _codes("title")
USE = _word("counted", "excluded")
SCHOOL = _word("by_local_rule")

UNITS = {
    "chức danh": TEXT,
    "tên quỹ": TEXT,
    "tên chế độ": _word("R1", "R2", "R3", "R4"),
    "đồng": MONEY,
    "đồng một tháng": MONEY,
    "lần lương cơ sở": COEFFICIENT,
    "phần": SHARE,
    "có hay không": TRUTH,
    "lần": COUNT,
    "người": COUNT,
    "năm": COUNT,
    "năm học": COUNT,
    "ngày": COUNT,
    "ngày làm việc": COUNT,
    "ngày tháng": DAY,
    "tháng": MONTHS,
    "sáng kiến": COUNT,
    "sáng kiến, đề tài": COUNT,
    "mức xếp loại": GRADE,
    "good_only hoặc good_and_above": _word(GOOD_ONLY, GOOD_AND_ABOVE),
    "phạm vi": SCOPE,
    "loại hình": GROUNDS,
    "điểm": _whole(MOST_POINTS, f"a whole number of points up to {MOST_POINTS}"),
    "đơn vị bình xét": _word("new_unit", "old_unit", "sending_unit", "receiving_unit"),
    "loại nghỉ": LEAVE,
    "loại hợp đồng": _words(CONTRACTS),
    "cấp công nhận": HIGHER,
    "cấp": COUNCILS,
    "mã hình thức": FORMS,
    "mã danh hiệu": TITLES,
    "các nhóm mã danh hiệu": Domain("a list of groups of codes of a title", _is_groups),
}
# Figures whose unit says less than what the program knows of them.
BY_NAME = {
    COLLECTIVE_ORDER_TIMES: COEFFICIENT,
    COLLECTIVE_FORM_TIMES: COEFFICIENT,
    "initiative_school": SCHOOL,
    "initiative_used_for_form": USE,
    "initiative_used_for_title": USE,
    "local_discipline": _word("excluded", "not_excluded"),
    "local_registration": _word("ground", "no_ground"),
}

# What the keys of a condition ask for; `least` is a grade but with the words named here.
_ASKED = {
    "above": SHARE,
    "ago": COUNT,
    "count": COUNT,
    "days": COUNT,
    "discipline": TRUTH,
    "grounds": GROUNDS,
    "kinds": LEAVE,
    "least": GRADE,
    "months": MONTHS,
    "recognisers": HIGHER,
    "school": SCHOOL,
    "scope": SCOPE,
    "through": COUNT,
    "titles": TITLES,
    "used_for_a_form": USE,
    "used_for_a_title": USE,
    "years": COUNT,
}
_LEAST = {"count_at_least": COUNT, "number_at_least": COUNT, "share_of_members": SHARE}


def domain_of(parameter: Parameter) -> Domain | None:
    """What the values of a parameter may be; None where nobody knows its unit."""
    return BY_NAME.get(parameter.id) or UNITS.get(parameter.unit)


def asked_for(kind: str, key: str) -> Domain | None:
    """What a condition of this kind asks for by this key; None: it asks for nothing so named."""
    return _LEAST[kind] if key == "least" and kind in _LEAST else _ASKED.get(key)

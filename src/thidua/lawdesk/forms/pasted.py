"""A case as JSON: copied out of the page, pasted into it, and kept in it as the starting point."""

import json
from typing import Any

from statute.cases import parse
from statute.errors import CaseError
from thidua.core.errors import InvalidInputError
from thidua.lawdesk.errors import not_json, told
from thidua.lawdesk.forms.draft import MOST_SHOWN

Case = dict[str, Any]
# No case that people have is near it.
_LONGEST = 200_000


def read_case(text: str, kind: str) -> Case:
    """A pasted case, accepted by the law's own reader; InvalidInputError says in Vietnamese what is wrong."""
    if len(text) > _LONGEST:
        raise InvalidInputError("json", "JSON dài quá, đây không phải là một trường hợp.")
    try:
        case = json.loads(text)
        parse(case)
    except json.JSONDecodeError as fault:
        raise InvalidInputError("json", not_json(fault)) from fault
    except ValueError as fault:  # a number of thousands of digits
        raise InvalidInputError("json", "JSON có số dài quá.") from fault
    except RecursionError as fault:
        raise InvalidInputError("json", "JSON lồng nhau sâu quá.") from fault
    except CaseError as refused:
        raise InvalidInputError("json", told(refused)) from refused
    found: Case = case
    if found["subject"]["kind"] != kind:
        other = "tập thể" if kind == "person" else "cá nhân"
        raise InvalidInputError("json", f"JSON này là của {other}: hãy sang trang của {other} rồi dán.")
    oldest = min((year["school_year"] for year in found.get("years") or ()), default=found["school_year"])
    if int(found["school_year"][:4]) - int(oldest[:4]) >= MOST_SHOWN:
        raise InvalidInputError("json", f"Năm học {oldest} xa quá, đơn này chỉ có {MOST_SHOWN} năm.")
    return found


def written(case: Case) -> str:
    """Without what is not known, so that it can be read."""
    return json.dumps(_known(case), ensure_ascii=False, indent=1)


def start_of(text: str, kind: str) -> Case | None:
    """The starting point that came back with the page; none where it is spoilt or of the other kind."""
    try:
        return read_case(text, kind)
    except InvalidInputError:
        return None


def nothing_known(on: str, school_year: str, kind: str) -> Case:
    return {"on": on, "school_year": school_year, "subject": {"kind": kind}}


def _known(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _known(part) for key, part in value.items() if part is not None}
    return [_known(part) for part in value] if isinstance(value, list) else value

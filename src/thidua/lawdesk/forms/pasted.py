"""A case as JSON: copied out of the page, pasted into it, and kept in it as the starting point."""

import json
from typing import Any

from statute.cases import parse
from statute.errors import CaseError
from statute.fields import written_key
from thidua.core.errors import InvalidInputError
from thidua.lawdesk.errors import not_json, told
from thidua.lawdesk.forms import bounds
from thidua.lawdesk.forms.draft import Draft
from thidua.lawdesk.forms.flat import flat

Case = dict[str, Any]


def read_case(text: str, kind: str) -> Case:
    """A pasted case, accepted by the law's own reader; InvalidInputError says in Vietnamese what is wrong."""
    if is_too_long(text):
        raise InvalidInputError(
            "json", "JSON dài quá 64 kB, không được giữ lại trong ô này. Hãy rút gọn rồi dán lại."
        )
    try:
        case = json.loads(text, object_pairs_hook=_each_key_once)
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
    _check_amount(found)
    return found


def draft_of(case: Case, kind: str) -> Draft:
    """The boxes filled from an accepted case; InvalidInputError where a box does not take what the law's reader took."""
    draft = Draft(flat(case), kind)
    if draft.case() is None:
        raise InvalidInputError("json", "Có giá trị mà các ô không nhận: " + "; ".join(draft.told_faults()))
    return draft


def is_too_long(text: str) -> bool:
    return len(text) > bounds.LONGEST_JSON


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


def _each_key_once(pairs: list[tuple[str, Any]]) -> Case:
    """Of a key that is there twice nobody knows which value is meant; the command line refuses it too."""
    found: Case = {}
    for key, value in pairs:
        if key in found:
            raise CaseError(written_key(key), "is there twice in one object")
        found[key] = value
    return found


def _check_amount(case: Case) -> None:
    """Before any box is made of it."""
    years = case.get("years") or ()
    rows = {
        name: sum(len(year.get(name) or ()) for year in years)
        for name in ("initiatives", "leave", "discipline")
    }
    held = len(case.get("awards") or ())
    for is_too_much, message in (
        (len(years) > bounds.MOST_FILLED, bounds.too_many_years(len(years))),
        (rows["initiatives"] > bounds.MOST_INITIATIVES, bounds.too_many_initiatives(rows["initiatives"])),
        (rows["leave"] > bounds.MOST_ROWS["l"], bounds.too_many_rows("l", rows["leave"])),
        (rows["discipline"] > bounds.MOST_ROWS["d"], bounds.too_many_rows("d", rows["discipline"])),
        (held > bounds.MOST_HELD, bounds.too_many_held(held)),
    ):
        if is_too_much:
            raise InvalidInputError("json", message)

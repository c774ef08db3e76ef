"""A case written into the boxes of the form: the other way round than `Draft.case`."""

from collections import Counter
from collections.abc import Mapping
from typing import Any

from django.http import QueryDict

from thidua.lawdesk.forms.bounds import MOST_AT_ONCE
from thidua.lawdesk.forms.boxes import NONE

Case = Mapping[str, Any]
_SUBJECT = (
    "sex", "born", "joined_sector", "joined_unit", "contract", "teaching_years", "hardship_years",
)  # fmt: skip
_SUBJECT_TRUTHS = ("manager", "hardship_now", "discipline_complete", "small")
_COUNTS = ("members", "ungraded", "completed", "ldtt", "cstdcs", "disciplined_from_warning")


def flat(case: Case) -> QueryDict:
    """The fields as a browser would send them. The case has been accepted by the law's own reader.

    Of initiatives neither the day of recognition nor application is kept: no answer asks for them.
    """
    boxes = QueryDict(mutable=True)
    subject, local = case["subject"], case.get("local") or {}
    for name in ("on", "school_year", "accepted_on"):
        _put(boxes, name, case.get(name))
    for name in _SUBJECT:
        _put(boxes, name, subject.get(name))
    for name in _SUBJECT_TRUTHS:
        _put(boxes, name, _truth(subject.get(name)))
    _put(boxes, "under_review", _truth(case.get("under_review")))
    _put(boxes, "school_recognises", _truth(local.get("school_recognises_initiatives")))
    for year in case.get("years") or ():
        _put_year(boxes, year)
    _put_held(boxes, case.get("awards"))
    return boxes


def year_prefix(school_year: str) -> str:
    return f"y{school_year[:4]}"


def _put(boxes: QueryDict, name: str, value: Any) -> None:
    """As it is written in Vietnamese, 9,5; what is not known has no box."""
    if value is not None:
        boxes[name] = str(value).replace(".", ",") if isinstance(value, float) else str(value)


def _truth(value: bool | None) -> str | None:
    return None if value is None else "yes" if value else "no"


def _put_year(boxes: QueryDict, year: Case) -> None:
    prefix = year_prefix(year["school_year"])
    boxes[f"{prefix}-row"] = "1"
    for name in ("grade", "months_worked", *_COUNTS):
        _put(boxes, f"{prefix}-{name}", year.get(name))
    titles = year.get("awards")
    kept, revoked = _parted(titles or ())
    _put_list(boxes, f"{prefix}-titles", None if titles is None or (revoked and not kept) else kept)
    if revoked:
        boxes.setlist(f"{prefix}-revoked", revoked)
    _put_list(boxes, f"{prefix}-registered", year.get("registered"))
    _put_rows(boxes, prefix, year)


def _parted(titles: Any) -> tuple[list[str], list[str]]:
    codes = [title if isinstance(title, str) else title["code"] for title in titles]
    revoked = [
        title["code"] for title in titles if not isinstance(title, str) and title.get("revoked") is True
    ]
    return [code for code in codes if code not in revoked], revoked


def _put_list(boxes: QueryDict, name: str, codes: list[str] | None) -> None:
    if codes is not None:
        boxes.setlist(name, codes or [NONE])


def _put_rows(boxes: QueryDict, prefix: str, year: Case) -> None:
    for name, letter in (("initiatives", "i"), ("leave", "l"), ("discipline", "d")):
        rows = year.get(name)
        if rows is None:
            continue
        if not rows:
            boxes[f"{prefix}-no_{name}"] = "on"
        listed = _alike(rows) if name == "initiatives" else [_marked(name, row) for row in rows]
        for index, row in enumerate(listed):
            for key, value in row.items():
                _put(boxes, f"{prefix}-{letter}{index}-{key}", value)


def _alike(rows: list[Case]) -> list[dict[str, Any]]:
    """Initiatives which the law cannot tell apart become one row with their number."""
    counted = Counter(
        (row.get("kind"), row.get("scope"), row.get("recognised_by"), _used(row.get("used_for")))
        for row in rows
    )
    return [
        {"count": part, "kind": kind, "scope": scope, "recognised_by": by, "used": used}
        for (kind, scope, by, used), number in counted.items()
        for part in _parts(number)
    ]


def _parts(number: int) -> list[int]:
    """As many as one row takes, and the rest in further rows."""
    whole, rest = divmod(number, MOST_AT_ONCE)
    return [MOST_AT_ONCE] * whole + ([rest] if rest else [])


def _used(codes: list[str] | None) -> str | None:
    return None if codes is None else ",".join(codes) or NONE


def _marked(name: str, row: Case) -> dict[str, Any]:
    """A row of an unknown kind still is a row."""
    kind = "kind" if name == "leave" else "form"
    return {**row, kind: row.get(kind) or "unknown"}


def _put_held(boxes: QueryDict, held: list[Case] | None) -> None:
    if held is not None and not held:
        boxes["no_awards"] = "on"
    for index, one in enumerate(held or ()):
        for name in ("code", "on", "basis"):
            _put(boxes, f"a{index}-{name}", one.get(name))
        if one.get("revoked"):
            boxes[f"a{index}-revoked"] = "on"

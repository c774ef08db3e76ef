"""Lives a plan through once more, apart from the code that found it: writes its deeds into the case and asks."""

import copy
from collections.abc import Iterator
from datetime import date
from typing import Any

from statute.assess import assess

Case = dict[str, Any]
Deed = dict[str, Any]


def young(**replaced: Any) -> Case:
    """A teacher in the autumn, of whom the years before this one are known and plain."""
    case: Case = {
        "on": "2026-11-22",
        "school_year": "2026-2027",
        "subject": {"kind": "person", "joined_sector": "2016-09-01", "discipline_complete": True},
        "years": [plain("2025-2026")],
        "awards": [],
        "under_review": False,
    }
    return case | replaced


def plain(year: str, **replaced: Any) -> Case:
    row: Case = {
        "school_year": year,
        "grade": "good",
        "registered": ["LDTT"],
        "awards": ["LDTT"],
        "initiatives": [],
        "discipline": [],
        "leave": [],
        "months_worked": 12,
    }
    return row | replaced


def asked(plan: dict[str, Any]) -> dict[str, list[str]]:
    return {
        year["school_year"]: [deed.get("code") or deed["id"] for deed in year["deeds"]]
        for year in plan["years"]
    }


def deeds_of(plan: dict[str, Any]) -> Iterator[tuple[str, int, Deed]]:
    """Every deed with its year and place."""
    for year in plan["years"]:
        for index, deed in enumerate(year["deeds"]):
            yield year["school_year"], index, deed


def holds(case: Case, plan: dict[str, Any], dropped: tuple[str, int] | None = None) -> bool:
    """Whether all that the plan grants, and at last its award, is answered yes; without one deed if so asked."""
    asked = {year["school_year"]: year["deeds"] for year in plan["years"]}
    future = copy.deepcopy(case)
    future["years"] = future.get("years") or []
    for ahead in range(_begins(plan["reached"]) - _begins(case["school_year"]) + 1):
        year = f"{_begins(case['school_year']) + ahead}-{_begins(case['school_year']) + ahead + 1}"
        done = [
            deed
            for index, deed in enumerate(asked.get(year, ()))
            if dropped is None or (year, index) != dropped
        ]
        _move_to(future, case, ahead, year)
        _live(future, year, done)
        forms = []
        for deed in done:
            if deed["id"] in ("title", "form"):
                if not _yes(future, deed["code"]):
                    return False
                _use(future, deed)
                if deed["id"] == "title":
                    _row(future, year)["awards"].append(deed["code"])
                else:
                    forms.append({"code": deed["code"], "on": future["on"], "basis": "merit"})
        if year == plan["reached"]:
            return _yes(future, plan["award"])
        if forms:
            future["awards"] = [*(future.get("awards") or []), *forms]
    raise AssertionError("the plan never comes to its end")


def _begins(school_year: str) -> int:
    return int(school_year[:4])


def _move_to(future: Case, case: Case, ahead: int, year: str) -> None:
    on = date.fromisoformat(case["on"])
    future |= {"on": on.replace(year=on.year + ahead).isoformat(), "school_year": year}
    subject = case["subject"]
    for key in ("teaching_years", "hardship_years"):
        if subject.get(key) is not None and (key == "teaching_years" or subject.get("hardship_now")):
            future["subject"][key] = subject[key] + ahead
    if ahead or future.get("under_review") is None:
        future["under_review"] = False
    if ahead:
        future["accepted_on"] = None


def _live(future: Case, year: str, done: list[Deed]) -> None:
    """The year's row: its deeds and nothing else, but for what is known of it already."""
    known = {key: value for key, value in (_row(future, year) or {}).items() if value is not None}
    future["years"] = [row for row in future["years"] if row["school_year"] != year]
    future["years"].append(
        (_team if future["subject"]["kind"] == "collective" else _person)(future, year, done) | known
    )


def _person(_: Case, year: str, done: list[Deed]) -> Case:
    row: Case = {
        "school_year": year,
        "grade": "ungraded",
        "registered": [],
        "awards": [],
        "initiatives": [],
        "discipline": [],
        "leave": [],
        "months_worked": 12,
    }
    for deed in done:
        if deed["id"] == "grade":
            row["grade"] = deed["grade"]
        if deed["id"] == "registered":
            row["registered"] = ["LDTT", "CSTDCS"]
        if deed["id"] == "initiative":
            row["initiatives"].append(
                {key: deed[key] for key in ("kind", "scope", "recognised_by")} | {"used_for": []}
            )
    return row


def _team(_: Case, year: str, done: list[Deed]) -> Case:
    members = max((deed["members"] for deed in done if "members" in deed), default=100)
    row: Case = {"school_year": year, "grade": "ungraded", "awards": [], "members": members, "ungraded": 0}
    row |= {"completed": 0, "ldtt": 0, "cstdcs": 0, "disciplined_from_warning": 0}
    for deed in done:
        row |= {"grade": deed["grade"]} if deed["id"] == "grade" else {deed["id"]: deed["count"]}
    return row


def _row(future: Case, year: str) -> Any:
    return next((row for row in future["years"] if row["school_year"] == year), None)


def _use(future: Case, deed: Deed) -> None:
    for used in deed["uses"]:
        work = _row(future, used["school_year"])["initiatives"][used["index"]]
        work["used_for"] = [*(work.get("used_for") or []), deed["code"]]


def _yes(future: Case, code: str) -> bool:
    return bool(assess(future, [code])["awards"][0]["answer"] == "yes")

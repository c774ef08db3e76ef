"""The same invented people as cases, as the command line takes them: what each one's records say in words."""

from datetime import date
from typing import Any

from people import BEGINS, FORMS, RECOGNISERS, SCOPES, SLOTS, YEARS, People

_GRADES = ("excellent", "good", "completed", "failed")
_TITLES = ("LDTT", "CSTDCS", "CSTD_TINH", "CSTD_BO")
Case = dict[str, Any]


def case(people: People, person: int, on: date) -> Case:
    own = {field: values[person].item() for field, values in people.own.items()}
    worked = own["worked"]
    return {
        "on": on.isoformat(),
        "school_year": f"{BEGINS}-{BEGINS + 1}",
        "subject": {
            "kind": "person",
            "joined_sector": date(BEGINS - worked + 1, 9, 1).isoformat() if own["joined_known"] else None,
            "manager": _truth(own["manager"]),
            "hardship_now": _truth(own["hardship_now"]),
            "teaching_years": _known(own["teaching_years"]),
            "hardship_years": _known(own["hardship_years"]),
            "discipline_complete": bool(own["complete"]),
        },
        "years": [_year(people, person, ago) for ago in range(min(worked, YEARS))],
        "awards": _grants(own) if own["forms_known"] else None,
        "local": {"school_recognises_initiatives": _truth(own["local"])},
        "under_review": _truth(own["review"]),
    }


def _year(people: People, person: int, ago: int) -> Case:
    row = {field: values[ago, person].item() for field, values in people.years.items()}
    begins = BEGINS - ago
    given = {"on": f"{begins}-10-01", "ended": f"{begins + 1}-01-01"}
    return {
        "school_year": f"{begins}-{begins + 1}",
        "grade": None if row["grade"] < 0 else _GRADES[row["grade"]],
        "registered": _listed(row["registered"], "LDTT"),
        "awards": [title for title in _TITLES if row[title] == 1] if row["decided"] else None,
        "initiatives": [_slot(row, slot) for slot in SLOTS if slot <= row["initiatives"]]
        if row["listed"]
        else None,
        "discipline": _listed(row["discipline"], {"form": "reprimand", **given}),
        "leave": None if row["leave"] < 0 else [{"kind": "sick", "working_days": row["leave"]}],
        "months_worked": _known(row["months"]),
    }


def _slot(row: dict[str, int], slot: int) -> Case:
    kind, scope, by = (row[f"{field}_{slot}"] for field in ("kind", "scope", "recogniser"))
    used = (row[f"used_for_form_{slot}"], row[f"used_for_title_{slot}"])
    return {
        "kind": None if kind < 0 else ("initiative", "research")[kind],
        "scope": None if scope < 0 else SCOPES[scope],
        "recognised_by": None if by < 0 else RECOGNISERS[by],
        "used_for": None if min(used) < 0 else ["GK"] * used[0] + ["LDTT"] * used[1],
    }


def _grants(own: dict[str, Any]) -> list[Case]:
    forms = [
        {"code": form, "on": f"{BEGINS - own[form]}-11-20", "basis": "merit"}
        for form in FORMS
        if own[form] >= 0
    ]
    return [
        *forms,
        *([{"code": "KNC_GD", "on": f"{BEGINS}-11-20", "basis": "service"}] if own["KNC_GD"] else []),
    ]


def _listed(value: int, one: Any) -> list[Any] | None:
    return None if value < 0 else [one] * value


def _truth(value: int) -> bool | None:
    return None if value < 0 else bool(value)


def _known(value: int) -> int | None:
    return None if value < 0 else value

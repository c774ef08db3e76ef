"""What must hold of every case: learning more never turns yes into no, and the findings make the answer."""

import copy
from collections.abc import Iterator
from datetime import date
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from statute.assess import assess
from statute.rows import DISCIPLINE_FORMS, GRADES, LEAVE_KINDS, RECOGNISERS

ENTERED = ["LDTT", "CSTDCS"]
DAYS = [
    date(2017, 10, 1),
    date(2023, 9, 4),
    date(2023, 9, 5),
    date(2023, 12, 31),
    date(2024, 1, 1),
    date(2025, 6, 30),
    date(2025, 7, 1),
    date(2026, 9, 30),
    date(2026, 10, 1),
]


def known(values: st.SearchStrategy) -> st.SearchStrategy:
    return st.none() | values


leaves = st.fixed_dictionaries(
    {
        "kind": known(st.sampled_from(LEAVE_KINDS)),
        "working_days": known(st.sampled_from([0, 10, 19.5, 20.5, 40])),
    }
)
initiatives = st.fixed_dictionaries(
    {
        "recognised_by": known(st.sampled_from(RECOGNISERS)),
        "used_for": known(st.lists(st.sampled_from(["CSTDCS", "BK_TINH", "GK"]), max_size=2)),
        "kind": known(st.sampled_from(["initiative", "research"])),
    }
)
titles = st.sampled_from(["LDTT", "CSTDCS", "CSTD_BO"]) | st.just({"code": "LDTT", "revoked": True})
rows = {
    "grade": known(st.sampled_from(GRADES)),
    "registered": known(st.lists(st.sampled_from(["LDTT", "CSTDTQ", "BK_TINH"]), max_size=2)),
    "awards": known(st.lists(titles, max_size=2)),
    "initiatives": known(st.lists(initiatives, max_size=3)),
    "discipline": known(
        st.lists(st.fixed_dictionaries({"form": known(st.sampled_from(DISCIPLINE_FORMS))}), max_size=1)
    ),
    "leave": known(st.lists(leaves, max_size=3)),
    "months_worked": known(st.sampled_from([0, 9.9, 10, 12])),
}


@st.composite
def cases(draw: st.DrawFn) -> dict[str, Any]:
    """Cases of every regime, with anything known or not known; rows may reach beyond the sixteen years."""
    on = draw(st.sampled_from(DAYS))
    begins = on.year - draw(st.integers(1, 2))
    ago = draw(st.lists(st.integers(0, 20), unique=True, max_size=4))
    joined = [f"{begins}-08-31", f"{begins}-09-01", f"{begins + 1}-08-31", f"{begins + 1}-09-01"]
    return {
        "on": on.isoformat(),
        "accepted_on": draw(known(st.sampled_from(["2026-09-30", "2026-10-01"]))),
        "school_year": f"{begins}-{begins + 1}",
        "subject": {"kind": "person", "joined_sector": draw(known(st.sampled_from(joined)))},
        "years": [
            {"school_year": f"{begins - k}-{begins - k + 1}", **draw(st.fixed_dictionaries(rows))}
            for k in ago
        ],
        "local": {"school_recognises_initiatives": draw(known(st.booleans()))},
        "under_review": draw(known(st.booleans())),
    }


def unknowns(value: Any, path: tuple = ()) -> Iterator[tuple]:
    """The places of a case at which something is not known."""
    if value is None:
        yield path
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from unknowns(inner, (*path, key))
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from unknowns(inner, (*path, index))


LEARNT = {
    "grade": st.sampled_from(GRADES),
    "registered": rows["registered"].filter(lambda value: value is not None),
    "initiatives": st.lists(initiatives, max_size=2),
    "discipline": st.lists(st.just({}), max_size=1),
    "leave": st.lists(leaves, max_size=2),
    "months_worked": st.sampled_from([0, 9.9, 10, 12]),
    "working_days": st.sampled_from([0, 10, 19.5, 40]),
    "recognised_by": st.sampled_from(RECOGNISERS),
    "used_for": st.lists(st.sampled_from(["LDTT", "GK"]), max_size=2),
    "joined_sector": st.sampled_from(["2007-09-01", "2016-09-01", "2022-09-01", "2024-09-01"]),
    "school_recognises_initiatives": st.booleans(),
    "under_review": st.booleans(),
    "form": st.sampled_from(DISCIPLINE_FORMS),
}
KINDS = {"leave": LEAVE_KINDS, "initiatives": ["initiative", "research"]}


def learn(data: st.DataObject, case: dict[str, Any], place: tuple) -> dict[str, Any]:
    """The same case with one thing more known. This year's titles are left: an answer is conditional on them."""
    *inside, key = place
    kinds = next((KINDS[name] for name in inside if name in KINDS), None)
    values = st.sampled_from(kinds) if key == "kind" and kinds else LEARNT[key]
    learnt = copy.deepcopy(case)
    holder: Any = learnt
    for step in inside:
        holder = holder[step]
    holder[key] = data.draw(values)
    return learnt


def answers(case: dict[str, Any]) -> list[str]:
    return [award["answer"] for award in assess(case, ENTERED)["awards"]]


@settings(max_examples=300, deadline=None)
@given(cases(), st.data())
def test_learning_more_never_turns_yes_into_no_or_no_into_yes(
    case: dict[str, Any], data: st.DataObject
) -> None:
    places = [place for place in unknowns(case) if place[-1] not in ("awards", "accepted_on")]
    if not places:
        return
    before = answers(case)
    after = answers(learn(data, case, data.draw(st.sampled_from(places))))
    allowed = {
        "yes": {"yes", "blocked"},
        "no": {"no", "blocked"},
        "unknown": {"yes", "no", "unknown", "blocked"},
        "blocked": {"blocked"},
    }
    assert [now in allowed[then] for then, now in zip(before, after, strict=True)] == [True, True]


@settings(max_examples=200, deadline=None)
@given(cases())
def test_an_unknown_answer_names_what_is_missing_and_no_other_does(case: dict[str, Any]) -> None:
    for award in assess(case, ENTERED)["awards"]:
        assert bool(award["missing"]) == (award["answer"] == "unknown")


@settings(max_examples=200, deadline=None)
@given(cases(), st.data())
def test_filling_in_all_that_is_missing_ends_in_an_answer(case: dict[str, Any], data: st.DataObject) -> None:
    """The named keys suffice: after a few rounds of filling them in nothing is unknown."""
    for _ in range(12):
        missing = [key for award in assess(case, ENTERED)["awards"] for key in award["missing"]]
        if not missing:
            return
        case = fill(data, case, missing[0])
    raise AssertionError(f"still missing: {missing}")


def fill(data: st.DataObject, case: dict[str, Any], key: str) -> dict[str, Any]:
    """Fill in one key as an answer names it: years[2023-2024].leave[0].kind."""
    filled = copy.deepcopy(case)
    if not key.startswith("years["):
        *inside, last = key.split(".")
        holder = filled[inside[0]] if inside else filled
        holder[last] = data.draw(LEARNT[last])
        return filled
    year, path = key.removeprefix("years[").split("].", 1)
    row = next((row for row in filled["years"] if row["school_year"] == year), None)
    if row is None:
        row = {"school_year": year}
        filled["years"].append(row)
    holder, last = row, path
    if "." in path:
        item, last = path.split(".")
        name, index = item.removesuffix("]").split("[")
        holder = row[name][int(index)]
        values = st.sampled_from(KINDS[name]) if last == "kind" else LEARNT[last]
        holder[last] = data.draw(values)
        return filled
    holder[last] = data.draw(LEARNT[last])
    return filled


@settings(max_examples=100, deadline=None)
@given(cases())
def test_the_findings_make_the_answer(case: dict[str, Any]) -> None:
    for award in assess(case, ENTERED)["awards"]:
        given_answers = {found["answer"] for found in award["findings"]}
        expected = "no" if "no" in given_answers else "unknown" if "unknown" in given_answers else "yes"
        assert award["answer"] in (expected, "blocked")
        assert (award["answer"] == "blocked") == (case["under_review"] is True and award["regime"] != "R1")


@settings(max_examples=100, deadline=None)
@given(cases())
def test_rows_of_other_years_change_neither_award(case: dict[str, Any]) -> None:
    alone = case | {"years": [row for row in case["years"] if row["school_year"] == case["school_year"]]}
    assert answers(alone) == answers(case)

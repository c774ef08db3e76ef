"""What changes in the law between two days, and what that changes in the answers to one case.

Both read what `explain` and `assess` say on each day and compare; nothing is known here of any rule.
"""

from collections.abc import Sequence
from datetime import date
from typing import Any

from statute.assess import assess
from statute.comparing import compared_fields, compared_trees, is_change
from statute.errors import CaseError
from statute.explain import explain
from statute.library import Library, load
from statute.money import BASE, ROUNDING
from statute.naming import named_in
from statute.records import DatedValue, Instrument, Parameter
from statute.regimes import REGIME, first_day_known, regime_of
from statute.stops import REVIEW_STOP

_OF_EVERY_AWARD = (REGIME, BASE, ROUNDING, REVIEW_STOP)
_OF_AN_AWARD = ("rule", "decides", "decides_verification", "bonus")
_OF_A_CONDITION = ("required", "citation", "verification", "any", "title")
_OF_A_STOP = ("required", "citation", "verification")
_OF_AN_ANSWER = (
    "answer",
    "verification",
    "conditional",
    "decides",
    "decides_verification",
    "bonus",
    "missing",
)
_OF_A_FINDING = ("answer", "because", "required", "observed", "conditional", "citation", "verification")


def diff(first: date, second: date, awards: Sequence[str] | None = None) -> dict[str, Any]:
    """What stands otherwise on the second day than on the first; read backwards where it is the earlier one.

    Only what differs is listed. `fields` are pairs `{"before", "after"}`; `conditions`, `stops`, `judged`
    and `notes` of an award have `added`, `removed` and (but for notes) `changed`, each with the ids it
    stands within. `awards`: the codes asked for, by default all. `absent` of a figure says
    of either side `ended` or `not_yet` where the library has none. Raises CaseError for a refused code or day.
    """
    law = load()
    for day in (first, second):
        if day < first_day_known(law):
            raise CaseError("on", f"{day} is before {first_day_known(law)}, the first day known here")
    return {
        "first": first.isoformat(),
        "second": second.isoformat(),
        "law_version": law.version,
        "regime": _regime(law, first, second),
        "awards": _awards(first, second, law.codes() if awards is None else awards),
        "parameters": _parameters(law, first, second, awards),
        "instruments": _instruments(law, first, second),
    }


def case_diff(case: object, first: date, second: date, awards: Sequence[str] | None = None) -> dict[str, Any]:
    """The same case answered on both days: the awards whose answer, findings, money or authority differ.

    `answer_changed` lists the codes whose very answer differs. Raises CaseError as `assess` does.
    """
    before, after = (assess(case, awards, day) for day in (first, second))
    compared = [
        _answers_compared(old, new) for old, new in zip(before["awards"], after["awards"], strict=True)
    ]
    return {
        "first": first.isoformat(),
        "second": second.isoformat(),
        "school_year": after["school_year"],
        "law_version": after["law_version"],
        "awards": [award for award in compared if is_change(award)],
        "answer_changed": [award["code"] for award in compared if "answer" in award["fields"]],
    }


def _regime(law: Library, first: date, second: date) -> dict[str, str] | None:
    before, after = (regime_of(law, day).name for day in (first, second))
    return None if before == after else {"before": before, "after": after}


def _awards(first: date, second: date, codes: Sequence[str]) -> list[dict[str, Any]]:
    compared = [_explanations_compared(explain(code, first), explain(code, second)) for code in codes]
    return [award for award in compared if is_change(award)]


def _explanations_compared(before: dict[str, Any], after: dict[str, Any]) -> dict[str, Any]:
    judged_before, judged_after = (
        [each | {"id": each["text"]} for each in said["judged"]] for said in (before, after)
    )
    return {
        "code": after["code"],
        "name": after["name"],
        "fields": compared_fields(before, after, _OF_AN_AWARD),
        "conditions": compared_trees(before["conditions"], after["conditions"], _OF_A_CONDITION),
        "stops": compared_trees(before["stops"], after["stops"], _OF_A_STOP),
        "judged": compared_trees(judged_before, judged_after, ("citation", "verification")),
        "notes": _notes(before["notes"], after["notes"]),
    }


def _answers_compared(before: dict[str, Any], after: dict[str, Any]) -> dict[str, Any]:
    return {
        "code": after["code"],
        "name": after["name"],
        "answer": {"before": before["answer"], "after": after["answer"]},
        "regime": {"before": before["regime"], "after": after["regime"]},
        "fields": compared_fields(before, after, _OF_AN_ANSWER),
        "findings": compared_trees(before["findings"], after["findings"], _OF_A_FINDING),
        "notes": _notes(before["notes"], after["notes"]),
    }


def _notes(before: Sequence[str], after: Sequence[str]) -> dict[str, list[str]]:
    return {
        "added": [note for note in after if note not in before],
        "removed": [note for note in before if note not in after],
    }


def _parameters(
    law: Library, first: date, second: date, awards: Sequence[str] | None
) -> list[dict[str, Any]]:
    """The figures which differ; the same figure standing in another instrument differs too.

    Of some awards: the figures which their records name, and those upon which every award rests.
    """
    asked = set(law.parameters)
    if awards is not None:
        asked = set(_OF_EVERY_AWARD).union(*(named_in(law.award(code), law.parameters) for code in awards))
    compared = (
        (parameter, parameter.find(first), parameter.find(second))
        for parameter in law.parameters.values()
        if parameter.id in asked
    )
    return [
        _figures(parameter, old, new) | {"absent": _absent_on(parameter, first, second)}
        for parameter, old, new in compared
        if _said(old) != _said(new)
    ]


def _absent_on(parameter: Parameter, first: date, second: date) -> dict[str, str | None]:
    return {"before": _absent(parameter, first), "after": _absent(parameter, second)}


def _absent(parameter: Parameter, on: date) -> str | None:
    """Why the library has no such figure on a day: what it had has ended, or the first is still to come."""
    if parameter.find(on) is not None:
        return None
    return "ended" if any(value.first < on for value in parameter.values) else "not_yet"


def _figures(parameter: Parameter, before: DatedValue | None, after: DatedValue | None) -> dict[str, Any]:
    return {
        "id": parameter.id,
        "what": parameter.what,
        "unit": parameter.unit,
        "value_changed": (before and before.value) != (after and after.value),
        "before": _said(before),
        "after": _said(after),
    }


def _said(figure: DatedValue | None) -> dict[str, Any] | None:
    if figure is None:
        return None
    return {
        "value": figure.value,
        "citation": figure.citation and figure.citation.as_dict(),
        "verification": figure.verification.value,
    }


def _instruments(law: Library, first: date, second: date) -> dict[str, list[dict[str, Any]]]:
    """Those in force on one of the days only, and those that came and went between them."""
    every = list(law.instruments.values())
    early, late = min(first, second), max(first, second)
    return {
        "began": [_named(each) for each in every if _in_force(each, second) and not _in_force(each, first)],
        "ended": [_named(each) for each in every if _in_force(each, first) and not _in_force(each, second)],
        "between": [
            _named(each)
            for each in every
            if each.in_force_from is not None
            and each.in_force_to is not None
            and early < each.in_force_from <= each.in_force_to < late
        ],
    }


def _in_force(instrument: Instrument, on: date) -> bool:
    began, ended = instrument.in_force_from, instrument.in_force_to
    return began is not None and began <= on and (ended is None or on <= ended)


def _named(instrument: Instrument) -> dict[str, Any]:
    began, ended = instrument.in_force_from, instrument.in_force_to
    return {
        "id": instrument.id,
        "title": instrument.title,
        "short_title": instrument.short_title,
        "from": began and began.isoformat(),
        "to": ended and ended.isoformat(),
        "replaced_by": instrument.replaced_by,
        "verification": instrument.verification.value,
    }

"""The worked cases of `law/cases`: facts as a lawyer writes them, and the findings expected of them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from statute.assess import assess
from statute.errors import CaseError
from statute.reading import read

Raw = dict[str, Any]


@dataclass(frozen=True)
class WorkedCase:
    """One example: the award asked for, the whole case, and what is expected of the answer.

    `at` is its path in the file, for whoever looks for its line.
    """

    place: str
    award: str
    given: Raw
    expected: Raw
    at: str = ""

    def answer(self) -> Raw:
        found: Raw = assess(self.given, [self.award])["awards"][0]
        return found

    def faults(self) -> list[str]:
        """Each expectation that the answer does not meet."""
        try:
            answer = self.answer()
        except CaseError as refusal:
            return [str(refusal)]
        return [
            f"{key} is {had!r}, expected {wanted!r}"
            for key, wanted in self.expected.items()
            if (had := _had(answer, key, wanted)) != wanted
        ]


def worked_cases(place: Path) -> list[WorkedCase]:
    """All examples of a library, each named by its file and sentence."""
    return [case for path in sorted((place / "cases").glob("*.yaml")) for case in _of_file(path)]


def whole(base: Mapping[str, Any], given: Mapping[str, Any]) -> Raw:
    """The base with what this case says otherwise; `this_year` is the row of its own school year."""
    merged = _merged(base, given)
    this_year = merged.pop("this_year", None)
    if this_year is not None:
        row = {"school_year": merged["school_year"], **this_year}
        merged["years"] = [row, *(merged.get("years") or [])]
    return merged


def _of_file(path: Path) -> Iterator[WorkedCase]:
    raw = read(path)
    for index, case in enumerate(raw["cases"]):
        yield WorkedCase(
            place=f"cases/{path.name}: {case['case']}",
            at=f"cases/{path.name}: $.cases[{index}] {case['case']}",
            award=raw["award"],
            given=whole(raw["base"], case.get("given", {})),
            expected=case["expect"],
        )


def _merged(base: Mapping[str, Any], given: Mapping[str, Any]) -> Raw:
    merged = dict(base)
    for key, value in given.items():
        inner = merged.get(key)
        both = isinstance(inner, dict) and isinstance(value, dict)
        merged[key] = _merged(inner or {}, value) if both else value
    return merged


def _had(answer: Raw, key: str, wanted: Any) -> Any:
    """What the answer has where the example expects something.

    `findings` are asked by path (`ldtt.grade`), and only those which the example names; `notes` by
    fragments, each of which must stand in some note (none: there must be no note); `bonus` by its amount.
    """
    if key == "findings":
        answers = dict(_by_path(answer["findings"], ""))
        return {path: answers.get(path) for path in wanted}
    if key == "notes":
        found = [part for part in wanted if any(part in note for note in answer["notes"])]
        return found if wanted else answer["notes"]
    if key == "bonus":
        return answer["bonus"] and answer["bonus"]["amount"]
    return answer[key]


def _by_path(findings: list[Raw], before: str) -> Iterator[tuple[str, str]]:
    for found in findings:
        path = before + found["id"]
        yield path, found["answer"]
        yield from _by_path(found["parts"], f"{path}.")

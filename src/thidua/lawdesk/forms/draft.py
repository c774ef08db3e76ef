"""A case being tried out: all the boxes of the page together, the case they make, and where a fault belongs."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from django import forms
from django.http import QueryDict

from statute.cases import parse
from statute.errors import CaseError
from statute.library import load
from statute.names import codes
from thidua.core.school_years import before, is_school_year
from thidua.lawdesk.errors import in_vietnamese
from thidua.lawdesk.forms import bounds
from thidua.lawdesk.forms.boxes import rows_known
from thidua.lawdesk.forms.flat import year_prefix
from thidua.lawdesk.forms.rows import DisciplineForm, HeldForm, InitiativeForm, LeaveForm, RowForm
from thidua.lawdesk.forms.subjects import CollectiveForm, PersonForm, SubjectForm
from thidua.lawdesk.forms.years import CONTRADICTION, YEAR_FORMS, YearForm

Case = dict[str, Any]
_OF_ROW = re.compile(r"y([0-9]{4})-(?:([ild])([0-9]{1,4})-)?\w+")
_OF_HELD = re.compile(r"a([0-9]{1,4})-\w+")
_PERSONAL = ("KNC_GD", "NGUT", "NGND")
_KINDS: dict[str, type[RowForm]] = {"i": InitiativeForm, "l": LeaveForm, "d": DisciplineForm}
_LISTS = {"i": "initiatives", "l": "leave", "d": "discipline"}


@dataclass
class YearDraft:
    """One school year: its own boxes and rows. `later`: it lies after the year asked about and counts for nothing."""

    name: str
    form: YearForm
    rows: dict[str, list[RowForm]] = field(default_factory=dict)
    later: bool = False

    @property
    def every_form(self) -> Iterator[forms.Form]:
        yield self.form
        for listed in self.rows.values():
            yield from listed

    @property
    def is_open(self) -> bool:
        """Whether something in the folded part is at fault; what stands there is said in the summary."""
        folded = [bound for bound in self.form if bound.name not in {"row", "grade", "titles"}]
        return any(bound.errors for bound in folded) or any(
            row.errors for rows in self.rows.values() for row in rows
        )

    @property
    def summary(self) -> str:
        """What the folded part holds, in a few words."""
        words = {"i": "sáng kiến, đề tài", "l": "dòng nghỉ", "d": "kỷ luật"}
        counted = [(sum(row.is_there for row in rows), words[letter]) for letter, rows in self.rows.items()]
        return " · ".join(f"{count} {word}" for count, word in counted if count)

    def facts(self, places: dict[str, tuple[forms.Form, str | None]], key: str) -> Case:
        """The year as the case says it; each of its keys is noted with the box it came from."""
        found = {"school_year": self.name, **self.form.facts()}
        places |= {f"{key}.{name}": (self.form, name) for name in self.form.fields}
        for letter, rows in self.rows.items():
            name = _LISTS[letter]
            facts: list[Case] = []
            for row in rows:
                if not row.is_there:
                    continue
                for fact in row.facts():
                    at = f"{key}.{name}[{len(facts)}]"
                    places |= {f"{at}.{part}": (row, part) for part in row.fields}
                    facts.append(fact)
            found[name] = rows_known(facts, none=self.form.cleaned_data[f"no_{name}"])
        return found


class Draft:
    """Bound to what was typed, or to a case written into the boxes by `flat`."""

    def __init__(self, boxes: QueryDict, kind: str) -> None:
        self.kind = kind
        self.subject: SubjectForm = (PersonForm if kind == "person" else CollectiveForm)(boxes)
        filled = _filled(boxes)
        held_rows = max(_held_in(boxes), default=-1) + 1
        self.too_much = _too_much(filled, held_rows)
        self._room = {
            letter: most + bounds.READY[letter] * bounds.MOST_FILLED
            for letter, most in bounds.MOST_ROWS.items()
        }
        self.years = [self._year(boxes, name, filled) for name in self._names(boxes, filled)]
        held = _held_codes(kind)
        shown = min(held_rows, bounds.MOST_HELD + 1) + 1
        self.held = [HeldForm(boxes, prefix=f"a{index}", held=held) for index in range(shown)]
        self.places: dict[str, tuple[forms.Form, str | None]] = {}

    def _names(self, boxes: QueryDict, filled: dict[str, dict[str, int]]) -> list[str]:
        """The years shown, newest first: from the year asked about (or a later one that is filled) backwards."""
        asked = boxes.get("school_year", "")
        if not is_school_year(asked):
            return sorted(filled, reverse=True)
        newest = max([asked, *filled])
        oldest = min([before(asked, bounds.years_shown(boxes.get("shown", "")) - 1), *filled])
        count = int(newest[:4]) - int(oldest[:4]) + 1
        if count <= bounds.MOST_FILLED:
            return [before(newest, ago) for ago in range(count)]
        # Far apart: those in which something stands; beyond what may stand there nothing is answered anyway.
        return sorted({asked, *filled}, reverse=True)[: bounds.MOST_FILLED + bounds.MORE]

    def _year(self, boxes: QueryDict, name: str, filled: dict[str, dict[str, int]]) -> YearDraft:
        prefix = year_prefix(name)
        rows: dict[str, list[RowForm]] = {}
        if self.kind == "person":
            rows = {
                letter: [
                    form(boxes, prefix=f"{prefix}-{letter}{index}")
                    for index in range(self._rows_of(filled.get(name, {}), letter))
                ]
                for letter, form in _KINDS.items()
            }
        asked = boxes.get("school_year", "")
        form = YEAR_FORMS[self.kind](boxes, prefix=prefix)
        return YearDraft(name, form, rows, later=is_school_year(asked) and name > asked)

    def _rows_of(self, last: dict[str, int], letter: str) -> int:
        """Those filled and the blank ones; far beyond what is accepted no further ones are made."""
        filled = min(last.get(letter, -1) + 1, self._room[letter])
        self._room[letter] -= filled
        return filled + bounds.READY[letter]

    @property
    def every_form(self) -> Iterator[forms.Form]:
        yield self.subject
        for year in self.years:
            yield from year.every_form
        yield from self.held

    def case(self) -> Case | None:
        """The case that the boxes make, accepted by the law's own reader; None while some box is at fault."""
        checked = [form.is_valid() for form in self.every_form]
        for message in self.too_much:
            self.subject.add_error(None, message)
        if self.too_much or not all(checked) or not self._agrees():
            return None
        case = self._assembled()
        counted = sum(len(year.get("initiatives") or ()) for year in case["years"])
        if counted > bounds.MOST_INITIATIVES:
            self.subject.add_error(None, bounds.too_many_initiatives(counted))
            return None
        try:
            parse(case)
        except CaseError as refused:
            form, name = self.places.get(refused.key, (self.subject, None))
            form.add_error(name, in_vietnamese(refused.fault))
            return None
        return case

    def faults(self) -> list[tuple[str, str]]:
        """(the box's id, what is wrong with it), in the order of the page."""
        found = [("", str(fault)) for form in self.every_form for fault in form.non_field_errors()]
        return found + [
            (bound.id_for_label or bound.auto_id, str(fault))
            for form in self.every_form
            for bound in form
            for fault in bound.errors
        ]

    def told_faults(self) -> list[str]:
        """Each with the name of its box, for where the boxes are not seen."""
        found = [str(fault) for form in self.every_form for fault in form.non_field_errors()]
        return found + [
            f"{bound.label}: {fault}" for form in self.every_form for bound in form for fault in bound.errors
        ]

    def _agrees(self) -> bool:
        """Nobody says "none" and lists some."""
        agrees = True
        for year in self.years:
            for letter, rows in year.rows.items():
                name = f"no_{_LISTS[letter]}"
                if year.form.cleaned_data[name] and any(row.is_there for row in rows):
                    year.form.add_error(name, CONTRADICTION)
                    agrees = False
        if self.subject.cleaned_data["no_awards"] and any(row.is_there for row in self.held):
            self.subject.add_error("no_awards", CONTRADICTION)
            agrees = False
        return agrees

    def _assembled(self) -> Case:
        self.places = {name: (self.subject, name) for name in ("on", "accepted_on", "school_year")}
        self.places |= {f"subject.{name}": (self.subject, name) for name in self.subject.fields}
        case = self.subject.case()
        years: list[Case] = []
        for year in self.years:
            if not year.later and (year.form.cleaned_data["row"] or _says_something(year)):
                years.append(year.facts(self.places, f"years[{len(years)}]"))
        case["years"] = years
        held: list[Case] = []
        for row in self.held:
            if row.is_there:
                self.places |= {f"awards[{len(held)}].{name}": (row, name) for name in row.fields}
                held += row.facts()
        case["awards"] = rows_known(held, none=self.subject.cleaned_data["no_awards"])
        return case


def _says_something(year: YearDraft) -> bool:
    return any(bound.data for form in year.every_form for bound in form)


def _filled(boxes: QueryDict) -> dict[str, dict[str, int]]:
    """School year → for each kind of row the last one in which something stands."""
    found: dict[str, dict[str, int]] = {}
    for name, values in boxes.lists():
        match = _OF_ROW.fullmatch(name)
        if match is None or not any(values):
            continue
        year = f"{match[1]}-{int(match[1]) + 1}"
        if is_school_year(year):
            last = found.setdefault(year, {})
            if match[2]:
                last[match[2]] = max(last.get(match[2], -1), int(match[3]))
    return found


def _held_in(boxes: QueryDict) -> list[int]:
    names = (_OF_HELD.fullmatch(name) for name, values in boxes.lists() if any(value for value in values))
    return [int(name[1]) for name in names if name]


def _too_much(filled: dict[str, dict[str, int]], held: int) -> list[str]:
    """What goes beyond the bounds: it is refused, never cut."""
    found = [bounds.too_many_years(len(filled))] if len(filled) > bounds.MOST_FILLED else []
    for letter, most in bounds.MOST_ROWS.items():
        rows = sum(last.get(letter, -1) + 1 for last in filled.values())
        if rows > most:
            found.append(bounds.too_many_rows(letter, rows))
    return [*found, bounds.too_many_held(held)] if held > bounds.MOST_HELD else found


def _held_codes(kind: str) -> list[str]:
    """Forms of commendation which the subject can hold."""
    law = load()
    forms_known = [code for code in codes("person") if law.award(code).kind == "form"]
    return forms_known if kind == "person" else [code for code in forms_known if code not in _PERSONAL]

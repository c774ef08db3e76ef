"""A case: the facts about one person or collective as the outer contract writes them, parsed and checked.

The lists of values and the order of keys are the contract's; what the law says of them is not here.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from statute.days import SchoolYear
from statute.errors import CaseError
from statute.fields import Fields, one_of, read_day, read_school_year
from statute.library import Library, load
from statute.regimes import first_day_known
from statute.rows import Grant, Row, read_grant, read_row

KINDS = ("person", "collective")
SEXES = ("female", "male")
CONTRACTS = ("public_employee", "civil_servant", "labour_contract")

_TOP = (
    "on",
    "accepted_on",
    "school_year",
    "subject",
    "years",
    "awards",
    "local",
    "under_review",
)
_PERSON = (
    "sex",
    "born",
    "joined_sector",
    "joined_unit",
    "contract",
    "manager",
    "teaching_years",
    "hardship_years",
    "hardship_now",
    "discipline_complete",
)
_COLLECTIVE = ("small",)


@dataclass(frozen=True)
class Subject:
    """Who is asked about; None is not known."""

    kind: str
    sex: str | None = None
    born: date | None = None
    joined_sector: date | None = None
    joined_unit: date | None = None
    contract: str | None = None
    manager: bool | None = None
    teaching_years: Fraction | None = None
    hardship_years: Fraction | None = None
    hardship_now: bool | None = None
    discipline_complete: bool | None = None
    small: bool | None = None


@dataclass(frozen=True)
class Case:
    """The facts on a day, with the years' rows by how many school years ago they were."""

    on: date
    accepted_on: date | None
    school_year: SchoolYear
    subject: Subject
    rows: Mapping[int, Row]
    awards: tuple[Grant, ...] | None
    school_recognises_initiatives: bool | None
    under_review: bool | None

    @property
    def this_year(self) -> Row:
        return self.rows[0]

    def key(self, ago: int, name: str) -> str:
        """How an answer names a fact that is missing of the school year so many years ago."""
        return f"years[{self.school_year.earlier(ago)}].{name}"


def parse(raw: object, *, on: date | None = None, library: Library | None = None) -> Case:
    """A checked case from parsed JSON; `on` overrides the case's own day.

    Raises CaseError, whose message names the first key that is refused.
    """
    law = library or load()
    fields = Fields(raw, "")
    fields.only(_TOP)
    stated = fields.day("on")
    day = on or stated or fields.required("on", read_day)
    accepted_on = fields.day("accepted_on")
    school_year = fields.required("school_year", read_school_year)
    _check_day(day, school_year, law)
    subject = _subject(fields)
    local = fields.within("local")
    local.only(("school_recognises_initiatives",))
    return Case(
        on=day,
        accepted_on=accepted_on,
        school_year=school_year,
        subject=subject,
        rows=_rows(fields, subject.kind, school_year, law),
        awards=_grants(fields, subject.kind, day, law),
        school_recognises_initiatives=local.truth("school_recognises_initiatives"),
        under_review=fields.truth("under_review"),
    )


def _check_day(day: date, school_year: SchoolYear, law: Library) -> None:
    first = first_day_known(law)
    if day < first:
        raise CaseError("on", f"{day} is before {first}, the first day whose law is known here")
    if day < school_year.first_day:
        raise CaseError("on", f"{day} is before the school year {school_year} begins")


def _subject(case: Fields) -> Subject:
    fields = case.within("subject")
    kind = fields.required("kind", one_of(KINDS))
    own, other = (_PERSON, _COLLECTIVE) if kind == "person" else (_COLLECTIVE, _PERSON)
    fields.only(("kind", *own), elsewhere=other, why=f"is not a key of a {kind}")
    return Subject(
        kind=kind,
        sex=fields.choice("sex", SEXES),
        born=fields.day("born"),
        joined_sector=fields.day("joined_sector"),
        joined_unit=fields.day("joined_unit"),
        contract=fields.choice("contract", CONTRACTS),
        manager=fields.truth("manager"),
        teaching_years=fields.number("teaching_years"),
        hardship_years=fields.number("hardship_years"),
        hardship_now=fields.truth("hardship_now"),
        discipline_complete=fields.truth("discipline_complete"),
        small=fields.truth("small"),
    )


def _rows(case: Fields, kind: str, school_year: SchoolYear, law: Library) -> dict[int, Row]:
    """The rows by years ago; this year always has one, blank where the case says nothing of it."""
    listed = case.items("years", lambda raw, place: read_row(raw, place, kind, law)) or ()
    rows = {0: Row(school_year, stated=False)}
    seen: set[SchoolYear] = set()
    for index, row in enumerate(listed):
        key = f"years[{index}].school_year"
        if row.school_year > school_year:
            raise CaseError(key, f"{row.school_year} is after school_year {school_year}")
        if row.school_year in seen:
            raise CaseError(key, f"{row.school_year} is there twice")
        seen.add(row.school_year)
        rows[row.school_year.years_before(school_year)] = row
    return rows


def _grants(case: Fields, kind: str, day: date, law: Library) -> tuple[Grant, ...] | None:
    grants = case.items("awards", lambda raw, place: read_grant(raw, place, kind, law))
    for index, grant in enumerate(grants or ()):
        if grant.on is not None and grant.on > day:
            raise CaseError(f"awards[{index}].on", f"{grant.on} is after on {day}")
    return grants

"""One school year of a case, and what stands in it: initiatives, discipline, leave, titles, counts."""

from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from statute.days import SchoolYear
from statute.errors import CaseError
from statute.fields import Fields, one_of, read_school_year
from statute.library import Library

GRADES = ("excellent", "good", "completed", "failed", "ungraded")
INITIATIVE_KINDS = ("initiative", "research")
SCOPES = ("unit", "district", "province", "national")
RECOGNISERS = ("school", "district", "commune", "province", "ministry", "national")
DISCIPLINE_FORMS = ("reprimand", "warning", "demotion", "dismissal")
LEAVE_KINDS = ("maternity", "sick", "unpaid", "study", "treatment")
BASES = ("merit", "thematic", "sudden", "service", "external")
# Forms which no collective can hold.
_PERSONAL_FORMS = ("KNC_GD", "NGUT", "NGND")
_MONTHS = 12

_OF_BOTH = ("school_year", "grade", "awards")
_KEYS = {
    "person": ("registered", "initiatives", "discipline", "leave", "months_worked"),
    "collective": ("members", "ungraded", "completed", "ldtt", "cstdcs", "disciplined_from_warning"),
}


@dataclass(frozen=True)
class Initiative:
    scope: str | None
    kind: str | None
    recognised_by: str | None
    recognised_on: date | None
    applied: bool | None
    used_for: tuple[str, ...] | None


@dataclass(frozen=True)
class Discipline:
    form: str | None
    on: date | None
    ended: date | None


@dataclass(frozen=True)
class Leave:
    kind: str | None
    working_days: Fraction | None


@dataclass(frozen=True)
class Title:
    """A title of a school year; a revoked one does not count."""

    code: str
    revoked: bool


@dataclass(frozen=True)
class Grant:
    """A form of commendation held."""

    code: str
    on: date | None
    basis: str | None
    revoked: bool


@dataclass(frozen=True)
class Row:
    """What is known of one school year; None is not known, an empty tuple is known to be none.

    `stated`: the case has a row of this year, if only an empty one.
    """

    school_year: SchoolYear
    grade: str | None = None
    awards: tuple[Title, ...] | None = None
    registered: tuple[str, ...] | None = None
    initiatives: tuple[Initiative, ...] | None = None
    discipline: tuple[Discipline, ...] | None = None
    leave: tuple[Leave, ...] | None = None
    months_worked: Fraction | None = None
    members: int | None = None
    ungraded: int | None = None
    completed: int | None = None
    ldtt: int | None = None
    cstdcs: int | None = None
    disciplined_from_warning: int | None = None
    stated: bool = True

    def key(self, name: str) -> str:
        """How an answer names a fact of this year that is missing."""
        return f"years[{self.school_year}].{name}"


def read_row(raw: object, place: str, kind: str, law: Library) -> Row:
    fields = Fields(raw, place)
    own, other = ("person", "collective") if kind == "person" else ("collective", "person")
    fields.only((*_OF_BOTH, *_KEYS[own]), elsewhere=_KEYS[other], why=f"is not a key of a {kind}'s year")
    school_year = fields.required("school_year", read_school_year)
    members = fields.count("members")
    if members == 0:
        raise CaseError(fields.key("members"), "0 is not a number of members")
    return Row(
        school_year=school_year,
        grade=fields.choice("grade", GRADES),
        awards=fields.items("awards", lambda item, at: _title(item, at, kind, law)),
        registered=fields.items("registered", one_of(law.codes("person"))),
        initiatives=fields.items("initiatives", lambda item, at: _initiative(item, at, law)),
        discipline=fields.items("discipline", lambda item, at: _discipline(item, at, school_year)),
        leave=fields.items("leave", _leave),
        months_worked=fields.number("months_worked", most=_MONTHS),
        members=members,
        ungraded=fields.count("ungraded"),
        completed=_counted(fields, "completed", members),
        ldtt=_counted(fields, "ldtt", members),
        cstdcs=_counted(fields, "cstdcs", members),
        disciplined_from_warning=_counted(fields, "disciplined_from_warning", members),
    )


def read_grant(raw: object, place: str, kind: str, law: Library) -> Grant:
    """A form of commendation from the case's own list."""
    fields = Fields(raw, place)
    fields.only(("code", "on", "basis", "revoked"))
    forms = [code for code in law.codes() if law.award(code).kind == "form"]
    if kind == "collective":
        forms = [code for code in forms if code not in _PERSONAL_FORMS]
    return Grant(
        code=fields.required("code", one_of(forms)),
        on=fields.day("on"),
        basis=fields.choice("basis", BASES),
        revoked=fields.truth("revoked") is True,
    )


def _title(raw: object, place: str, kind: str, law: Library) -> Title:
    titles = [code for code in law.codes(kind) if law.award(code).kind == "title"]
    if isinstance(raw, str):
        return Title(code=one_of(titles)(raw, place), revoked=False)
    fields = Fields(raw, place)
    fields.only(("code", "revoked"))
    return Title(code=fields.required("code", one_of(titles)), revoked=fields.truth("revoked") is True)


def _initiative(raw: object, place: str, law: Library) -> Initiative:
    fields = Fields(raw, place)
    fields.only(("scope", "kind", "recognised_by", "recognised_on", "applied", "used_for"))
    return Initiative(
        scope=fields.choice("scope", SCOPES),
        kind=fields.choice("kind", INITIATIVE_KINDS),
        recognised_by=fields.choice("recognised_by", RECOGNISERS),
        recognised_on=fields.day("recognised_on"),
        applied=fields.truth("applied"),
        used_for=fields.items("used_for", one_of(law.codes())),
    )


def _discipline(raw: object, place: str, school_year: SchoolYear) -> Discipline:
    fields = Fields(raw, place)
    fields.only(("form", "on", "ended"))
    on = fields.day("on")
    if on is not None and on not in school_year:
        raise CaseError(fields.key("on"), f"{on} is outside the school year {school_year}")
    return Discipline(form=fields.choice("form", DISCIPLINE_FORMS), on=on, ended=fields.day("ended"))


def _leave(raw: object, place: str) -> Leave:
    fields = Fields(raw, place)
    fields.only(("kind", "working_days"))
    return Leave(kind=fields.choice("kind", LEAVE_KINDS), working_days=fields.number("working_days"))


def _counted(fields: Fields, name: str, members: int | None) -> int | None:
    """A number of people among the members."""
    counted = fields.count(name)
    if counted is not None and members is not None and counted > members:
        raise CaseError(fields.key(name), f"{counted} is more than the {members} members")
    return counted

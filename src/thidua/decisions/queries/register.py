"""The register of awards (sổ khen thưởng): what the unit's people were granted, filtered, with the money that goes with it."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from uuid import UUID

from django.db.models import Q, QuerySet

from statute.payments import Granted, Payment, payable
from thidua.core.school_years import ends, is_school_year, starts
from thidua.core.text import fold
from thidua.decisions.models import Decision, SubmissionLine
from thidua.decisions.queries.money import WEAK
from thidua.people.models import EVERY_TITLE, FORMS, Grant, Holder, Posting
from thidua.units.models import Team, Unit

ORDER = {code: place for place, code in enumerate([*reversed(EVERY_TITLE), *FORMS])}


@dataclass(frozen=True, slots=True)
class Filter:
    """What is looked for; empty means all."""

    text: str = ""
    school_year: str = ""
    code: str = ""
    team: UUID | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """One grant as a line of the register. `bonus` None: no figure is known, or `merged` into a higher title.

    `because` is how the money was reckoned, or why there is none.
    """

    grant: Grant
    team: str
    scanned: bool
    bonus: int | None = None
    weak: bool = False
    merged: bool = False
    because: str = ""

    @property
    def original(self) -> str:
        """How the line stands to its paper; only of a scan that is here can it be said that the two agree."""
        if not self.grant.checked:
            return "chưa đối chiếu"
        return "khớp bản quét" if self.scanned else "đã đối chiếu"


@dataclass(frozen=True)
class Register:
    """The filtered lines, in the order in which they are shown and exported."""

    entries: tuple[Entry, ...]
    chosen: Filter = field(default_factory=Filter)

    @cached_property
    def total(self) -> int:
        """The money of what is filtered, as far as figures are known."""
        return sum(entry.bonus or 0 for entry in self.entries)

    @cached_property
    def has_weak(self) -> bool:
        return any(entry.weak for entry in self.entries)


def register_of(unit: Unit, chosen: Filter) -> Register:
    """A constant number of queries, whatever the number of lines."""
    teams = _teams(unit)
    grants = list(_grants(unit, chosen))
    payments = _payments(unit, chosen)
    scanned = _scanned(unit)
    entries = [
        _entry(
            grant,
            teams.get(grant.holder_key, ""),
            grant.scan_id is not None or grant.decision in scanned,
            payments.get(grant.id),
        )
        for grant in grants
    ]
    entries.sort(key=_place)
    return Register(tuple(entries), chosen)


def register_years(unit: Unit) -> list[str]:
    """School years which the register has lines of, the newest first."""
    rows = Grant.objects.filter(unit=unit).exclude(school_year=None).order_by("-school_year")
    return [str(year) for year in rows.values_list("school_year", flat=True).distinct()]


def register_awards(unit: Unit) -> list[str]:
    """The awards of which the register has lines, the highest title first."""
    found = Grant.objects.filter(unit=unit).order_by().values_list("code", flat=True).distinct()
    return sorted(found, key=lambda code: ORDER.get(code, 99))


def teams_of(unit: Unit) -> list[Team]:
    return list(Team.objects.filter(unit=unit))


def register_size(unit: Unit) -> int:
    return Grant.objects.filter(unit=unit).count()


def _grants(unit: Unit, chosen: Filter) -> QuerySet[Grant]:
    rows = Grant.objects.filter(unit=unit).select_related("person", "team", "unit")
    if chosen.text.strip():
        rows = rows.filter(
            Q(person__folded__contains=fold(chosen.text))
            | Q(team__folded__contains=fold(chosen.text))
            | Q(paper__icontains=chosen.text.strip())
        )
    if is_school_year(chosen.school_year):
        rows = rows.filter(_in_year(unit, chosen.school_year))
    if chosen.code:
        rows = rows.filter(code=chosen.code)
    if chosen.team:
        of_team = Posting.objects.filter(unit=unit, team=chosen.team).values("person")
        rows = rows.filter(Q(person__in=of_team) | Q(team=chosen.team))
    return rows


def _scanned(unit: Unit) -> set[UUID | None]:
    """The decisions of the register's lines of which a scan is here."""
    of_lines = Grant.objects.filter(unit=unit).values("decision")
    return set(Decision.objects.filter(id__in=of_lines).exclude(scan=None).values_list("id", flat=True))


def _in_year(unit: Unit, year: str) -> Q:
    """A title by the year it honours; a form by the year it was submitted for, else by the day of its decision."""
    answered = SubmissionLine.objects.filter(submission__unit=unit).exclude(decision=None)
    of_year = answered.filter(submission__year__name=year).values("decision")
    by_day = Q(on__gte=starts(year), on__lte=ends(year)) & ~Q(decision__in=answered.values("decision"))
    return Q(school_year=year) | (Q(school_year=None) & (Q(decision__in=of_year) | by_day))


def _teams(unit: Unit) -> dict[UUID, str]:
    """Each person's latest team in the unit."""
    rows = Posting.objects.filter(unit=unit).exclude(team=None).order_by("starts")
    return {person: team for person, team in rows.values_list("person_id", "team__name") if team}


def _payments(unit: Unit, chosen: Filter) -> dict[UUID, Payment[UUID]]:
    """What each grant of those found brings, also beside grants of theirs which the filter hides."""
    people = _grants(unit, chosen).filter(holder=Holder.PERSON).order_by().values("person")
    rows = Grant.objects.filter(unit=unit, revoked_on=None)
    rows = rows.filter(Q(person__in=people) | ~Q(holder=Holder.PERSON))
    granted = [
        Granted(
            key=grant.id,
            holder=grant.holder_key,
            code=grant.code,
            on=grant.on,
            school_year=grant.school_year if grant.code in EVERY_TITLE else None,
            collective=grant.is_collective,
        )
        for grant in rows
    ]
    return {payment.key: payment for payment in payable(granted)}


def _entry(grant: Grant, team: str, scanned: bool, payment: Payment[UUID] | None) -> Entry:
    """A revoked grant brings nothing, nor is anything said of it."""
    if payment is None:
        return Entry(grant, team, scanned)
    return Entry(
        grant,
        team,
        scanned,
        bonus=payment.amount,
        weak=payment.amount is not None and payment.verification in WEAK,
        merged=payment.outranked_by is not None,
        because=payment.because,
    )


def _place(entry: Entry) -> tuple[int, int, tuple[str, str, int, str], str]:
    """The newest decision first, the higher award first, then by Vietnamese name."""
    grant = entry.grant
    return (
        -(grant.on or date.min).toordinal(),
        ORDER.get(grant.code, 99),
        grant.list_place,
        str(grant.id),
    )


def certifiable(entries: Iterable[Entry]) -> list[Entry]:
    """Those a certificate can be printed for: in force, with number and day of a decision that somebody has seen.

    Anybody reads on the public page that it is in force: what was only typed or imported is not said to the world.
    """
    return [entry for entry in entries if _is_in_force(entry.grant) and entry.grant.is_proven]


def unproven(entries: Iterable[Entry]) -> int:
    """How many lack nothing but the comparison with the paper."""
    return sum(_is_in_force(entry.grant) and not entry.grant.is_proven for entry in entries)


def _is_in_force(grant: Grant) -> bool:
    return bool(grant.paper and grant.on and grant.revoked_on is None)

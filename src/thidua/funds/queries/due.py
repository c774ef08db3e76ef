"""What grants of decisions bring: the grants which no payment list has yet, each with its figures and their source."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from uuid import UUID

from django.db.models import Q, QuerySet

from statute.library import load
from statute.money import bonus, in_dong
from statute.names import award_name, citation_text
from statute.payments import Granted, Payment, payable
from thidua.decisions.models import Decision
from thidua.decisions.queries.money import WEAK
from thidua.funds.models import PaymentLine
from thidua.people.models import EVERY_TITLE, Grant, Posting, of_holders
from thidua.people.queries import tell_apart
from thidua.units.models import Unit


@dataclass(frozen=True, slots=True)
class Due:
    """One grant and what it brings. `amount` None: the accountant has to say it, for the reason in `because`.

    `computed` is what the law's figures give, also where they stand on a weak source.
    """

    grant: Grant
    team: str
    because: str
    cited: str
    verification: str
    coefficient: Decimal | None = None
    base: int | None = None
    computed: int | None = None
    amount: int | None = None
    merged: bool = False


@dataclass(frozen=True, slots=True)
class Unlisted:
    """A decision with grants which no payment list has."""

    decision: Decision
    due: tuple[Due, ...]

    @property
    def computed(self) -> int:
        return sum(one.computed or 0 for one in self.due)


def unlisted_grants(unit: Unit) -> QuerySet[Grant]:
    """Grants in force of decisions entered or issued here, of the unit's own people or by the unit, on no payment list."""
    issued = Decision.objects.filter(issuer=unit).values("id")
    listed = PaymentLine.objects.filter(released=False).values("grant")
    return (
        Grant.objects.filter(Q(unit=unit) | Q(decision__in=issued), revoked_on=None)
        .exclude(decision=None)
        .exclude(id__in=listed)
        .select_related("person", "team", "unit")
    )


def unlisted_decisions(unit: Unit) -> list[Unlisted]:
    """The newest decision first, each with its grants in the order of lists."""
    due: dict[UUID, list[Due]] = {}
    for one in dues(unlisted_grants(unit)):
        if one.grant.decision:
            due.setdefault(one.grant.decision, []).append(one)
    decisions = Decision.objects.filter(id__in=list(due)).order_by("-on", "-id")
    return [
        Unlisted(decision, tuple(sorted(due[decision.id], key=lambda one: one.grant.list_place)))
        for decision in decisions
    ]


def dues(grants: Iterable[Grant]) -> list[Due]:
    """A constant number of queries, whatever the number of grants."""
    rows = list(grants)
    if rows:
        tell_apart(rows[0].unit_id, [one.person for one in rows])
    beside = list(Grant.objects.filter(of_holders(rows), revoked_on=None)) if rows else []
    payments = payable([_granted(one) for one in beside])
    by_grant = {payment.key: payment for payment in payments}
    below: dict[UUID, list[UUID]] = {}
    for payment in payments:
        if payment.outranked_by:
            below.setdefault(payment.outranked_by, []).append(payment.key)
    paid = _listed([lower for lowers in below.values() for lower in lowers])
    teams = _teams(rows)
    return [
        _due(
            one,
            by_grant[one.id],
            team=teams.get(one.holder_key, ""),
            paid=[paid[lower] for lower in below.get(one.id, []) if lower in paid],
        )
        for one in rows
    ]


def _granted(grant: Grant) -> Granted[UUID]:
    return Granted(
        key=grant.id,
        holder=grant.holder_key,
        code=grant.code,
        on=grant.on,
        school_year=grant.school_year if grant.code in EVERY_TITLE else None,
        collective=grant.is_collective,
    )


def _listed(grants: Sequence[UUID]) -> dict[UUID, PaymentLine]:
    """Those on a list that stands, with money."""
    rows = PaymentLine.objects.filter(grant__in=grants, released=False, amount__gt=0)
    return {line.grant_id: line for line in rows}


def _teams(grants: Sequence[Grant]) -> dict[UUID, str]:
    """Each person's latest team; of a team as a body nothing beside its name."""
    people = [grant.person_id for grant in grants if grant.person_id]
    rows = Posting.objects.filter(person__in=people).exclude(team=None).order_by("starts")
    return {person: team for person, team in rows.values_list("person_id", "team__name") if team}


def _due(grant: Grant, payment: Payment[UUID], *, team: str, paid: Sequence[PaymentLine]) -> Due:
    if payment.outranked_by is not None:
        return Due(
            grant, team, payment.because, "", payment.verification.value, computed=0, amount=0, merged=True
        )
    figures = bonus(grant.code, grant.on, collective=grant.is_collective) if grant.on else None
    because = payment.because
    if paid:
        told = "; ".join(f"{in_dong(one.amount or 0)} cho {one.award}" for one in paid)
        because = (
            f"{because} Cùng thành tích này đã có trong danh sách chi: {told}. Kế toán ghi phần còn phải chi."
        )
    known = payment.amount is not None and payment.verification not in WEAK and not paid
    return Due(
        grant,
        team,
        because,
        _cited(grant),
        payment.verification.value,
        coefficient=Decimal(figures["coefficient"]) if figures else None,
        base=figures["base"] if figures else None,
        computed=None if paid else payment.amount,
        amount=payment.amount if known else None,
    )


def _cited(grant: Grant) -> str:
    """Where the coefficient stands."""
    law = load()
    name = law.award(grant.code).bonus
    figure = law.parameter(name).find(grant.on) if name and grant.on else None
    cited = figure.citation if figure else None
    return citation_text(cited.as_dict()) if cited else ""


def award_of(grant: Grant) -> str:
    """The award as the list names it, a title with its school year."""
    name = award_name(grant.code)
    return f"{name} {grant.school_year}" if grant.school_year else name

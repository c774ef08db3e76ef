"""Reading local rules: which are in force, which were, what they add to the law's answer."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet

from statute import local, names
from statute.assess import assess
from statute.cases import parse
from thidua.accounts.models import User
from thidua.guidance.models import KIND_WORDS, LocalRule
from thidua.ledger.queries import story_of
from thidua.units.models import Unit
from thidua.units.queries import parent_on

Case = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Shown:
    """A rule as a line of the list: what it says, of which awards, whether it has to be looked at again."""

    row: LocalRule
    says: str
    awards: tuple[str, ...]
    doubts: tuple[local.Review, ...]


@dataclass(frozen=True, slots=True)
class Board:
    """What is in force on a day, what will be, and what was (with what was entered by mistake)."""

    now: list[Shown]
    later: list[Shown]
    over: list[Shown]

    @property
    def is_empty(self) -> bool:
        return not (self.now or self.later or self.over)


@dataclass(frozen=True, slots=True)
class Happening:
    sentence: str
    who: str
    at: Any


def typed(row: LocalRule) -> local.LocalRule:
    """The rule as the law's engine reads it."""
    kind = local.Kind(row.kind)
    return local.LocalRule(
        id=str(row.id),
        kind=kind,
        demand=local.read(kind, row.values),
        issuer=row.issuer,
        paper=row.paper,
        paper_on=row.paper_on,
        first=row.starts,
        last=row.ends,
        codes=tuple(row.codes),
        own=row.own,
        remark=row.remark,
    )


def rows_of(unit: Unit) -> QuerySet[LocalRule]:
    """All that the unit ever entered, the latest first."""
    return LocalRule.objects.filter(unit=unit).order_by("-starts", "kind", "-id")


def rules_on(unit: Unit, on: date) -> tuple[local.LocalRule, ...]:
    """The rules in force on a day, in the order of the kinds; one query."""
    rows = (
        LocalRule.objects.filter(unit=unit, mistaken=False, starts__lte=on)
        .filter(Q(ends=None) | Q(ends__gte=on))
        .order_by("starts", "id")
    )
    order = list(KIND_WORDS)
    return tuple(sorted((typed(row) for row in rows), key=lambda rule: order.index(rule.kind)))


def local_facts(unit: Unit, on: date) -> dict[str, bool]:
    """What rules say that the law itself asks, by the keys of a case's `local`; empty where nobody has said it."""
    recognises = local.school_recognises(rules_on(unit, on), on)
    return {} if recognises is None else {"school_recognises_initiatives": recognises}


def assess_for(
    *,
    unit: Unit,
    case: Case,
    awards: Sequence[str] | None = None,
    rules: Sequence[local.LocalRule] | None = None,
) -> dict[str, Any]:
    """The law's answer to a case, each award with `local`: what the unit's local rules add on the case's day.

    `rules`: those of `rules_on` for that day, where the caller asks for many cases.
    """
    answer = assess(case, awards)
    facts = parse(case)
    there = rules_on(unit, facts.on) if rules is None else rules
    return {**answer, "awards": [local.told(there, award, facts) for award in answer["awards"]]}


def asked_then(assessment: Mapping[str, Any] | None) -> list[str]:
    """The local rules which a stored answer was given beside."""
    return list(((assessment or {}).get("local") or {}).get("rules", []))


def asked_now(unit: Unit, code: str, on: date) -> list[str]:
    """The local rules which an answer of that day would be given beside."""
    return [rule.id for rule in local.concerning(rules_on(unit, on), code, on)]


def board_of(unit: Unit, on: date, code: str = "") -> Board:
    """Every rule of the unit by where its days lie, all or those of one award."""
    board = Board([], [], [])
    for row in rows_of(unit):
        rule = typed(row)
        if code and not rule.concerns(code):
            continue
        if row.mistaken or (row.ends is not None and row.ends < on) or is_past(row, on):
            board.over.append(_shown(row, rule, row.ends or row.starts))
        elif row.starts > on:
            board.later.append(_shown(row, rule, row.starts))
        else:
            board.now.append(_shown(row, rule, on))
    return board


def is_past(row: LocalRule, on: date) -> bool:
    """A deadline that has passed binds nobody any more, whatever the last day of its rule."""
    return row.kind == local.Kind.DEADLINE and date.fromisoformat(row.values["last_day"]) < on


def says(row: LocalRule) -> str:
    """What the rule says, as a sentence without its full stop."""
    rule = typed(row)
    text = local.says(rule.kind, rule.demand)
    return text[:1].upper() + text[1:]


def award_names(codes: Iterable[str]) -> tuple[str, ...]:
    return tuple(names.award_name(code) for code in codes)


def doubts_of(row: LocalRule) -> list[tuple[date, dict[str, Any]]]:
    """Why the rule has to be looked at again, each reason with the first of the rule's days on which it holds."""
    return [(on, review.as_dict()) for on, review in local.reviews_during(typed(row))]


def is_doubtful_on(row: LocalRule, on: date) -> bool:
    """Whether the rule has to be looked at again on that very day."""
    return bool(local.reviews(typed(row), on))


def codes_for(kind: local.Kind) -> list[str]:
    """The awards which a rule of this kind can concern."""
    words = KIND_WORDS[kind]
    if words.only:
        return list(words.only)
    subjects = ("person", "collective") if words.subject == "any" else (words.subject,)
    return [code for subject in subjects for code in names.codes(subject)]


def issuer_on(unit: Unit, on: date) -> str:
    """Who most likely decides for the unit that day: the level directly above."""
    above = parent_on(unit, on)
    return above.name if above else ""


def story(row: LocalRule) -> list[Happening]:
    """What was done to a rule, newest first, with names."""
    lines = story_of(unit=row.unit_id, about=[row.id])
    people: Mapping[Any, User] = User.objects.in_bulk({line.actor for line in lines if line.actor})
    return [
        Happening(
            line.sentence, people[line.actor].full_name if line.actor in people else "Hệ thống", line.at
        )
        for line in lines
    ]


def successor_of(row: LocalRule) -> LocalRule | None:
    """The rule that took this one's place."""
    return LocalRule.objects.filter(replaces=row, mistaken=False).first()


def _shown(row: LocalRule, rule: local.LocalRule, on: date) -> Shown:
    return Shown(row, says(row), award_names(row.codes), local.reviews(rule, on))

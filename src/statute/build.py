"""Builds typed records from what the YAML files hold. The shapes are checked in full by `law check`."""

from datetime import date
from typing import Any

from statute.days import ONE_DAY, day
from statute.findings import Citation, Verification
from statute.records import (
    AllOf,
    AnyOf,
    Award,
    Condition,
    DatedValue,
    Instrument,
    Judgement,
    Node,
    Parameter,
    TitleHeld,
    Version,
)

Raw = dict[str, Any]

# The word of the vocabulary which asks another award's rule instead of figures.
TITLE = "title_held"
# What a condition says of itself; all its other keys name the figures that it asks for.
OF_A_CONDITION = ("id", "kind", "of", "in", "citation", "verification", "source", "checked")


def instrument(raw: Raw) -> Instrument:
    force = raw["in_force"]
    return Instrument(
        id=raw["id"],
        title=raw["title"],
        short_title=raw["short_title"],
        issuer=raw["issuer"],
        signed=_day(raw.get("signed")),
        in_force_from=_day(force["from"]),
        in_force_to=_day(force["to"]),
        replaced_by=raw.get("replaced_by"),
        source=raw["source"],
        verification=Verification(raw["verification"]),
        checked=day(raw["checked"]),
        notes=tuple(raw.get("notes", ())),
    )


def parameter(raw: Raw) -> Parameter:
    ends = _ends(raw["values"])
    values = (_value(value, last) for value, last in zip(raw["values"], ends, strict=True))
    return Parameter(id=raw["id"], what=raw["what"], unit=raw["unit"], values=tuple(values))


def award(raw: Raw) -> Award:
    ends = _ends(raw["versions"])
    versions = (_version(raw, version, last) for version, last in zip(raw["versions"], ends, strict=True))
    return Award(
        code=raw["code"],
        name=raw["name"],
        short_name=raw["short_name"],
        subject=raw["subject"],
        kind=raw["kind"],
        order=raw["order"],
        first_day=day(raw["first_day"]),
        follows=raw["follows"],
        decides=raw["decides"],
        bonus=raw["bonus"],
        versions=tuple(versions),
    )


def _version(of: Raw, raw: Raw, last: date | None) -> Version:
    """A version with its own conditions, or with those of the version which it carries over."""
    by_first_day = {version["from"]: version for version in of["versions"]}
    shown = by_first_day[raw["carries_over"]["version"]] if "carries_over" in raw else raw
    conditions = shown.get("conditions")
    return Version(
        first=day(raw["from"]),
        last=last,
        conditions=None if conditions is None else nodes(conditions),
        complete=raw.get("complete", True),
        amended_by=raw.get("carries_over", {}).get("amended_by"),
        judged=tuple(_judgement(part) for part in shown.get("judged", ())),
        notes=tuple(raw.get("notes", ())),
    )


def nodes(listed: list[Raw]) -> tuple[Node, ...]:
    """The conditions of one list, in order; one that counts in a run names it by its id (`in`)."""
    built: dict[str, Node] = {}
    for raw in listed:
        if raw["id"] in built:
            raise ValueError(f"{raw['id']} is there twice in one list")
        built[raw["id"]] = node(raw, built)
    return tuple(built.values())


def node(raw: Raw, beside: dict[str, Node]) -> Node:
    """A condition, or a branch: `any` of its parts is enough, or `all` are asked. `beside`: those before it."""
    citation = _citation(raw["citation"])
    if "any" in raw:
        return AnyOf(id=raw["id"], parts=nodes(raw["any"]), citation=citation)
    if "all" in raw:
        return AllOf(
            id=raw["id"], parts=nodes(raw["all"]), citation=citation, way=raw.get("way"), note=raw.get("note")
        )
    return _title_held(raw, citation, beside) if raw["kind"] == TITLE else _condition(raw, citation, beside)


def _run(raw: Raw, beside: dict[str, Node]) -> Condition | None:
    """The run of years in which a condition counts: one listed before it."""
    run = beside[raw["in"]] if "in" in raw else None
    if run is not None and not isinstance(run, Condition):
        raise TypeError(f"{raw['id']}: {raw['in']} is not a run of years")
    return run


def _title_held(raw: Raw, citation: Citation, beside: dict[str, Node]) -> TitleHeld:
    return TitleHeld(
        id=raw["id"],
        title=raw["title"],
        years=raw.get("years"),
        through=raw.get("through"),
        ago=raw.get("ago"),
        count=raw.get("count"),
        within=_run(raw, beside),
        citation=citation,
        verification=Verification(raw["verification"]),
        source=raw["source"],
        checked=day(raw["checked"]),
    )


def _condition(raw: Raw, citation: Citation, beside: dict[str, Node]) -> Condition:
    return Condition(
        id=raw["id"],
        kind=raw["kind"],
        given={key: value for key, value in raw.items() if key not in OF_A_CONDITION},
        of=tuple(raw.get("of", ())),
        within=_run(raw, beside),
        citation=citation,
        verification=Verification(raw["verification"]),
        source=raw["source"],
        checked=day(raw["checked"]),
    )


def _judgement(raw: Raw) -> Judgement:
    citation = _citation(raw["citation"])
    return Judgement(
        text=raw["text"],
        citation=citation,
        verification=Verification(raw["verification"]),
        source=raw["source"],
        checked=day(raw["checked"]),
    )


def _value(raw: Raw, last: date | None) -> DatedValue:
    return DatedValue(
        first=day(raw["from"]),
        last=last,
        value=raw["value"],
        verification=Verification(raw["verification"]),
        citation=_citation(raw["citation"]) if "citation" in raw else None,
        source=raw["source"],
        checked=day(raw["checked"]),
        notes=tuple(raw.get("notes", ())),
        kept_for_accepted=raw.get("kept_for_accepted", False),
    )


def _ends(dated: list[Raw]) -> list[date | None]:
    """The last day of each: its own `to`, else the day before the next begins, else open."""
    nexts = [*dated[1:], None][: len(dated)]
    return [
        day(this["to"]) if "to" in this else (day(following["from"]) - ONE_DAY if following else None)
        for this, following in zip(dated, nexts, strict=True)
    ]


def _citation(raw: Raw) -> Citation:
    return Citation(instrument=raw["instrument"], article=raw["article"])


def _day(text: str | None) -> date | None:
    return None if text is None else day(text)

"""One future lived through year by year: awards are granted as they can be had, and use up what they rest on."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from statute.library import load
from statute.naming import speaks_of
from statute.planning.asking import Asker, Question
from statute.planning.start import frozen, thawed
from statute.planning.years import Year
from statute.rows import INITIATIVE_KINDS

# Initiatives, each by the place of its row and its place in it.
Places = tuple[tuple[int, int], ...]


@dataclass
class Run:
    """How far a future came. `taken`: the awards granted, by years ahead; `refused`: those that were not to be had."""

    rows: list[str]
    grants: list[str] | None
    reached: int | None = None
    taken: dict[tuple[int, str], Places] = field(default_factory=dict)
    refused: list[tuple[int, str]] = field(default_factory=list)
    asked: dict[tuple[int, str], Question] = field(default_factory=dict)


def run(
    asker: Asker,
    plan: Sequence[Year],
    *,
    first: int = 0,
    last: int | None = None,
    strict: bool = False,
    forced: bool = False,
    told: Mapping[tuple[int, str], Places] | None = None,
) -> Run:
    """Live through the planned years; stop at the first year from `first` on that reaches the target.

    `strict`: every award that the plan takes must be had, else it ends there. An award granted in a year is
    there for other titles of that year, a form of commendation only for the years after it. `told`: what each
    award uses, where that has been told already and is not to be sought anew. `forced`: every award that the plan
    takes is granted, refused or not.
    """
    start = asker.start
    lived = Run(list(start.past), None if start.grants is None else list(start.grants))
    for ahead in range(len(plan) if last is None else last + 1):
        lived.rows.append(asker.row(ahead, plan[ahead]))
        forms = _granted(asker, lived, plan[ahead], ahead, strict=strict, forced=forced, told=told)
        if forms is None:
            return lived
        if ahead >= first and _asked(asker, lived, start.target, ahead):
            lived.reached = ahead
            return lived
        if forms:
            lived.grants = [*(lived.grants or []), *(start.granted(code, ahead) for code in forms)]
    return lived


def _granted(
    asker: Asker,
    lived: Run,
    year: Year,
    ahead: int,
    *,
    strict: bool,
    forced: bool,
    told: Mapping[tuple[int, str], Places] | None,
) -> list[str] | None:
    """Grant what a year takes and can have; the forms among it, or None where strictly one is missing."""
    forms = []
    for code in asker.start.ladder:
        title = load().award(code).kind == "title"
        if code not in year.grants or (title and not asker.start.takes_titles(ahead)):
            continue
        if not title and asker.start.holds(code, lived.grants):
            continue  # to be granted it once more opens no way
        if _asked(asker, lived, code, ahead):
            used = wanted(asker, lived, code, ahead) if told is None else told.get((ahead, code), ())
            _take(lived, code, ahead, used)
            forms += [] if title else [code]
        elif forced:
            _take(lived, code, ahead, ())
            forms += [] if title else [code]
        elif strict:
            return None
    return forms


def _asked(asker: Asker, lived: Run, code: str, ahead: int) -> bool:
    question = lived.asked[ahead, code] = asker.question(code, ahead, lived.rows, lived.grants)
    met = asker.yes(question)
    if not met:
        lived.refused.append((ahead, code))
    return met


def wanted(asker: Asker, lived: Run, code: str, ahead: int) -> Places:
    """What the award would use up, where that can matter to another on the way."""
    matters = _use_matters(asker) and speaks_of(code, INITIATIVE_KINDS)
    return tuple(uses(asker, lived, code, ahead)) if matters else ()


def _take(lived: Run, code: str, ahead: int, used: Places) -> None:
    """Write a title into its year, and the award into what it used."""
    for place, index in used:
        row = dict(thawed(lived.rows[place]))
        works = [dict(work) for work in row["initiatives"]]
        works[index]["used_for"] = [*(works[index].get("used_for") or []), code]
        lived.rows[place] = frozen(row | {"initiatives": works})
    if load().award(code).kind == "title":
        row = thawed(lived.rows[-1])
        lived.rows[-1] = frozen(row | {"awards": [*row["awards"], code]})
    lived.taken[ahead, code] = used


def _use_matters(asker: Asker) -> bool:
    """Use stands between titles and forms only; where one kind alone is on the way, none is kept."""
    law = load()
    return len({law.award(code).kind for code in (*asker.start.ladder, asker.start.target)}) > 1


def uses(asker: Asker, lived: Run, code: str, ahead: int) -> Iterator[tuple[int, int]]:
    """The initiatives without which the award could not be had, as places among the rows.

    Spared are first whole years, then those not used for anything yet: they may serve something else.
    """
    every = [
        (place, index)
        for place, row in enumerate(lived.rows)
        for index, _ in enumerate(thawed(row).get("initiatives") or [])
    ]
    hidden = set(every)
    if not every or _still(asker, lived, code, ahead, hidden):
        return
    hidden = {each for each in every if each[0] != len(lived.rows) - 1}
    if not _still(asker, lived, code, ahead, hidden):
        hidden = set()
        for place in range(len(lived.rows)):
            year = {each for each in every if each[0] == place}
            if year and _still(asker, lived, code, ahead, hidden | year):
                hidden |= year
    for each in sorted(set(every) - hidden, key=lambda at: (_used(lived, at), -at[0], -at[1])):
        if _still(asker, lived, code, ahead, hidden | {each}):
            hidden.add(each)
        else:
            yield each


def _still(asker: Asker, lived: Run, code: str, ahead: int, hidden: set[tuple[int, int]]) -> bool:
    """Whether the award can be had without these initiatives."""
    rows = list(lived.rows)
    for place in {place for place, _ in hidden}:
        row = thawed(rows[place])
        left = [work for index, work in enumerate(row["initiatives"]) if (place, index) not in hidden]
        rows[place] = frozen(row | {"initiatives": left})
    return asker.yes(asker.question(code, ahead, rows, lived.grants))


def _used(lived: Run, at: tuple[int, int]) -> bool:
    return bool(thawed(lived.rows[at[0]])["initiatives"][at[1]].get("used_for"))

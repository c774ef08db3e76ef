"""Which conditions rest on discipline or on leave, read from the rules themselves, so that no wording decides it.

A condition's sentence names discipline only where there was some: by its words alone a reader would see who had it.
"""

from collections.abc import Iterator
from functools import lru_cache

from statute.conditions.service import SERVICE
from statute.library import Library, load
from statute.local.kinds import Kind
from statute.records import AllOf, AnyOf, Condition, Node, TitleHeld, Version, leaves

# Ids of findings, and notes.
Resting = tuple[frozenset[str], frozenset[str]]
_NOTHING: Resting = (frozenset(), frozenset())
_ALWAYS = frozenset({"no_discipline", "years_since_discipline", "leave_below"})
# Local rules that ask of it; of months worked the answer says whether there was maternity leave.
RESTING_RULES = frozenset(
    f"local_{kind}" for kind in (Kind.NO_DISCIPLINE, Kind.LEAVE_DAYS, Kind.MONTHS_WORKED)
)
# The figure by which a run of grades begins only after a discipline was served.
_AFTER_DISCIPLINE = "discipline"


def resting_ids(code: str) -> frozenset[str]:
    """The ids under which an award's findings, in any of its versions, rest on discipline or leave."""
    return _known(load().version).get(code, _NOTHING)[0]


def resting_notes(code: str) -> frozenset[str]:
    """Notes that are said only where a way is open, and the way rests on discipline."""
    return _known(load().version).get(code, _NOTHING)[1]


@lru_cache(maxsize=4)
def _known(version: str) -> dict[str, Resting]:  # noqa: ARG001 -- what the cache knows the law by
    """Of the law as it is installed, which this version names."""
    law = load()
    return {code: (frozenset(_ids(law, code, ())), frozenset(_notes(law, code))) for code in law.awards}


def _ids(law: Library, code: str, through: tuple[str, ...]) -> Iterator[str]:
    """Those of the award's own leaves, and of the titles which stand in for what is not decided yet."""
    for leaf in _leaves(law, code):
        if _rests(leaf):
            yield leaf.id
        if isinstance(leaf, TitleHeld) and leaf.title not in through:
            yield from _ids(law, leaf.title, (*through, code))


def _notes(law: Library, code: str) -> Iterator[str]:
    ids = frozenset(_ids(law, code, ()))
    for version in law.award(code).versions:
        yield from _notes_of(version.conditions or (), ids)


def _notes_of(nodes: tuple[Node, ...], ids: frozenset[str]) -> Iterator[str]:
    for node in nodes:
        if isinstance(node, AllOf) and node.note and any(_may_rest(leaf, ids) for leaf in leaves(node.parts)):
            yield node.note
        if isinstance(node, AnyOf | AllOf):
            yield from _notes_of(node.parts, ids)


def _may_rest(leaf: Condition | TitleHeld, ids: frozenset[str]) -> bool:
    """A title not decided yet stands by its own conditions, and these may rest on discipline."""
    return leaf.id in ids or isinstance(leaf, TitleHeld)


def _leaves(law: Library, code: str) -> Iterator[Condition | TitleHeld]:
    versions: tuple[Version, ...] = law.award(code).versions
    for version in versions:
        yield from leaves(version.conditions or ())


def _rests(leaf: Condition | TitleHeld) -> bool:
    if leaf.within is not None and _AFTER_DISCIPLINE in leaf.within.given:
        return True
    if isinstance(leaf, TitleHeld):
        return False
    after = _AFTER_DISCIPLINE in leaf.given
    return leaf.kind in _ALWAYS or after or (leaf.kind == "full_years" and SERVICE in leaf.of)

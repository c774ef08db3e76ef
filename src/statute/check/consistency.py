"""What no schema can see: dates in order, citations in force on their days, figures there and used."""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import pairwise

from statute import (
    achievements,
    complaints,
    evaluating,
    excellent,
    grading,
    money,
    movers,
    notes,
    payments,
    quota,
    ranking,
    regimes,
    stops,
    votes,
)
from statute.check.cycles import cycle_faults
from statute.check.domains import COEFFICIENT, COUNT, TEXT, Domain, asked_for, domain_of
from statute.check.figures import figure_faults, instrument_faults
from statute.check.shapes import file_name
from statute.conditions import PLAIN_WORDS, WORDS
from statute.findings import Citation
from statute.library import Library
from statute.local import contradictions
from statute.records import AllOf, AnyOf, Award, Condition, DatedValue, Node, TitleHeld, Version, leaves

# The figures which the program itself asks for, beside those that awards name.
ASKED_BY_THE_PROGRAM = frozenset(
    {
        notes.CONTRADICTION,
        quota.CSTDCS_SHARE,
        regimes.REGIME,
        stops.REVIEW_STOP,
        *achievements.ASKED,
        *complaints.ASKED,
        *contradictions.ASKED_FOR,
        *evaluating.ASKED,
        *excellent.ASKED,
        *grading.ASKED,
        *money.ASKED,
        *movers.ASKED,
        *payments.ASKED,
        *ranking.ASKED,
        *votes.ASKED,
    }
)

# The word which names a run of years, and the figures by which a condition names a fixed window instead.
A_RUN = "run_of_grades"
WINDOWS = ("years", "through")


def faults_of(law: Library) -> list[str]:
    """Every inconsistency of a library, each once and with its record."""
    faults = [
        *instrument_faults(law),
        *figure_faults(law),
        *_parameter_faults(law),
        *(f"{code}: {fault}" for code, award in law.awards.items() for fault in _award_faults(law, award)),
        *_unused(law),
        *_orders(law),
        *cycle_faults(law),
    ]
    return list(dict.fromkeys(faults))


def _parameter_faults(law: Library) -> Iterator[str]:
    for id_, parameter in law.parameters.items():
        for fault in _date_faults(parameter.values):
            yield f"{id_}: {fault}"
        for value in parameter.values:
            if value.citation is not None:
                for fault in _cited(law, value.citation, value.first, value.last):
                    yield f"{id_}: from {value.first}: {fault}"


def _award_faults(law: Library, award: Award) -> Iterator[str]:
    yield from _date_faults(award.versions)
    for parameter, domain in ((award.decides, TEXT), (award.bonus, COEFFICIENT)):
        if parameter is not None:
            yield from _named_faults(law, parameter, domain)
    if award.decides in law.parameters and not _throughout(law, award.decides, award.first_day, None):
        yield f"{award.decides} does not say who decides on every day from {award.first_day}"
    for version in award.versions:
        yield from (f"from {version.first}: {fault}" for fault in _version_faults(law, version))


def _version_faults(law: Library, version: Version) -> Iterator[str]:
    if version.amended_by is not None:
        yield from _cited(law, Citation(version.amended_by, None), version.first, version.last)
    for citation in _citations(version):
        if not _replaced_by_amendment(law, citation, version):
            yield from _cited(law, citation, version.first, version.last)
    for leaf in leaves(version.conditions or ()):
        if isinstance(leaf, TitleHeld):
            yield from _title_faults(law, leaf, version)
        else:
            yield from _word_faults(law, leaf, version)


def _replaced_by_amendment(law: Library, citation: Citation, version: Version) -> bool:
    """A rule carried over from the very instrument which the unread one replaced."""
    cited = law.instruments.get(citation.instrument)
    return cited is not None and version.carried_over and cited.replaced_by == version.amended_by


def _citations(version: Version) -> Iterator[Citation]:
    def of(nodes: Sequence[Node]) -> Iterator[Citation]:
        for node in nodes:
            yield node.citation
            yield from of(node.parts if isinstance(node, AnyOf | AllOf) else ())

    yield from of(version.conditions or ())
    yield from (judged.citation for judged in version.judged)


def _title_faults(law: Library, leaf: TitleHeld, version: Version) -> Iterator[str]:
    if leaf.title not in law.awards or law.award(leaf.title).kind != "title":
        yield f"{leaf.id}: {leaf.title} is not a title"
    if sum(figure is not None for figure in (leaf.years, leaf.through, leaf.ago, leaf.count)) > 1:
        yield f"{leaf.id}: asks for one of years, through, ago, count, not for several"
    if (leaf.count is None) != (leaf.within is None):
        yield f"{leaf.id}: years with a title are counted in a run: count and in go together"
    for parameter in leaf.figures:
        yield from _figure_faults(law, leaf.id, parameter, version, COUNT)


def _word_faults(law: Library, leaf: Condition, version: Version) -> Iterator[str]:
    word = WORDS[leaf.kind]
    needed, allowed = set(word.asks), {*word.asks, *word.may_ask}
    if not needed <= set(leaf.given) <= allowed:
        yield f"{leaf.id}: {leaf.kind} asks for {', '.join((*word.asks, *word.may_ask)) or 'nothing'}"
    if leaf.within is not None and not (word.in_a_run and leaf.within.kind == A_RUN):
        yield f"{leaf.id}: {leaf.kind} does not count in {leaf.within.id}"
    windows = len(set(WINDOWS) & set(leaf.given)) + (leaf.within is not None)
    if word.in_a_run and windows != 1:
        yield f"{leaf.id}: counts either in a run or in one of {', '.join(WINDOWS)}"
    yield from _of_faults(law, leaf)
    for key, parameter in leaf.given.items():
        yield from _figure_faults(law, leaf.id, parameter, version, asked_for(leaf.kind, key))


def _of_faults(law: Library, leaf: Condition) -> Iterator[str]:
    """The plain words after `of` are of the kind that the word takes."""
    kind = WORDS[leaf.kind].of
    if not kind:
        allowed: Sequence[str] = ()
    elif kind in ("form", "title"):
        allowed = [code for code in law.codes() if law.award(code).kind == kind]
    else:
        allowed = PLAIN_WORDS[kind]
    wrong = [word for word in leaf.of if word not in allowed]
    if wrong:
        yield f"{leaf.id}: {', '.join(wrong)} is not one of {', '.join(allowed) or 'nothing'}"
    if kind and not leaf.of and leaf.kind != A_RUN:
        yield f"{leaf.id}: {leaf.kind} does not say of what"


def _figure_faults(
    law: Library, leaf: str, parameter: str, version: Version, asked: Domain | None
) -> Iterator[str]:
    yield from (f"{leaf}: {fault}" for fault in _named_faults(law, parameter, asked))
    if parameter in law.parameters and not _throughout(law, parameter, version.first, version.last):
        yield f"{leaf}: {parameter} has no figure for all days of the rule"


def _named_faults(law: Library, parameter: str, asked: Domain | None) -> Iterator[str]:
    """A parameter that is not there, or whose figures are of another kind than what is asked for."""
    if parameter not in law.parameters:
        yield f"there is no parameter {parameter}"
    elif asked is not None and domain_of(law.parameter(parameter)) not in (None, asked):
        yield f"{parameter} is not {asked.what}"


def _throughout(law: Library, parameter: str, first: date, last: date | None) -> bool:
    """Whether a figure is there on every day: at both ends and at each beginning between them."""
    values = law.parameter(parameter).values
    covering = [value for value in values if _overlap(value, first, last)]
    if not covering or covering[0].first > first:
        return False
    joined = all(_follows(a, b) for a, b in pairwise(covering))
    end = covering[-1].last
    return joined and (end is None or (last is not None and end >= last))


def _overlap(value: DatedValue, first: date, last: date | None) -> bool:
    return (value.last is None or value.last >= first) and (last is None or value.first <= last)


def _follows(before: DatedValue, after: DatedValue) -> bool:
    return before.last is not None and (after.first - before.last).days == 1


def _date_faults(dated: Sequence[DatedValue | Version]) -> Iterator[str]:
    for this in dated:
        if this.last is not None and this.last < this.first:
            yield f"from {this.first}: ends on {this.last}, before it begins"
    for this, following in pairwise(dated):
        if this.last is None or this.last >= following.first:
            yield f"from {following.first}: overlaps the one from {this.first}"


def _cited(law: Library, citation: Citation, first: date, last: date | None) -> Iterator[str]:
    if citation.instrument not in law.instruments:
        yield f"there is no instrument {citation.instrument}"
    elif not law.instrument(citation.instrument).in_force(first, last):
        yield f"{citation.instrument} is not in force from {first} to {last or 'now'}"


def _unused(law: Library) -> list[str]:
    used = set(ASKED_BY_THE_PROGRAM)
    for award in law.awards.values():
        used.update(name for name in (award.decides, award.bonus) if name)
        for version in award.versions:
            for leaf in leaves(version.conditions or ()):
                used.update(leaf.figures if isinstance(leaf, TitleHeld) else leaf.given.values())
    return [f"{name}: is a parameter that nothing uses" for name in sorted(set(law.parameters) - used)] + [
        f"{name}: is a parameter that the program needs" for name in sorted(used - set(law.parameters))
    ]


def _orders(law: Library) -> list[str]:
    first: dict[int, str] = {}
    return [
        f"awards/{file_name(code)}.yaml: $.order {award.order} is also that of {first[award.order]}"
        for code, award in law.awards.items()
        if first.setdefault(award.order, code) != code
    ]

"""What no schema can see of `law/screening`: tags that exist, wordings of one meaning, bases in force."""

from collections.abc import Iterator
from typing import Any

from statute.findings import Citation
from statute.library import Library
from statute.screening.records import Detector
from statute.screening.rules import FOLDER, Rules, grammars, rules

GRAMMAR_TAGS = ("turns", "verdicts", "carried", "opposites", "negations", "meaningless")


def screening_faults(law: Library) -> list[str]:
    """Every inconsistency of the library's screening rules; none can be told where the grammar is not there once."""
    given = grammars(law.place)
    if len(given) != 1:
        return [f"{FOLDER}: {len(given)} files have a grammar, one must"]
    known = rules(law.place)
    return [
        *_tags_of_grammar(given[0], known),
        *(f"{one.id}: {fault}" for one in known.detectors for fault in _detector_faults(law, one, known)),
        *_twice([one.id for one in known.detectors], "is the name of two detectors"),
        *(f"{wording}: stands for {' and '.join(tags)}" for wording, tags in known.lexicon.ambiguous()),
        *_unused(given[0], known),
    ]


def _tags_of_grammar(grammar: dict[str, Any], known: Rules) -> Iterator[str]:
    for key in GRAMMAR_TAGS:
        for tag in sorted(set(grammar[key]) - known.tags):
            yield f"{FOLDER}: {key}: there are no words for {tag}"


def _detector_faults(law: Library, detector: Detector, known: Rules) -> Iterator[str]:
    for tag in sorted(_asked(detector) - known.tags):
        yield f"there are no words for {tag}"
    if detector.basis.citation is not None:
        yield from _cited(law, detector.basis.citation, detector)


def _cited(law: Library, citation: Citation, detector: Detector) -> Iterator[str]:
    if citation.instrument not in law.instruments:
        yield f"there is no instrument {citation.instrument}"
    elif not law.instrument(citation.instrument).in_force(detector.basis.first, None):
        yield f"{citation.instrument} is not in force from {detector.basis.first} to now"


def _asked(detector: Detector) -> frozenset[str]:
    topics = [tags for topic in detector.topics for tags in topic]
    return frozenset().union(
        detector.bad, detector.good, detector.mild, detector.before, detector.spreads, *topics
    )


def _twice(names: list[str], what: str) -> list[str]:
    return [f"{name}: {what}" for name in sorted({name for name in names if names.count(name) > 1})]


def _unused(grammar: dict[str, Any], known: Rules) -> list[str]:
    used = {tag for key in GRAMMAR_TAGS for tag in grammar[key]}.union(*map(_asked, known.detectors))
    return [f"{tag}: has words that no detector asks for" for tag in sorted(known.tags - used)]

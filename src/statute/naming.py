"""Which awards and figures a record of the law names, whatever shape its conditions take.

It walks the record instead of knowing the vocabulary: a new word of the rules needs nothing here.
"""

from collections.abc import Container, Iterator, Mapping
from dataclasses import fields, is_dataclass
from functools import cache

from statute.library import Library, load
from statute.records import Award


def named_in(record: object, names: Container[str]) -> set[str]:
    """Those of the names that stand anywhere in the record as a whole word of their own."""
    return {text for text in _texts(record) if text in names}


def rests_on(code: str) -> list[str]:
    """The awards that may stand on the way to one: named by its rules, or by the rules of those.

    Only awards that come before it in the law's order; in that order. A figure that lists awards counts as
    naming them.
    """
    return list(_closure(load().version, code))


@cache
def _closure(_: str, code: str) -> tuple[str, ...]:
    """Kept by the law's version: another law is walked anew."""
    law = load()
    found: set[str] = set()
    waiting = [code]
    while waiting:
        award = law.award(waiting.pop())
        for named in _named_before(law, award) - found:
            found.add(named)
            waiting.append(named)
    return tuple(each for each in law.codes() if each in found)


def _named_before(law: Library, award: Award) -> set[str]:
    directly = named_in(award.versions, law.awards)
    for parameter in named_in(award.versions, law.parameters):
        values = [each.value for each in law.parameter(parameter).values]
        directly |= named_in(values, law.awards)
    return {each for each in directly if law.award(each).order < award.order}


def speaks_of(code: str, words: tuple[str, ...]) -> bool:
    """Whether the award's rules have any of these words, be it within a longer one."""
    return _speaks_of(load().version, code, words)


@cache
def _speaks_of(_: str, code: str, words: tuple[str, ...]) -> bool:
    rules = [version.conditions for version in load().award(code).versions]
    return any(word in text for text in _texts(rules) for word in words)


def _texts(record: object) -> Iterator[str]:
    if isinstance(record, str):
        yield record
    elif isinstance(record, Mapping):
        for value in record.values():
            yield from _texts(value)
    elif isinstance(record, list | tuple | set | frozenset):
        for value in record:
            yield from _texts(value)
    elif is_dataclass(record) and not isinstance(record, type):
        for each in fields(record):
            yield from _texts(getattr(record, each.name))

"""The figures of the law one by one: a value of its unit, a citation or why there is none, days that can be."""

import re
from collections.abc import Iterator
from datetime import date

from statute.check.domains import domain_of
from statute.check.shapes import file_name
from statute.findings import Citation, Verification
from statute.library import Library
from statute.records import DatedValue, Instrument, Parameter, leaves

_NUMBER = re.compile(r"[0-9]+/(?P<year>[12][0-9]{3})/[A-ZĐ0-9-]+")
# How a source says that there is nothing to cite: "chưa thấy quy định", "không có quy định chung".
_SAYS_WHY = re.compile(r"(không|chưa) (có|thấy|biết)")


def figure_faults(law: Library) -> Iterator[str]:
    """What is wrong with the figures themselves, each fault with its file and path."""
    for parameter in law.parameters.values():
        file = f"parameters/{file_name(parameter.id)}.yaml"
        domain = domain_of(parameter)
        if domain is None:
            yield f"{file}: $.unit nobody knows what {parameter.unit!r} may be"
        for index, value in enumerate(parameter.values):
            if domain is not None and not domain.has(value.value, law):
                yield f"{file}: $.values[{index}].value {value.value!r} is not {domain.what}"
            yield from (f"{file}: $.values[{index}].{fault}" for fault in _uncited(value))
        yield from (f"{file}: {fault}" for fault in _kept(parameter))


def instrument_faults(law: Library) -> Iterator[str]:
    """Instruments that end before they begin, or are replaced by what can be no instrument after them.

    What replaces one need not be in the library: rules stand in none that was never read.
    """
    for one in law.instruments.values():
        file = f"instruments/{file_name(one.id)}.yaml"
        begin, end = one.in_force_from, one.in_force_to
        if begin and end and end < begin:
            yield f"{file}: $.in_force.to ends on {end}, before it begins on {begin}"
        if one.replaced_by is not None and not _is_later(one.replaced_by, one.id):
            yield f"{file}: $.replaced_by {one.replaced_by} is not the number of a later instrument"


def checking_faults(law: Library, today: date) -> Iterator[str]:
    """Days of checking that cannot be.

    Not asked by a server that starts: a clock that runs wrong must not close it.
    """
    for one in law.instruments.values():
        path = f"instruments/{file_name(one.id)}.yaml: $.checked"
        yield from (f"{path} {fault}" for fault in _checked(one.checked, one, today))
    for parameter in law.parameters.values():
        for index, value in enumerate(parameter.values):
            path = f"parameters/{file_name(parameter.id)}.yaml: $.values[{index}].checked"
            yield from (f"{path} {fault}" for fault in _cited_on(law, value.checked, value.citation, today))
    for code, award in law.awards.items():
        for version in award.versions:
            for part in (*leaves(version.conditions or ()), *version.judged):
                for fault in _cited_on(law, part.checked, part.citation, today):
                    yield f"{code}: from {version.first}: {fault}"


def _is_later(number: str, than: str) -> bool:
    later, earlier = _NUMBER.fullmatch(number), _NUMBER.fullmatch(than)
    return later is not None and (earlier is None or later["year"] >= earlier["year"]) and number != than


def _uncited(value: DatedValue) -> Iterator[str]:
    if value.citation is not None or value.verification is Verification.MEMORY:
        return
    says_why = any(_SAYS_WHY.search(text) for text in (value.source, *value.notes))
    if value.verification is not Verification.SECONDARY or not says_why:
        yield (
            f"verification {value.verification.value} needs a citation (without one: memory, "
            "or secondary where the source says what is missing)"
        )


def _kept(parameter: Parameter) -> Iterator[str]:
    """A value that is kept for dossiers accepted before it needs one before it."""
    for index, value in enumerate(parameter.values):
        if value.kept_for_accepted and index == 0:
            yield f"$.values[{index}].kept_for_accepted there is no value before it to be kept"


def _cited_on(law: Library, checked: date, citation: Citation | None, today: date) -> Iterator[str]:
    return _checked(checked, law.instruments.get(citation.instrument) if citation else None, today)


def _checked(checked: date, cited: Instrument | None, today: date) -> Iterator[str]:
    if checked > today:
        yield f"checked on {checked}, which is still to come"
    begun = cited and (cited.signed or cited.in_force_from)
    if cited and begun and checked < begun:
        yield f"checked on {checked}, before {cited.id} of {begun}"

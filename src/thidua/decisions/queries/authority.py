"""The deciding authority as the name printed on paper."""

from datetime import date

from statute.authority import decides
from thidua.core.text import fold
from thidua.decisions.access import deciding_level
from thidua.decisions.models import Decision, Readdressing, Submission
from thidua.units.models import Level, Role, Unit
from thidua.units.queries import ancestors_on, head_named, holders

CHAIR = "Chủ tịch"
# Who signs by another name than a chairman; the longer ones first.
POSITIONS = ("Thủ tướng Chính phủ", "Chủ tịch nước", "Bộ trưởng")


def chair_of(unit: Unit) -> str:
    """“Chủ tịch UBND xã Hoa Sen”; the minister of a ministry."""
    return f"Bộ trưởng {unit.name}" if unit.level == Level.MINISTRY else f"Chủ tịch {unit.name}"


def chair_named(unit: Unit, on: date) -> str:
    """Who chairs the unit on that day, as far as it is known here."""
    chairs = holders(unit, Role.CHAIR, on)
    return chairs[0].full_name if chairs else ""


def signing_unit(decision: Decision) -> Unit | None:
    """The unit whose head the decision names: its issuer, or one above that it was passed on to; None: not known here."""
    named = fold(decision.authority)
    units = [decision.issuer, *ancestors_on(decision.issuer, decision.on)]
    return next((unit for unit in units if {fold(unit.name), fold(unit.short_name)} & _parts(named)), None)


def signing_position(decision: Decision) -> str:
    """What the signer is, as the authority's own words say it."""
    named = fold(decision.authority)
    return next((position for position in POSITIONS if named.startswith(fold(position))), CHAIR)


def _parts(named: str) -> set[str]:
    """Every ending of the words: “ubnd xa hoa sen”, “xa hoa sen”, “hoa sen” …"""
    words = named.split()
    return {" ".join(words[start:]) for start in range(len(words))}


def has_officer(unit: Unit, on: date) -> bool:
    """Whether somebody works at the unit who could answer here."""
    return any(holders(unit, role, on) for role in (Role.UPPER_OFFICER, Role.SECRETARY, Role.CHAIR))


def readdressings_of(submission: Submission) -> list[Readdressing]:
    """How often other units took over its open lines, the first time first."""
    rows = Readdressing.objects.filter(submission=submission).select_related("sent_to", "goes_to")
    return list(rows.order_by("on", "id"))


def addressee_on(submission: Submission, on: date) -> Unit:
    """Who answered the submission's open lines on that day."""
    moves = readdressings_of(submission)
    for move in moves:
        if on < move.on:
            return move.sent_to
    return moves[-1].goes_to if moves else submission.addressee


def others_named(submission: Submission, authority: str, on: date) -> Unit | None:
    """The unit whose head `authority` names, where on that day it was not the one to answer; else none."""
    moves = readdressings_of(submission)
    parties = {unit.id: unit for move in moves for unit in (move.sent_to, move.goes_to)}
    parties.pop(addressee_on(submission, on).id, None)
    return next((unit for unit in parties.values() if fold(chair_of(unit)) == fold(authority)), None)


def authority_names(unit: Unit, codes: set[str], on: date) -> dict[str, str]:
    """For each award: who decides it for this unit on that day, named with its place where it is known here."""
    ancestors = ancestors_on(unit, on)
    above = {Level(one.level): one for one in ancestors}
    names = {}
    for code in codes:
        level = deciding_level(code, on)
        names[code] = (
            chair_of(above[level]) if level in above else head_named(decides(code, on)[0], ancestors)
        )
    return names

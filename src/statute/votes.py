"""The default rules of a council's vote; its own regulation may set others."""

from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from statute.library import load

QUORUM = "council_quorum"
MAJORITY = "council_majority"


@dataclass(frozen=True)
class VoteRules:
    """`quorum`: at least this share of all members. `majority`: more than this share of those not recused."""

    quorum: Fraction
    majority: Fraction


def defaults(on: date) -> VoteRules:
    law = load()
    return VoteRules(
        quorum=Fraction(law.figure(QUORUM, on).value),
        majority=Fraction(law.figure(MAJORITY, on).value),
    )


def base(members: int, recused: int) -> int:
    """The base of a majority: members less those recused for this motion."""
    if not 0 <= recused <= members:
        raise ValueError(f"{recused} of {members}")
    return members - recused

"""A registration round of a school year, the pledges made in it, and the lists which come of it."""

from thidua.registrations.models.content import AIM_NAMES, Aim, Content, Exemplar, Planned
from thidua.registrations.models.lists import CompiledList, LateRequest, TeamSheet
from thidua.registrations.models.pledges import Pledge, PledgeVersion, Round

__all__ = [
    "AIM_NAMES",
    "Aim",
    "CompiledList",
    "Content",
    "Exemplar",
    "LateRequest",
    "Planned",
    "Pledge",
    "PledgeVersion",
    "Round",
    "TeamSheet",
]

"""What a file may bring: one package a target, from headings to what is written."""

from thidua.intake.targets.awards import AWARDS
from thidua.intake.targets.collectives import COLLECTIVES
from thidua.intake.targets.initiatives import INITIATIVES
from thidua.intake.targets.staff import STAFF
from thidua.intake.targets.target import Target

TARGETS: dict[str, Target] = {target.key: target for target in (STAFF, AWARDS, COLLECTIVES, INITIATIVES)}
BY_SLUG: dict[str, Target] = {target.slug: target for target in TARGETS.values()}

__all__ = ["AWARDS", "BY_SLUG", "COLLECTIVES", "INITIATIVES", "STAFF", "TARGETS", "Target"]

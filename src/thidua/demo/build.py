"""Building the demo: the year 2025-2026 of one school, step by step, as its people would."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from thidua.accounts.models import User
from thidua.core import clock
from thidua.demo import autumn, past, rules, school, summer
from thidua.units.models import Role

# Where the demo's clock goes on from: the decision has come, one line is still unanswered.
NOW = datetime(2026, 7, 20, 8, tzinfo=clock.HANOI)
SEED = 1


@dataclass(frozen=True, slots=True)
class Account:
    """One way into the demo: whose account, in which role."""

    role: str
    user: User


def build(seed: int = SEED) -> list[Account]:
    """All or nothing; the same school for the same seed, but for ids, codes and ballots' order."""
    with transaction.atomic():
        stage = school.found()
        past.record_past(stage, seed)
        council = summer.found(stage)
        autumn.pledge(stage)
        rules.enter(stage)
        autumn.recognise(stage)
        autumn.grade(stage, seed)
        summer.prepare(stage)
        summer.meet(stage, council, seed)
        summer.answer(stage, summer.submit(stage))
    clock.set_for_demo(NOW)
    return accounts()


def accounts() -> list[Account]:
    """One account a role, in the order in which the year meets them."""
    who = [
        (Role.SYSTEM_OFFICER.label, school.OFFICER),
        (Role.CHAIR.label, school.PRINCIPAL),
        (Role.SECRETARY.label, school.SECRETARY),
        (Role.TEAM_LEADER.label, school.LEADER),
        (Role.STAFF.label, school.TEACHER),
    ]
    users = {user.full_name: user for user in User.objects.filter(full_name__in=[name for _, name in who])}
    return [Account(str(role), users[name]) for role, name in who]

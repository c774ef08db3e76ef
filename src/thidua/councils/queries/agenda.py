"""What may be put on an agenda, and in which order people are named on it."""

from datetime import date

from statute.names import codes
from thidua.councils.models import Council
from thidua.nominations.models import Dossier
from thidua.nominations.queries import dossiers_of
from thidua.nominations.states import DossierState
from thidua.units.models import SchoolYear, Unit


def council_on(unit: Unit, on: date) -> Council | None:
    """The council in office on a day: the last founded of those whose term holds it."""
    councils = Council.objects.filter(unit=unit, starts__lte=on).order_by("-starts")
    return next((council for council in councils if council.ends is None or council.ends >= on), None)


def ready_dossiers(unit: Unit, year: SchoolYear) -> list[Dossier]:
    """Dossiers that wait for the council, title by title in the order of the law, within it by team and name.

    Not those of people under review: they stay ready, and wait for what the review concludes.
    """
    rank = {code: place for place, code in enumerate([*codes("person"), *codes("collective")])}
    waiting = dossiers_of(unit, year, states=[DossierState.READY]).exclude(answer="blocked")
    return sorted(waiting, key=lambda dossier: (rank[dossier.award], *agenda_order(dossier)))


def agenda_order(dossier: Dossier) -> tuple[int, str, str, str]:
    """By team as the school lists its teams, then by name; whoever is in no team comes last."""
    team = dossier.team
    order = (team.order, team.name) if team else (1 << 15, "")
    _, name, _, key = dossier.list_place
    return (*order, name, key)

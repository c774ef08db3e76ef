"""Teams and the school as bodies: what they won before, what they register for, how their year was graded."""

from datetime import date

from thidua.collectives.actions import CollectiveGrant, record_collective_grants, record_collective_year
from thidua.collectives.models import COUNTED, Collective
from thidua.collectives.queries import collectives_of, rows_in_year
from thidua.demo.school import LEADER, PRINCIPAL, SECRETARY, Stage, on_day
from thidua.nominations.actions import state_collective_reviews
from thidua.registrations.actions import (
    confirm_pledge,
    save_collective_pledge,
    submit_pledge,
)
from thidua.registrations.models import Pledge, Round

# The decisions of the two years before, as the school has them on paper.
PAST = {
    "2023-2024": (date(2024, 7, 2), "1308/QĐ-UBND"),
    "2024-2025": (date(2025, 6, 24), "1325/QĐ-UBND"),
}
# So many teams, and the school, were honoured in each of them.
HONOURED = 3
# Aims at the higher title: the team whose leader and teacher are shown.
AIMING_TEAM = 0
# Until the round's middle the first has a draft, the second has sent, the third is confirmed; the rest begin later.
SENT_TEAM, CONFIRMED_TEAM = 1, 2


def record_past(stage: Stage) -> None:
    """Two years: every collective's grade, and who was granted the title; all else is not known here."""
    by, today = stage.by(SECRETARY), on_day(2025, 9, 5, 15)
    for year, (decided, paper) in PAST.items():
        honoured = [Collective(stage.unit), *(Collective(stage.unit, one) for one in stage.teams[:HONOURED])]
        for one in collectives_of(stage.unit):
            _graded(stage, one, year, "good" if one in honoured else "completed", f"4{year[3]}/QĐ-THCSHS")
        grants = [
            CollectiveGrant(
                one.team_id,
                "TTLDTT",
                year,
                on=decided,
                paper=paper,
                authority="Chủ tịch UBND huyện Biển Xanh",
                basis="merit",
            )
            for one in honoured
        ]
        record_collective_grants(by=by, unit=stage.unit, grants=grants, on=today, all_titles=True)


def begin_pledges(stage: Stage, round_: Round) -> dict[Collective, Pledge]:
    """Of the first three teams: a draft, one sent, one confirmed."""
    on_day(2025, 9, 19, 16)
    draft, sent, sure = (
        Collective(stage.unit, stage.teams[place]) for place in (AIMING_TEAM, SENT_TEAM, CONFIRMED_TEAM)
    )
    pledges = {one: _saved(stage, round_, one) for one in (draft, sent, sure)}
    for one in (sent, sure):
        pledges[one] = submit_pledge(by=stage.by(_writer(stage, one)), pledge=pledges[one])
    on_day(2025, 9, 22, 10)
    pledges[sure] = confirm_pledge(by=stage.by(SECRETARY), pledge=pledges[sure])
    return pledges


def finish_pledges(stage: Stage, round_: Round, pledges: dict[Collective, Pledge]) -> None:
    """The rest is written and sent; the office confirms the teams', the chair the school's."""
    on_day(2025, 9, 25)
    for one in collectives_of(stage.unit):
        pledge = pledges.get(one) or _saved(stage, round_, one)
        if pledge.state == "draft":
            pledge = submit_pledge(by=stage.by(_writer(stage, one)), pledge=pledge)
        if pledge.state == "submitted":
            confirm_pledge(by=stage.by(SECRETARY if one.team else PRINCIPAL), pledge=pledge)


def grade_year(stage: Stage) -> None:
    """19 May: after the people's grades those of the bodies; their members are counted by the program."""
    on_day(2026, 5, 19)
    for one in collectives_of(stage.unit):
        grade = "excellent" if one.team == stage.teams[AIMING_TEAM] else "good"
        _graded(stage, one, stage.year.name, grade, "59/QĐ-THCSHS")


def state_reviews(stage: Stage, *, besides: int | None, on: date) -> None:
    """The chair says that no discipline or inspection of them is going on; of one team, perhaps, not yet."""
    left = stage.teams[besides] if besides is not None else None
    bodies = [one for one in collectives_of(stage.unit) if left is None or one.team != left]
    state_collective_reviews(
        by=stage.by(PRINCIPAL),
        unit=stage.unit,
        year=stage.year,
        collectives=bodies,
        under_review=False,
        on=on,
    )


def _graded(stage: Stage, one: Collective, year: str, grade: str, paper: str) -> None:
    """What the closing of a past year has counted stays."""
    row = rows_in_year(stage.unit, year).get(one.team_id)
    record_collective_year(
        by=stage.by(SECRETARY),
        collective=one,
        school_year=year,
        version=row.version if row else 0,
        grade=grade,
        grade_paper=paper,
        counts={name: getattr(row, name, None) for name in COUNTED},
        counts_paper="",
        titles_decided=False,
    )


def _saved(stage: Stage, round_: Round, one: Collective) -> Pledge:
    title = "TTLDXS" if one.team == stage.teams[AIMING_TEAM] else "TTLDTT"
    by = stage.by(_writer(stage, one))
    return save_collective_pledge(by=by, round=round_, collective=one, titles=[title], version=0)


def _writer(stage: Stage, one: Collective) -> str:
    """The leader writes for the team, the secretary for the school."""
    if one.team is None:
        return SECRETARY
    place = next(place for place, team in enumerate(stage.teams) if team == one.team)
    leaders = (part.key for part, _ in stage.people if part.team == place and part.position == "Tổ trưởng")
    return LEADER if place == AIMING_TEAM else next(leaders)

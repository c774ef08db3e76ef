"""What the data says of each part of a report, today or as of a day: read from the rooms below, written nowhere."""

from collections.abc import Callable, Iterable

from django.urls import reverse

from thidua.plans.models import ItemKind
from thidua.summaries.outline import outline_of
from thidua.summaries.queries.gathering.honoured import award_figures, fund_figures
from thidua.summaries.queries.gathering.marked import grade_figures, review_figures
from thidua.summaries.queries.gathering.measured import (
    drive_figures,
    facts_of,
    initiative_figures,
    pledge_figures,
    progress_words,
    target_figures,
)
from thidua.summaries.queries.gathering.planned import (
    late_figures,
    movement_figures,
    plan_figures,
    planned_of,
    state_words,
    story_figures,
)
from thidua.summaries.queries.gathering.scope import Found, Scope

__all__ = ["Found", "Scope", "gathered"]


def gathered(scope: Scope, kind: str) -> dict[str, list[Found]]:
    """By part, in the order in which they are told; what several parts need is read once."""
    planned, past = planned_of(scope), planned_of(scope.a_year_before())
    facts = facts_of(scope)
    makers: dict[str, Callable[[], Iterable[Found]]] = {
        "plan": lambda: plan_figures(planned, past),
        "story": lambda: story_figures(scope),
        "directive": lambda: _directive(scope),
        "movements": lambda: movement_figures(planned, past),
        "targets": lambda: target_figures(scope, planned, facts),
        "drives": lambda: drive_figures(scope, planned),
        "reviews": lambda: review_figures(scope),
        "initiatives": lambda: initiative_figures(scope, facts),
        "pledges": lambda: pledge_figures(scope, facts),
        "grades": lambda: grade_figures(scope),
        "awards": lambda: award_figures(scope),
        "funds": lambda: fund_figures(scope),
        "late": lambda: late_figures(planned, scope.day),
    }
    return {one.key: list(makers[one.key]()) for one in outline_of(kind, scope.theme) if one.has_figures}


def _directive(scope: Scope) -> Iterable[Found]:
    """What the plan undertook in answer to one paper that came."""
    planned = planned_of(scope)
    for one in (*planned.movements, *planned.tasks):
        if one.item.answers_id == scope.answers:
            yield Found(
                f"{one.item.kind}.{one.item.undertaking_id}",
                one.item.name,
                state_words(one),
                source=one.source,
            )
    targets = [item for item in planned.targets if item.answers_id == scope.answers]
    words = progress_words(scope, targets)
    for item in targets:
        if item.undertaking_id in words:
            yield Found(
                f"{ItemKind.TARGET}.{item.undertaking_id}",
                item.name,
                words[item.undertaking_id],
                source=reverse("target_page", args=[item.undertaking_id]),
            )

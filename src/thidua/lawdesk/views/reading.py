"""What the law asks for an award on a day: chosen, then read."""

from collections.abc import Mapping
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from statute.explain import explain
from statute.library import load
from thidua.lawdesk.forms.fields import award_choices
from thidua.lawdesk.forms.reading import AskForm
from thidua.lawdesk.queries.local_rules import rules_read
from thidua.people.queries import person_of_user
from thidua.units.access import MemberRequest, gate, is_member

_LIMITS = ("quota", "vote")


@gate(is_member)
def law_index(request: MemberRequest) -> HttpResponse:
    """The door: an award and a day, or one of the other desks."""
    asked = AskForm(request.GET) if request.GET else AskForm(initial={"on": request.member.on})
    if asked.is_bound and asked.is_valid():
        there = reverse("law_explain", args=[asked.cleaned_data["award"]])
        return redirect(f"{there}?ngay={asked.cleaned_data['on']:%Y-%m-%d}")
    return render(
        request,
        "lawdesk/index.html",
        {
            "form": asked,
            "groups": award_choices(),
            "on": request.member.on,
            "me": person_of_user(request.member.user),
        },
    )


@gate(is_member)
def law_explain(request: MemberRequest, award: str) -> HttpResponse:
    """Conditions, who decides, the money, what stops; of a day that is refused only the form and why."""
    if award not in load().awards:
        raise Http404
    day = request.GET.get("ngay") or f"{request.member.on:%Y-%m-%d}"
    asked = AskForm({"danh-hieu": award, "ngay": day})
    on = asked.cleaned_data["on"] if asked.is_valid() else None
    told = explain(award, on) if on else None
    rules = rules_read(request.member.unit, award, on) if on else []
    return render(
        request,
        "lawdesk/explain.html",
        {"form": asked, "told": told, "award": award, "on": on, "rules": rules}
        | _beside(told)
        | {"me": person_of_user(request.member.user)},
    )


def _beside(told: Mapping[str, Any] | None) -> dict[str, Any]:
    """What is asked beside the conditions: a share or a vote, which limits; a pending case, which pauses."""
    stops = told["stops"] if told else []
    return {
        "limits": [one for one in stops if one["id"] in _LIMITS],
        "pauses": [one for one in stops if one["id"] not in _LIMITS],
    }

"""The register of a year's dossiers with filters, and what is done to many at once after the list was shown."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.db import transaction
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from thidua.collectives.models import collective_of
from thidua.nominations.access import (
    dossiers_for,
    listed_for,
    may_read_all_dossiers,
    may_see_dossiers,
    may_state_reviews,
    may_work_on_dossiers,
    seen_by,
    teams_for,
)
from thidua.nominations.actions import (
    assess_dossiers,
    prepare_dossiers,
    state_collective_reviews,
    state_review,
)
from thidua.nominations.forms import STATES, FilterForm
from thidua.nominations.models import Dossier, Stage
from thidua.nominations.queries import (
    BEFORE_COUNCIL,
    candidates_of,
    collective_candidates_of,
    dossiers_of,
    graded_otherwise,
    law_version,
    opinions_of,
    silent_bodies,
)
from thidua.nominations.states import DossierState
from thidua.registrations.access import year_for
from thidua.units.access import MemberRequest, gate, sees_lists
from thidua.units.models import SchoolYear
from thidua.units.queries import roles_held

PER_PAGE = 100


@dataclass(frozen=True, slots=True)
class Act:
    """What can be done to many: its question, and on which answers it cannot be done."""

    heading: str
    lead: str
    button: str
    needs_chair: bool = False


ACTS = {
    "prepare": Act(
        "Chuẩn bị xong nhiều hồ sơ",
        "Các hồ sơ dưới đây sẽ chờ đưa ra Hội đồng. Hồ sơ chưa đủ hoặc chưa rõ vẫn chuyển được: Hội đồng xét.",
        "Chuẩn bị xong",
    ),
    "assess": Act(
        "Xét lại nhiều hồ sơ",
        "Máy xét lại từng hồ sơ theo luật có hiệu lực hôm nay và số liệu hiện có.",
        "Xét lại",
    ),
    "review": Act(
        "Hiệu trưởng xác nhận",
        "Hiệu trưởng xác nhận không ai trong danh sách đang bị xem xét kỷ luật. "
        "Hồ sơ chưa ra Hội đồng của những người này được xét lại ngay.",
        "Tôi xác nhận",
        needs_chair=True,
    ),
}


@gate(may_see_dossiers)
def dossier_list(request: MemberRequest) -> HttpResponse:
    """Readers of lists see all names, a leader the team's, everybody their own; what may be opened is a link."""
    year = year_for(request.member, request.GET.get("nam"))
    if year is None:
        return render(request, "nominations/no_year.html")
    works = bool(may_work_on_dossiers.test(request.member))
    form = FilterForm(
        request.GET,
        teams=teams_for(request.member),
        by_answer=bool(may_read_all_dossiers.test(request.member)),
    )
    listed = Paginator(_shown(request, year, form), PER_PAGE).get_page(request.GET.get("page"))
    listed.object_list = [seen_by(request.member, dossier) for dossier in listed.object_list]
    context = {
        "year": year,
        "form": form,
        "page": listed,
        "works": works,
        "opens": set(dossiers_for(request.member).values_list("id", flat=True)),
        "sees_all": sees_lists.test(request.member),
        "states_reviews": may_state_reviews.test(request.member),
        "state_names": dict(STATES),
        "filtered": any(form.asked().values()),
        "waiting": len(candidates_of(request.member.unit, year))
        + len(collective_candidates_of(request.member.unit, year))
        if works
        else 0,
        "law_version": law_version(),
        "graded_otherwise": graded_otherwise(request.member.unit, year) if works else set(),
        **_heard(request, year),
    }
    return render(request, "nominations/list.html", context)


@gate(may_work_on_dossiers)
def dossier_bulk(request: MemberRequest) -> HttpResponse:
    """First the list, then the act; what cannot take part is shown with the reason and left out."""
    year = year_for(request.member, request.GET.get("nam"))
    act = ACTS.get(request.POST.get("act", ""))
    if request.method != "POST" or year is None or act is None:
        return redirect("dossier_list")
    if act.needs_chair and not may_state_reviews.test(request.member):
        messages.error(request, "Chỉ Hiệu trưởng ghi được xác nhận này.")
        return redirect("dossier_list")
    chosen = list(_chosen(request, year))
    name = request.POST["act"]
    taking_part = [dossier for dossier in chosen if _takes_part(name, dossier)]
    if taking_part and request.POST.get("confirmed") == "yes":
        messages.success(request, _do(request, name, year, taking_part))
        return redirect(f"{reverse('dossier_list')}?nam={year.name}")
    context = {
        "year": year,
        "act": act,
        "name": name,
        "taking_part": taking_part,
        "left_out": [dossier for dossier in chosen if not _takes_part(name, dossier)],
        "state_names": dict(STATES),
    }
    return render(request, "nominations/bulk.html", context)


def _heard(request: MemberRequest, year: SchoolYear) -> dict[str, Any]:
    """What was said on the list, and who has not spoken: for whoever reads lists."""
    if not sees_lists.test(request.member):
        return {}
    unit, on = request.member.unit, request.member.on
    return {
        "spoken": opinions_of(unit, year, stage=Stage.PROPOSED),
        "silent": silent_bodies(unit, year, Stage.PROPOSED, roles_held(unit, on)),
    }


def _shown(request: MemberRequest, year: SchoolYear, form: FilterForm) -> QuerySet[Dossier]:
    visible = listed_for(request.member).values("id")
    return dossiers_of(request.member.unit, year, **form.asked()).filter(id__in=visible)


def _chosen(request: MemberRequest, year: SchoolYear) -> QuerySet[Dossier]:
    """The ticked rows, or all that the filter shows."""
    if request.POST.get("all") == "yes":
        return _shown(request, year, FilterForm(request.GET, teams=teams_for(request.member)))
    ids = [UUID(value) for value in request.POST.getlist("dossier") if _is_uuid(value)]
    return dossiers_of(request.member.unit, year, states=list(DossierState)).filter(id__in=ids)


def _is_uuid(value: str) -> bool:
    try:
        UUID(value)
    except ValueError:
        return False
    return True


def _takes_part(name: str, dossier: Dossier) -> bool:
    """A statement concerns the person; the law is asked before the council; no stopped dossier gets ready."""
    if name == "review":
        return True
    if name == "assess":
        return dossier.state in BEFORE_COUNCIL
    return dossier.state == DossierState.OPEN and dossier.answer != "blocked"


def _do(request: MemberRequest, name: str, year: SchoolYear, dossiers: list[Dossier]) -> str:
    by = request.member.actor
    if name == "prepare":
        prepare_dossiers(by=by, year=year, dossiers=dossiers)
        return f"{len(dossiers)} hồ sơ đã chuẩn bị xong, chờ đưa ra Hội đồng."
    if name == "assess":
        assess_dossiers(by=by, unit=request.member.unit, year=year, dossiers=dossiers, on=request.member.on)
        return f"Đã xét lại {len(dossiers)} hồ sơ."
    asked = {dossier.person_id: dossier.person for dossier in dossiers if dossier.person}
    persons = {key: person for key, person in asked.items() if person.user_id != request.member.user.id}
    own = " Riêng hồ sơ của chính người xác nhận để cấp trên trả lời." if len(persons) < len(asked) else ""
    bodies = {dossier.holder_key: collective_of(dossier) for dossier in dossiers if dossier.is_collective}
    unit, on, again = request.member.unit, request.member.on, 0
    with transaction.atomic():
        if persons or not bodies:
            again += state_review(
                by=by, unit=unit, year=year, persons=[*persons.values()], under_review=False, on=on
            )
        if bodies:
            again += state_collective_reviews(
                by=by, unit=unit, year=year, collectives=[*bodies.values()], under_review=False, on=on
            )
    whom = f"{len(persons)} người" + (f", {len(bodies)} tập thể" if bodies else "")
    return f"Đã ghi xác nhận cho {whom} và xét lại {again} hồ sơ chưa ra Hội đồng.{own}"

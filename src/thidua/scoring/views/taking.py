"""Points out of a yearly review: what each line would become is shown first, then written as one."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from thidua.core.errors import RefusedError
from thidua.registrations.access import year_for
from thidua.reviews.models import Review
from thidua.scoring.access import may_take_points
from thidua.scoring.actions import take_points
from thidua.scoring.queries import fingerprint_of, proposals_of, reviews_to_take, sheet_of
from thidua.units.access import MemberRequest, gate

STATUS_OF_FAULT = 422


@gate(may_take_points)
def evaluation_take(request: MemberRequest) -> HttpResponse:
    """One review is chosen where there are several; the button writes what the page shows, or nothing."""
    member = request.member
    year = year_for(member, request.GET.get("nam"))
    if year is None:
        return render(request, "scoring/sheet_none.html")
    reviews = reviews_to_take(member.unit, year)
    review = _chosen(reviews, request.GET.get("dot"))
    refusal = ""
    if request.method == "POST" and review is not None:
        try:
            taken = take_points(
                by=member.actor,
                unit=member.unit,
                year=year,
                review=review,
                seen=request.POST.get("seen", ""),
                on=member.on,
            )
        except RefusedError as fault:
            refusal = str(fault)
        else:
            messages.success(request, f"Đã lấy điểm của {len(taken)} người từ {review.name}.")
            return redirect(f"{reverse('evaluation_sheet')}?nam={year.name}")
    sheet = sheet_of(member.unit, year, today=member.on)
    shown = review if sheet.basis.by_points else None
    proposals = proposals_of(shown, sheet, member.on, taker=member.user.id) if shown else []
    context = {
        "year": year,
        "sheet": sheet,
        "reviews": reviews,
        "review": review,
        "proposals": proposals,
        "changing": sum(one.changes for one in proposals),
        "seen": fingerprint_of(sheet, proposals),
        "refusal": refusal,
    }
    return render(request, "scoring/take.html", context, status=STATUS_OF_FAULT if refusal else 200)


def _chosen(reviews: list[Review], asked: str | None) -> Review | None:
    if not asked:
        return reviews[0] if reviews else None
    found = next((one for one in reviews if str(one.id) == asked), None)
    if found is None:
        raise Http404
    return found

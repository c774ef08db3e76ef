"""A member's own ballot on the phone: choose, look, send, keep the code.

Choices travel in the bodies of these requests and nowhere else: not in addresses, which servers log, nor in the
session, which is a row of the database with the voter's name on it. The receipt's code goes into a signed cookie of
the voter's browser; the server keeps it without the voter.
"""

from dataclasses import dataclass
from uuid import UUID

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters

from thidua.core.errors import RefusedError
from thidua.core.ids import grouped
from thidua.councils.access import may_vote, meeting_for, seat_for
from thidua.councils.actions import cast_ballot
from thidua.councils.forms import BallotForm
from thidua.councils.models import CouncilMember, Meeting, Motion
from thidua.councils.queries import Waiting, ballot_paper, waiting_of
from thidua.councils.states import MeetingState
from thidua.people.models import Sex
from thidua.units.access import MemberRequest, gate
from thidua.web.refusals import refuse

RECEIPT_LIFE = 12 * 3600
NOTHING_NEW = 204


@dataclass(frozen=True, slots=True)
class Booth:
    """Where the member stands: the meeting, the seat, what can be done now."""

    meeting: Meeting
    seat: CouncilMember
    waiting: Waiting

    @property
    def motion(self) -> Motion | None:
        return self.waiting.motion

    @property
    def is_over(self) -> bool:
        return self.meeting.state == MeetingState.CLOSED

    @property
    def you(self) -> str:
        """How one is addressed, by what is known of the person."""
        return {Sex.FEMALE.value: "cô", Sex.MALE.value: "thầy"}.get(self.seat.person.sex or "", "anh/chị")


@gate(may_vote)
@never_cache
@sensitive_post_parameters()
def meeting_vote(request: MemberRequest, meeting: UUID) -> HttpResponse:
    """The ballot while it can be cast; else what is waited for, with the code of the ballot that was."""
    found = meeting_for(request.member, meeting)
    seat = seat_for(request.member, found)
    booth = Booth(found, seat, waiting_of(found, seat))
    if request.headers.get("HX-Request"):
        return _poll(request, booth)
    if request.method == "POST":
        return _take(request, booth)
    if booth.motion is not None and booth.waiting.can_vote:
        form = BallotForm(motion=booth.motion, lines=ballot_paper(booth.motion, seat))
        return _page(request, booth, "ballot", form)
    return _wait(request, booth)


def _take(request: MemberRequest, booth: Booth) -> HttpResponse:
    """Show for checking, go back to choosing, or send. What was chosen is shown again if it is refused."""
    motion = booth.waiting.named(request.POST.get("motion", ""))
    if motion is None:
        return redirect("meeting_vote", meeting=booth.meeting.id)
    form = BallotForm(request.POST, motion=motion, lines=ballot_paper(motion, booth.seat))
    step = request.POST.get("step")
    if not form.is_valid() or step not in {"check", "send"}:
        return _page(request, booth, "ballot", form)
    if step == "check":
        return _page(request, booth, "ballot_check", form)
    try:
        code = cast_ballot(by=request.member.actor, motion=motion, member=booth.seat, choices=form.choices())
    except RefusedError as refusal:
        refuse(form, refusal)
        return _page(request, booth, "ballot_check", form, status=409)
    response = redirect("meeting_vote", meeting=booth.meeting.id)
    response.set_signed_cookie(
        _cookie(motion),
        code,
        salt=_salt(request),
        max_age=RECEIPT_LIFE,
        path=request.path,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )
    return response


def _page(
    request: MemberRequest, booth: Booth, template: str, form: BallotForm, status: int = 200
) -> HttpResponse:
    motion = form.motion
    context = {"booth": booth, "form": form, "motion": motion}
    return render(request, f"councils/{template}.html", context, status=status)


def _wait(request: MemberRequest, booth: Booth) -> HttpResponse:
    motion = booth.waiting.last_voted
    code = _code(request, motion) if motion else ""
    context = {
        "booth": booth,
        "voted": motion,
        "code": grouped(code),
        "counted": bool(motion and code and booth.waiting.is_counted(code)),
    }
    return render(request, "councils/ballot_wait.html", context)


def _poll(request: MemberRequest, booth: Booth) -> HttpResponse:
    """Nothing as long as nothing changed; the page is fetched anew when something did."""
    response = HttpResponse(status=NOTHING_NEW)
    if request.GET.get("da-thay") != booth.waiting.key:
        response.headers["HX-Refresh"] = "true"
        response.status_code = 200
    return response


def _code(request: MemberRequest, motion: Motion) -> str:
    return request.get_signed_cookie(_cookie(motion), default="", salt=_salt(request)) or ""


def _cookie(motion: Motion) -> str:
    return f"ma-phieu-{motion.id.hex}"


def _salt(request: MemberRequest) -> str:
    """Bound to the account: on a shared computer the next one does not see the code."""
    return f"thidua.councils.receipt.{request.member.user.id}"

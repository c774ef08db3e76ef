"""A reviewer says what to think of an initiative: a note that decides nothing, never on one's own."""

from django.db import IntegrityError, transaction

from thidua.accounts.models import User
from thidua.core import clock
from thidua.core.errors import ChangedMeanwhileError, InvalidInputError
from thidua.initiatives.errors import (
    NotReviewerError,
    OwnInitiativeError,
    WordingChangedError,
    YearClosedError,
)
from thidua.initiatives.models import Review, Verdict
from thidua.initiatives.queries import Subject, initiatives_of, own_marks
from thidua.ledger.actions import Actor, action, record
from thidua.units.models import Role, SchoolYear
from thidua.units.queries import holders


@action("initiatives.review_written")
def review_initiative(
    *, by: Actor, year: SchoolYear, subject: Subject, verdict: Verdict, text: str, version: int
) -> Review:
    """A first note (`version` 0: none was seen), or one that corrects the own former one, which stays.

    `subject` as it was read. The unique version, not a look beforehand, lets one of two tabs win.
    """
    if year.closed_on is not None:
        raise YearClosedError
    if verdict != Verdict.AGREE and not text.strip():
        raise InvalidInputError("text", "Hãy nêu cần bổ sung gì, hoặc vì sao không đồng ý.")
    reviewer = _reviewer(by, year)
    _check_subject(year, subject, reviewer)
    of_whom = {
        "pledge": subject.pledge,
        "key": subject.key,
        "initiative": subject.initiative,
        "reviewer": reviewer,
    }
    former = Review.objects.filter(**of_whom).order_by("-version").first()
    if version != (former.version if former else 0):
        raise ChangedMeanwhileError
    try:
        with transaction.atomic():
            review = Review.objects.create(
                unit_id=year.unit_id,
                year=year,
                **of_whom,
                wording=subject.wording,
                version=version + 1,
                verdict=verdict,
                text=text.strip(),
                at=clock.now(),
            )
    except IntegrityError:
        raise ChangedMeanwhileError from None
    fields = {
        "verdict": (former and former.verdict, review.verdict),
        "text": (former and former.text, review.text),
    }
    record(about=review, fields=fields, counts={"version": review.version})
    return review


def _reviewer(by: Actor, year: SchoolYear) -> User:
    """Whoever reviews at the year's unit today: the appointment itself is asked, not the page from which it comes."""
    found = holders(year.unit, Role.INITIATIVE_REVIEWER, clock.today())
    reviewer = next((user for user in found if user.id == by.user), None)
    if reviewer is None or by.unit != year.unit_id:
        raise NotReviewerError
    return reviewer


def _check_subject(year: SchoolYear, subject: Subject, reviewer: User) -> None:
    """It still reads as it was read, and it is not the reviewer's own."""
    subjects = initiatives_of(year)
    if not any((one.mark, one.wording) == (subject.mark, subject.wording) for one in subjects):
        raise WordingChangedError
    if subject.mark in own_marks(reviewer, year.unit, clock.today(), subjects):
        raise OwnInitiativeError
